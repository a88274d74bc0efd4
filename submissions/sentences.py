"""What the activity log says of deeds on papers, and how it names a paper."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from submissions.models import Submission

CHANGED = gettext_lazy("%(who)s changed %(paper)s")
UPLOADED = gettext_lazy("%(who)s uploaded a file of %(paper)s")
CONFIRMED = gettext_lazy("%(who)s confirmed a conflict of interest with %(paper)s")
DISMISSED = gettext_lazy("%(who)s dismissed a conflict of interest with %(paper)s")

SENTENCES = {
    "submissions.start": gettext_lazy("%(who)s started %(paper)s"),
    "submissions.save_draft": CHANGED,
    "submissions.correct": CHANGED,
    "submissions.begin_upload": UPLOADED,
    "submissions.upload_manuscript": UPLOADED,
    "submissions.keep_cleaned_copy": gettext_lazy("%(who)s made an anonymous copy of a file"),
    "submissions.report_uncleanable": gettext_lazy("%(who)s could not make an anonymous copy of a file"),
    "submissions.hand_in_abstract": gettext_lazy("%(who)s handed in the abstract of %(paper)s"),
    "submissions.hand_in_paper": gettext_lazy("%(who)s handed in %(paper)s"),
    "submissions.upload_final": gettext_lazy("%(who)s handed in the final version of %(paper)s"),
    "submissions.withdraw": gettext_lazy("%(who)s withdrew %(paper)s"),
    "submissions.accept": gettext_lazy("%(who)s accepted %(paper)s"),
    "submissions.ask_revision": gettext_lazy("%(who)s asked for a revision of %(paper)s"),
    "submissions.reject": gettext_lazy("%(who)s did not accept %(paper)s"),
    "submissions.declare_conflict": gettext_lazy("%(who)s declared a conflict of interest with %(paper)s"),
    "submissions.confirm_conflict": CONFIRMED,
    "submissions.dismiss_conflict": DISMISSED,
    "submissions.add_reminder_rule": gettext_lazy("%(who)s added a reminder to authors"),
    "submissions.switch_reminder_rule": gettext_lazy("%(who)s switched a reminder to authors on or off"),
    "submissions.remove_reminder_rule": gettext_lazy("%(who)s removed a reminder to authors"),
    "submissions.remind_authors": gettext_lazy("%(who)s reminded the authors of %(paper)s"),
    "submissions.skip_reminder": gettext_lazy("%(who)s skipped a reminder to the authors of %(paper)s"),
    "submissions.restore_reminder": gettext_lazy("%(who)s took back that a reminder about %(paper)s is skipped"),
    "submissions.advise": gettext_lazy("%(who)s gave advice on the abstract of %(paper)s"),
    "submissions.offer_transfer": gettext_lazy("%(who)s offered %(paper)s to another track"),
    "submissions.withdraw_transfer": gettext_lazy("%(who)s took back that %(paper)s is offered to another track"),
    "submissions.refuse_transfer": gettext_lazy("%(who)s did not take %(paper)s into another track"),
    "submissions.take_transfer": gettext_lazy("%(who)s took %(paper)s into another track"),
    "submissions.create_link": gettext_lazy("%(who)s made a link for invited papers"),
    "submissions.revoke_link": gettext_lazy("%(who)s took back a link for invited papers"),
    "submissions.send_link": gettext_lazy("%(who)s sent a link for invited papers"),
    "submissions.start_invited": gettext_lazy("%(who)s started %(paper)s by invitation"),
    "submissions.extend": gettext_lazy("%(who)s gave %(paper)s more time"),
    "submissions.withdraw_extension": gettext_lazy("%(who)s took the extension of %(paper)s back"),
    "submissions.find_conflicts": gettext_lazy("%(who)s looked for conflicts of interest"),
}


def numbered(viewer, edition, number: int) -> list[str]:
    """Codes of the paper of this number, if the viewer may open it."""
    papers = Submission.objects.visible_to(viewer).filter(edition=edition, number=number)
    return list(papers.values_list("code", flat=True))


def named(viewer, codes: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Code -> (how a sentence names the paper, its address), of those papers that the viewer may open; one query."""
    found = Submission.objects.visible_to(viewer).filter(code__in=codes, number__isnull=False)
    return {paper.code: (_("paper %(number)d") % {"number": paper.number}, paper.get_absolute_url()) for paper in found}
