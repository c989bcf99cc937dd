"""OpenDocument texts: tracked changes accepted, comments apart, notes at the end."""

from __future__ import annotations

import pytest

from briefgen.errors import ReadoutError
from briefgen.model import Cut
from briefgen.readers import read_document

from .forms import open_text

TRACKED = "<text:tracked-changes><text:changed-region><text:deletion><text:p>did not agree</text:p></text:deletion></text:changed-region></text:tracked-changes>"


def test_the_text_in_order_with_changes_accepted() -> None:
    body = (
        f"{TRACKED}<text:h>Talks</text:h><text:p>The two<text:s text:c='2'/>sides <text:change/><text:span>agreed</text:span><text:tab/>to<text:line-break/>meet.</text:p>"
        "<text:list><text:list-item><text:p>trade</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Venue</text:p></table:table-cell><table:table-cell><text:p>Dakar</text:p></table:table-cell></table:table-row></table:table>"
    )
    document = read_document(open_text(body), "a.odt")
    assert document.text == "Talks\n\nThe two sides agreed to\nmeet.\n\n• trade\n\nVenue | Dakar"
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "list item", "table row"]
    assert document.warnings == ("read with tracked changes accepted",)


def test_notes_comments_boxes_and_heads() -> None:
    body = (
        "<text:p>They met<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>In May.</text:p></text:note-body></text:note>."
        "<office:annotation><dc:creator>Ana</dc:creator><text:p>Is this so?</text:p></office:annotation>"
        "<draw:frame><draw:text-box><text:p>Boxed.</text:p></draw:text-box></draw:frame></text:p>"
    )
    document = read_document(
        open_text(body, styles="<style:master-page><style:header><text:p>Restricted</text:p></style:header></style:master-page>"), "a.odt"
    )
    assert document.text == "Boxed.\n\nThey met.\n\nIn May."
    assert (document.remarks, document.cuts) == (("Comment by Ana: Is this so?",), (Cut("running head", "Restricted", 0),))


def test_a_flat_file_is_read() -> None:
    space = "urn:oasis:names:tc:opendocument:xmlns"
    flat = (
        f'<?xml version="1.0"?><office:document xmlns:office="{space}:office:1.0" xmlns:text="{space}:text:1.0" '
        f'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>They met.</text:p></office:text></office:body></office:document>'
    )
    assert read_document(flat.encode(), "a.fodt").text == "They met."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            open_text("<text:p>x</text:p>", manifest="<manifest:encryption-data/>"),
            "a.odt: this document is protected by a password\n  fix: open it with the password, and save it without one",
        ),
        (open_text(""), "a.odt: there is no text in this file\n  fix: open it in LibreOffice, and save its text as a .txt file"),
        (open_text("", more={"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), None),
    ],
)
def test_what_cannot_be_read_says_so(data: bytes, message: str | None) -> None:
    with pytest.raises(ReadoutError) as caught:
        read_document(data, "a.odt")
    assert str(caught.value) == (
        message or "a.odt: spreadsheets are not read\n  fix: open it and save the text as a .txt file or a web page (.html)"
    )
