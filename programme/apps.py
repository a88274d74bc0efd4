"""Keynotes, rooms, sessions, slots and releases of the programme."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "programme"

    def ready(self):
        from conference import registry
        from programme import figures, merging, parts, receivers, recipients, rooms, sentences, tasks  # noqa: F401 - receivers and jobs register

        registry.workbench.append(rooms.rooms)
        registry.duties.append(rooms.duties)
        registry.overview.append(rooms.cards)
        registry.figures.append(figures.figures)
        registry.public_pages.append(("programme:programme", rooms.public_label))
        registry.clone_parts += parts.PARTS
        registry.sentences |= sentences.SENTENCES
        registry.recipient_groups += recipients.GROUPS
        registry.merged.append(merging.hand_over)
        registry.belongings.append(merging.belongings)
