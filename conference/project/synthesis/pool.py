"""Who reviews: invited, and with the role if they have accepted."""

from datetime import timedelta

from conference.models import Invitation, Role
from conference.project.synthesis import people
from conference.tokens import signature

TEMPLATE = "conference/mail/invitation.txt"
NOT_YET = {Invitation.Status.OPEN: 10, Invitation.Status.DECLINED: 6}  # for each hundred who have accepted
ANSWER_WITHIN = timedelta(days=21)
FOR_ONE_TRACK = 0.3


def invite(frame, wish, reviewers, others, chance, diary, outbox):
    """Gives `reviewers` their role; some of the `others` have not answered or have declined. {track's key: scholars}"""
    asked = [(scholar, Invitation.Status.ACCEPTED) for scholar in reviewers]
    for status, share in NOT_YET.items():
        some, others = _split(others, round(len(reviewers) * share / 100))
        asked += [(scholar, status) for scholar in some]
    invitations = [_invitation(frame, wish, scholar, status, chance) for scholar, status in asked]
    Invitation.objects.bulk_create(invitations, batch_size=500)
    for invitation in invitations:
        _tell(invitation, frame, diary, outbox)
    accepted = [each for each in invitations if each.status == Invitation.Status.ACCEPTED]
    roles = [_role(invitation, place) for place, invitation in enumerate(accepted)]
    Role.objects.bulk_create(roles, batch_size=500)
    for role, invitation in zip(roles, accepted, strict=True):
        _note_role(role, invitation, diary)
    topics = [topic for track in frame.tracks for topic in frame.topics[track.pk]]
    people.give_expertise(reviewers, topics, chance)
    return _by_track(frame, reviewers, accepted)


def _split(things, count):
    return things[:count], things[count:]


def _invitation(frame, wish, scholar, status, chance):
    at = chance.between(wish.opened_at, min(wish.now, wish.opened_at + timedelta(days=30)) - timedelta(hours=2))
    if status == Invitation.Status.OPEN:
        at = wish.now - timedelta(hours=chance.randint(20, 18 * 24), minutes=chance.randint(0, 59))
    answered_at = None if status == Invitation.Status.OPEN else chance.between(at, min(wish.now, at + ANSWER_WITHIN))
    return Invitation(
        edition=frame.edition,
        track=chance.choice(frame.tracks) if chance.happens(FOR_ONE_TRACK) else None,
        person=scholar.person,
        role=Role.REVIEWER,
        status=status,
        reason=chance.say("why_not") if status == Invitation.Status.DECLINED else "",
        invited_by=frame.organiser,
        created_at=at,
        expires_at=at + ANSWER_WITHIN,
        answered_at=answered_at,
    )


def _tell(invitation, frame, diary, outbox):
    person, at = invitation.person, invitation.created_at
    diary.note("conference.invite", invitation, by=frame.organiser, at=at, role=Role.REVIEWER, person=person.code)
    outbox.send(
        TEMPLATE,
        to=person,
        purpose=f"invitation {invitation.code}",
        at=at,
        about=invitation,
        secret="",
        invitation=invitation,
        link=f"/invitations/{invitation.code}/{signature('invitation', invitation.code)}/",
    )
    if invitation.answered_at:
        answered = {"by": person, "at": invitation.answered_at, "answer": invitation.status}
        diary.note("conference.answer_invitation", invitation, **answered)


def _role(invitation, place):
    return Role(
        edition=invitation.edition,
        track=invitation.track,
        person=invitation.person,
        role=Role.REVIEWER,
        position=place,
        created_at=invitation.answered_at,
    )


def _note_role(role, invitation, diary):
    said = {"role": role.role, "track": role.track.code if role.track else None, "person": role.person.code}
    diary.note("conference.appoint", role, by=role.person, at=invitation.answered_at, was_new=True, **said)


def _by_track(frame, reviewers, invitations):
    tracks = {invitation.person.pk: invitation.track for invitation in invitations}
    return {track.pk: [one for one in reviewers if tracks[one.person.pk] in (None, track)] for track in frame.tracks}
