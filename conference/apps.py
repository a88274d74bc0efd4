"""The lowest app: people, roles, series, editions, tracks, deadlines, mail, history, jobs and files."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class ConferenceConfig(AppConfig):
    name = "conference"

    def ready(self):
        from conference import mail, palette, receivers, registry, rooms, scope, sentences  # noqa: F401 - receivers and jobs register

        pre_migrate.connect(scope.release, sender=self)
        post_migrate.connect(scope.guard, sender=self)
        registry.workbench.append(rooms.rooms)
        registry.duties.append(rooms.duties)
        registry.takes_uploads.append("conference:look")
        registry.found += [palette.pages, palette.people]
        registry.sentences |= sentences.SENTENCES
