"""Addresses of the programme."""

from datetime import date

from django.urls import path, register_converter

from conference import converters  # noqa: F401 - registers
from programme.views import arrange, downloads, keynotes, public, publish, rooms, sessions


class DayConverter:
    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value):
        return date.fromisoformat(value)

    def to_url(self, value):
        return value if isinstance(value, str) else value.isoformat()


register_converter(DayConverter, "day")

app_name = "programme"

for_everybody = [
    path("<slug:slug>/programme/", public.programme, name="programme"),
    path("<slug:slug>/programme/<day:day>/", public.day, name="day"),
    path("<slug:slug>/programme/<code:code>/", public.slot, name="slot"),
    path("<slug:slug>/programme/sessions/<code:code>/", public.session, name="session"),
    path("<slug:slug>/keynotes/<code:code>/", public.keynote, name="keynote"),
    path("<slug:slug>/keynotes/<code:code>/portrait/", public.portrait, name="portrait"),
    path("<slug:slug>/programme.ics", downloads.calendar, name="calendar"),
    path("<slug:slug>/programme.pdf", downloads.pdf, name="pdf"),
    path("<slug:slug>/programme.json", downloads.json, name="json"),
    path("<slug:slug>/programme/<day:day>.ics", downloads.day_calendar, name="day-calendar"),
    path("<slug:slug>/programme/<code:code>.ics", downloads.slot_calendar, name="slot-calendar"),
    path("<slug:slug>/programme/sessions/<code:code>.ics", downloads.session_calendar, name="session-calendar"),
]

workbench = [
    path("<slug:slug>/manage/programme/", arrange.manage, name="manage"),
    path("<slug:slug>/manage/programme/fill/", arrange.fill, name="fill"),
    path("<slug:slug>/manage/programme/rooms/", rooms.rooms, name="rooms"),
    path("<slug:slug>/manage/programme/rooms/<code:code>/", rooms.edit_room, name="edit-room"),
    path("<slug:slug>/manage/programme/rooms/<code:code>/remove/", rooms.remove_room, name="remove-room"),
    path("<slug:slug>/manage/programme/keynotes/", keynotes.keynotes, name="keynotes"),
    path("<slug:slug>/manage/programme/keynotes/new/", keynotes.add_keynote, name="add-keynote"),
    path("<slug:slug>/manage/programme/keynotes/<code:code>/", keynotes.edit_keynote, name="edit-keynote"),
    path("<slug:slug>/manage/programme/keynotes/<code:code>/remove/", keynotes.remove_keynote, name="remove-keynote"),
    path(
        "<slug:slug>/manage/programme/keynotes/<code:code>/portrait/",
        keynotes.keynote_portrait,
        name="keynote-portrait",
    ),
    path("<slug:slug>/manage/programme/sessions/new/", sessions.add_session, name="add-session"),
    path("<slug:slug>/manage/programme/sessions/<code:code>/", sessions.edit_session, name="edit-session"),
    path("<slug:slug>/manage/programme/sessions/<code:code>/remove/", sessions.remove_session, name="remove-session"),
    path("<slug:slug>/manage/programme/sessions/<code:code>/fill/", sessions.fill_session, name="fill-session"),
    path("<slug:slug>/manage/programme/sessions/<code:code>/item/", sessions.add_item, name="add-item"),
    path("<slug:slug>/manage/programme/slots/<code:code>/", sessions.change_slot, name="change-slot"),
    path("<slug:slug>/manage/programme/publish/", publish.publish, name="publish"),
    path("<slug:slug>/manage/programme/versions/<int:version>/back/", publish.roll_back, name="roll-back"),
]

urlpatterns = [*for_everybody, *workbench]
