"""What the living page of components (/design/) shows them with: part -> function that gives its example data."""

from dataclasses import replace
from datetime import timedelta

from django.core.paginator import Paginator
from django.forms import (
    BooleanField,
    CharField,
    CheckboxSelectMultiple,
    ChoiceField,
    EmailField,
    FileField,
    FileInput,
    Form,
    MultipleChoiceField,
    RadioSelect,
    Textarea,
)
from django.utils import timezone

from conference import look
from conference.charts.examples import every_kind
from conference.components import timeline
from conference.duties import Duty
from conference.forms import ActionForm
from conference.models import Person

examples = {}


def example(function):
    """Registers the data of the part templates/design/<name of the function>.html."""
    examples[function.__name__] = function
    return function


@example
def dates():
    now = timezone.now()
    away = {"Weeks away": 20, "Soon": 2, "Hours": 0.2, "Over": -1, "Long over": -90}
    return {"instant": now, "countdowns": [(name, now + timedelta(days=days)) for name, days in away.items()]}


@example
def stages():
    way = [("Abstract", "1 December"), ("Paper", "15 January"), ("Reviews", "until 1 March"), ("Decision", "15 March")]
    return [
        ("A paper under review", timeline(way, 2)),
        ("All done", timeline(way, len(way))),
        ("Withdrawn", timeline(way, 1, ended=True)),
    ]


@example
def people():
    named = [
        ("Ada", "Okonkwo-Lindqvist", "University for Continuing Education Krems"),
        ("", "李小龙", "中国人民大学"),
        ("J", "A", ""),
    ]
    return [
        Person(given_name=given, family_name=family, affiliation=affiliation) for given, family, affiliation in named
    ]


@example
def papers():
    long = "What remains of participation when the platform is gone: " * 4
    under_review = Duty("", "CoPro 2027", "Paper 41: Citizens as co-designers of budgets", "#papers", "Submitted")
    draft = Duty("", "JCC", long.strip(), "#papers", "Draft")
    late = Duty("", "CoPro 2027", "Open data in small towns", "#papers", "to be reviewed")
    due = timezone.now() + timedelta(days=1)
    return [
        replace(under_review, tone="info", sentence="Your paper is being reviewed."),
        replace(draft, next_step="Continue the draft", due=due, due_shown="1 December 2026, 23:59, anywhere on Earth"),
        replace(late, tone="warn", next_step="Write the review", due=due, is_urgent=True),
    ]


@example
def forms():
    return {"empty": ExampleForm(prefix="empty"), "wrong": ExampleForm({"wrong-address": "nobody"}, prefix="wrong")}


@example
def charts():
    return every_kind()


@example
def colour():
    return {"tokens": look.house(), "promises": look.promises()}


@example
def places():
    return Paginator(range(120), 25).get_page(2)


class ExampleForm(Form):
    """Every kind of field that forms use."""

    title = CharField(label="Title", help_text="As it is to be printed.")
    address = EmailField(label="E-mail address", required=False)
    abstract = CharField(label="Abstract", widget=Textarea(attrs={"rows": 3}))
    kind = ChoiceField(
        label="Contribution type", choices=[("", "Choose…"), ("full", "Full paper"), ("poster", "Poster")]
    )
    topics = MultipleChoiceField(
        label="Topics", choices=[("a", "Open data"), ("b", "Participation")], widget=CheckboxSelectMultiple
    )
    score = ChoiceField(label="Overall", choices=[("1", "Reject"), ("2", "Accept")], widget=RadioSelect)
    consent = BooleanField(label="All authors agree to this submission")


@example
def tables():
    titles = ["Citizens as co-designers of municipal budgets", "Ämter im Gespräch", "Care in cities", "Zero-waste data"]
    states = [("Submitted", "info"), ("Accepted", "good"), ("Withdrawn", "")]
    return [
        {"number": 41 + place, "title": title, "reviewers": place % 4, "status": status, "tone": tone}
        for place, (title, (status, tone)) in enumerate(zip(titles * 2, states * 3, strict=False))
    ]


class FileForm(ActionForm):
    action = "Upload"
    file = FileField(
        label="PDF",
        widget=FileInput(attrs={"accept": "application/pdf,.pdf", "data-max-bytes": "20000000"}),
        help_text="PDF, at most 20 MB",
    )


@example
def drop():
    refused = FileForm({}, prefix="refused")
    refused.add_error("file", "The file is protected by a password. Please upload it without.")
    return {"fresh": FileForm(prefix="fresh"), "refused": refused}
