"""PDFs: columns, broken words, heads and feet, letters from other fonts; what has no text is named."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from briefgen.errors import ReadoutError
from briefgen.readers import Limits, read_document, read_files
from briefgen.readers.pdf import whole
from briefgen.readers.pdflayout import laid_out
from briefgen.readers.pdfruns import Letter, runs_of

from . import render

SAMPLE = Path(__file__).parents[1] / "attack" / "two-columns.pdf"
PAGE = (600.0, 800.0)


def line(text: str, left: float, base: float, size: float = 10.0) -> list[Letter | None]:
    """The letters of a line of type whose letters are all half as wide as high."""
    return [*(Letter(sign, left + n * size / 2, left + (n + 1) * size / 2, base, size) for n, sign in enumerate(text)), None]


def paragraphs(*lines: list[Letter | None]) -> list[str]:
    return [piece.text for piece in laid_out([runs_of([letter for one in lines for letter in one], 1)], [PAGE])[0]]


def pages(*texts: bool) -> bytes:
    """A PDF of the sample's first page for True, and of an empty page for False."""
    target, source = pdfium.PdfDocument.new(), pdfium.PdfDocument(SAMPLE.read_bytes())
    for number, has_text in enumerate(texts):
        if has_text:
            target.import_pages(source, [0], number)
        else:
            target.new_page(*PAGE, number)
    stream = io.BytesIO()
    target.save(stream)
    source.close()
    target.close()
    return stream.getvalue()


FULL = "The two sides agreed to expand their trade and to meet again in the"


def test_lines_are_paragraphs_again() -> None:
    assert paragraphs(line(FULL, 50, 700), line("spring. They shook hands.", 50, 688), line("A new paragraph is here.", 50, 664)) == [
        f"{FULL} spring. They shook hands.",
        "A new paragraph is here.",
    ]


def test_a_line_that_had_room_for_the_next_word_ends_its_paragraph() -> None:
    assert paragraphs(line(FULL, 50, 700), line("spring.", 50, 688), line("They met.", 50, 676)) == [f"{FULL} spring.", "They met."]


def test_columns_are_read_one_after_the_other_in_whatever_order_they_were_written() -> None:
    left = [f"left column line {number} of the text" for number in range(6)]
    right = [f"right column line {number} of the text" for number in range(6)]
    across = [both for n in range(6) for both in (line(left[n], 50, 700 - 12 * n), line(right[n], 320, 700 - 12 * n))]
    assert paragraphs(line("A title across the whole of the page, over both its columns", 50, 740), *across)[-1] == " ".join(left + right)


def test_a_words_hyphen_stays_unless_the_document_breaks_words() -> None:
    own = paragraphs(line("The ministers spoke of high-", 50, 700), line("level visits.", 50, 688))
    assert own == ["The ministers spoke of high-level visits."]
    broken = paragraphs(
        line("The ministers spoke of coopera-", 50, 700),
        line("tion, and of long-", 50, 688),
        line("term plans for coopera-", 50, 676),
        line("tion.", 50, 664),
    )
    assert broken == ["The ministers spoke of cooperation, and of long-term plans for cooperation."]


def test_letters_written_after_their_line_stand_in_their_place() -> None:
    written = line("Minister S n said so.", 50, 700)
    late = Letter("ơ", 50 + 10 * 5, 50 + 11 * 5, 700, 10)
    kept = [letter for letter in written if letter is None or letter.left != late.left]
    assert paragraphs([*kept, late]) == ["Minister Sơn said so."]


def test_bold_made_by_printing_twice_is_read_once() -> None:
    assert paragraphs(
        [letter for one in line("Bold", 50, 700) if one for letter in (one, one._replace(left=one.left + 0.3, right=one.right + 0.3))]
    ) == ["Bold"]


def test_a_sign_of_the_font_that_stands_for_two_letters_gives_both() -> None:
    one = Letter("A", 50, 55, 700, 10)
    both = [Letter(sign, 55, 63, 700, 10) for sign in "ff"]
    rest = [Letter(sign, 63 + 5 * n, 68 + 5 * n, 700, 10) for n, sign in enumerate("airs")]
    assert paragraphs(list(whole([one, *both, *rest]))) == ["Affairs"]


def test_the_small_raised_numbers_of_notes_are_no_text() -> None:
    def noted(text: str, after: str) -> str:
        signs = [*(one for one in line(text + "#" + after, 50, 700) if one)]
        raised = [one._replace(sign="2", height=6.0, base=703.5) if one.sign == "#" else one for one in signs]
        return paragraphs([*raised])[0]

    assert noted("They met in Dakar.", " Both agreed to it.") == "They met in Dakar. Both agreed to it."
    assert noted("The Ministry", " said so to all of them.") == "The Ministry said so to all of them."
    assert noted("The park has 40 km", " of forest.") == "The park has 40 km2 of forest."


def test_a_date_on_a_line_of_its_own_is_a_paragraph() -> None:
    rows = (FULL, "15 May 2024", FULL, "spring.")
    assert paragraphs(*(line(text, 50, 700 - 12 * n) for n, text in enumerate(rows))) == [FULL, "15 May 2024", f"{FULL} spring."]


def test_lines_moved_in_open_paragraphs_also_after_a_full_line() -> None:
    rows = [("Talks in Dakar and in Bergen on the trade of both countries", 70), (FULL, 70)]
    rows += [("spring and then once more in the autumn of the year, if it can be done,", 50)]
    rows += [("as the two had said.", 50), (FULL, 70), ("summer, once more.", 50), (FULL, 70), ("winter.", 50), (FULL, 70), ("end.", 50)]
    found = paragraphs(*(line(text, left, 700 - 12 * n) for n, (text, left) in enumerate(rows)))
    assert [text.split()[0] for text in found] == ["Talks", "The", "The", "The", "The"]


def test_a_headline_wider_than_the_text_does_not_end_its_lines() -> None:
    body = [FULL, "spring, and to invite the ministers of trade to their next", "round of talks. They shook hands."]
    head = line("Ministers of two countries meet in Dakar to speak of their trade", 50, 740, 14)
    assert paragraphs(head, *(line(text, 50, 700 - 12 * n) for n, text in enumerate(body)))[1:] == [" ".join(body)]


def test_an_address_beside_the_text_is_read_apart_from_it() -> None:
    beside = [line(text, 30, 700 - 12 * n) for n, text in enumerate(("Press Service", "12 Palace Street", "press@mfa.example"))]
    texts = [FULL, "spring, and to invite the ministers of trade to the next one"] * 5
    assert paragraphs(*beside, *(line(text, 200, 700 - 12 * n) for n, text in enumerate(texts)))[-1] == " ".join(texts)


def test_heads_and_feet_that_pages_repeat_are_set_aside() -> None:
    body = [f"Line {n} of the report on the talks that the two ministers held." for n in range(9)]
    runs = [
        runs_of(
            [
                x
                for one in [
                    line("Ministry - Press", 50, 770),
                    *(line(body[3 * page + n], 50, 700 - 12 * n) for n in range(3)),
                    line(f"- {page + 1} -", 290, 30),
                ]
                for x in one
            ],
            page + 1,
        )
        for page in range(3)
    ]
    pieces, cuts = laid_out(runs, [PAGE] * 3)
    assert " ".join(piece.text for piece in pieces) == " ".join(body)
    assert [(cut.reason, cut.text) for cut in cuts] == [("running head", "Ministry - Press"), ("running foot", "- # -")]


def test_pages_without_text_are_named() -> None:
    document = read_document(pages(True, False), "a.pdf")
    assert document.warnings == ("page 2 has no text layer (a scan or a picture), not read",)
    assert read_document(pages(False, True, False, False), "a.pdf").warnings == (
        "pages 1, 3 and 4 have no text layer (a scan or a picture), not read",
    )


def test_no_more_pages_than_the_limit() -> None:
    document = read_document(pages(True, True, True), "a.pdf", Limits(pages=1))
    assert document.warnings == ("the first 1 of 3 pages are read; for more: --limit pages=NUMBER",)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            pages(False),
            "a.pdf: no page of this PDF has a text layer: it is a scan or a picture\n"
            "  fix: run text recognition (OCR) on it, and save its text as a .txt file",
        ),
        (SAMPLE.read_bytes()[:2000], "a.pdf: this PDF is damaged\n  fix: take a whole copy"),
    ],
)
def test_what_cannot_be_read_says_so(data: bytes, message: str) -> None:
    with pytest.raises(ReadoutError) as caught:
        read_document(data, "a.pdf")
    assert str(caught.value) == message


@pytest.mark.needs("soffice")
def test_a_pdf_behind_a_password_says_so(tmp_path: Path, tool: object) -> None:
    options = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'
    made = render.converted(tool("soffice"), tmp_path, {"a": render.word(["They met."])}, f"pdf:writer_pdf_Export:{options}")  # type: ignore[operator]
    assert read_files(made["a"], "a.pdf").unread == (
        ("a.pdf", "this PDF is protected by a password; open it with the password, and print it to a new PDF"),
    )
