"""Assignments, reviews and decisions."""

from django.apps import AppConfig


class ReviewingConfig(AppConfig):
    name = "reviewing"

    def ready(self):
        from conference import registry
        from reviewing import figures, palette, receivers, rooms, sentences, tasks, visibility  # noqa: F401 - receivers register

        registry.may_see_submission.append(visibility.reviewed_by)
        registry.reads_until.append(visibility.reads_until)
        registry.concealed_papers.append(visibility.concealed_bundles)
        registry.duties.append(rooms.duties)
        registry.workbench.append(rooms.rooms)
        registry.overview.append(rooms.cards)
        registry.figures.append(figures.figures)
        registry.found += [palette.reviews, palette.reviewers]
        registry.sentences |= sentences.SENTENCES
