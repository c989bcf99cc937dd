"""Small Word files made by hand, so that a test shows the XML that it is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="ListNumber"><w:name w:val="List Number"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Fussnote"><w:name w:val="footnote reference"/></w:style></w:styles>'
)


def p(*texts: str, style: str = "") -> str:
    """A paragraph with one run for each text."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{''.join(run(text) for text in texts)}</w:p>"


def run(text: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of texts; a text that begins with "<" is taken as the XML of the cell's content."""

    def cell(text: str) -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{text if text.startswith("<w:") else p(text)}</w:tc>'

    grid = "".join('<w:gridCol w:w="2000"/>' for _ in rows[0])
    body = "".join(f"<w:tr>{''.join(cell(text) for text in row)}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def docx(*body: str, parts: Mapping[str, str] | None = None, rels: str = "", core: str = "") -> bytes:
    """A .docx with this body. `parts`: header1, footer1, footnotes, endnotes, comments, numbering -> content; `rels`: more relationships of the document."""
    extra = dict(parts or {})
    kinds = {name: name.rstrip("0123456789") for name in extra}
    roots = {"header": "hdr", "footer": "ftr", **{name: name for name in ("footnotes", "endnotes", "comments", "numbering")}}
    section = "".join(
        f'<w:{kinds[name]}Reference w:type="default" r:id="rId{name}"/>' for name in extra if kinds[name] in ("header", "footer")
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        + "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kinds[name]}+xml"/>' for name in extra)
        + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="rId2" '
        'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{core}</cp:coreProperties>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/styles" Target="styles.xml"/>'
        + "".join(f'<Relationship Id="rId{name}" Type="{_REL}/{kinds[name]}" Target="{name}.xml"/>' for name in extra)
        + f"{rels}</Relationships>",
        "word/styles.xml": _STYLES,
        "word/document.xml": f"<w:document {NAMES}><w:body>{''.join(body)}<w:sectPr>{section}</w:sectPr></w:body></w:document>",
        **{f"word/{name}.xml": f"<w:{roots[kinds[name]]} {NAMES}>{content}</w:{roots[kinds[name]]}>" for name, content in extra.items()},
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name, content in files.items():
            package.writestr(name, content.encode("utf-8", "surrogatepass"))
    return data.getvalue()


def part(data: bytes, name: str = "document") -> etree._Element:
    """A part of a .docx, parsed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(f"word/{name}.xml"))


def lines(data: bytes) -> list[str]:
    """The dump's lines without the style of ordinary paragraphs."""
    from briefgen.word.dump import dump_document

    return [line.removeprefix("[Normal]").removeprefix(" ") for line in dump_document(data).splitlines()]


def values(root: etree._Element, tag: str, attribute: str) -> list[str]:
    """The attribute's values in document order; both names without prefix are Word's."""
    names = {
        "w": W,
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    }
    return [str(value) for value in root.xpath(f"//{tag}/@{attribute}", namespaces=names)]  # type: ignore[union-attr]
