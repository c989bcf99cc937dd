"""The parts of a template that are the same for every source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from briefgen.word.xml import CONTENT_TYPES as _TYPES_NS
from briefgen.word.xml import NAMESPACES, RELATIONSHIPS

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = f'xmlns:w="{NAMESPACES["w"]}"'
# The document's parts, in the order of their relationship ids: rId1, rId2, ...; headers and footers follow.
_PARTS = ("styles", "numbering", "settings", "fontTable", "footnotes")
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"


def _kind(part: str) -> str:
    return part.rstrip("0123456789")


def content_types(edges: Iterable[str]) -> str:
    """`edges`: the names of the headers and footers, as header1."""
    kinds = {f"word/{part}": f"{_WORD}.{_kind(part)}" for part in (*_PARTS, *edges)}
    kinds |= {
        "docProps/core": "application/vnd.openxmlformats-package.core-properties",
        "docProps/app": "application/vnd.openxmlformats-officedocument.extended-properties",
        "docProps/custom": "application/vnd.openxmlformats-officedocument.custom-properties",
    }
    return (
        f'<Types xmlns="{_TYPES_NS}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        + "".join(f'<Override PartName="/{part}.xml" ContentType="{kind}+xml"/>' for part, kind in kinds.items())
        + "</Types>"
    )


PACKAGE_RELS = (
    f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rId1" Type="{_KIND}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{RELATIONSHIPS}/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_KIND}/extended-properties" Target="docProps/app.xml"/>'
    f'<Relationship Id="rId4" Type="{_KIND}/custom-properties" Target="docProps/custom.xml"/></Relationships>'
)


def relations(edges: Iterable[str]) -> dict[str, str]:
    """Part -> its relationship id."""
    return {part: f"rId{number}" for number, part in enumerate((*_PARTS, *edges), 1)}


def document_rels(ids: Mapping[str, str]) -> str:
    rels = "".join(f'<Relationship Id="{i}" Type="{_KIND}/{_kind(part)}" Target="{part}.xml"/>' for part, i in ids.items())
    return f'<Relationships xmlns="{RELATIONSHIPS}">{rels}</Relationships>'


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


def custom(properties: Mapping[str, str]) -> str:
    """Document properties that Word shows under File, Info, Advanced Properties, Custom."""
    fields = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{escape(name)}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(properties.items(), 2)
    )
    return f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}">{fields}</Properties>'
