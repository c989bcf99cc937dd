"""Ids that Word wants unique become calls, so that each item of a loop gets its own; containers that Word wants filled are watched."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from briefgen.word.markers import Part, Segments, is_mark, nodes_in
from briefgen.word.notes import KINDS
from briefgen.word.tags import CLOSERS, OPENERS
from briefgen.word.xml import W_ID, W_NAME, W_P, W_SDT, W_TBL, W_TC, W_TR, W_VAL, q, up

_CONTAINERS = tuple(q(f"w:{n}") for n in ("tc", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent"))
NoteSources = Mapping[str, Mapping[str, Segments]]  # kind of note -> id in the template -> its source


def fresh_ids(part: Part, notes: NoteSources) -> None:
    """Gives every id of the part by a call. `notes`: the notes and comments that the template itself holds."""

    def give(element: etree._Element, attribute: str, code: str) -> None:
        element.set(attribute, part.attribute([(f"<{{ {code} }}>", None)]))

    root = part.root
    for control in root.iter(q("w:sdtPr")):
        number = control.find(q("w:id"))
        if number is not None:
            give(number, W_VAL, "_new('control')")
        _filled_control(control)
    for drawing in root.iter(q("wp:docPr")):
        give(drawing, "id", "_new('drawing')")
    names = {}
    for start in root.iter(q("w:bookmarkStart")):
        key, name = start.get(W_ID, ""), start.get(W_NAME, "")
        names[name] = key
        give(start, W_ID, f"_new('bookmark', {key!r})")
        give(start, W_NAME, f"_name({name!r})")
    for end in root.iter(q("w:bookmarkEnd")):
        give(end, W_ID, f"_last('bookmark', {end.get(W_ID, '')!r})")
    for link in root.iter(q("w:hyperlink")):
        if link.get(q("w:anchor")) in names:
            give(link, q("w:anchor"), f"_anchor({link.get(q('w:anchor'))!r})")
    for kind, sources in notes.items():
        _notes(part, kind, sources)


def _notes(part: Part, kind: str, sources: Mapping[str, Segments]) -> None:
    """Where a note or comment is first met it is filled, for this item of the loop; its other anchors follow."""
    met: set[str] = set()
    for anchor in list(part.root.iter(*KINDS[kind].references)):
        key = anchor.get(W_ID, "")
        if key in met:
            anchor.set(W_ID, part.attribute([(f"<{{ _last({kind!r}, {key!r}) }}>", None)]))
            continue
        if kind == "comments":
            met.add(key)
        source = sources.get(key, [])
        anchor.set(W_ID, part.attribute([("<% set _n %>", None), *source, (f"<% endset %><{{ _note({kind!r}, _n, {key!r}) }}>", None)]))


def _filled_control(properties: etree._Element) -> None:
    """A control that is filled holds a text, not a prompt; and no value from elsewhere that Word would put in its place."""
    content = up(properties).find(q("w:sdtContent"))
    if content is None or next(nodes_in(content), None) is None:
        return
    for name in ("w:dataBinding", "w:showingPlcHdr", "w15:dataBinding"):
        for element in properties.findall(q(name)):
            properties.remove(element)


def watch(part: Part) -> None:
    """Word wants a paragraph at a cell's end, a row in a table, a cell in a row: where a loop could leave none, the result is looked at."""
    for element in list(part.root.iter(W_TR, W_TBL, *_CONTAINERS)):
        if element.tag in _CONTAINERS and any(is_mark(child) for child in element) and not _sure(part, element, W_P, last=True):
            inner = [child for child in element if not str(child.tag).endswith("Pr")]
            inner[0].addprevious(part.mark("<% set _c %>").node)
            inner[-1].addnext(part.mark("<% endset %><{ _closed(_c) }>").node)
        elif element.tag in (W_TBL, W_TR) and any(is_mark(child) for child in element):
            wanted, shown = (W_TR, "<w:tr") if element.tag == W_TBL else (W_TC, "<w:tc")
            if not _sure(part, element, wanted, last=False):
                element.addprevious(part.mark("<% set _e %>").node)
                element.addnext(part.mark(f"<% endset %><{{ _kept(_e, {shown!r}) }}>").node)


def _sure(part: Part, container: etree._Element, wanted: str, *, last: bool) -> bool:
    """Whether the container holds (or ends with) the wanted element whatever the tags decide."""
    depth, sure = 0, False
    for child in container:
        if is_mark(child):
            word = part.marks[int(child.text or "")].word
            depth += (word in OPENERS) - (word in CLOSERS)
        elif isinstance(child.tag, str) and (child.tag == wanted or last or child.tag == W_SDT):
            sure = child.tag == wanted and depth == 0 if last else sure or depth == 0
    return sure
