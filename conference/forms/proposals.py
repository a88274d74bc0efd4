"""What was read from a call, as forms in which it can be corrected before anything is made of it."""

import hashlib

from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from conference import when
from conference.calls import SENTENCES, read
from conference.calls.marking import marked
from conference.forms.call_edition import FIELDS, CallEditionForm, initial_of
from conference.forms.proposed import DateRows, HumanRows, KindRows, TopicRows, TrackRows
from conference.forms.proposed_dates import check_dates, initial_dates, rivalry, to_mind
from conference.models import Role
from conference.presets import PRESETS

MOST_WORDS = 300  # of an abstract, where the call does not say
LONGEST_QUOTE = 60
ABSTRACT = ("abstract", "kurzfassung", "résumé", "resumen", "resúmenes")


class Proposals:
    """All forms of one call, each with its place in the text; `deed` gives what create_from_call takes."""

    def __init__(self, text, *, series, data=None):
        self.text, self.call, self.data, self.to_mind = text, read(text, timezone.localdate()), data or {}, []
        self.of_abstract = next((limit for limit in self.call.limits if _is_of_abstract(limit)), None)
        self.kinds_found = [limit for limit in self.call.limits if not _is_of_abstract(limit)]
        words = self.of_abstract and self.of_abstract.max_words
        initial = initial_of(self.call, series, words)
        self.edition = CallEditionForm(data, series=series, prefix="edition", initial=initial)
        self.tracks = TrackRows(data, prefix="tracks", initial=self._initial_tracks())
        self.topics = TopicRows(data, prefix="topics", initial=[_named(each) for each in self.call.topics])
        self.kinds = KindRows(data, prefix="kinds", initial=[_kind(each) for each in self.kinds_found])
        self.initial_dates = initial_dates(self.call.dates, {limit.kind.lower() for limit in self.kinds_found})
        self.dates = DateRows(data, prefix="dates", initial=[initial for initial, _rival in self.initial_dates])
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
    def is_empty(self):
        """Whether nothing was found in the text."""
        return not self.call.edition and not any(found for _rows, found in self.parts) and not self.of_abstract

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
        return all(not row.errors for rows, _found in self.parts for row in rows) and self._is_minded()

    def _is_minded(self):
        """Asks once more where dates contradict each other; who has seen just this, has confirmed it."""
        self.to_mind = to_mind(taken(self.dates), self._preset.kind)
        return not self.to_mind or self.data.get("minded") == self.confirmation

    @property
    def confirmation(self):
        return hashlib.sha256("\n".join(self.to_mind).encode()).hexdigest()[:16]

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
        for row, (_initial, rival) in zip(self.dates, self.initial_dates, strict=False):
            row.doubts += [rivalry(rival)] if rival else []

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

    @property
    def _preset(self):
        return PRESETS[self.edition.cleaned_data["preset"]]

    def _check_tracks(self):
        is_issue = self._preset.kind == "special_issue"
        for row in taken(self.tracks) if is_issue else []:
            row.add_error("take", _("A special issue has one track, which needs no name. Please untick this one."))

    def _check_dates(self):
        tracks = {row.cleaned_data["name"].lower() for row in taken(self.tracks)}
        kinds = {row.cleaned_data["name"].lower() for row in taken(self.kinds)}
        check_dates(taken(self.dates), tracks, kinds)

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


def _sentence(caution):
    """A warning in the language of the page."""
    values = {name: when.day(value) if hasattr(value, "year") else value for name, value in caution.values}
    return _(SENTENCES[caution.code]) % values
