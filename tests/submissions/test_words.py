"""Words are counted without references, in any script, in linear time, and alike on the server and in the browser."""

import json
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from submissions.words import HEADINGS, LONGEST_HEADING, NEVER_INLINE, WordCount, count_words

CASES = json.loads((Path(__file__).parent / "word_cases.json").read_text(encoding="utf-8"))
SCRIPT = Path(__file__).parents[2] / "conference/static/convoke/js/words.js"
COUNT_IN_NODE = """
import fs from "node:fs";
const { countWords, HEADINGS, NEVER_INLINE } = await import(process.argv[1]);
const texts = JSON.parse(fs.readFileSync(0, "utf8"));
const counts = texts.map(countWords);
console.log(JSON.stringify({ counts, headings: [...HEADINGS], neverInline: [...NEVER_INLINE] }));
"""


def counted_in_the_browser(texts):
    if not (node := shutil.which("node")):
        pytest.skip("node is not on the PATH: the live counter is not compared with the server's")
    command = [node, "--input-type=module", "-e", COUNT_IN_NODE, SCRIPT.as_uri()]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True, timeout=60)
    return json.loads(done.stdout)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_words_are_counted(case):
    count = count_words(case["text"])

    assert (count.words, count.references_heading) == (case["words"], case["references_heading"])


def test_the_place_where_counting_stopped_is_told():
    text = "One two.\n\nReferences\nLovelace 1843"

    assert count_words(text) == WordCount(2, text.index("References"), "References")


def test_the_browser_counts_the_same():
    counts = counted_in_the_browser([case["text"] for case in CASES])["counts"]

    assert [(count["words"], count["referencesHeading"]) for count in counts] == [
        (case["words"], case["references_heading"]) for case in CASES
    ]


def test_the_browser_counts_scrambled_texts_the_same():
    shuffled = random.Random(1843)
    pieces = [
        *sorted(HEADINGS),
        *"abé9公か,.:/-'’ \n\r\t\u2028#*_",
        " ",
        "\n",
        "\n7. ",
        "\nVI ",
        "\u0301",
        "\u200d",
        "👍",
        "𠀀",
    ]
    texts = ["".join(shuffled.choices(pieces, k=30)) for _ in range(500)]

    counts = counted_in_the_browser(texts)["counts"]

    assert [(count["words"], count["referencesHeading"]) for count in counts] == [
        (count.words, count.references_heading) for count in map(count_words, texts)
    ]


def test_the_browser_knows_the_same_headings():
    known = counted_in_the_browser([])

    assert set(known["headings"]) == HEADINGS
    assert set(known["neverInline"]) == NEVER_INLINE


def test_every_heading_stops_the_count():
    texts = {heading: f"One two three.\n{heading.upper()}\nLovelace 1843" for heading in HEADINGS}

    assert [heading for heading, text in texts.items() if count_words(text).words != 3] == []
    assert max(map(len, HEADINGS)) < LONGEST_HEADING
    assert NEVER_INLINE < HEADINGS


@given(st.lists(st.from_regex(r"[a-zà-ö0-9]{1,12}", fullmatch=True), max_size=40))
def test_words_between_blanks_are_all_counted(words):
    assert count_words(" ".join(words)).words == len(words)


@given(st.text())
def test_what_follows_the_references_never_counts(text):
    before = "One two three.\nReferences\nLovelace"

    assert count_words(before + text.replace(":", "") + " 1843").words == 3


@pytest.mark.parametrize(
    "piece",
    ["co-", "a.", "1,", "://", "References\n", "References:", "7. ", "\n", "#" * 80 + "\n", "e\u0301", "公", "i i\n"],
)
def test_a_megabyte_of_anything_is_counted_in_a_moment(piece):
    text = piece * (1_000_000 // len(piece))
    began = time.process_time()

    count_words(text)

    assert time.process_time() - began < 5


def test_a_text_of_every_seventh_character_is_counted():
    everything = "".join(map(chr, range(0, sys.maxunicode + 1, 7)))

    assert count_words(everything).words > 15_000
