"""Affinity: who knows a paper's subject, how sure that is, and why."""

import numpy as np
import pytest

from conference.text.affinity import Expert, Paper, Publication, affinities

TRUST = Paper("p1", "Trust in digital public services", "Citizens trust services that they co-produce with officials.")
ROADS = Paper("p2", "Asphalt ageing on rural roads", "Bitumen hardens under ultraviolet light and heavy lorries.")
RAVI = Expert(
    "Ravi",
    (
        Publication("Co-producing public services", "Officials and citizens as partners who trust each other.", 2024),
        Publication("Bird song at dawn", "Blackbirds sing before sunrise.", 2019),
    ),
)
ROSA = Expert("Rosa", (Publication("Rural road maintenance", "Asphalt and bitumen on low-traffic roads.", 2021),))
NEWCOMER = Expert("Nina")


def with_topics(one, *topics):
    return type(one)(**{**vars(one), "topics": frozenset(topics)})


def test_the_expert_on_the_subject_scores_highest():
    found = affinities([TRUST, ROADS], [RAVI, ROSA])

    assert found.scores.shape == (2, 2)
    assert found.scores.argmax(axis=1).tolist() == [0, 1]
    assert found.score("p2", "Rosa") == found.scores[1, 1]


def test_scores_lie_between_none_and_one():
    copycat = Expert("Cleo", (Publication(TRUST.title, TRUST.abstract),), frozenset({"trust"}))

    scores = affinities([with_topics(TRUST, "trust"), ROADS], [copycat, RAVI, ROSA, NEWCOMER]).scores

    assert scores[0, 0] == pytest.approx(1.0)
    assert scores.min() >= 0
    assert scores.max() <= 1


def test_an_expert_without_publications_is_judged_by_topics_and_flagged():
    papers = [with_topics(TRUST, "trust", "services"), ROADS]
    experts = [RAVI, ROSA, with_topics(NEWCOMER, "trust", "services"), Expert("Nobody")]

    found = affinities(papers, experts)

    assert found.low_evidence == {"Nina", "Nobody"}
    assert found.score("p1", "Rosa") < found.score("p1", "Nina") < found.score("p1", "Ravi")
    assert found.score("p2", "Nina") == 0
    assert found.score("p1", "Nobody") == 0


def test_publications_without_words_are_no_evidence():
    found = affinities([TRUST], [RAVI, Expert("Mute", (Publication("", ""), Publication("42", "...")))])

    assert found.low_evidence == {"Mute"}


def test_shared_topics_break_ties_but_do_not_outweigh_text():
    twin = Expert("Twin", RAVI.publications, frozenset({"trust"}))
    stranger = with_topics(ROSA, "trust")

    found = affinities([with_topics(TRUST, "trust")], [RAVI, twin, stranger])

    assert found.score("p1", "Twin") > found.score("p1", "Ravi") > found.score("p1", "Rosa")


def test_one_fitting_publication_among_many_strange_ones_still_counts_beside_five():
    strange = tuple(Publication(f"Bird song {number}", "Blackbirds sing at dawn.") for number in range(20))
    many = Expert("Many", RAVI.publications[:1] + strange)
    few = Expert("Few", RAVI.publications[:1] + strange[:4])

    scores = affinities([TRUST], [many, few]).scores[0]

    assert scores[0] == pytest.approx(scores[1])


def test_topics_decide_alone_when_nobody_has_published():
    experts = [Expert("A", (), frozenset({"trust"})), Expert("B", (), frozenset({"trust", "roads"})), NEWCOMER]

    found = affinities([with_topics(TRUST, "trust")], experts)

    assert found.scores[0].tolist() == pytest.approx([1.0, 1 / np.sqrt(2), 0.0])


def test_a_paper_without_words_is_judged_by_topics_and_flagged():
    blank = Paper("p3", "", topics=frozenset({"roads"}))

    found = affinities([TRUST, ROADS, blank], [RAVI, with_topics(ROSA, "roads")])

    assert found.papers_without_text == {"p3"}
    assert found.score("p3", "Rosa") > found.score("p3", "Ravi") == 0


def test_reasons_name_topics_the_nearest_publication_and_readable_words():
    papers = [with_topics(TRUST, "trust", "services"), ROADS]

    why = affinities(papers, [with_topics(RAVI, "services", "birds"), ROSA]).reasons("p1", "Ravi")

    assert why.topics == ("services",)
    assert why.publication == RAVI.publications[0]
    assert 0 < why.similarity < 1
    assert why.words[0] == "trust"
    assert sorted(why.words) == ["citizens", "co-produce", "officials", "public services", "trust"]


def test_keywords_count_as_text():
    tagged = Paper("p4", "A study", keywords=("bitumen", "rural roads"))

    found = affinities([tagged, TRUST], [RAVI, ROSA])

    assert found.score("p4", "Rosa") > found.score("p4", "Ravi")
    assert "bitumen" in found.reasons("p4", "Rosa").words


def test_where_nothing_is_shared_there_are_no_reasons():
    why = affinities([ROADS], [Expert("Bo", (Publication("Bird song"),)), NEWCOMER])

    for expert in ("Bo", "Nina"):
        assert why.reasons("p2", expert).publication is None
        assert why.reasons("p2", expert).words == ()


def test_the_order_of_papers_and_experts_changes_no_score():
    there = affinities([TRUST, ROADS], [RAVI, ROSA])
    back = affinities([ROADS, TRUST], [ROSA, RAVI])

    assert np.allclose(there.scores, back.scores[::-1, ::-1], atol=1e-15)
    assert there.reasons("p1", "Ravi") == back.reasons("p1", "Ravi")


@pytest.mark.parametrize(("papers", "experts"), [([], []), ([TRUST], []), ([], [RAVI])])
def test_empty_sides_are_no_error(papers, experts):
    assert affinities(papers, experts).scores.shape == (len(papers), len(experts))


def test_twins_and_strangers_are_refused():
    with pytest.raises(ValueError, match="Two papers"):
        affinities([TRUST, TRUST], [RAVI])
    with pytest.raises(ValueError, match="Two experts"):
        affinities([TRUST], [RAVI, RAVI])
    with pytest.raises(KeyError, match="Eve"):
        affinities([TRUST], [RAVI]).reasons("p1", "Eve")
