"""The cast of the tests stands."""

from conference.models import Entry


def test_every_deed_of_the_cast_has_a_line_of_history(edition, track, clara):
    deeds = set(Entry.objects.filter(edition=edition).values_list("deed", flat=True))

    assert {"conference.create_edition", "conference.add_track", "conference.set_deadline"} <= deeds


def test_chairs_know_their_track_and_nobody_elses(track, other_track, tom, viewer):
    assert viewer(tom).chairs(track)
    assert not viewer(tom).chairs(other_track)
    assert not viewer(tom).organises(track.edition)
