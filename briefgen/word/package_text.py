"""The parts of a template that are the same for every source."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from briefgen.word.xml import CONTENT_TYPES as _TYPES_NS
from briefgen.word.xml import NAMESPACES, RELATIONSHIPS

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = f'xmlns:w="{NAMESPACES["w"]}"'
# The document's parts, in the order of their relationship ids: rId1, rId2, ...
_PARTS = ("styles", "numbering", "settings", "fontTable", "footnotes", "header1", "footer1")


def _kind(part: str) -> str:
    return part.rstrip("0123456789")


CONTENT_TYPES = (
    f'<Types xmlns="{_TYPES_NS}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    + "".join(f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{_kind(part)}+xml"/>' for part in _PARTS)
    + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
)
PACKAGE_RELS = (
    f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rId1" Type="{_KIND}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{RELATIONSHIPS}/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_KIND}/extended-properties" Target="docProps/app.xml"/></Relationships>'
)
DOCUMENT_RELS = (
    f'<Relationships xmlns="{RELATIONSHIPS}">'
    + "".join(f'<Relationship Id="rId{n}" Type="{_KIND}/{_kind(part)}" Target="{part}.xml"/>' for n, part in enumerate(_PARTS, 1))
    + "</Relationships>"
)
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
APP = f'<Properties xmlns="{_EXTENDED}"><Application>briefgen</Application></Properties>'


def numbering(style: str) -> str:
    """One list: bullets, linked to the paragraph style of that id."""
    return (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="bullet"/><w:pStyle w:val="{style}"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="340" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def settings(language: str) -> str:
    return (
        f'<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table(fonts: Mapping[str, object]) -> str:
    names = dict.fromkeys(font for font in fonts.values() if isinstance(font, str))
    return f"<w:fonts {_W}>" + "".join(f'<w:font w:name="{name}"/>' for name in names) + "</w:fonts>"


def footnotes(style: str) -> str:
    """Word's two separators, which every footnotes part begins with."""
    paragraph = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    return (
        f'<w:footnotes {_W}><w:footnote w:type="separator" w:id="-1"><w:p>{paragraph}<w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:type="continuationSeparator" w:id="0"><w:p>{paragraph}<w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )


def core(document: Mapping[str, str], language: str) -> str:
    """Title and subject may hold tags. The author stays blank, for the organisation to set; the dates are the engine's to fill."""
    date = '<dcterms:{0} xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:{0}>'
    return (
        f'<cp:coreProperties xmlns:cp="{NAMESPACES["cp"]}" xmlns:dc="{NAMESPACES["dc"]}" xmlns:dcterms="{NAMESPACES["dcterms"]}"'
        f' xmlns:xsi="{NAMESPACES["xsi"]}"><dc:title>{escape(document["title"])}</dc:title>'
        f"<dc:subject>{escape(document['subject'])}</dc:subject>"
        f"{date.format('created')}{date.format('modified')}<dc:language>{language}</dc:language></cp:coreProperties>"
    )
