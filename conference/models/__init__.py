"""Models of the lowest app: people, editions, files, outbox and history."""

from conference.models.editions import (
    Deadline,
    DeadlineChange,
    Edition,
    FormerSlug,
    Kind,
    Series,
    Topic,
    Track,
)
from conference.models.files import File
from conference.models.history import Entry
from conference.models.outbox import Job, Message
from conference.models.people import Invitation, Person, Role

__all__ = [
    "Deadline",
    "DeadlineChange",
    "Edition",
    "Entry",
    "File",
    "FormerSlug",
    "Invitation",
    "Job",
    "Kind",
    "Message",
    "Person",
    "Role",
    "Series",
    "Topic",
    "Track",
]
