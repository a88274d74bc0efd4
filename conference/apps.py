"""The lowest app: people, roles, series, editions, tracks, deadlines, mail, history, jobs and files."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class ConferenceConfig(AppConfig):
    name = "conference"

    def ready(self):
        from conference import (  # noqa: F401 - receivers and jobs register
            daily,
            invitations,
            letters,
            mail,
            mailings,
            palette,
            parts,
            permanence,
            readiness,
            receivers,
            recipients,
            registry,
            rooms,
            scope,
            sentences,
        )
        from conference.forms import changed

        for guardian in (scope, permanence):
            pre_migrate.connect(guardian.release, sender=self)
            post_migrate.connect(guardian.guard, sender=self)
        registry.workbench.append(rooms.rooms)
        registry.duties.append(rooms.duties)
        registry.takes_uploads.append("conference:look")
        registry.takes_uploads.append("conference:set-portrait")
        registry.takes_uploads.append("conference:paste-call")
        registry.takes_uploads.append("conference:import-people")
        registry.takes_uploads += ["conference:sponsors", "conference:edit-sponsor"]
        registry.readiness.append(readiness.call)
        registry.shown_to_lookers += ["conference:my-work", "conference:manage"]
        registry.clone_parts += parts.PARTS
        registry.found += [palette.pages, palette.people]
        registry.letters |= letters.LETTERS
        registry.recipient_groups += recipients.GROUPS
        registry.routines += [daily.send_due, mailings.end_all, invitations.remind_unanswered]
        registry.sentences |= sentences.SENTENCES
        registry.changed_fields |= changed.FIELDS
