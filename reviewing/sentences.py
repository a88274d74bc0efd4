"""What the activity log says of deeds on reviews and decisions. It names no reviewer but who did the deed."""

from django.utils.translation import gettext_lazy

REMINDED = gettext_lazy("%(who)s reminded people of their invitation")
TAKEN_OFF = gettext_lazy("%(who)s took a reviewer off %(paper)s")

SENTENCES = {
    "reviewing.set_default_criteria": gettext_lazy("%(who)s set what reviews ask for"),
    "reviewing.invite_reviewers": gettext_lazy("%(who)s invited several reviewers"),
    "reviewing.remind_invited": REMINDED,
    "reviewing.remind_several": REMINDED,
    "reviewing.propose": gettext_lazy("%(who)s had an assignment of reviewers proposed"),
    "reviewing.add_reviewer": gettext_lazy("%(who)s added a reviewer to %(paper)s"),
    "reviewing.remove_proposal": TAKEN_OFF,
    "reviewing.withdraw": TAKEN_OFF,
    "reviewing.send": gettext_lazy("%(who)s asked the proposed reviewers of a track"),
    "reviewing.ask": gettext_lazy("%(who)s asked a reviewer to review %(paper)s"),
    "reviewing.answer": gettext_lazy("%(who)s answered whether to review %(paper)s"),
    "reviewing.answer:accepted": gettext_lazy("%(who)s agreed to review %(paper)s"),
    "reviewing.answer:declined": gettext_lazy("%(who)s declined to review %(paper)s"),
    "reviewing.remind": gettext_lazy("%(who)s reminded a reviewer of %(paper)s"),
    "reviewing.tell_of_withdrawn_paper": gettext_lazy("%(who)s told the reviewers that %(paper)s is withdrawn"),
    "reviewing.save_review": gettext_lazy("%(who)s saved a draft of a review of %(paper)s"),
    "reviewing.submit_review": gettext_lazy("%(who)s submitted a review of %(paper)s"),
    "reviewing.reopen_review": gettext_lazy("%(who)s opened a review of %(paper)s again"),
    "reviewing.decide": gettext_lazy("%(who)s decided on %(paper)s"),
    "reviewing.decide:recommended": gettext_lazy("%(who)s recommended a decision on %(paper)s"),
    "reviewing.take_back_decision": gettext_lazy("%(who)s took back a decision on %(paper)s"),
    "reviewing.release_decisions": gettext_lazy("%(who)s released the decisions of a track"),
    "reviewing.release": gettext_lazy("%(who)s released the decision on %(paper)s"),
}
