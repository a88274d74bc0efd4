"""Models of the lowest app: people, editions with their calls, files, mail and history."""

from conference.models.deadlines import Deadline, DeadlineChange, holding, worded
from conference.models.editions import Edition, FormerSlug, Series
from conference.models.files import File
from conference.models.history import Entry
from conference.models.institutions import Institution
from conference.models.mailings import Mailing, MailTemplate, Unsubscription
from conference.models.outbox import Job, Message
from conference.models.pages import Page, Sponsor
from conference.models.people import Invitation, Person, Role
from conference.models.questions import Question
from conference.models.tracks import Kind, Topic, Track

__all__ = [
    "Deadline",
    "DeadlineChange",
    "Edition",
    "Entry",
    "File",
    "FormerSlug",
    "Institution",
    "Invitation",
    "Job",
    "Kind",
    "MailTemplate",
    "Mailing",
    "Message",
    "Page",
    "Person",
    "Question",
    "Role",
    "Series",
    "Sponsor",
    "Topic",
    "Track",
    "Unsubscription",
    "holding",
    "worded",
]
