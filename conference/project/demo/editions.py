"""Loads the demo's people and editions with their tracks, kinds and dates."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.utils import timezone

from conference import actions
from conference.history import dated
from conference.models import Role
from conference.project.demo.logos import logos
from conference.project.demo.reading import content, day_of, moment, time_of
from conference.registry_dump import Listed

PASSWORD = "convoke-demo"  # noqa: S105 - printed at the end of the demo, for everybody to use


def load_people():
    """{key: Person}. Who is real and historical has no address and no account."""
    people = {}
    for entry in content("people"):
        people[entry["key"]] = person = actions.introduce(
            entry["email"],
            by=None,
            given_name=entry["given"] or "",
            family_name=entry["family"],
            affiliation=entry["affiliation"] or "",
            country=entry["country"] or "",
            orcid=entry["orcid"] or "",
            biography=(entry["biography"] or {}).get("en", ""),
            expertise={"publications": entry["publications"], "topics": entry["topics"]},
        )
        if not entry["historical"]:
            claim_account(person)
    return people


def load_institutions():
    """Real ones, as the registry lists them: what `manage.py import_ror` would take from its dump."""
    rows = content("institutions")
    actions.take_institutions(
        (Listed(**row | {"aliases": tuple(row["aliases"])}, is_active=True) for row in rows), by=None
    )


def claim_account(person):
    """As if a mailed code had come back."""
    EmailAddress.objects.filter(user=person).update(verified=True)
    actions.claim(person, by=person)


def load_accounts(people):
    for account in content("accounts").values():
        person = people[account["person"]]
        person.set_password(PASSWORD)
        person.save(update_fields=["password"])


def load_editions(people):
    """{slug: Edition}, public, in the order of the file."""
    series = {}
    known = {entry["slug"]: load_edition(entry, people, series) for entry in content("editions")}
    for slug, logo in logos().items():
        known[slug] = actions.set_look(known[slug], accent=known[slug].accent, logo=logo, by=None)
    return known


def load_edition(entry, people, series):
    edition = actions.create_edition(
        series_of(entry["series"], series),
        slug=entry["slug"],
        by=None,
        kind=entry["kind"],
        preset=preset_of(entry),
        name=entry["name"],
        short_name=short_name(entry),
        tagline=entry["tagline"] or {},
        description=entry["description"] or {},
        place=entry["place"] or "",
        country=entry["country"] or "",
        venue=entry["venue"] or "",
        starts_on=day_of(entry, "starts_on"),
        ends_on=day_of(entry, "ends_on"),
        zone=entry["zone"],
        languages=sorted(entry["name"], key=lambda language: language != "en"),
        hashtag=entry["hashtag"] or "",
        accent=entry["accent"] or "",
        year=(day_of(entry, "starts_on") or timezone.localdate()).year
        if not entry["historical"]
        else stated_year(entry),
    )
    organisers = [people[key] for key in entry["organisers"]]
    for person in organisers:
        actions.appoint(edition, person=person, role=Role.ORGANISER, by=None)
    tracks = {track["slug"]: load_track(edition, track, people) for track in entry["tracks"]}
    for kind in entry["kinds"]:
        load_kind(edition, kind)
    for deadline in entry["deadlines"]:
        load_deadline(edition, deadline, tracks, organisers)
    with dated(opened_at(entry)):
        return actions.publish_edition(edition, by=None)


def opened_at(entry):
    """Now, or before the first of its dates was moved: pages tell of moves only since a call was opened."""
    moved = [moment(deadline["moved"]["on_offset"]) for deadline in entry["deadlines"] if deadline["moved"]]
    return min([timezone.now(), *(at - timedelta(days=7) for at in moved)])


def preset_of(entry):
    """Those of long ago were not made from one."""
    if entry["historical"]:
        return ""
    return "special_issue" if entry["kind"] == "special_issue" else "double_anonymous"


def series_of(entry, known):
    if entry["name"] not in known:
        known[entry["name"]] = actions.create_series(
            {"en": entry["full_name"]}, by=None, kind=entry["kind"], short_name=entry["name"]
        )
    return known[entry["name"]]


def short_name(entry):
    """ "CoPro 2027" of "CoPro 2027: International Conference ..."."""
    head = entry["name"]["en"].partition(":")[0].strip()
    return head if len(head) <= 60 else entry["series"]["name"]


def stated_year(entry):
    digits = entry["slug"][-4:]
    return int(digits) if digits.isdigit() else None


def load_track(edition, entry, people):
    track = actions.add_track(
        edition, slug=entry["slug"], name=entry["name"], description=entry["description"] or {}, by=None
    )
    for key in entry["chairs"]:
        actions.appoint(edition, person=people[key], role=Role.CHAIR, track=track, by=None)
    for topic in entry["topics"]:
        actions.add_topic(edition, name=topic["name"], track=track, by=None)
    return track


def load_kind(edition, entry):
    stated = {"max_words": entry["max_words"], "minutes": entry["minutes"]}
    actions.add_kind(
        edition,
        slug=entry["slug"],
        name=entry["name"],
        is_anonymous=entry["anonymous"],
        max_pages=entry["max_pages"],
        by=None,
        **{name: value for name, value in stated.items() if value is not None},
    )


def load_deadline(edition, entry, tracks, organisers):
    stated = {
        "stage": entry["stage"],
        "label": entry["label"] or {},
        "ends_on": day_of(entry, "end"),
        "time": time_of(entry["time"]),
        "zone": entry["zone"],
        "is_optional": entry["optional"],
        "track": tracks.get(entry["track"]),
    }
    by = None
    if moved := entry["moved"]:
        actions.set_deadline(edition, day=day_of(moved, "from"), by=by, **stated)
        by, stated = organisers[0], stated | {"at": moment(moved["on_offset"]), "reason": moved["reason"]}
    actions.set_deadline(edition, day=day_of(entry), by=by, **stated)
