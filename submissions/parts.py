"""What of this app a new edition may take over from an old one (conference.cloning)."""

from django.utils.translation import gettext_lazy as _

from conference.cloning import Cloning, Part


def reminder_rules(cloning: Cloning) -> None:
    """Where nobody has settled any, the usual ones hold in both."""
    for rule in cloning.old.reminder_rules.order_by("pk"):
        cloning.copy(rule)


PARTS = [Part("reminders", _("When authors are reminded"), reminder_rules, order=42)]
