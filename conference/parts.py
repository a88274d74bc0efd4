"""What of this app a new edition may take over from an old one (conference.cloning)."""

from django.utils.translation import gettext_lazy as _

from conference import actions, files
from conference.cloning import TEXTS, Cloning, Part
from conference.models import Deadline, Role

SETTINGS = (
    *("mode", "zone", "languages", "hashtag", "homepage", "contact_email", "sender_name", "reply_to", "preset"),
    *("reviews_per_paper", "requires_second_factor", "needs_approval", "released_by"),
)
LOOK = ("accent", "logo_version", "logo_width", "logo_height", "logo_ground")


def settings(cloning: Cloning) -> None:
    _take_over(cloning, SETTINGS)


def texts(cloning: Cloning) -> None:
    _take_over(cloning, TEXTS)


def look(cloning: Cloning) -> None:
    logo = cloning.old.logo
    cloning.new.logo = files.share(logo, edition=cloning.new) if logo else None
    _take_over(cloning, LOOK, "logo")


def _take_over(cloning, names, *also):
    for name in names:
        setattr(cloning.new, name, getattr(cloning.old, name))
    cloning.new.save(update_fields=[*names, *also])


def tracks(cloning: Cloning) -> None:
    for track in cloning.old.tracks.order_by("position", "pk"):
        cloning.copy(track)


def topics(cloning: Cloning) -> None:
    """Parents first, for a topic's copy hangs under the copy of its parent."""
    rows = cloning.old.topics.select_related("track", "parent").order_by("position", "pk")
    for topic in sorted(rows, key=lambda topic: topic.parent_id is not None):
        if not cloning.has_lost(topic.track) and not cloning.has_lost(topic.parent):
            cloning.copy(topic, track=cloning.copy_of(topic.track), parent=cloning.copy_of(topic.parent))


def kinds(cloning: Cloning) -> None:
    for kind in cloning.old.kinds.select_related("track").order_by("position", "pk"):
        if not cloning.has_lost(kind.track):
            cloning.copy(kind, track=cloning.copy_of(kind.track))


def dates(cloning: Cloning) -> None:
    """Through the usual deed, which computes the instant: local time and zone stay as they were."""
    for deadline in cloning.old.deadlines.select_related("track", "kind").order_by("day", "pk"):
        new = cloning.days.get(deadline.code)
        if new is None or cloning.has_lost(deadline.track) or cloning.has_lost(deadline.kind):
            continue
        actions.set_deadline(
            cloning.new,
            stage=Deadline.Stage(deadline.stage),
            day=new.day,
            ends_on=new.ends_on,
            time=deadline.time,
            zone=deadline.zone,
            grace=deadline.grace,
            label=dict(deadline.label),
            is_optional=deadline.is_optional,
            track=cloning.copy_of(deadline.track),
            kind=cloning.copy_of(deadline.kind),
            by=cloning.by,
        )


def questions(cloning: Cloning) -> None:
    rows = list(cloning.old.questions.standing().select_related("track").prefetch_related("kinds"))
    taken = [row for row in rows if not cloning.has_lost(row.track) and not _has_lost_all(cloning, row.kinds.all())]
    for question in taken:
        copy = cloning.copy(question, track=cloning.copy_of(question.track), depends_on=None)
        copy.kinds.set(filter(None, (cloning.copy_of(kind) for kind in question.kinds.all())))
    for question in taken:
        if question.depends_on_id:
            copy = cloning.copy_of(question)
            copy.depends_on = cloning.copies.get((type(question), question.depends_on_id))
            copy.save(update_fields=["depends_on"])


def _has_lost_all(cloning, kinds):
    """What was asked of some types alone is not asked of all when none of these was copied."""
    return bool(kinds) and all(cloning.has_lost(kind) for kind in kinds)


def pages(cloning: Cloning) -> None:
    """As drafts: what stood about last year's hotel is not shown before somebody has read it again."""
    for page in cloning.old.pages.order_by("position", "pk"):
        cloning.copy(page, is_shown=False)


def sponsors(cloning: Cloning) -> None:
    for sponsor in cloning.old.sponsors.order_by("position", "pk"):
        cloning.copy(sponsor)


def mail_texts(cloning: Cloning) -> None:
    for template in cloning.old.mail_templates.order_by("pk"):
        cloning.copy(template)


def chairs(cloning: Cloning) -> None:
    """By invitation: nobody has a part in a conference without having said yes to this one."""
    roles = cloning.old.roles.filter(role__in=[Role.CHAIR, Role.ORGANISER, Role.EDITOR], deputy_of=None)
    for role in roles.select_related("person", "track").order_by("position", "pk"):
        if role.person == cloning.by or cloning.has_lost(role.track) or not role.person.email:
            continue
        actions.invite(
            cloning.new, person=role.person, role=role.role, track=cloning.copy_of(role.track), by=cloning.by
        )


PARTS = [
    Part("settings", _("Settings"), settings, _("Mode, time zone, languages, mail sender, rules"), order=10),
    Part("texts", _("Texts of the call"), texts, order=15),
    Part("look", _("Colour and logo"), look, order=20),
    Part("tracks", _("Tracks"), tracks, order=25),
    Part("topics", _("Topics"), topics, order=30),
    Part("kinds", _("Contribution types"), kinds, order=35),
    Part("dates", _("Dates"), dates, _("Moved as shown in the next step, where you can change each"), order=40),
    Part("questions", _("Form fields"), questions, order=45),
    Part("pages", _("Pages of the menu"), pages, _("Hidden until you have read them again"), order=60),
    Part("sponsors", _("Sponsors"), sponsors, is_usual=False, order=65),
    Part("mail-texts", _("Mail texts"), mail_texts, order=70),
    Part("chairs", _("Chairs and organisers"), chairs, _("Each is invited anew and may decline"), False, order=90),
]
