"""What the activity log says of deeds on the programme."""

from django.utils.translation import gettext_lazy

CHANGED = gettext_lazy("%(who)s changed the programme")
ROOMS = gettext_lazy("%(who)s changed the rooms")
KEYNOTES = gettext_lazy("%(who)s changed the keynotes")

SENTENCES = {
    "programme.place": gettext_lazy("%(who)s put something into the programme"),
    "programme.fill": CHANGED,
    "programme.add_item": CHANGED,
    "programme.move": CHANGED,
    "programme.shift": CHANGED,
    "programme.set_minutes": CHANGED,
    "programme.take_out": gettext_lazy("%(who)s took something out of the programme"),
    "programme.mark_withdrawn": gettext_lazy("%(who)s marked a presentation as cancelled"),
    "programme.add_session": gettext_lazy("%(who)s added a session"),
    "programme.change_session": gettext_lazy("%(who)s changed a session"),
    "programme.remove_session": gettext_lazy("%(who)s removed a session"),
    "programme.add_room": ROOMS,
    "programme.change_room": ROOMS,
    "programme.remove_room": ROOMS,
    "programme.add_keynote": KEYNOTES,
    "programme.change_keynote": KEYNOTES,
    "programme.remove_keynote": KEYNOTES,
    "programme.publish": gettext_lazy("%(who)s published the programme"),
    "programme.roll_back": gettext_lazy("%(who)s published an older programme again"),
}
