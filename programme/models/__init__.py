"""Models of the programme."""

from programme.models.release import Artefact, Release
from programme.models.schedule import Keynote, Room, Session, SessionPart, Slot

__all__ = ["Artefact", "Keynote", "Release", "Room", "Session", "SessionPart", "Slot"]
