"""Reviewers as recipients of mail to many, by what they have been asked: only about papers that the sender handles."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from conference import when
from conference.letters import Placeholder
from conference.recipients import Group, Recipient
from reviewing.actions.sending import link_of
from reviewing.models import Assignment, Round
from submissions.models import Conflict
from submissions.recipients import papers_for
from submissions.visibility import concealed

Status = Assignment.Status
# Who has come into conflict with the paper since is not written to about it.
IN_CONFLICT = Conflict.objects.standing().filter(submission=OuterRef("submission"), person=OuterRef("reviewer"))


def _asked(statuses):
    def find(viewer, edition, wanted):
        """One for each request of the running round that stands so; people are looked for by name or paper."""
        papers = {paper.pk: paper for paper in papers_for(viewer, edition, _without_words(wanted))}
        rows = Assignment.objects.filter(submission__in=list(papers), status__in=statuses)
        rows = rows.filter(~Exists(IN_CONFLICT), round__in=Round.objects.running().values("pk"))
        found = rows.select_related("reviewer", "edition").order_by("reviewer", "pk")
        return [
            Recipient.of(row.reviewer, papers[row.submission_id], about=row)
            for row in found
            if wanted.fits(row.reviewer)
        ]

    return find


def _without_words(wanted):
    return type(wanted)(wanted.track, wanted.states)


def of_concealed_papers(viewer):
    """A condition on mails: to somebody who was asked to review a paper that is kept from the viewer."""
    rows = Assignment.objects.filter(submission__code__in=concealed(viewer))
    return Q(person__in=rows.values("reviewer"))


def _paper(context):
    return context["recipient"].paper


def _request(context):
    return context["recipient"].about


def _due(context):
    due = _request(context).last_moment
    return when.moment(due, zone="UTC") if due else ""


def _link(context):
    return f"{context['site_url']}{link_of(_request(context))}"


def _papers(context):
    return "\n".join(f"{paper.label}: {paper.title}" for paper in context["recipient"].papers)


# Who reviews a paper is not told its authors, nor what is decided about it.
REQUEST = {
    "paper_number": Placeholder(_("number of the paper"), "41", lambda context: _paper(context).number),
    "paper_title": Placeholder(
        _("title of the paper"), _("When co-production works"), lambda context: _paper(context).title
    ),
    "review_due": Placeholder(_("when the review is due, if a date is set"), "1 March 2027", _due),
    "review_link": Placeholder(
        _("page of the request or review"), "https://…/assignments/…", _link, secret="reviewers"
    ),
}
PAPERS = {
    "papers": Placeholder(_("number and title of the papers"), _("Paper 41: When co-production works"), _papers),
}

_OF_REQUESTS = {"about_papers": True, "placeholders": REQUEST, "together": PAPERS, "secret": "reviewers"}
GROUPS = [
    Group("open-reviews", _("Reviewers whose review is not in"), _asked([Status.ACCEPTED]), order=33, **_OF_REQUESTS),
    Group(
        "unanswered", _("Reviewers who have not answered a request"), _asked([Status.ASKED]), order=34, **_OF_REQUESTS
    ),
    Group("done-reviews", _("Reviewers who have submitted a review"), _asked([Status.DONE]), order=35, **_OF_REQUESTS),
]
