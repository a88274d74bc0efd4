"""Papers, their authors, versions, checks, states and conflicts of interest."""

from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    name = "submissions"

    def ready(self):
        from conference import registry
        from submissions import cleaning, figures, finding, palette, rooms, sentences, visibility  # noqa: F401 - its job registers

        registry.concealed_papers.append(visibility.concealed)
        registry.concealed_tracks.append(visibility.concealed_tracks)
        registry.overseen_papers.append(visibility.overseen)
        registry.role_given.append(finding.find_for_role)
        registry.duties.append(rooms.duties)
        registry.workbench.append(rooms.rooms)
        registry.overview.append(rooms.cards)
        registry.figures.append(figures.figures)
        registry.found.append(palette.papers)
        registry.sentences |= sentences.SENTENCES
        registry.named_papers.append(sentences.named)
