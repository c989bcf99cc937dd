"""Glued words are parted where a text has many; a clean text is never touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from extract.texts import readout

from briefgen.lexicon import load_lexicon
from briefgen.prepare.glue import repair_glue
from briefgen.prepare.traced import Traced

ROOT = Path(__file__).resolve().parent.parent.parent
# Damage enough to open the gate; each row adds one more.
DAMAGED = "The two sides agreedto meet againand theirteams spokefor an hour,then left."

ROWS = [
    pytest.param(
        "theco-chair of the talks",
        "the co-chair of the talks",
        id="before-a-hyphen",
        marks=pytest.mark.xfail(strict=True, reason="“co” is no known word, so “theco-chair”, the module's own example, is not parted"),
    ),
    pytest.param("frank,constructive talks", "frank, constructive talks", id="after-a-comma"),
    pytest.param("by force.The two", "by force. The two", id="after-a-full-stop"),
    pytest.param("General SecretaryHoang", "General Secretary Hoang", id="small-then-capital"),
    pytest.param("withthe minister", "with the minister", id="small-word-after"),
    pytest.param("tradeand investment", "trade and investment", id="small-word-behind"),
    pytest.param("maintaining peaceand stability", "maintaining peace and stability", id="long-words"),
    pytest.param("We met. Wealso agreed", "We met. We also agreed", id="capital-that-stands-alone-elsewhere"),
    pytest.param("Otieno left. Otienospoke first", "Otieno left. Otieno spoke first", id="name-that-stands-alone-elsewhere"),
    pytest.param(
        "Wealso agreed",
        "We also agreed",
        id="capital-first",
        marks=pytest.mark.xfail(strict=True, reason="a word with a capital first is parted only where its head stands alone elsewhere"),
    ),
    pytest.param(
        "with USSecretary Carver",
        "with US Secretary Carver",
        id="acronym-first",
        marks=pytest.mark.xfail(strict=True, reason="capitals run together are not parted"),
    ),
    pytest.param(
        "the role ofASEAN today",
        "the role of ASEAN today",
        id="acronym-behind",
        marks=pytest.mark.xfail(strict=True, reason="small letters before an acronym are not parted"),
    ),
    pytest.param(
        "between the twocapitals",
        "between the two capitals",
        id="three-letters-first",
        marks=pytest.mark.xfail(strict=True, reason="three letters and a long word score too low"),
    ),
    pytest.param(
        "it isof use",
        "it is of use",
        id="two-small-words",
        marks=pytest.mark.xfail(strict=True, reason="words under five letters are not looked at"),
    ),
    pytest.param(
        "on 14 May2024 they met",
        "on 14 May 2024 they met",
        id="month-and-year",
        marks=pytest.mark.xfail(strict=True, reason="letters and figures run together are not parted, and the date is lost"),
    ),
    pytest.param(
        "contacts,in particular",
        "contacts, in particular",
        id="small-word-after-a-comma",
        marks=pytest.mark.xfail(strict=True, reason="“,in” is taken for the end of an address (.in)"),
    ),
    pytest.param(
        "mangroves and peatland",
        "mangroves and peatland",
        id="compound-that-no-list-has",
        marks=pytest.mark.xfail(strict=True, reason="a compound that the word list lacks is parted"),
    ),
    pytest.param("the VietnamPlus page", "the VietnamPlus page", id="name-with-a-capital-inside"),
    pytest.param("Minister McDonald", "Minister McDonald", id="Mc"),
    pytest.param("Blinken and Albanese", "Blinken and Albanese", id="names-that-could-be-split"),
    pytest.param("counterterrorism and minilateral talks", "counterterrorism and minilateral talks", id="long-compounds"),
    pytest.param("US$4.2 million at 10:42", "US$4.2 million at 10:42", id="numbers"),
    pytest.param(
        "see www.mofa.go.jp for more",
        "see www.mofa.go.jp for more",
        id="address",
        marks=pytest.mark.xfail(strict=True, reason="dots of an address are taken for glue"),
    ),
    pytest.param(
        "the U.S.Department of State",
        "the U.S. Department of State",
        id="after-an-acronym",
        marks=pytest.mark.xfail(strict=True, reason="“U.S.Department” stays glued"),
    ),
]


@pytest.mark.parametrize(("damaged", "whole"), ROWS)
def test_in_a_damaged_text(damaged: str, whole: str) -> None:
    repaired, count = repair_glue(Traced.of(f"{DAMAGED} {damaged}"), load_lexicon().words)
    assert count >= 5
    assert repaired.text.removeprefix("The two sides agreed to meet again and their teams spoke for an hour, then left. ") == whole


def test_where_a_new_space_comes_from() -> None:
    repaired, _ = repair_glue(Traced.of(DAMAGED), load_lexicon().words)
    assert "agreed to meet" in repaired.text
    for at, char in enumerate(repaired.text):
        if char != " ":
            assert DAMAGED[repaired.offsets[at]] == char


CLEAN = [
    pytest.param("The two sides agreed on cybersecurity, theretofore discussed in Lima.Both left.", id="one-slip"),
    pytest.param("Blinken met Albanese, Kishida and Marcos at the VietnamPlus office on counterterrorism.", id="names"),
    pytest.param("Zambezi Okavango Windhoek Katima Mulilo Rundu " * 20, id="strange-names"),
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_is_untouched(text: str) -> None:
    traced = Traced.of(text)
    assert repair_glue(traced, load_lexicon().words) == (traced, 0)


FILES = sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests" / "accuracy" / "design").glob("*.txt")])
GLUED = "a016"  # the one sample that imitates a damaged page


@pytest.mark.parametrize("path", [path for path in FILES if path.stem != GLUED], ids=lambda path: path.stem)
def test_samples_are_untouched(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    repaired, count = repair_glue(Traced.of(text), load_lexicon().words)
    assert (count, repaired.text == text) == (0, True)


def test_the_damaged_sample_is_repaired() -> None:
    text = next(path for path in FILES if path.stem == GLUED).read_text(encoding="utf-8")
    repaired, count = repair_glue(Traced.of(text), load_lexicon().words)
    assert count == 5
    assert all(
        words in repaired.text for words in ("on economic", "Mongolian Minister of Food", "within reach", "vocational training", "has made")
    )


def test_a_repaired_text_says_so() -> None:
    one = readout(f"{DAMAGED} Grace Otieno metthe Norwegian Foreign Minister Ola Berg.")
    assert one.repairs >= 6
    assert "met the Norwegian" in one.text
