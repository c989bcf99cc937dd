"""Whatever the text and whatever the marks: what the page holds is the text, and its elements nest."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.evidence.marks import Mark, Sort, tidy
from briefgen.evidence.markup import text_html
from evidence.pages import taken_apart

# Letters with accents of their own, markup, line ends, direction marks, control characters: all that might break a page.
ALPHABET = st.one_of(
    st.sampled_from(list("ab \n\n\t<>&\"'/]!-=\r\x0b\x0c\x1b\x85\u0301\u202e\u2066\u2069\u2028\u00ad\ufeff\u05d0\u0639\U0001f600")),
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"),
)
TEXT = st.one_of(st.text(ALPHABET, max_size=80), st.sampled_from(["<script>alert(1)</script>", "]]>", "<!--", "&amp;&lt;", "</p></div>"]))


def mark_of(raw: str) -> st.SearchStrategy[Mark]:
    place = st.integers(-3, len(raw) + 3)
    return st.builds(
        Mark, place, place, st.sampled_from(list(Sort)), st.text(ALPHABET, min_size=1, max_size=8), st.sampled_from(["", "AG", "UC"])
    )


@given(TEXT.flatmap(lambda raw: st.tuples(st.just(raw), st.lists(mark_of(raw), max_size=12))))
@settings(max_examples=400, deadline=None)
def test_the_content_is_the_text_whatever_the_marks(case: tuple[str, list[Mark]]) -> None:
    raw, marks = case
    ready = tidy(marks, raw)
    seen = taken_apart(f'<div class="text">{text_html(raw, ready)}</div>')
    assert seen.texts() == [raw]
    for number, mark in enumerate(ready):
        if mark.sort is not Sort.SENTENCE:
            parts = [element for element in seen.elements if element.attributes.get("data-n") == str(number)]
            # Between the pieces of a mark lie only the blank lines between paragraphs.
            assert "".join("".join(part.text.split()) for part in parts) == "".join(raw[mark.start : mark.end].split())
            assert sum("id" in part.attributes for part in parts) == 1, "one piece of a mark is reached by keyboard"


def test_crossing_marks_are_parted_and_inner_ones_nest() -> None:
    raw = "one two three four"
    marks = tidy([Mark(0, 13, Sort.STATEMENT, "a"), Mark(8, 18, Sort.EVENT, "b"), Mark(4, 7, Sort.PERSON, "c")], raw)
    seen = taken_apart(str(text_html(raw, marks)))
    assert [(element.attributes["data-n"], element.text) for element in seen.elements if element.tag == "mark"] == [
        ("0", "one two three"),
        ("1", "two"),
        ("2", "three"),
        ("2", " four"),
    ]


def test_marks_of_the_same_words_become_one_with_the_events_of_both() -> None:
    marks = tidy([Mark(0, 3, Sort.PERSON, "Ana", events=("EV-1",)), Mark(0, 4, Sort.PERSON, "Ana", events=("EV-2",))], "Ana came")
    assert [(mark.start, mark.end, mark.events) for mark in marks] == [(0, 3, ("EV-1", "EV-2"))]


def test_a_mark_never_parts_a_letter_from_its_accent() -> None:
    raw = "So\u031bn said"
    assert [(mark.start, mark.end) for mark in tidy([Mark(0, 2, Sort.PERSON, "x")], raw)] == [(0, 3)]


@pytest.mark.parametrize(
    ("char", "shown"),
    [("\u202e", "U+202E"), ("\u2066", "U+2066"), ("\x1b", "U+001B"), ("\x07", "U+0007")],
    ids=["rlo", "lri", "esc", "bel"],
)
def test_what_cannot_be_seen_or_turns_the_line_is_shown_by_its_number(char: str, shown: str) -> None:
    html = str(text_html(f"a{char}b", []))
    assert f'<span class="hid" data-u="{shown}">{char}</span>' in html


def test_a_long_text_of_crossing_marks_takes_no_time_to_speak_of() -> None:
    raw = "word " * 40_000
    marks = tidy([Mark(n * 10, n * 10 + 14, Sort.PERSON, str(n)) for n in range(20_000)], raw)  # each crosses the next
    assert text_html(raw, marks).count("<mark") > 20_000  # half a second; minutes, if it grew with the square
