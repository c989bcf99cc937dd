"""Word documents: what is in the text with all tracked changes accepted, and what is told apart from it."""

from __future__ import annotations

import pytest

from briefgen.errors import ReadoutError
from briefgen.model import Cut
from briefgen.readers import read_document, read_files

from .forms import W, paragraph, run, word

ACCEPTED = "read with tracked changes accepted"


def text_of(body: str) -> str:
    return read_document(word(body), "a.docx").text


def with_main(main: str) -> bytes:
    return word("", more={"word/document.xml": main})


def test_insertions_are_in_and_deletions_are_out() -> None:
    body = (
        f'<w:p>{run("The two sides ")}<w:ins w:id="1">{run("agreed to expand")}</w:ins>'
        f'<w:del w:id="2"><w:r><w:delText>discussed</w:delText></w:r></w:del>{run(" trade.")}</w:p>'
    )
    document = read_document(word(body), "a.docx")
    assert (document.text, document.warnings) == ("The two sides agreed to expand trade.", (ACCEPTED,))


def test_what_was_moved_stands_where_it_went() -> None:
    body = f'<w:p>{run("One. ")}<w:moveFrom w:id="1">{run("Two. ")}</w:moveFrom>{run("Three. ")}<w:moveTo w:id="2">{run("Two. ")}</w:moveTo></w:p>'
    document = read_document(word(body), "a.docx")
    assert (document.text, document.warnings) == ("One. Three. Two.", (ACCEPTED,))


def test_a_deleted_end_of_paragraph_joins_the_two() -> None:
    body = f'<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{run("The two sides ")}</w:p>{paragraph("agreed.")}'
    document = read_document(word(body), "a.docx")
    assert (document.text, document.warnings) == ("The two sides agreed.", (ACCEPTED,))


def test_a_deleted_row_is_not_text() -> None:
    row = "<w:tr>{}<w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    kept = row.format("", paragraph("Date"), paragraph("14 May 2024"))
    gone = row.format('<w:trPr><w:del w:id="1"/></w:trPr>', paragraph("Venue"), paragraph("Oslo"))
    document = read_document(word(f"<w:tbl>{kept}{gone}</w:tbl>"), "a.docx")
    assert (document.text, document.warnings) == ("Date | 14 May 2024", (ACCEPTED,))


def test_rows_of_facts_are_lines_and_columns_of_text_are_paragraphs() -> None:
    long = "The ministers met and spoke about trade. " * 6
    facts = f"<w:tr><w:tc>{paragraph('Venue')}</w:tc><w:tc>{paragraph('Dakar')}</w:tc></w:tr>"
    columns = f"<w:tr><w:tc>{paragraph('Left.')}{paragraph(long)}</w:tc><w:tc>{paragraph('Right.')}</w:tc></w:tr>"
    alone = f"<w:tr><w:tc>{paragraph('First.')}{paragraph('Second.')}</w:tc></w:tr>"
    assert text_of(f"<w:tbl>{facts}{columns}{alone}</w:tbl>").split("\n\n") == [
        "Venue | Dakar",
        "Left.",
        long.strip(),
        "Right.",
        "First.",
        "Second.",
    ]


def test_links_fields_content_controls_and_signs_are_text() -> None:
    body = (
        f"<w:p><w:hyperlink>{run('Both')}</w:hyperlink><w:r><w:tab/></w:r><w:sdt><w:sdtPr/><w:sdtContent>{run('sides')}</w:sdtContent></w:sdt>"
        f"<w:r><w:instrText> DATE </w:instrText></w:r>{run(' met')}<w:r><w:br/></w:r><w:fldSimple>{run('co')}</w:fldSimple>"
        f"<w:r><w:noBreakHyphen/></w:r>{run('chaired')}<w:r><w:softHyphen/></w:r></w:p>"
    )
    assert text_of(body) == "Both sides met\nco-chaired"


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('Boxed words.')}</w:txbxContent>"
    body = f"<w:p>{run('Around.')}<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    document = read_document(word(body), "a.docx")
    assert [(block.kind, document.text[block.start : block.end]) for block in document.blocks] == [
        ("text box", "Boxed words."),
        ("paragraph", "Around."),
    ]


def test_notes_stand_at_the_end_and_comments_and_heads_apart() -> None:
    notes = f'<w:footnote w:type="separator" w:id="0">{paragraph("-")}</w:footnote><w:footnote w:id="1">{paragraph("See the communiqué.")}</w:footnote>'
    parts = {
        "footnotes": notes,
        "comments": f'<w:comment w:id="1" w:author="Ana">{paragraph("Is this so?")}</w:comment>',
        "header": paragraph("Restricted"),
    }
    document = read_document(word(paragraph("They met."), parts), "a.docx")
    assert (document.text, document.remarks) == ("They met.\n\nSee the communiqué.", ("Comment by Ana: Is this so?",))
    assert (document.blocks[-1].kind, document.cuts) == ("footnote", (Cut("running head", "Restricted", 0),))


def test_headings_lists_and_captions_are_marked_off() -> None:
    body = (
        paragraph("Talks in Dakar", '<w:pStyle w:val="Heading1"/>')
        + paragraph("expand trade", '<w:numPr><w:ilvl w:val="0"/></w:numPr>')
        + paragraph("The ministers", '<w:pStyle w:val="Caption"/>')
    )
    document = read_document(word(body), "a.docx")
    assert [block.kind for block in document.blocks] == ["heading", "list item", "caption"]
    assert document.text == "Talks in Dakar\n\n• expand trade\n\nThe ministers"


def test_hidden_text_and_macros_are_told() -> None:
    body = f'<w:p>{run("They met.")}{run(" Secretly.", "<w:vanish/>")}{run(" Openly.", """<w:vanish w:val="0"/>""")}</w:p>'
    document = read_document(word(body, more={"word/vbaProject.bin": b"x"}), "a.docm")
    assert document.text == "They met. Openly."
    assert document.warnings == ("hidden text left out", "the document holds macros; they were neither run nor read")


def test_text_that_a_style_hides_is_left_out() -> None:
    styles = (
        '<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="Deeper"><w:basedOn w:val="Secret"/></w:style>'
        '<w:style w:styleId="Shown"><w:basedOn w:val="Secret"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    )
    lines = (("They met.", "Normal"), ("Secretly.", "Deeper"), ("Openly.", "Shown"))
    body = "".join(paragraph(text, f'<w:pStyle w:val="{style}"/>') for text, style in lines)
    quiet = run("Quietly.", '<w:rStyle w:val="Secret"/>')
    document = read_document(word(f"{body}<w:p>{quiet}</w:p>", {"styles": styles}), "a.docx")
    assert (document.text, document.warnings) == ("They met.\n\nOpenly.", ("hidden text left out",))


def test_a_header_in_its_first_paragraphs_is_metadata() -> None:
    body = "".join(map(paragraph, ("Publisher: Ministry", "Published: 2024-05-14", "They met.")))
    document = read_document(word(body), "a.docx")
    assert (document.publisher, str(document.published), document.published_method, document.text) == (
        "Ministry", "2024-05-14", "file header", "They met.",
    )  # fmt: skip


def test_the_strict_form_of_office_is_read() -> None:
    strict = W.replace(W[9:-1], "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert (
        read_document(with_main(f"<w:document {strict}><w:body>{paragraph('They met.')}</w:body></w:document>"), "a.docx").text
        == "They met."
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (word(""), "a.docx: there is no text in this file\n  fix: open it in Word, and save its text as a .txt file"),
        (
            word("<w:p>"),
            "a.docx: this file is damaged: its XML does not hold\n  fix: open it in the program that made it, and save it again",
        ),
        (word(paragraph("They met."))[:-40], "a.docx: this Office file or archive is damaged\n  fix: take a whole copy"),
    ],
)
def test_what_cannot_be_read_says_so(data: bytes, message: str) -> None:
    with pytest.raises(ReadoutError) as caught:
        read_document(data, "a.docx")
    assert str(caught.value) == message


def test_entities_are_neither_resolved_nor_loaded() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    body = f'<?xml version="1.0"?>{bomb}<w:document {W}><w:body><w:p><w:r><w:t>They met.&b;&c;</w:t></w:r></w:p></w:body></w:document>'
    reading = read_files(with_main(body), "a.docx")
    assert [document.text for document in reading.documents] == ["They met."]
