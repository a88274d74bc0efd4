"""What was read from a call, as forms in which it can be corrected before anything is made of it."""

from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from conference import dates, when
from conference.calls import SENTENCES, read
from conference.calls.marking import marked
from conference.forms.call_edition import FIELDS, CallEditionForm, initial_of
from conference.forms.proposed import DateRows, HumanRows, KindRows, TopicRows, TrackRows
from conference.models import Deadline, Role
from conference.presets import PRESETS

MOST_WORDS = 300  # of an abstract, where the call does not say
LONGEST_QUOTE = 60
ABSTRACT = ("abstract", "kurzfassung", "résumé", "resumen", "resúmenes")


class Proposals:
    """All forms of one call, each with its place in the text; `deed` gives what create_from_call takes."""

    def __init__(self, text, *, series, data=None):
        self.text, self.call = text, read(text, timezone.localdate())
        self.of_abstract = next((limit for limit in self.call.limits if _is_of_abstract(limit)), None)
        self.kinds_found = [limit for limit in self.call.limits if not _is_of_abstract(limit)]
        words = self.of_abstract and self.of_abstract.max_words
        initial = initial_of(self.call, series, words)
        self.edition = CallEditionForm(data, series=series, prefix="edition", initial=initial)
        self.tracks = TrackRows(data, prefix="tracks", initial=self._initial_tracks())
        self.topics = TopicRows(data, prefix="topics", initial=[_named(each) for each in self.call.topics])
        self.kinds = KindRows(data, prefix="kinds", initial=[_kind(each) for each in self.kinds_found])
        self.dates = DateRows(data, prefix="dates", initial=self._initial_dates())
        self.people = HumanRows(data, prefix="people", initial=[self._human(each) for each in self.call.people])
        self._show_places()
        self._link_fields()

    @property
    def parts(self):
        """(rows, what was found) of everything that is read into rows."""
        found = self.call
        return [
            (self.tracks, found.tracks),
            (self.people, found.people),
            (self.dates, found.dates),
            (self.topics, found.topics),
            (self.kinds, self.kinds_found),
        ]

    @property
    def left_out(self):
        """How many of what was found do not fit on the page."""
        return sum(max(0, len(found) - rows.max_num) for rows, found in self.parts)

    def is_valid(self):
        forms = [self.edition, *(rows for rows, _found in self.parts)]
        is_valid = [form.is_valid() for form in forms]  # of all, so that all say what is wrong
        if not all(is_valid):
            return False
        self._check_tracks()
        self._check_dates()
        self._check_people()
        return all(not row.errors for rows, _found in self.parts for row in rows)

    def deed(self):
        fields = self.edition.deed()
        words = self.edition.cleaned_data["abstract_words"] or MOST_WORDS
        is_anonymous = PRESETS[fields["preset"]].is_anonymous
        own = {"max_words": words, "is_anonymous": is_anonymous}
        return {
            **fields,
            "tracks": [row.cleaned_data["name"] for row in taken(self.tracks)],
            "topics": [row.cleaned_data["name"] for row in taken(self.topics)],
            "kinds": [row.deed() | own for row in taken(self.kinds)],
            "dates": [row.deed() for row in taken(self.dates)],
            "people": [row.deed() for row in taken(self.people) if row.cleaned_data["email"]],
        }

    @property
    def without_address(self):
        return [row.name for row in taken(self.people) if not row.cleaned_data["email"]]

    @property
    def refused(self):
        """The forms in which something is wrong."""
        forms = [self.edition, *(row for rows, _found in self.parts for row in rows)]
        return [form for form in forms if form.errors]

    @property
    def general_problems(self):
        """Sentences about no single form."""
        return [sentence for rows, _found in self.parts for sentence in rows.non_form_errors()]

    def _initial_tracks(self):
        """A conference whose call names no track needs one all the same."""
        if self.call.tracks or self.call.kind == "special_issue":
            return [_named(track) for track in self.call.tracks]
        return [{"take": True, "name": _("General track")}]

    def _initial_dates(self):
        """Ticked are those with a day, of each stage the first."""
        kinds, seen, rows = {limit.kind.lower() for limit in self.kinds_found}, set(), []
        for each in self.call.dates:
            place = (each.stage, each.track, each.kinds, each.label if each.stage in Deadline.INFORMATIONAL else "")
            rows.append(_date(each, kinds) | {"take": bool(each.date) and place not in seen})
            seen.add(place)
        return rows

    def _human(self, human):
        role = Role.ORGANISER if human.role == "organiser" else Role.CHAIR
        only = self.call.tracks[0].name if len(self.call.tracks) == 1 else ""
        return {
            "take": True,
            "given_name": human.given,
            "family_name": human.family,
            "affiliation": human.affiliation,
            "role": role,
            "track": (human.track or only) if role == Role.CHAIR else "",
            "email": human.email,
        }

    def _show_places(self):
        """The text in pieces, and at every form the link to what it was read from."""
        spans = [(f"{rows.prefix}-{at}", each.span) for rows, found in self.parts for at, each in enumerate(found)]
        spans += [(f"edition-{FIELDS[name]}", fact.span) for name, fact in self.call.edition.items() if name in FIELDS]
        if self.of_abstract:
            spans.append(("edition-abstract_words", self.of_abstract.span))
        self.pieces, self.places = marked(self.text, spans)
        self.said = {key: " ".join(self.text[slice(*span)].split()) for key, span in spans}
        for rows, found in self.parts:
            for at, (row, each) in enumerate(zip(rows, found, strict=False)):
                row.place = self.places.get(f"{rows.prefix}-{at}", "")
                row.said = self.said[f"{rows.prefix}-{at}"]
                row.doubts = [_sentence(caution) for caution in getattr(each, "cautions", ())]

    @property
    def marked_text(self):
        """The pieces of the text; what was read from a piece is at its target."""
        for piece in self.pieces:
            of_edition = piece.key.removeprefix("edition-")
            is_field = piece.key.startswith("edition-")
            target = (
                self.edition[of_edition].id_for_label if is_field and of_edition in self.edition.fields else piece.key
            )
            yield {"text": piece.text, "key": piece.key, "target": target}

    def _link_fields(self):
        """Each field of the whole that was read from the call has a link to where it says so."""
        for name, field in self.edition.fields.items():
            place = self.places.get(f"edition-{name}")
            if place:
                said = Truncator(self.said[f"edition-{name}"]).chars(LONGEST_QUOTE)
                link = format_html('<a href="#read-{}">{}</a>', place, _("In the call: “%(said)s”") % {"said": said})
                field.help_text = format_html("{} {}", field.help_text, link)

    def _check_tracks(self):
        is_issue = PRESETS[self.edition.cleaned_data["preset"]].kind == "special_issue"
        for row in taken(self.tracks) if is_issue else []:
            row.add_error("take", _("A special issue has one track, which needs no name. Please untick this one."))

    def _check_dates(self):
        tracks = {row.cleaned_data["name"].lower() for row in taken(self.tracks)}
        kinds = {row.cleaned_data["name"].lower() for row in taken(self.kinds)}
        seen = set()
        for row in taken(self.dates):
            track, own = row.cleaned_data["track"].lower(), [name.lower() for name in row.cleaned_data["kinds"]]
            if track and track not in tracks:
                row.add_error("track", _("No track of this name is taken over."))
            if set(own) - kinds:
                row.add_error("kinds", _("No contribution type of this name is taken over."))
            stage = row.cleaned_data["stage"]
            places = {(stage, track, kind) for kind in own or [""]}
            if stage not in Deadline.INFORMATIONAL and places & seen:
                row.add_error("stage", _("Another date has this stage, too. Please untick one, or say what it is for."))
            seen |= places

    def _check_people(self):
        tracks = {row.cleaned_data["name"].lower() for row in taken(self.tracks)}
        for row in taken(self.people):
            if row.cleaned_data["track"] and row.cleaned_data["track"].lower() not in tracks:
                row.add_error("track", _("No track of this name is taken over."))


def taken(rows):
    return [row for row in rows if row.is_taken]


def _named(named):
    return {"take": True, "name": named.name}


def _is_of_abstract(limit):
    return limit.kind.lower().startswith(ABSTRACT)


def _kind(limit):
    return {
        "take": True,
        "name": capfirst(limit.kind),
        "max_pages": limit.max_pages,
        "min_paper_words": limit.min_words,
        "max_paper_words": limit.max_words,
        "counts_references": bool(limit.references_counted),
    }


def _date(found, kinds):
    return {
        "stage": found.stage,
        "label": found.label,
        "day": found.date,
        "ends_on": found.end,
        "extended_from": found.extended_from,
        "time": found.time,
        "zone": dates.AOE if found.zone == "AoE" else found.zone or "",
        "track": found.track,
        "kinds": ", ".join(name for name in found.kinds if name.lower() in kinds),
        "is_optional": found.is_optional,
    }


def _sentence(caution):
    """A warning in the language of the page."""
    values = {name: when.day(value) if hasattr(value, "year") else value for name, value in caution.values}
    return _(SENTENCES[caution.code]) % values
