"""The styles part of a template, from a table of looks: every look has a name, so that a ministry restyles in one step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefgen.word.xml import NAMESPACES

Look = Mapping[str, Any]

# Word knows these styles by names in small letters; with other names they would be styles of ours, without Word's behaviour.
_BUILT_IN = {f"{kind} {n}": f"{kind.lower()} {n}" for kind in ("Heading", "TOC") for n in range(1, 10)} | {
    name: name.lower()
    for name in ("Header", "Footer", "Footnote Text", "Footnote Reference", "Annotation Text", "Annotation Reference", "Caption")
}


def text_width(page: Look) -> float:
    """The width between the margins, in millimetres."""
    return float(page["width"] - page["margins"]["left"] - page["margins"]["right"])


def style_id(name: str) -> str:
    return name.replace(" ", "")


def styles_xml(look: Look) -> str:
    fonts, page = look["fonts"], look["page"]
    body = fonts["body"]
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{body}" w:eastAsia="{body}" w:hAnsi="{body}" w:cs="{body}"/>'
        f'<w:sz w:val="{_half(fonts["size"])}"/><w:szCs w:val="{_half(fonts["size"])}"/>'
        f'<w:lang w:val="{page["language"]}" w:eastAsia="{page["language"]}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )
    base = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'
    )
    styles = "".join(_style(name, _with_edge(style, text_width(page)), fonts) for name, style in look["style"].items())
    return f'<w:styles xmlns:w="{NAMESPACES["w"]}">{defaults}{base}{styles}</w:styles>'


def _with_edge(style: Look, width: float) -> Look:
    """The style with the place of the text's right edge for tabs that stand "right"."""
    if "tabs" not in style:
        return style
    return {**style, "tabs": [{**tab, "at": width if tab["at"] == "right" else tab["at"]} for tab in style["tabs"]]}


def _style(name: str, style: Look, fonts: Look) -> str:
    kind = style.get("kind", "paragraph")
    based = style.get("based_on", {"paragraph": "Normal", "character": "Default Paragraph Font", "table": "Normal Table"}[kind])
    based = {"Normal Table": "TableNormal"}.get(based, style_id(based))
    following = f'<w:next w:val="{style_id(style["next"])}"/>' if "next" in style else ""
    paragraph, run = _paragraph_format(style), _run_format(style, fonts)
    table = _table_format(style) if kind == "table" else ""
    custom = (
        "" if name in _BUILT_IN or name in ("Title", "Subtitle", "Body Text", "List Bullet", "Strong", "Quote") else ' w:customStyle="1"'
    )
    return (
        f'<w:style w:type="{kind}"{custom} w:styleId="{style_id(name)}"><w:name w:val="{_BUILT_IN.get(name, name)}"/>'
        f'<w:basedOn w:val="{based}"/>{following}<w:qFormat/>{paragraph}{run}{table}</w:style>'
    )


def _paragraph_format(style: Look) -> str:
    """In the order that the schema wants."""
    found = []
    if style.get("keep_next"):
        found.append("<w:keepNext/>")
    if style.get("keep_lines"):
        found.append("<w:keepLines/>")
    if style.get("bullet"):
        found.append('<w:numPr><w:numId w:val="1"/></w:numPr>')
    if "line" in style:
        edge, colour = style["line"].split()
        found.append(f'<w:pBdr><w:{edge} w:val="single" w:sz="6" w:space="4" w:color="{colour}"/></w:pBdr>')
    if "tabs" in style:
        tabs = "".join(f'<w:tab w:val="{t.get("align", "left")}" w:pos="{twips(t["at"])}"/>' for t in style["tabs"])
        found.append(f"<w:tabs>{tabs}</w:tabs>")
    if style.keys() & {"before", "after", "spacing", "exact"}:
        line = f' w:line="{round(240 * style["spacing"])}" w:lineRule="auto"' if "spacing" in style else ""
        line = f' w:line="{_points(style["exact"])}" w:lineRule="exact"' if "exact" in style else line
        found.append(f'<w:spacing w:before="{_points(style.get("before", 0))}" w:after="{_points(style.get("after", 0))}"{line}/>')
    if style.keys() & {"indent", "hanging"}:
        found.append(f'<w:ind w:left="{twips(style.get("indent", 0))}" w:hanging="{twips(style.get("hanging", 0))}"/>')
    if "align" in style:
        found.append(f'<w:jc w:val="{style["align"]}"/>')
    if "outline" in style:
        found.append(f'<w:outlineLvl w:val="{style["outline"]}"/>')
    return f"<w:pPr>{''.join(found)}</w:pPr>" if found else ""


def _run_format(style: Look, fonts: Look) -> str:
    found = []
    if "font" in style:
        font = fonts[style["font"]]
        found.append(f'<w:rFonts w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}" w:cs="{font}"/>')
    for key, element in (("bold", "<w:b/><w:bCs/>"), ("italic", "<w:i/><w:iCs/>"), ("caps", "<w:caps/>"), ("strike", "<w:strike/>")):
        if style.get(key):
            found.append(element)
    if "colour" in style:
        found.append(f'<w:color w:val="{style["colour"]}"/>')
    if "size" in style:
        found.append(f'<w:sz w:val="{_half(style["size"])}"/><w:szCs w:val="{_half(style["size"])}"/>')
    if style.get("underline"):
        found.append('<w:u w:val="single"/>')
    if "shade" in style and style.get("kind") == "character":
        found.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{style["shade"]}"/>')
    if style.get("superscript"):
        found.append('<w:vertAlign w:val="superscript"/>')
    return f"<w:rPr>{''.join(found)}</w:rPr>" if found else ""


def _table_format(style: Look) -> str:
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{style["grid"]}"'
    borders = "".join(f"<w:{edge} {line}/>" for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
    cell = "".join(
        f'<w:{edge} w:w="{twips(mm)}" w:type="dxa"/>' for edge, mm in zip(("top", "left", "bottom", "right"), style["padding"], strict=True)
    )
    return (
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{cell}</w:tblCellMar></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tblPr/>'
        f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{style["shade"]}"/></w:tcPr></w:tblStylePr>'
    )


def _half(points: float) -> int:
    return round(points * 2)


def _points(points: float) -> int:
    return round(points * 20)


def twips(mm: float) -> int:
    """Millimetres in Word's twentieths of a point."""
    return round(mm * 1440 / 25.4)
