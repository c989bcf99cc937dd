"""Builds a template .docx from a readable source, so that a change to a template can be reviewed as text. Same source, same bytes.

The source (TOML, read by the caller) has `style` tables, `page`, `document` and the blocks of `header`, `footer` and `body`. In texts:
`**bold**`, `[[human_to|prompt]]` a content control that waits for a person, `[[check|name]]` a tick box, `{PAGE}` and `{NUMPAGES}` fields.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from briefgen.word import package_text
from briefgen.word.package import pack, write_parts
from briefgen.word.stylesheet import style_id, styles_xml
from briefgen.word.xml import DECLARATION, NAMESPACES

Table = Mapping[str, Any]

_ROOT = " ".join(f'xmlns:{p}="{NAMESPACES[p]}"' for p in ("w", "r", "wp", "w14", "mc")) + ' mc:Ignorable="w14"'
_INLINE = re.compile(r"(\*\*.+?\*\*|\[\[.+?\|.+?\]\]|\{PAGE\}|\{NUMPAGES\}|\t)")
_BOX = (
    '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)
_BOX_RUN = (
    '<w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>☐</w:t></w:r>'
)


def build_template(source: Table, look: Table) -> bytes:
    """The .docx of `source` (what stands in it) with `look` (styles and page)."""
    ids = _Ids()
    body = "".join(_block(block, look, ids) for block in source["body"])
    document = f"<w:document {_ROOT}><w:body>{body}{_section(look['page'])}</w:body></w:document>"
    header = "".join(_block(block, look, ids) for block in source["header"])
    footer = "".join(_block(block, look, ids) for block in source["footer"])
    parts = {
        "[Content_Types].xml": package_text.CONTENT_TYPES,
        "_rels/.rels": package_text.PACKAGE_RELS,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": package_text.DOCUMENT_RELS,
        "word/styles.xml": styles_xml(look),
        "word/numbering.xml": package_text.numbering(style_id("List Bullet")),
        "word/settings.xml": package_text.settings(look["page"]["language"]),
        "word/fontTable.xml": package_text.font_table(look["fonts"]),
        "word/footnotes.xml": package_text.footnotes(style_id("Footnote Text")),
        "word/header1.xml": f"<w:hdr {_ROOT}>{header}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {_ROOT}>{footer}</w:ftr>",
        "docProps/core.xml": package_text.core(source["document"], look["page"]["language"]),
        "docProps/app.xml": package_text.APP,
    }
    return write_parts((name, pack((DECLARATION + xml).encode())) for name, xml in parts.items())


class _Ids:
    """Content controls are numbered through the whole document."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> int:
        self._last += 1
        return self._last


def _block(block: Table, look: Table, ids: _Ids) -> str:
    if "table" in block:
        return _table(block["table"], look, ids)
    return _paragraph(block.get("style", "Body Text"), block["text"], look, ids)


def _paragraph(style: str, text: str, look: Table, ids: _Ids) -> str:
    if style not in look["style"]:
        raise ValueError(f"no style {style} in the look")
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>{_runs(text, ids)}</w:p>'


def _runs(text: str, ids: _Ids) -> str:
    return "".join(_run(piece, ids) for piece in _INLINE.split(text) if piece)


def _run(piece: str, ids: _Ids) -> str:
    if piece.startswith("**"):
        return f'<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr>{_text(piece[2:-2])}</w:r>'
    if piece.startswith("[[") and "|" in piece:
        name, _, prompt = piece[2:-2].partition("|")
        return _tick_box(prompt, ids) if name == "check" else _human(name, prompt, ids)
    if piece in ("{PAGE}", "{NUMPAGES}"):
        return f'<w:fldSimple w:instr=" {piece[1:-1]} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    if piece == "\t":
        return "<w:r><w:tab/></w:r>"
    return f"<w:r>{_text(piece)}</w:r>"


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def _human(name: str, prompt: str, ids: _Ids) -> str:
    """A place for a person: the prompt goes when they type, Tab moves between the places, the name begins with human_."""
    title = name.removeprefix("human_").replace("_", " ").capitalize()
    properties = f'<w:alias w:val="{title}"/><w:tag w:val="{name}"/><w:id w:val="{ids.next()}"/><w:showingPlcHdr/>'
    run = f'<w:r><w:rPr><w:rStyle w:val="{style_id("Human input")}"/></w:rPr>{_text(f"[{prompt}]")}</w:r>'
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"


def _tick_box(name: str, ids: _Ids) -> str:
    properties = f'<w:alias w:val="{name.removeprefix("human_").capitalize()}"/><w:tag w:val="{name}"/><w:id w:val="{ids.next()}"/>{_BOX}'
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{_BOX_RUN}</w:sdtContent></w:sdt>"


def _table(table: Table, look: Table, ids: _Ids) -> str:
    """A header row that repeats and rows that stay whole; widths in millimetres."""
    widths = [_twips(mm) for mm in table["widths"]]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = (
        f'<w:tblPr><w:tblStyle w:val="{style_id("Briefing Table")}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(table["caption"])}"/></w:tblPr>'
    )
    rows = _row(table["header"], widths, "Table Heading", "<w:cantSplit/><w:tblHeader/>", look, ids)
    rows += "".join(_row(row, widths, "Table Text", "<w:cantSplit/>", look, ids) for row in table["rows"])
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _row(texts: Sequence[str], widths: Sequence[int], style: str, properties: str, look: Table, ids: _Ids) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(style, text, look, ids)}</w:tc>'
        for text, width in zip(texts, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _section(page: Table) -> str:
    width, height = _twips(page["width"]), _twips(page["height"])
    margins = " ".join(f'w:{side}="{_twips(page["margins"][side])}"' for side in ("top", "right", "bottom", "left", "header", "footer"))
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar {margins} w:gutter="0"/></w:sectPr>'
    )


def _twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)
