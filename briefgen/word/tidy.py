"""What a template loses before it is read: traces of editing that no result may carry, and what Word itself only left behind."""

from __future__ import annotations

from lxml import etree

from briefgen.word.xml import W_VAL, q, up

_TRACES = tuple(
    q(f"w:{n}")
    for n in ("proofErr", "lastRenderedPageBreak", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")
)
_DELETED = tuple(q(f"w:{n}") for n in ("del", "moveFrom", "cellDel", "cellIns"))
_INSERTED = tuple(q(f"w:{n}") for n in ("ins", "moveTo"))
# Names that a program gave to words, paragraphs or rows: Word itself drops them, and both ends of a loop shall stand beside each other.
_WRAPPERS = tuple(q(f"w:{n}") for n in ("smartTag", "customXml"))
_SAID_OF_WRAPPERS = tuple(q(f"w:{n}Pr") for n in ("smartTag", "customXml"))
_OLD_FORMATS = tuple(
    q(f"w:{n}Change") for n in ("rPr", "pPr", "tblPr", "tblGrid", "tcPr", "trPr", "tblPrEx", "sectPr", "numbering")
)  # fmt: skip
_EDIT_IDS = {q(f"w:{n}") for n in ("rsid", "rsidR", "rsidRPr", "rsidP", "rsidRDefault", "rsidTr", "rsidDel", "rsidSect")} | {
    q("w14:paraId"),
    q("w14:textId"),
}


def tidy(root: etree._Element) -> None:
    """Accepts tracked changes (a result never holds any), takes smart tags and custom XML off, and drops proofing marks and editing ids, which
    would be doubled in loops."""
    for element in list(root.iter(*_TRACES, *_DELETED, *_OLD_FORMATS, *_SAID_OF_WRAPPERS)):
        if element.getparent() is not None:
            _remove(element)
    for element in list(root.iter(*_INSERTED)):
        parent = up(element)
        if parent.tag in (q("w:rPr"), q("w:trPr")):  # an inserted paragraph mark or row
            _remove(element)
            continue
        _unwrap(element)
    for element in list(root.iter(*_WRAPPERS)):
        _unwrap(element)
    for label in list(root.iter(q("w:tag"))):
        if label.get(W_VAL, "").startswith("goog_rdk_"):  # a control that Google Docs sets around words that somebody once remarked on
            _unwrap_control(up(up(label)))
    for element in root.iter(etree.Element):
        for name in _EDIT_IDS.intersection(element.attrib):
            del element.attrib[name]


def _unwrap_control(control: etree._Element) -> None:
    content = control.find(q("w:sdtContent"))
    for child in list(content) if content is not None else ():
        control.addprevious(child)
    _remove(control)


def _unwrap(element: etree._Element) -> None:
    for child in list(element):
        element.addprevious(child)
    _remove(element)


def _remove(element: etree._Element) -> None:
    up(element).remove(element)
