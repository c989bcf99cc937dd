"""Plain text: encodings, line ends, control characters, the file's own header."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import ReadoutError
from briefgen.readers import read_document
from briefgen.readers.decode import decode
from briefgen.readers.header import parse_date, split_header

SENTENCE = "Deputy Minister Nguyễn Văn Đức met Under Secretary Ana Peña in Đà Nẵng on 3 May."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_give_the_same_text_without_a_warning(codec: str) -> None:
    document = read_document(SENTENCE.encode(codec), "a.txt")
    assert (document.text, document.warnings) == (SENTENCE, ())


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        ("Minister Peña and Minister Møller met in Asunción.", "cp1252", "Windows-1252 (Western European)"),
        ("The talks – the first since 2019 – ended well.", "cp1252", "Windows-1252 (Western European)"),
        ("Bu\u0300i Sơn was in Ha\u0300 Nô\u0323i, then Thu\u0309 tươ\u0301ng.", "cp1258", "Windows-1258 (Vietnamese)"),
    ],
)
def test_old_encodings_are_read_with_a_warning(text: str, codec: str, name: str) -> None:
    document = read_document(text.encode(codec), "a.txt")
    assert document.text == unicodedata.normalize("NFC", text)
    assert document.warnings == (f"not UTF-8: read as {name}; look at letters with accents",)


def test_cyrillic_of_old_is_not_taken_for_western_letters() -> None:
    text = "Министр иностранных дел встретился с послом. Стороны обсудили вопросы сотрудничества."
    assert read_document(text.encode("cp1251"), "a.txt").text == text


def test_a_utf8_file_cut_in_the_middle_of_a_letter_stays_utf8() -> None:
    document = read_document((SENTENCE * 3 + "Đ").encode()[:-1], "a.txt")
    assert document.text.startswith(SENTENCE)
    assert document.warnings == ("1 place is not valid UTF-8; they show as \ufffd",)


def test_line_ends_become_one_kind_and_control_characters_go_with_a_warning() -> None:
    document = read_document(b"One met Two.\r\nThey\x0b agreed\x07 to\x1b meet.\rEnd.", "a.txt")
    assert document.text == "One met Two.\nThey\n agreed to meet.\nEnd."
    assert document.warnings == ("2 control characters taken out",)


HEADER = """Publisher: Ministry of Foreign Affairs
Title: Second Consultations
Published: 12 April 2023
URL: https://ministry.example/1
Language: en
Origin: written by hand,
  on one evening
"""


@pytest.mark.parametrize("closing", ["\n", "---\n", "\n\n"])
def test_a_header_is_metadata_and_not_text(closing: str) -> None:
    document = read_document(f"{HEADER}{closing}The delegations met.\n".encode(), "a.txt")
    assert document.text == "The delegations met."
    assert document.publisher == "Ministry of Foreign Affairs"
    assert document.title == "Second Consultations"
    assert (document.published, document.published_method) == (date(2023, 4, 12), "file header")
    assert (document.url, document.language) == ("https://ministry.example/1", "en")
    assert document.remarks == ("Origin: written by hand, on one evening",)


def test_a_fenced_header_may_have_any_key() -> None:
    document = read_document(b"---\ntitle: Talks\nweather: fine\n---\nThey met.", "a.txt")
    assert (document.text, document.title, document.remarks) == ("They met.", "Talks", ("weather: fine",))


@pytest.mark.parametrize(
    "text",
    [
        "FOR IMMEDIATE RELEASE\n\nThe ministers met.",
        "SYDNEY: The ministers met.\n\nThey agreed.",
        "Date: 3 May 2023\n\nThe ministers met.",  # one known key alone is how releases begin
        "Date: 3 May 2023\nVenue: Rabat\n\nThe ministers met.",  # a venue is part of the report
        "Date: 3 May 2023\nSource: ministry\nThe ministers met.",  # not closed
        "---\nThe ministers met.\n---\nThey agreed.",  # a rule, not a fence
        "---\nNote: they met\n\nno end of the fence",
        "[Unofficial translation]\n\nThe ministers met.",
        "Question: why?\nAnswer: because.\n\nMore.",
    ],
)
def test_what_only_looks_like_a_header_stays_text(text: str) -> None:
    assert split_header(text) == (None, text)
    assert read_document(text.encode(), "a.txt").text == text


def test_an_unclear_date_in_the_header_is_a_remark_and_a_warning() -> None:
    document = read_document(b"Title: Talks\nDate: 03/04/2023\n\nThey met.", "a.txt")
    assert document.published is None
    assert document.published_method == ""
    assert document.remarks == ("Date: 03/04/2023",)
    assert document.warnings == ("the header's date '03/04/2023' is not clear; write it as 2024-12-31",)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("2023-04-12", date(2023, 4, 12)),
        ("2023-04-12T09:30:00+07:00", date(2023, 4, 12)),
        ("Wednesday, 12 April 2023", date(2023, 4, 12)),
        ("April 12th, 2023", date(2023, 4, 12)),
        ("12 Sept. 2023", date(2023, 9, 12)),
        ("31/12/2023", date(2023, 12, 31)),
        ("12/31/2023", date(2023, 12, 31)),
        ("05.05.2023", date(2023, 5, 5)),
        ("04/05/2023", None),
        ("31 February 2023", None),
        ("12 Mayor 2023", None),
        ("April 2023", None),
    ],
)
def test_dates_in_headers(printed: str, meant: date | None) -> None:
    assert parse_date(printed) == meant


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.txt: the file is empty\n  fix: save the readout again, or take the file out of the input"),
        (b" \n\t\r\n", "a.txt: the file is empty\n  fix: save the readout again, or take the file out of the input"),
        (
            b"Title: Talks\nPublisher: Ministry\n",
            "a.txt: the file holds a header and no text\n  fix: paste the readout's text below the header",
        ),
        (b"%PDF-1.7 ...", "a.txt: this PDF is damaged\n  fix: take a whole copy"),
        (
            bytes(range(256)) * 20,
            "a.txt: this is not a text: it holds bytes that no text has\n  fix: save the readout as a .txt file",
        ),
        (b'{"met": ["Oslo"]}\n', "a.txt: this is data for programs (JSON), not a text\n  fix: take it out of the input"),
        (b"PK\x03\x04rubbish", "a.txt: this Office file or archive is damaged\n  fix: take a whole copy"),
    ],
)
def test_what_cannot_be_read_says_so(data: bytes, message: str) -> None:
    with pytest.raises(ReadoutError) as caught:
        read_document(data, "a.txt")
    assert str(caught.value) == message
    assert caught.value.exit_code == 3


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_our_own_error(data: bytes) -> None:
    try:
        document = read_document(data, "a")
    except ReadoutError:
        return
    assert document.text.strip()
    assert len(document.sha256) == 64


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_comes_out_with_nothing_that_xml_cannot_hold(text: str) -> None:
    from lxml import etree

    decoded = decode(text.encode("utf-8", errors="surrogatepass"))
    assert "\r" not in decoded.text
    element = etree.Element("t")
    element.text = decoded.text  # raises for what XML cannot hold
    assert etree.fromstring(etree.tostring(element)).text in (decoded.text, None if not decoded.text else decoded.text)


def test_bullets_of_the_fonts_symbol_and_wingdings_are_bullets() -> None:
    assert read_document("Both agreed to:\n\uf0b7 expand trade;\n\uf0a7 meet again.".encode(), "a.txt").text.count("\n• ") == 2
