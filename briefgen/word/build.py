"""Builds a template .docx from a readable source, so that a change to a template can be reviewed as text. Same source, same bytes.

The source (plain tables, read by the caller) has `document` (title, subject), the blocks of `body`, `header`, `footer`, `first_header` and
`first_footer` (of the first page, where it has its own), `choices` (a place for people -> what they may pick), `prompts` (the same -> what
it asks, where a house says it in another way) and `properties` (of the document, custom). A block `contents` is
the code of a table of contents. The look has `style` tables, `page` and `fonts`.
In texts: `**bold**`, `[[human_to|prompt]]` a content control that waits for a person, `[[check|name]]` a tick box, `{PAGE}` and
`{NUMPAGES}` fields. Widths of columns are shares of the text's width.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from briefgen.word import package_text
from briefgen.word.package import pack, write_parts
from briefgen.word.stylesheet import style_id, styles_xml, text_width, twips
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
    headings = [block["text"] for block in source["body"] if block.get("style") == "Heading 1"]
    writer = _Writer(look, source.get("choices", {}), source.get("prompts", {}), headings)
    edges = {edge: source[edge] for edge in ("header", "footer", "first_header", "first_footer") if source.get(edge)}
    if "first_header" in edges or "first_footer" in edges:  # Word shows none on the first page where one of them is missing
        edges = {**{f"first_{edge}": source[edge] for edge in ("header", "footer")}, **edges}
    names = {edge: f"{edge.rpartition('_')[2]}{1 + edge.startswith('first')}" for edge in edges}
    body = "".join(writer.block(block) for block in source["body"])
    relations = package_text.relations(names.values())
    section = _section(look["page"], {edge: relations[name] for edge, name in names.items()})
    parts = {
        "[Content_Types].xml": package_text.content_types(names.values()),
        "_rels/.rels": package_text.PACKAGE_RELS,
        "word/document.xml": f"<w:document {_ROOT}><w:body>{body}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": package_text.document_rels(relations),
        "word/styles.xml": styles_xml(look),
        "word/numbering.xml": package_text.numbering(style_id("List Bullet")),
        "word/settings.xml": package_text.settings(look["page"]["language"]),
        "word/fontTable.xml": package_text.font_table(look["fonts"]),
        "word/footnotes.xml": package_text.footnotes(style_id("Footnote Text")),
    }
    for edge, name in names.items():
        root = "hdr" if name.startswith("header") else "ftr"
        parts[f"word/{name}.xml"] = f"<w:{root} {_ROOT}>{''.join(writer.block(block) for block in edges[edge])}</w:{root}>"
    parts["docProps/core.xml"] = package_text.core(source["document"], look["page"]["language"])
    parts["docProps/app.xml"] = package_text.APP
    parts["docProps/custom.xml"] = package_text.custom(source.get("properties", {}))
    return write_parts((name, pack((DECLARATION + xml).encode())) for name, xml in parts.items())


class _Writer:
    """Blocks as XML; content controls are numbered through the whole document."""

    def __init__(self, look: Table, choices: Table, prompts: Table, headings: Sequence[str]) -> None:
        self._look, self._choices, self._prompts, self._headings = look, choices, prompts, headings
        self._last = 0

    def block(self, block: Table) -> str:
        if "table" in block:
            return self._table(block["table"])
        if "contents" in block:
            return self._contents(block["contents"])
        return self._paragraph(block.get("style", "Body Text"), block["text"], keep=bool(block.get("keep")))

    def _contents(self, code: str) -> str:
        """A table of contents: the field, and the headings of level 1 as its entries until it is filled."""
        begin = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        last = len(self._headings) - 1
        return "".join(
            f'<w:p><w:pPr><w:pStyle w:val="{style_id("TOC 1")}"/></w:pPr>{begin if n == 0 else ""}<w:r>{_text(heading)}</w:r>'
            f"{end if n == last else ''}</w:p>"
            for n, heading in enumerate(self._headings)
        )

    def _paragraph(self, style: str, text: str, *, keep: bool = False) -> str:
        if style not in self._look["style"]:
            raise ValueError(f"no style {style} in the look")
        runs = "".join(self._run(piece) for piece in _INLINE.split(text) if piece)
        stay = "<w:keepNext/>" if keep else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{stay}</w:pPr>{runs}</w:p>'

    def _run(self, piece: str) -> str:
        if piece.startswith("**"):
            return f'<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr>{_text(piece[2:-2])}</w:r>'
        if piece.startswith("[[") and "|" in piece:
            name, _, prompt = piece[2:-2].partition("|")
            return self._control(prompt, _BOX, _BOX_RUN) if name == "check" else self._human(name, prompt)
        if piece in ("{PAGE}", "{NUMPAGES}"):
            return f'<w:fldSimple w:instr=" {piece[1:-1]} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        if piece == "\t":
            return "<w:r><w:tab/></w:r>"
        return f"<w:r>{_text(piece)}</w:r>"

    def _human(self, name: str, prompt: str) -> str:
        """A place for a person: the prompt goes when they type, Tab moves between the places, the name begins with human_."""
        words = self._prompts.get(name, prompt)
        run = f'<w:r><w:rPr><w:rStyle w:val="{style_id("Human input")}"/></w:rPr>{_text(f"[{words}]")}</w:r>'
        items = "".join(f'<w:listItem w:displayText="{item}" w:value="{item}"/>' for item in map(_attribute, self._choices.get(name, ())))
        return self._control(name, f"<w:showingPlcHdr/>{f'<w:comboBox>{items}</w:comboBox>' if items else ''}", run)

    def _control(self, name: str, kind: str, run: str) -> str:
        self._last += 1
        title = name.removeprefix("human_").replace("_", " ").capitalize()
        properties = f'<w:alias w:val="{title}"/><w:tag w:val="{name}"/><w:id w:val="{self._last}"/>{kind}'
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"

    def _table(self, table: Table) -> str:
        """A header row that repeats, and rows that stay whole; with `keep` they stay on one page, and with what follows."""
        widths = _shares(table["widths"], text_width(self._look["page"]))
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        properties = (
            f'<w:tblPr><w:tblStyle w:val="{style_id("Briefing Table")}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
            ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{_attribute(table["caption"])}"/></w:tblPr>'
        )
        rows = self._row(table["header"], widths, "Table Heading", "<w:cantSplit/><w:tblHeader/>") if "header" in table else ""
        keep = bool(table.get("keep"))
        rows += "".join(self._row(row, widths, "Table Text", "<w:cantSplit/>", keep=keep) for row in table["rows"])
        return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"

    def _row(self, texts: Sequence[str | Sequence[str]], widths: Sequence[int], style: str, properties: str, *, keep: bool = False) -> str:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{self._cell(style, text, keep)}</w:tc>'
            for text, width in zip(texts, widths, strict=True)
        )
        return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"

    def _cell(self, style: str, text: str | Sequence[str], keep: bool) -> str:
        """One paragraph, or several."""
        return "".join(self._paragraph(style, one, keep=keep) for one in ([text] if isinstance(text, str) else text))


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})


def _shares(widths: Sequence[float], whole: float) -> list[int]:
    """The widths in twentieths of a point, scaled so that they fill the text's width."""
    return [twips(width * whole / sum(widths)) for width in widths]


def _section(page: Table, edges: Mapping[str, str]) -> str:
    """`edges`: header, first_footer, ... -> relationship id."""
    references = "".join(
        f'<w:{edge.rpartition("_")[2]}Reference w:type="{"first" if edge.startswith("first") else "default"}" r:id="{number}"/>'
        for edge, number in edges.items()
    )
    margins = " ".join(f'w:{side}="{twips(page["margins"][side])}"' for side in ("top", "right", "bottom", "left", "header", "footer"))
    first = "<w:titlePg/>" if any(edge.startswith("first") for edge in edges) else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{twips(page["width"])}" w:h="{twips(page["height"])}"/>'
        f'<w:pgMar {margins} w:gutter="0"/>{first}</w:sectPr>'
    )
