"""What was cut is greyed out where it stands, with the reason; repaired words are marked."""

from __future__ import annotations

import pytest

from briefgen.evidence.marks import Mark
from briefgen.evidence.unread import UNKNOWN, cut_marks, repair_marks
from briefgen.model import Cut, Readout
from briefgen.prepare import prepare
from evidence.pages import REPORT, document

GLUED = (
    "Peru and Norway held theco-chair meeting on 12 March 2024 in Oslo. The two sides agreed to simplify visas for thestudents, and "
    "they welcomed the frank,constructive talks. The ministers discussed theoceans, fisheries and trade with theirpartners in Oslo."
)


def stretches(raw: str, marks: list[Mark]) -> list[tuple[str, str]]:
    return [(raw[mark.start : mark.end].strip(), mark.value) for mark in marks]


def test_each_cut_line_is_marked_in_its_place_with_its_reason() -> None:
    readout = prepare(document(REPORT))
    found = stretches(readout.raw, cut_marks(readout))
    assert [text for text, _ in found] == ["Share", "Read more", "Salmon prices fall for a third week"]
    assert [reason for _, reason in found] == [cut.reason for cut in readout.cuts]


def test_a_cut_inside_a_line_marks_that_part_only() -> None:
    raw = REPORT.split("Read more")[0].rstrip() + " - VNA\n\nMore of the day\n"
    readout = prepare(document(raw))
    assert ("- VNA", "sign-off") in stretches(raw, cut_marks(readout))
    assert all("fisheries research" not in text for text, _ in stretches(raw, cut_marks(readout)))


def test_what_is_read_and_what_is_cut_are_all_of_the_text() -> None:
    readout = prepare(document(REPORT))
    cut = {place for mark in cut_marks(readout) for place in range(mark.start, mark.end)}
    kept = set(readout.offsets[:-1])
    assert not [place for place, char in enumerate(readout.raw) if not char.isspace() and place not in cut and place not in kept]


def test_what_no_cut_accounts_for_is_greyed_all_the_same() -> None:
    readout = Readout("a", "0", raw="one two", text="one", offsets=(0, 1, 2, 7))
    assert stretches(readout.raw, cut_marks(readout)) == [("two", UNKNOWN)]


def test_two_cuts_of_one_line_keep_their_own_reasons() -> None:
    readout = Readout(
        "a", "0", raw="head body foot", text="body", offsets=(5, 6, 7, 8, 14), cuts=(Cut("label", "head", 1), Cut("sign-off", "foot", 1))
    )
    assert stretches(readout.raw, cut_marks(readout)) == [("head", "label"), ("foot", "sign-off")]


def test_glued_words_show_how_they_were_read() -> None:
    readout = prepare(document(GLUED))
    assert readout.repairs >= 4, "the sample is one of the damaged texts"
    found = dict(stretches(readout.raw, repair_marks(readout)))
    assert found["thestudents,"] == "the students,"
    assert found["frank,constructive"] == "frank, constructive"


@pytest.mark.parametrize(
    ("word", "read", "why"),
    [
        ("So\u031bn", "S\u01a1n", "letters and accents stood apart"),
        ("co\u00adoperation", "cooperation", "characters that nobody sees were left out"),
    ],
)
def test_mended_letters_are_marked(word: str, read: str, why: str) -> None:
    readout = prepare(document(f"Minister {word} spoke in Oslo about visas and much else."))
    (mark,) = repair_marks(readout)
    assert (readout.raw[mark.start : mark.end], mark.value, dict(mark.facts)["Why"]) == (word, read, why)


def test_a_sound_text_has_no_repairs() -> None:
    assert repair_marks(prepare(document(REPORT))) == []
