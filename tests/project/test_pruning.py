"""Of Bootstrap only what a page can need is sent: rules for classes that somebody writes."""

import re

import pytest

from conference.project import bundles
from conference.project.pruning import pruned, words_of

CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
ATTRIBUTE = re.compile(r"""class=\\?["']([^"']*)""")


def names(css):
    """The classes that a style sheet has rules for."""
    return set(CLASS.findall(re.sub(r"\{[^{}]*\}", "{}", css)))


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".card{color:red}", ".card{color:red}"),
        (".carousel{color:red}", ""),
        (".card,.carousel{color:red}", ".card{color:red}"),
        (".carousel .card,.card>.card{color:red}", ".card>.card{color:red}"),
        (".card:not(.carousel){color:red}", ".card:not(.carousel){color:red}"),
        ("table,[type=button]{color:red}", "table,[type=button]{color:red}"),
        ("[data-bs-theme=dark] .card{color:red}", ""),
        ("@media (min-width:1px){.card{color:red}.carousel{color:red}}", "@media (min-width:1px){.card{color:red}}"),
        ("@media (min-width:1px){.carousel{color:red}}", ""),
        ("@supports (gap:1px){@media print{.card{gap:1px}}}", "@supports (gap:1px){@media print{.card{gap:1px}}}"),
        (".card{width:50%!important;margin:-.5em 0}", ".card{width:50%!important;margin:-.5em 0}"),
        ('@charset "UTF-8";/*! Their licence *//* a remark */.card{top:0}', None),
    ],
)
def test_what_is_named_stays_and_the_rest_goes(css, kept):
    expected = '@charset "UTF-8";/*! Their licence */.card{top:0}' if kept is None else kept

    assert pruned(css, words_of(['<p class="card">'])) == expected


@pytest.mark.parametrize("written", ['class="btn-{{ tone }}"', 'f"btn-{tone}"', '"btn-" + tone', "`btn-${tone}`"])
def test_a_name_that_is_put_together_keeps_what_its_parts_can_make(written):
    css = ".btn-danger{top:0}.btn-warning{top:0}.link-danger{top:0}"

    assert pruned(css, words_of([written, "tone = danger"])) == ".btn-danger{top:0}"


def test_a_variable_stays_where_something_reads_it():
    css = ":root{--far:1px;--near:var(--far);--nowhere:2px;--ours:3px}p{margin:var(--near)}i{--only:4px}"

    assert pruned(css, {"--ours"}) == ":root{--far:1px;--near:var(--far);--ours:3px}p{margin:var(--near)}"


def test_an_animation_stays_where_something_runs_it():
    css = "@keyframes turn{to{top:0}}@keyframes grow{to{top:0}}p{animation:.7s linear turn}"

    assert pruned(css, ()) == "@keyframes turn{to{top:0}}p{animation:.7s linear turn}"


def test_what_is_not_understood_is_told():
    with pytest.raises(ValueError, match="something else than a declaration"):
        pruned(".card{top:0;.inner{top:0}}", {"card"})


def test_classes_of_the_packages_whose_pages_we_show_are_seen():
    assert {"form-control", "is-invalid", "invalid-feedback", "form-check-input", "col-form-label"} <= bundles.words()
    assert "allauth" in {part for path in bundles.writings() for part in path.parts}


def test_every_class_that_we_write_and_bootstrap_knows_survives():
    """Reads our pages otherwise than the bundles do: class attributes alone, what stands in braces cut out."""
    theirs = names(bundles._bootstrap_file().read_text())
    attributes = (each for path in bundles.writings() for each in ATTRIBUTE.findall(path.read_text()))
    ours = {name for each in attributes for name in re.sub(r"\{[{%].*?[}%]\}", " ", each).split()}

    assert len(ours & theirs) > 15
    assert ours & theirs <= names(bundles.bootstrap())


def test_what_nobody_writes_is_gone():
    assert not {"carousel-caption", "offcanvas", "placeholder-glow", "order-xxl-5"} & names(bundles.bootstrap())


def test_pruning_twice_changes_nothing():
    assert pruned(bundles.bootstrap(), bundles.words()) == bundles.bootstrap()
