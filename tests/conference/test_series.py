"""The page of a conference series or a journal."""

import pytest

from conference import actions


@pytest.fixture
def path(edition):
    return f"/series/{edition.series.code}/"


def test_it_tells_what_is_known_and_lists_what_everybody_may_see(as_, edition, path):
    edition.series.issn, edition.series.publisher = "2075-9517", "A Press"
    edition.series.save()
    actions.create_edition(edition.series, slug="next", by=None, kind="conference", name="Not yet published")

    page = as_(None).get(path).content.decode()

    assert "2075-9517" in page and "A Press" in page and "Licence" not in page
    assert "CoPro: Conference on Co-Production" in page
    assert "Not yet published" not in page
    assert '"@type":"EventSeries"' in page


def test_home_and_call_lead_to_it(as_, track, path):
    for page in ("/copro/", "/copro/call/"):
        assert f'href="{path}"' in as_(None).get(page).content.decode()


def test_without_anything_published_it_looks_absent(as_, edition, clara, path):
    actions.publish_edition(edition, by=clara, is_public=False)

    assert as_(clara).get(path).status_code == 404
    assert as_(None).get("/series/0000000000/").status_code == 404


def test_what_has_not_changed_is_not_sent_again(as_, edition, path):
    etag = as_(None).get(path).headers["ETag"]
    assert as_(None).get(path, headers={"If-None-Match": f"W/{etag}"}).status_code == 304

    edition.series.publisher = "Another press"
    edition.series.save()

    assert as_(None).get(path, headers={"If-None-Match": etag}).status_code == 200
