"""The mails to authors that have words of their own, and what may stand in them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from conference import when
from conference.letters import CONFERENCE, FULL_NAME, Letter, Placeholder, link
from submissions.models import Receipt, Submission


def _submission(context):
    return context["submission"]


NUMBER = Placeholder(_("number of the paper"), "41", lambda context: _submission(context).number)
TITLE = Placeholder(_("title of the paper"), _("When co-production works"), lambda context: _submission(context).title)
TRACK = Placeholder(_("track of the paper"), _("Open data"), lambda context: str(_submission(context).track))

PAPER = {
    "conference": CONFERENCE,
    "full_name": FULL_NAME,
    "paper_number": NUMBER,
    "paper_title": TITLE,
    "track": TRACK,
}


def _receipt(name):
    return lambda context: getattr(context["receipt"], name)


def _came_in(context):
    return when.moment(context["receipt"].at, zone="UTC", seconds=True)


RECEIPT = PAPER | {
    "stage": Placeholder(
        _("what has come in"), _("Full paper"), lambda context: context["version"].get_stage_display()
    ),
    "version": Placeholder(_("number of the version"), "2", lambda context: context["version"].number),
    "came_in": Placeholder(_("when it came in"), "1 March 2027, 21:58:03 UTC", _came_in),
    "size": Placeholder(_("its size in bytes"), "482113", _receipt("size")),
    "sha256": Placeholder("SHA-256", "9f86d081884c7d65…", _receipt("sha256")),
    "receipt": Placeholder(_("number of the receipt"), "7Q2M8XK4TB", _receipt("code")),
    "link": Placeholder(_("page of the receipt"), "https://…/submissions/…", link),
    "proof": Placeholder(
        _("where anybody can check the receipt"), "https://…/verify/…", lambda context: link(context, "proof")
    ),
}


def _recent_receipt(viewer, edition):
    handled = Submission.objects.handled_by(viewer).filter(edition=edition).values("pk")
    rows = Receipt.objects.filter(version__submission__in=handled)
    found = rows.select_related("version__submission__track", "version__submission__contact").order_by("-at").first()
    if not found:
        return None
    submission = found.version.submission
    return {
        "person": submission.contact,
        "about": submission,
        "submission": submission,
        "receipt": found,
        "version": found.version,
        "link": reverse("submissions:receipt", args=[submission.code, found.code]),
        "proof": reverse("submissions:verify", query={"receipt": found.code}),
    }


def _recent_paper(viewer, edition):
    rows = Submission.objects.handled_by(viewer).filter(edition=edition).select_related("contact", "track")
    found = rows.order_by("-submitted_at", "-pk").first()
    return found and {"person": found.contact, "about": found, "submission": found}


def _is_stage(*stages):
    return lambda context: _("yes") if context["stage"] in stages else ""


HAND_IN = PAPER | {
    "paper_title": Placeholder(
        _("title of the paper"), _("When co-production works"), lambda context: str(_submission(context))
    ),
    "due": Placeholder(_("when it is due"), "1 March 2027 AoE", lambda context: context["deadline"].shown),
    "link": Placeholder(_("where to hand it in"), "https://…/submissions/…", link),
    "is_abstract": Placeholder(_("for a condition: the abstract is due"), _("yes"), _is_stage("abstract")),
    "is_paper": Placeholder(_("for a condition: the full paper is due"), "", _is_stage("paper")),
    "is_revision": Placeholder(_("for a condition: the revised paper is due"), "", _is_stage("revision")),
    "is_final": Placeholder(_("for a condition: the final version is due"), "", _is_stage("final")),
}

LETTERS = {
    "hand-in-reminder": Letter(
        label=_("Reminder to hand in"),
        template="submissions/mail/hand_in_reminder.txt",
        placeholders=HAND_IN,
        subject=pgettext_lazy("mail", "Due {due}: {conference}"),
        body=pgettext_lazy(
            "mail",
            "Dear author,\n\n{if is_abstract}\nthe abstract of this draft is due soon:\n{/if}\n"
            "{if is_paper}\nthis paper has not been handed in yet, and it is due soon:\n{/if}\n"
            "{if is_revision}\nthe revised version of this paper has not come in yet. It is due soon:\n{/if}\n"
            "{if is_final}\nthe final version of this paper has not come in yet. It is due soon:\n{/if}\n\n"
            "    {paper_title}\n\nDue: {due}\n\nHand it in here (after signing in):\n\n    {link}\n\n"
            "Kind regards\n{conference}",
        ),
        needed=("link", "due"),
        order=25,
    ),
    "receipt": Letter(
        label=_("Receipt to authors"),
        template="submissions/mail/receipt.txt",
        placeholders=RECEIPT,
        subject=pgettext_lazy("mail", "Received: paper {paper_number}, {conference}"),
        body=pgettext_lazy(
            "mail",
            "Dear author,\n\nthis paper has come in ({stage}):\n\n    {paper_title}\n\n"
            "This is your receipt. Please keep it.\n\n"
            "    Number:   {paper_number}\n    Version:  {version}\n    Came in:  {came_in}\n"
            "    Size:     {size} bytes\n"
            "    SHA-256:  {sha256}\n    Receipt:  {receipt}\n\n"
            "See the paper and this receipt (after signing in):\n\n    {link}\n\n"
            "Anybody can check that this receipt is genuine:\n\n    {proof}\n\n"
            "If you do not know this paper, please answer to its organisers: your address was given for one of its "
            "authors.\n\nKind regards\n{conference}",
        ),
        needed=("receipt",),
        sample=_recent_receipt,
        order=20,
    ),
    "withdrawn": Letter(
        label=_("To authors who have withdrawn their paper"),
        template="submissions/mail/withdrawn.txt",
        placeholders=PAPER,
        subject=pgettext_lazy("mail", "Withdrawn: paper {paper_number}, {conference}"),
        body=pgettext_lazy(
            "mail",
            "Dear author,\n\nthis paper has been withdrawn by its authors:\n\n    {paper_title}\n\n"
            "Nobody handles it any more. If this was not meant, please write to the organisers at once.\n\n"
            "Kind regards\n{conference}",
        ),
        sample=_recent_paper,
        order=30,
    ),
}
