"""Papers, their authors, versions, checks, states and conflicts of interest."""

from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    name = "submissions"

    def ready(self):
        from conference import registry
        from submissions import (  # noqa: F401 - its job registers
            calendar,
            chairing,
            cleaning,
            concerned,
            figures,
            finding,
            letters,
            merging,
            palette,
            parts,
            readiness,
            recipients,
            rooms,
            sentences,
            tasks,
            towards,
            transfers,
            visibility,
        )

        registry.authors_in_hand.append(concerned.authors_in_hand)
        registry.shown_to_lookers += ["submissions:list", "submissions:paper"]
        registry.takes_uploads.append("submissions:edit")
        registry.concealed_papers.append(visibility.concealed)
        registry.concealed_tracks.append(visibility.concealed_tracks)
        registry.overseen_papers.append(visibility.overseen)
        registry.role_given.append(finding.find_for_role)
        registry.parts_in_calls.append(calendar.parts)
        registry.own_dates.append(calendar.extensions)
        registry.duties.append(rooms.duties)
        registry.workbench.append(rooms.rooms)
        registry.overview.append(rooms.cards)
        registry.figures.append(figures.figures)
        registry.found.append(palette.papers)
        registry.sentences |= sentences.SENTENCES
        registry.letters |= letters.LETTERS
        registry.recipient_groups += recipients.GROUPS
        registry.concealed_recipients["authors"] = recipients.of_concealed_papers
        registry.named_papers.append(sentences.named)
        registry.working_towards.append(towards.authors)
        registry.numbered_papers.append(sentences.numbered)
        registry.concerned.append(concerned.contacts)
        registry.used_topics.append(concerned.topics_in_use)
        registry.may_see_submission.append(transfers.offered_to)
        registry.duties.append(chairing.duties)
        registry.workbench.append(chairing.rooms)
        registry.overview.append(chairing.cards)
        registry.routines.append(tasks.remind_on_time)
        registry.clone_parts += parts.PARTS
        registry.readiness.append(readiness.submission_form)
        registry.merged.append(merging.hand_over)
        registry.belongings.append(merging.belongings)
