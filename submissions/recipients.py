"""Authors as recipients of mail to many: of the papers that the sender handles, and of no other."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conference.letters import Placeholder
from conference.recipients import Group, Recipient
from submissions.listing import narrowed
from submissions.models import Author, Submission
from submissions.visibility import concealed

# A draft is nobody's but its authors'; a decision that has not been released is no state of a paper.
STATES = tuple((value, label) for value, label in Submission.Status.choices if value != Submission.Status.DRAFT)
WITHDRAWN = Submission.Status.WITHDRAWN


def papers_for(viewer, edition, wanted):
    """Papers that the viewer handles, narrowed; withdrawn ones only where they are asked for."""
    papers = Submission.objects.handled_by(viewer).filter(edition=edition)
    papers = narrowed(papers, q=wanted.words, track=wanted.track)
    papers = papers.filter(status__in=wanted.states) if wanted.states else papers.exclude(status=WITHDRAWN)
    return papers.select_related("track", "edition", "kind", "contact").order_by("number")


def _authors(viewer, edition, wanted):
    """Every author with a name, by the account where it is linked; whoever has no address is counted as such."""
    papers = {paper.pk: paper for paper in papers_for(viewer, edition, wanted)}
    rows = (
        Author.objects.filter(submission__in=list(papers)).select_related("person").order_by("submission", "position")
    )
    return [_author(row, papers[row.submission_id]) for row in rows]


def _author(row, paper):
    person = row.person if row.person and row.person.email else None
    address = person.email if person else row.email
    return Recipient(row.name, address, person, (paper,), row.given_name, row.family_name)


def _contacts(viewer, edition, wanted):
    return [Recipient.of(paper.contact, paper) for paper in papers_for(viewer, edition, wanted)]


def _accepted(viewer, edition, wanted):
    return [one for one in _authors(viewer, edition, wanted) if one.paper.is_accepted]


def of_concealed_papers(viewer):
    """A condition on mails: to an author of a paper that is kept from the viewer."""
    papers = Submission.objects.filter(code__in=concealed(viewer)).exclude(number=None)
    authors = Author.objects.filter(submission__in=papers.values("pk"))
    people = authors.exclude(person=None).values("person")
    to_contact = Q(person__in=papers.values("contact"))
    return Q(person__in=people) | Q(address__in=authors.exclude(email="").values("email")) | to_contact


def _paper(context):
    return context["recipient"].paper


def _decision(context):
    """Nothing before the release: until then the paper itself does not know it."""
    paper = _paper(context)
    return paper.get_status_display() if paper.is_decided else ""


def _papers(context):
    return "\n".join(f"{paper.label}: {paper.title}" for paper in context["recipient"].papers)


def _link(context):
    return f"{context['site_url']}{_paper(context).get_absolute_url()}"


PAPER = {
    "paper_number": Placeholder(_("number of the paper"), "41", lambda context: _paper(context).number),
    "paper_title": Placeholder(
        _("title of the paper"), _("When co-production works"), lambda context: _paper(context).title
    ),
    "paper_link": Placeholder(_("page of the paper"), "https://…/submissions/…/", _link),
    "contribution": Placeholder(_("contribution type"), _("Full paper"), lambda context: str(_paper(context).kind)),
    "track": Placeholder(_("track of the paper"), _("Open data"), lambda context: str(_paper(context).track)),
    "decision": Placeholder(_("the decision, once it has been released"), _("Accepted"), _decision, secret="decision"),
}
PAPERS = {
    "papers": Placeholder(_("number and title of all their papers"), _("Paper 41: When co-production works"), _papers)
}

_OF_AUTHORS = {"about_papers": True, "placeholders": PAPER, "together": PAPERS, "states": STATES, "secret": "authors"}
GROUPS = [
    Group("authors", _("Authors"), _authors, order=40, **_OF_AUTHORS),
    Group("contacts", _("Corresponding authors"), _contacts, order=45, **_OF_AUTHORS),
    Group("accepted", _("Authors of accepted papers"), _accepted, order=50, **_OF_AUTHORS),
]
