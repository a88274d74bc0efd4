"""Loads the form fields of the demo's conference, and what its papers answer to them."""

from conference import actions, files
from conference.choices import keyed
from conference.models import File, Question

SLUG = "copro2027"
METHODS = [
    {"en": "Case study", "de": "Fallstudie"},
    {"en": "Interviews", "de": "Interviews"},
    {"en": "Survey", "de": "Umfrage"},
    {"en": "Design and prototype", "de": "Entwurf und Prototyp"},
]
GUIDE = b"Interview guide\n\n1. How did you come to take part?\n2. What did you bring in?\n3. What became of it?\n"


def load_fields(editions):
    """None of them must be answered: papers of the demo were handed in before somebody thought of them."""
    edition = editions[SLUG]
    Audience = Question.Audience
    _ask(edition, "choice", "Method", "Methode", choices=keyed([], METHODS), audience=Audience.REVIEWERS)
    others = _ask(edition, "checkbox", "Others may use our data", "Andere dürfen unsere Daten verwenden")
    _ask(edition, "text", "Where the data are", "Wo die Daten liegen", depends_on=others, depends_value="yes")
    _ask(edition, "file", "Interview guide", "Leitfaden der Interviews", audience=Audience.REVIEWERS)
    _ask(edition, "long_text", "Why it matters for practice", "Bedeutung für die Praxis", max_words=120)


def _ask(edition, type, english, german, **fields):
    label = {code: text for code, text in {"en": english, "de": german}.items() if code in edition.languages}
    return actions.add_question(edition, type=type, label=label, by=None, **fields)


def answers_for(draft, place):
    """Of every third paper; of some with a file."""
    if draft.edition.slug != SLUG or place % 3:
        return {}
    asked = {question.type: question for question in draft.edition.questions.standing()}
    method = asked["choice"]
    answers = {method.code: method.choices[place % len(METHODS)]["key"], asked["checkbox"].code: bool(place % 2)}
    return answers if place % 15 else answers | {asked["file"].code: _guide(draft)}


def _guide(draft):
    return files.store(
        [GUIDE],
        name="guide.txt",
        kind=File.Kind.ANSWER,
        content_type="text/plain",
        edition=draft.edition,
        owner=draft.contact,
    )
