"""The document's properties (title, subject, dates): tags in them are filled too, and no clock is asked."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from briefgen.word.faults import Fault
from briefgen.word.markers import Part
from briefgen.word.source import Prepared, Read
from briefgen.word.tagcheck import check_tag
from briefgen.word.tags import find_tags
from briefgen.word.xml import NotXml, parse, q

# The standard properties, the program's own (company, manager), and those that people made.
PROPERTIES = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")
CUSTOM = "docProps/custom.xml"
_PLACE = "document properties"


def prepare_properties(part: Part) -> Prepared:
    """Title, subject and the like with their tags marked; the two dates become what the filling says."""
    prepared = Prepared(part)
    for element in part.root.iter(etree.Element):
        if element.tag in (q("dcterms:created"), q("dcterms:modified")):
            mark = part.mark(f"<{{ _created or {element.text or ''!r} }}>")
            element.text = None
            element.append(mark.node)
        elif not len(element) and element.text and ("{{" in element.text or "{%" in element.text):
            _mark_text(prepared, element)
    return prepared


def _mark_text(prepared: Prepared, element: etree._Element) -> None:
    text = element.text or ""
    tags, faults = find_tags(text)
    at, before = 0, None
    element.text = ""
    for tag in tags:
        fault, reads, _ = check_tag(tag)
        if tag.control:
            fault = Fault("only a field can stand in a document property", tag=tag.source)
        if fault:
            faults.append(fault)
        mark = prepared.part.mark("", tag, _PLACE)
        mark.plain = True
        prepared.reads.append(Read(mark, sorted(reads)))
        if before is None:
            element.text = text[at : tag.start]
        else:
            before.tail = text[at : tag.start]
        element.append(mark.node)
        at, before = tag.end, mark.node
    if before is not None:
        before.tail = text[at:]
    prepared.faults += [Fault(f.what, _PLACE, f.tag, f.fix) for f in faults]


def custom_properties(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The properties that Word shows under File, Info, Advanced Properties, Custom; none where the part is damaged or not there."""
    if CUSTOM not in parts:
        return {}
    try:
        root = parse(parts[CUSTOM])
    except NotXml:
        return {}
    return {child.get("name", ""): "".join(str(text) for text in child.itertext()).strip() for child in root}
