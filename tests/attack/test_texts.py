"""Texts that are no readouts, or are ones gone wrong: each gives a result, a check or an error of ours, and soon."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.errors import ReadoutError
from briefgen.model import Matrix
from briefgen.pipeline import build_matrix
from briefgen.readers import LIMITS, REMARKS_AT_MOST, VALUE_AT_MOST, read_document
from briefgen.workbook.create import write_workbook
from briefgen.workbook.read import read_workbook

from .conftest import READOUT, Ran

Run = Callable[..., Ran]
PARAGRAPH = " ".join(READOUT.split("\n\n", 1)[1].split())
PAGE = f"<p>{PARAGRAPH}</p>"

TEXTS: dict[str, str | bytes] = {
    "one line": "The Foreign Minister met his counterpart.",
    "one letter": "x",
    "spaces nobody sees": "\u00a0\u200b\u3000\ufeff" * 500,
    "commas": "," * 100_000,
    "commas after a verb": "The two sides agreed to expand " + "trade, " * 2_000,
    "very short lines": "ab\n" * 5_000,
    "one word": "a" * 5_000,
    "names with titles": PARAGRAPH + "".join(f"Foreign Minister Ana B{number:x}a, " for number in range(200)),
    "nested quotes": '“‘"' * 2_000 + PARAGRAPH + '"’”' * 2_000,
    "nested brackets": "(" * 5_000 + PARAGRAPH + ")" * 5_000,
    "only capitals": PARAGRAPH.upper(),
    "Arabic": "التقى وزير الخارجية نظيره الأمريكي في القاهرة يوم 12 مايو 2024 واتفق الجانبان على التعاون.\n" * 20,
    "written from the right": "\u202e" + PARAGRAPH + "\u202c",
    "Vietnamese": "Bộ trưởng đã hội đàm với Ngoại trưởng Hoa Kỳ tại Hà Nội ngày 15/4/2023. Hai bên nhất trí tăng cường hợp tác.\n" * 20,
    "French": "Le ministre a reçu son homologue à Paris le 12 mai 2024. Les deux parties ont convenu de coopérer.\n" * 20,
    "Chinese": "2024年5月12日，外交部长在北京会见越南外长，双方同意加强合作。\n" * 20,
    "emoji": PARAGRAPH.replace(". ", ". 👨‍👩‍👧‍👦🇳🇴 "),
    "Zalgo": "".join(f"{char}\u0301\u0327\u0489" for char in PARAGRAPH),
    "a pile of accents": PARAGRAPH + "e" + "\u0301\u0323" * 200_000,
    "U+0000 and U+FFFE": PARAGRAPH.replace(" ", "\x00\ufffe\uffff", 1),
    "half a letter in UTF-16": b"\xff\xfe" + f"{PARAGRAPH}\ud800 {PARAGRAPH}".encode("utf-16-le", "surrogatepass"),
    "half a letter in UTF-8": PARAGRAPH.encode() + b"\xed\xa0\x80" + PARAGRAPH.encode(),
    "header lines without end": "Title: x\n" * 20_000 + "\n" + PARAGRAPH,
    "a header line without end": f"Publisher: A\nTitle: {'x' * 100_000}\nNote: {'y' * 100_000}\n\n{PARAGRAPH}",
    "a header date of year 9999": f"Publisher: A\nPublished: 9999-12-31\n\n{PARAGRAPH.replace(' 2024', '')}",
    "a header date of year 1": f"Publisher: A\nPublished: 0001-01-01\n\n{PARAGRAPH.replace(' on 14 May 2024', ' yesterday, Monday')}",
    "page: no body": f"<!doctype html>{PAGE}",
    "page: nothing in it": "<html></html>",
    "page: 10,000 nested tags": "<html><body>" + "<div>" * 10_000 + PAGE,
    "page: many attributes": "<html><body " + "a=b " * 20_000 + ">" + PAGE,
    "page: unclosed comment": "<html><!--" + "x" * 3_000 + PAGE,
    "page: signs that XML has not": f"<html><body>{PAGE}<p>&#0;&#xD800;&#xFFFE;&#1;&#x110000;</p>",
    "page: deep JSON": f'<html><script type="application/ld+json">{"[" * 50_000}</script><body>{PAGE}',
    "page: odd JSON": f'<html><script type="application/ld+json">{{"@type":"Article","headline":5,"datePublished":[1]}}</script><body>{PAGE}',
    "page: long title": f"<html><head><title>{'Talks ' * 20_000}</title></head><body>{PAGE}",
    "XML bomb": '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "a"><!ENTITY b "&a;&a;&a;">]><html><body>&b;' + PAGE,
    "JSON without end": '{"a":' * 50_000,
} | {
    f"page: charset {name}": f'<html><meta charset="{name}"><body>{PAGE}'.encode() + b"\xe9\xff"
    for name in ("undefined", "idna", "punycode", "unicode_escape", "rot13", "zip", "utf-7", "mbcs", "nonsense")
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_result_a_check_or_an_error_of_ours(name: str) -> None:
    content = TEXTS[name]
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    began = time.monotonic()
    try:
        matrix = build_matrix([read_document(data, "a.txt")])
    except ReadoutError as error:
        assert error.fix
        return
    assert matrix.sources[0].status in ("read", "not a readout", "not read")
    assert read_workbook(write_workbook(matrix)) == matrix
    assert time.monotonic() - began < 20  # a second on any machine; minutes where something is quadratic


@pytest.mark.parametrize("data", [b"", b" \n\t" * 1000, os.urandom(5000) + bytes(100), bytes(range(256)) * 50])
def test_what_holds_no_text(data: bytes) -> None:
    with pytest.raises(ReadoutError):
        read_document(data, "a.txt")


def test_what_a_file_says_of_itself_fits_a_cell_and_each_cut_is_told() -> None:
    lines = "".join(f"Note: {number} {'y' * 900}\n" for number in range(60))
    document = read_document(f"---\nTitle: {'x' * 9000}\nLink: https://a.example/{'z' * 9000}\n{lines}---\n{PARAGRAPH}".encode(), "a.txt")
    assert (len(document.title), document.url, len(document.remarks)) == (VALUE_AT_MOST, "", REMARKS_AT_MOST)
    assert any("title has 9,000 characters" in warning for warning in document.warnings)
    assert any("says 60 things of itself" in warning for warning in document.warnings)
    assert len("; ".join([*document.remarks, *document.warnings])) < 32_767


def test_a_text_that_is_far_too_long_is_refused_with_what_to_do() -> None:
    with pytest.raises(ReadoutError) as caught:
        read_document(b"They met. " * (LIMITS.text_chars // 10 + 1), "a.txt")
    assert caught.value.what == "the text has 6,000,010 characters; at most 6,000,000 are read"
    assert caught.value.fix == "split it into one file for each readout"


def test_the_same_text_under_many_names_is_one_source(desk: Path, run: Run) -> None:
    for number in range(30):
        (desk / "readouts" / f"copy {number}.txt").write_text(READOUT, encoding="utf-8")
    values = run("build", "readouts", "--json").json
    assert (values["texts"], values["independent_sources"], values["meetings"]) == (31, 1, 1)


def test_readouts_that_contradict_each_other_give_checks(desk: Path, run: Run) -> None:
    other = READOUT.replace("of Norway\n", "of Senegal\n").replace("Dakar on 14", "Oslo on 13").replace("Norway welcomed", "Senegal noted")
    (desk / "readouts" / "b.txt").write_text(other, encoding="utf-8")
    values = run("build", "readouts", "--json").json
    assert values["meetings"] == 1
    assert {check["where"].rpartition("/")[2] for check in values["to_look_at"]} >= {"date_start", "city"}


# --- open faults of parts that others are at work on: each test shows one with about the smallest input that does --------------------


def matrix_of(text: str) -> Matrix:
    return build_matrix([read_document(text.encode(), "a.txt")])


def growth(text_of: Callable[[int], str], size: int) -> float:
    """How many times longer four times the text takes; 4 is linear, 16 quadratic."""

    def seconds(text: str) -> float:
        began = time.process_time()
        matrix_of(text)
        return time.process_time() - began

    matrix_of(PARAGRAPH)  # loads what is loaded once
    return seconds(text_of(4 * size)) / min(seconds(text_of(size)) for _ in range(2))


def test_a_long_sentence_takes_time_that_grows_with_its_length() -> None:
    sentence = PARAGRAPH.replace(".", ",") + " "
    assert growth(lambda size: sentence * (size // len(sentence)), 3_000) < 8


def test_a_long_word_takes_time_that_grows_with_its_length() -> None:
    assert growth(lambda size: PARAGRAPH + "themeetingwasheld" * (size // 17), 30_000) < 8


def test_a_sentence_longer_than_a_cell_does_not_end_the_run() -> None:
    long = PARAGRAPH.replace("a working group on fisheries", "cooperation in " + "fisheries and trade and " * 1_500 + "health")
    write_workbook(matrix_of(long))


def test_hundreds_of_copies_of_one_text_are_one_source() -> None:
    from briefgen.merge.wire import same_texts

    assert {original for original, _ in same_texts([READOUT * 2] * 201)} == {0}


def test_two_accounts_that_count_the_rounds_differently_give_a_check() -> None:
    other = (
        READOUT.replace("of Norway\n", "of Senegal\n").replace("The second", "The third").replace("agreed to set up", "decided to create")
    )
    matrix = build_matrix([read_document(READOUT.encode(), "a.txt"), read_document(other.encode(), "b.txt")])
    assert [check for check in matrix.checks if "round" in check.where or "round" in check.what.lower()]
