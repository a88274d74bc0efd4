"""The mails to reviewers and the decision letters that have words of their own, and what may stand in them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from conference import when
from conference.letters import CONFERENCE, FULL_NAME, INVITATION, NAME, Letter, Placeholder, link
from conference.models import Invitation, Role
from reviewing import letters
from reviewing.models import Assignment, Decision
from submissions.letters import PAPER


def _requests(context):
    papers = [f"{paper.label}: {paper.title}\n    {_address(context, where)}" for paper, where in context["requests"]]
    return "\n\n".join(papers)


def _address(context, where):
    return link({**context, "link": where})


def _deadline(context):
    return context["deadline"].shown if context.get("deadline") else ""


def _sender(context):
    return context["sender"].name if context.get("sender") else ""


def _due(context):
    due = context["assignment"].last_moment
    return when.moment(due, zone="UTC") if due else ""


def _is_answered(context):
    return _("yes") if context["assignment"].status != Assignment.Status.ASKED else ""


def _is_unanswered(context):
    return _("yes") if context["assignment"].status == Assignment.Status.ASKED else ""


REQUEST = {
    "name": NAME,
    "conference": CONFERENCE,
    "full_name": FULL_NAME,
    "requests": Placeholder(
        _("the papers, each with the link by which to answer"),
        "Paper 41: …\n    https://…/assignments/…",
        _requests,
        secret="reviewers",
    ),
    "review_due": Placeholder(_("when reviews are due, if a date is set"), "1 March 2027 AoE", _deadline),
    "sender": Placeholder(_("who asks"), "Clara Zetkin", _sender),
}
# Reviewers are told number and title of a paper, never more.
ABOUT_A_PAPER = {
    "name": NAME,
    **{name: PAPER[name] for name in ("conference", "full_name", "paper_number", "paper_title")},
}
REMINDER = ABOUT_A_PAPER | {
    "link": Placeholder(_("where to answer or review"), "https://…/assignments/…", link, secret="reviewers"),
    "review_due": Placeholder(_("when the review is due, if a date is set"), "1 March 2027", _due),
    "unanswered": Placeholder(_("for a condition: the request has not been answered"), _("yes"), _is_unanswered),
    "accepted": Placeholder(_("for a condition: the review has been promised"), "", _is_answered),
}


def _decision(name):
    return lambda context: getattr(context["decision"], name)


def _reviews(context):
    reviews = context["reviews"]
    return "\n\n".join(_review(one) for one in (reviews() if callable(reviews) else reviews))


def _review(review):
    scores = [f"{one.question}: {one.points}" + (f" ({one.label})" if one.label else "") for one in review.scores]
    head = f"---- {_('Review')} {review.pseudonym} ----"
    return "\n\n".join(filter(None, [head, "\n".join(scores), review.text]))


DECISION = {
    "name": NAME,
    **PAPER,
    "decision": Placeholder(
        _("the decision"),
        _("Accept"),
        lambda context: context["decision"].get_outcome_display(),
        secret="decision",
    ),
    "words": Placeholder(
        _("your words to the authors, if there are any"), _("Welcome to Linz."), _decision("note"), secret="decision"
    ),
    "reviews": Placeholder(_("the reviews as authors may read them"), "---- R1 ----\n…", _reviews, secret="reviews"),
    "link": Placeholder(_("page of the paper"), "https://…/submissions/…", link),
    "is_accepted": Placeholder(
        _("for a condition: accepted, also as poster"),
        _("yes"),
        lambda context: _("yes") if context["decision"].outcome.startswith("accept") else "",
        secret="decision",
    ),
    "is_revision": Placeholder(
        _("for a condition: to be revised"),
        "",
        lambda context: _("yes") if context["decision"].outcome == Decision.Outcome.REVISE else "",
        secret="decision",
    ),
    "is_rejected": Placeholder(
        _("for a condition: not accepted"),
        "",
        lambda context: _("yes") if context["decision"].outcome == Decision.Outcome.REJECT else "",
        secret="decision",
    ),
}


def _latest_assignment(viewer, edition, statuses):
    rows = Assignment.objects.filter(viewer.oversees("submission__code"), edition=edition, status__in=statuses)
    return rows.select_related("reviewer", "submission__track").order_by("-sent_at", "-pk").first()


def _recent_request(viewer, edition):
    found = _latest_assignment(viewer, edition, Assignment.SENT)
    return found and {
        "person": found.reviewer,
        "about": found,
        "requests": [(found.submission, f"/assignments/{found.code}/…")],
        "deadline": None,
        "sender": viewer.person,
    }


def _recent_reminder(viewer, edition):
    found = _latest_assignment(viewer, edition, [Assignment.Status.ASKED, Assignment.Status.ACCEPTED])
    return found and {
        "person": found.reviewer,
        "about": found,
        "assignment": found,
        "submission": found.submission,
        "link": f"/assignments/{found.code}/…",
    }


def _recent_decision(viewer, edition):
    """Of a paper that the viewer handles, whose decisions the viewer therefore knows."""
    rows = Decision.objects.filter(viewer.oversees("submission__code"), edition=edition)
    found = letters.with_reviews(rows).order_by("-decided_at", "-pk").first()
    recipient = next(iter(letters.recipients(found.submission)), None) if found else None
    if recipient is None:
        return None
    person = None if isinstance(recipient, str) else recipient
    return {"person": person, "about": found, **letters.context_of(found, recipient)}


def _recent_invitation(viewer, edition):
    if not viewer.organises(edition):
        return None
    rows = Invitation.objects.filter(edition=edition, role=Role.REVIEWER)
    found = rows.select_related("person", "track", "invited_by", "edition").order_by("-created_at", "-pk").first()
    return found and {
        "person": found.person,
        "about": found,
        "invitation": found,
        "link": f"/invitations/{found.code}/…",
    }


LETTERS = {
    "invitation-reminder": Letter(
        label=_("Reminder of an invitation to review"),
        template="reviewing/mail/invitation_reminder.txt",
        placeholders=INVITATION,
        subject=pgettext_lazy("mail", "{conference}: would you review for us?"),
        body=pgettext_lazy(
            "mail",
            "Dear {name},\n\nwe have asked you to review for {conference} and would be glad of an answer, be it yes or "
            "no.\n\nTo accept or decline, please open this page; it needs no password:\n\n    {link}\n\n"
            "Kind regards\n{conference}",
        ),
        needed=("link",),
        sample=_recent_invitation,
        order=15,
    ),
    "review-request": Letter(
        label=_("Request to a reviewer"),
        template="reviewing/mail/request.txt",
        placeholders=REQUEST,
        subject=pgettext_lazy("mail", "{conference}: would you review for us?"),
        body=pgettext_lazy(
            "mail",
            "Dear {name},\n\nwould you review for {conference}?\n{if review_due}\nReviews are due by {review_due}.\n"
            "{/if}\n\nPlease accept or decline by the link; it needs no password.\n\n{requests}\n\n"
            "Thank you. An early no helps as much as a yes.\n\n{sender}\n{conference}",
        ),
        needed=("requests",),
        sample=_recent_request,
        order=40,
    ),
    "review-reminder": Letter(
        label=_("Reminder to a reviewer"),
        template="reviewing/mail/reminder.txt",
        placeholders=REMINDER,
        subject=pgettext_lazy("mail", "{conference}: paper {paper_number} waits for you"),
        body=pgettext_lazy(
            "mail",
            "Dear {name},\n\n{if unanswered}\n"
            "we have asked you to review a paper and would be glad of an answer, be it yes or no:\n{/if}\n"
            "{if accepted}\nthank you for reviewing this paper. May we remind you of the review?\n{/if}\n\n"
            "{paper_title}\n    {link}\n{if review_due}\n\nIt is due by {review_due}.\n{/if}\n\n"
            "Kind regards\n{conference}",
        ),
        needed=("link",),
        sample=_recent_reminder,
        order=45,
    ),
    "review-withdrawn": Letter(
        label=_("To a reviewer: no longer needed"),
        template="reviewing/mail/withdrawn.txt",
        placeholders=ABOUT_A_PAPER,
        subject=pgettext_lazy("mail", "{conference}: a review is no longer needed"),
        body=pgettext_lazy(
            "mail",
            "Dear {name},\n\nwe have withdrawn our request for a review of this paper. You need not do anything.\n\n"
            "{paper_title}\n\nThank you for your readiness to help.\n{conference}",
        ),
        sample=_recent_reminder,
        order=50,
    ),
    "decision": Letter(
        label=_("Decision letter"),
        template=letters.TEMPLATE,
        placeholders=DECISION,
        subject=pgettext_lazy("mail", "{conference}: decision on “{paper_title}”"),
        body=pgettext_lazy(
            "mail",
            "Dear {name},\n\n{if is_accepted}\nwe are glad to tell you that this paper has been accepted:\n{/if}\n"
            "{if is_revision}\nwe would like you to revise this paper:\n{/if}\n"
            "{if is_rejected}\nwe are sorry to tell you that this paper has not been accepted:\n{/if}\n\n"
            "    Paper {paper_number}: {paper_title}\n    Decision: {decision}\n\n{if words}\n{words}\n\n{/if}\n"
            "The page of the paper:\n\n    {link}\n\nKind regards\n{conference}\n\n{reviews}",
        ),
        needed=("decision",),
        sample=_recent_decision,
        order=60,
    ),
}
