"""Addresses of the lowest app. Pages of an edition come last: their first part is a free name."""

from django.urls import path

from conference import converters  # noqa: F401 - registers
from conference.views import account, demo, design, figures, health, look, manage, public, tasks

app_name = "conference"

urlpatterns = [
    path("", public.front, name="front"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("me/", account.my_work, name="my-work"),
    path("me/menu/", account.menu, name="account-menu"),
    path("me/find/", account.find, name="find"),
    path("me/tasks/", tasks.tasks, name="tasks"),
    path("me/tasks/<code:code>/", tasks.task, name="task"),
    path("me/tasks/<code:code>/cancel/", tasks.cancel_task, name="cancel-task"),
    path("me/profile/", account.profile, name="profile"),
    path("invitations/<code:code>/<signature:signature>/", account.invitation, name="invitation"),
    path("design/", design.design, name="design"),
    path("demo/mail/", demo.mails, name="demo-mails"),
    path("<slug:slug>/", public.edition, name="edition"),
    path("<slug:slug>/call/", public.call, name="call"),
    path("<slug:slug>/logo/", public.logo, name="logo"),
    path("<slug:slug>/tracks/<slug:track>/", public.track, name="track"),
    path("<slug:slug>/manage/", manage.overview, name="manage"),
    path("<slug:slug>/manage/dates/", manage.dates, name="dates"),
    path("<slug:slug>/manage/people/", manage.people, name="people"),
    path("<slug:slug>/manage/mail/", manage.mail, name="mail"),
    path("<slug:slug>/manage/mail/<code:code>/", manage.message, name="message"),
    path("<slug:slug>/manage/figures/", figures.figures, name="figures"),
    path("<slug:slug>/manage/figures/<slug:figure>.csv", figures.figure_csv, name="figure-csv"),
    path("<slug:slug>/manage/look/", look.look, name="look"),
    path("<slug:slug>/manage/look/logo/", look.look_logo, name="look-logo"),
    path("<slug:slug>/manage/log/", manage.log, name="log"),
]
