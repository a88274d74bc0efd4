"""Assignments, reviews and decisions."""

from django.apps import AppConfig


class ReviewingConfig(AppConfig):
    name = "reviewing"

    def ready(self):
        from conference import registry
        from reviewing import (  # noqa: F401 - receivers register
            figures,
            merging,
            occasions,
            palette,
            parts,
            permissions,
            readers,
            readiness,
            receivers,
            recipients,
            rooms,
            sentences,
            tasks,
            towards,
            visibility,
        )

        registry.may_see_submission.append(visibility.reviewed_by)
        registry.paper_readers.append(readers.reviewers)
        registry.reads_until.append(visibility.reads_until)
        registry.bars_to_moving.append(permissions.bar_to_moving)
        registry.concealed_papers.append(visibility.concealed_bundles)
        registry.duties.append(rooms.duties)
        registry.workbench.append(rooms.rooms)
        registry.overview.append(rooms.cards)
        registry.figures.append(figures.figures)
        registry.found += [palette.reviews, palette.reviewers]
        registry.settings_pages.append(rooms.settings_pages)
        registry.readiness.append(readiness.reviewing)
        registry.clone_parts += parts.PARTS
        registry.sentences |= sentences.SENTENCES
        registry.letters |= occasions.LETTERS
        registry.recipient_groups += recipients.GROUPS
        registry.concealed_recipients["reviewers"] = recipients.of_concealed_papers
        registry.working_towards.append(towards.reviewers)
        registry.deadline_moved.append(towards.follow)
        registry.merged.append(merging.hand_over)
        registry.belongings.append(merging.belongings)
