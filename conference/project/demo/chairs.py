"""What chairs of the demo have done before reviewing: advice on abstracts, a paper offered, a link for a guest."""

from datetime import timedelta

from django.utils import timezone

from submissions import actions


def load_chairing(known, people, papers):
    """An abstract that fits, one that is offered to another track, and a guest who may come after the deadline."""
    ingrid, tom = people["ingrid-solbakken"], people["tom-okafor"]
    tracks = {track.slug: track for track in known["copro2027"].tracks.select_related("edition")}
    words = "We would like to read more about how clerks and citizens tested the forms together."
    actions.advise(papers["benefit-forms"], verdict="fits", text=words, by=ingrid)
    words = "It is about reports that citizens correct, and less about assistants. Would you take it?"
    actions.offer_transfer(papers["staff-correct"], track=tracks["cities-data"], text=words, by=ingrid)
    actions.create_link(
        tracks["cities-data"],
        text="Paper of the keynote speaker",
        expires_at=timezone.now() + timedelta(days=30),
        most_uses=1,
        opens_closed_call=True,
        by=tom,
    )
