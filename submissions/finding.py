"""Looking for conflicts of interest: the pure rules asked about the papers of a track and those who handle them."""

from collections import defaultdict
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.db.models import Q

from conference.history import action, note
from conference.models import Person, Role, Track
from submissions.conflicts import Found, Party, Rule, find
from submissions.freezing import answer_of
from submissions.models import Author, Conflict, Submission, Version
from submissions.proving import people_by_address

HANDLING = [Role.REVIEWER, Role.CHAIR, Role.ORGANISER]
KIND = {
    Rule.SAME_PERSON: Conflict.Kind.AUTHOR,
    Rule.CO_SUBMISSION: Conflict.Kind.CO_SUBMISSION,
    Rule.SAME_DOMAIN: Conflict.Kind.INSTITUTION,
    Rule.SAME_INSTITUTION: Conflict.Kind.INSTITUTION,
    Rule.SAME_NAME: Conflict.Kind.NAME,
}


@action(secret="authors")
def find_conflicts(
    track: Track,
    *,
    by: Person | None,
    people: Iterable[Person] | None = None,
    papers: Iterable[Submission] | None = None,
) -> Track:
    """Records what the rules find between the track's papers (or these) and who handles them (or these people).

    May run as often as one likes, by whomever: it only adds. What a chair has confirmed, declared or dismissed stays as
    it is, and nobody gets rid of a found conflict by changing their profile and looking again.
    """
    papers = list(Submission.objects.handed_in().filter(track=track) if papers is None else papers)
    people = list(handling(track) if people is None else people)
    is_new = _write(track, _reasons(track, _authors_of(papers), people))
    note(papers=len(papers), people=len(people), new=is_new)
    return track


def find_for_paper(submission: Submission, former: Version | None) -> int:
    """For a paper that has just come in, before anybody opens it; `former` is its version before this one.

    Forgets found conflicts that came from nobody but authors who have been taken off since; returns how many.
    """
    find_conflicts(submission.track, by=None, papers=[submission])
    return _forget(submission, _former_authors(submission, former)) if former else 0


def find_for_role(role: Role) -> None:
    """Whoever gets a role is compared with the papers that are in already, before opening any of them."""
    if role.role not in HANDLING:
        return
    for track in [role.track] if role.track else role.edition.tracks.select_related("edition"):
        if Submission.objects.handed_in().filter(track=track).exists():
            find_conflicts(track, by=None, people=[role.person])
        if offered := [transfer.submission for transfer in track.transfers.open().select_related("submission")]:
            find_conflicts(track, by=None, people=[role.person], papers=offered)


def roles_around(track: Track):
    """Those in the track and those in the whole conference."""
    return Role.objects.filter(Q(track=track) | Q(track=None), edition=track.edition)


def handling(track: Track):
    """Reviewers, chairs and organisers of the track, or of the whole conference."""
    return Person.objects.filter(pk__in=roles_around(track).filter(role__in=HANDLING).values("person"))


def people_with_roles(track: Track):
    """Everybody with a part in this track or in the whole conference: nobody of another track's pool."""
    people = Person.objects.filter(pk__in=roles_around(track).values("person"))
    return people.order_by("family_name", "given_name", "pk")


def _reasons(track, authors, people):
    """(paper, person, kind) -> sentences of evidence; paper and person by primary key. `authors`: rows of Author."""
    authors, papers_of = _parties(authors)
    handlers = {party.key: (party, person) for party, person in _handlers(people)}
    parties = [party for party, _person in handlers.values()]
    reasons = defaultdict(list)
    for found in find(authors, parties, _author_lists(track)):
        _party, person = handlers[found.reviewer]
        for paper in papers_of[found.author]:
            _add(reasons[paper, person.pk, KIND[found.rule]], found)
    return {reason: evidence for reason, evidence in reasons.items() if not _is_said_already(reason, reasons)}


def _is_said_already(reason, reasons):
    """Who is an author of this very paper is not told that the two wrote "another" one together."""
    paper, person, kind = reason
    return kind == Conflict.Kind.CO_SUBMISSION and (paper, person, Conflict.Kind.AUTHOR) in reasons


def _add(sentences: list[str], found: Found):
    if found.evidence not in sentences:
        sentences.append(found.evidence)


def _authors_of(papers):
    return Author.objects.filter(submission__in=[paper.pk for paper in papers]).select_related("person")


def _former_authors(submission, version):
    """Rows as the paper had them in this version; they are not saved."""
    frozen = answer_of(version.content, "authors")
    keys = people_by_address(row["email"] for row in frozen)
    people = Person.objects.in_bulk(keys.values())
    return [Author(submission=submission, person=people.get(keys.get(row["email"])), **row) for row in frozen]


def _parties(authors):
    """The authors as parties, and the papers of each by its key."""
    parties, papers_of = [], defaultdict(set)
    for author in authors:
        party = _author(author)
        parties.append(party)
        papers_of[party.key].add(author.submission_id)
    return parties, papers_of


def _author(author, *, with_name=True):
    person = author.person
    return Party(
        key=person.code if person else f"author {author.pk}",
        names=(author.name,) if with_name and author.name else (),
        emails=tuple(filter(None, {author.email, person.email if person else ""})),
        affiliations=(author.affiliation,) if author.affiliation else (),
        orcid=author.orcid,
    )


def _handlers(people):
    addresses = defaultdict(set)
    for row in EmailAddress.objects.filter(user__in=[person.pk for person in people]):
        addresses[row.user_id].add(row.email)
    for person in people:
        emails = addresses[person.pk] | ({person.email} if person.email else set())
        names = (person.name,) if person.family_name else ()
        affiliations = (person.affiliation,) if person.affiliation else ()
        yield Party(person.code, names, tuple(sorted(emails)), affiliations, person.orcid), person


def _author_lists(track):
    """Who wrote together here. Without names: the evidence must not tell a chair who wrote a paper of another track."""
    lists = defaultdict(list)
    handed_in = Submission.objects.handed_in().filter(edition=track.edition)
    for author in Author.objects.filter(submission__in=handed_in.values("pk")).select_related("person"):
        lists[author.submission_id].append(_author(author, with_name=False))
    return [group for group in lists.values() if len(group) > 1]


def _write(track, reasons):
    """Creates what is new and adds evidence to what is still open; returns how many are new."""
    papers = {paper for paper, _person, _kind in reasons}
    standing = {
        (row.submission_id, row.person_id, row.kind): row for row in Conflict.objects.filter(submission__in=papers)
    }
    new = []
    for (paper, person, kind), sentences in reasons.items():
        row = standing.get((paper, person, kind))
        if row is None:
            new.append(
                Conflict(
                    edition_id=track.edition_id,
                    submission_id=paper,
                    person_id=person,
                    kind=kind,
                    status=Conflict.Status.FOUND,
                    evidence="\n".join(sentences),
                )
            )
        elif row.is_open and (more := [each for each in sentences if each not in row.evidence.splitlines()]):
            Conflict.objects.filter(pk=row.pk).update(evidence="\n".join([row.evidence, *more]))
    Conflict.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _forget(submission, former_authors):
    """Found conflicts of which every sentence holds for the former authors, and none for those of now.

    Both are asked with the profiles of now: what somebody took out of a profile holds for neither, and stays.
    """
    open_ones = list(submission.conflicts.to_settle().select_related("person"))
    if not open_ones:
        return 0
    people = {row.person for row in open_ones}
    before = _reasons(submission.track, former_authors, people)
    for reason in _reasons(submission.track, _authors_of([submission]), people):
        before.pop(reason, None)
    gone = [row.pk for row in open_ones if _is_explained(row, before)]
    Conflict.objects.filter(pk__in=gone).delete()
    return len(gone)


def _is_explained(row, reasons):
    sentences = reasons.get((row.submission_id, row.person_id, row.kind), ())
    return bool(sentences) and set(row.evidence.splitlines()) <= set(sentences)
