"""Puts a marker where each tag stands. A marker is a processing instruction, which no text can imitate; the tag's letters go.

Tags that print stay inside the run that they began in and take its format. Tags that decide (for, if) are moved by `blocks`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from briefgen.word.faults import WARNING, Fault
from briefgen.word.pictures import Frame
from briefgen.word.place import Places, style_of
from briefgen.word.tags import LOOKALIKE, Tag, find_tags
from briefgen.word.xml import W_P, W_PPR, W_R, W_RPR, W_T, XML_SPACE, bare, local_name, own_pieces, own_text, q, up

TARGET = "briefgen"
BODY = "word/document.xml"
MAX_TAGS = 2_000  # in one paragraph, whose letters are gone through for each


@dataclass(slots=True, eq=False)
class Mark:
    """One tag in its place, or (tag None) a piece of code that the engine adds."""

    node: etree._Element
    code: str = ""  # jinja source that takes the node's place
    tag: Tag | None = None
    place: str = ""
    part: str = ""  # the part that it stands in
    run_format: str = ""  # the run's <w:rPr>, to go on after a footnote
    looks: dict[str, str] = field(default_factory=dict)  # the same by element name
    paragraph_format: str = ""  # the paragraph's <w:pPr>, for paragraphs that the tag begins
    paragraph: bool = False  # stands in a run that is the paragraph's own, so that it can begin another
    in_link: bool = False
    notes_allowed: bool = False  # Word has footnotes in the body only, and not in text boxes
    plain: bool = False  # stands in a document property, where there are no runs
    attribute: int = 0  # stands in an attribute's value, which may be so long
    address: bool = False  # is the address of a link
    frame: Frame | None = None  # of the picture that the tag's takes the place of
    unknown_style: str = ""  # of its paragraph, when the template has none of that id
    whole: bool = False  # stands in the place of its paragraph, and makes paragraphs
    block: int = 0  # of a tag that opens, divides or closes a block: which

    @property
    def ordinary(self) -> bool:
        """Whether a text that it prints stands in a run just as it is."""
        return not (self.plain or self.attribute or self.address or self.frame or self.whole)

    @property
    def word(self) -> str:
        """The tag's word: "for", "endif", "#"; "" for a tag that prints."""
        return self.tag.word if self.tag else ""

    @property
    def source(self) -> str:
        return self.tag.source if self.tag else ""

    @property
    def prefix(self) -> str:
        return self.tag.prefix if self.tag else ""


Segments = list[tuple[str, Mark | None]]  # jinja source in pieces, with the tag that a piece comes from


@dataclass(slots=True, eq=False)
class Part:
    """One part of the package on its way from XML to jinja source."""

    name: str
    root: etree._Element
    marks: list[Mark] = field(default_factory=list)
    attributes: list[Segments] = field(default_factory=list)  # what stands for an attribute's value
    nonce: str = ""
    places: dict[etree._Element, str] = field(default_factory=dict)  # of its paragraphs

    def mark(self, code: str, tag: Tag | None = None, place: str = "") -> Mark:
        made = Mark(etree.ProcessingInstruction(TARGET, str(len(self.marks))), code, tag, place, self.name)
        self.marks.append(made)
        return made

    def detached(self, tag: Tag, place: str) -> Mark:
        """A mark that stands in an attribute, and so nowhere in the tree."""
        return Mark(etree.ProcessingInstruction(TARGET, ""), "", tag, place, self.name)

    def attribute(self, code: Segments) -> str:
        """What to write as an attribute's value so that `code` takes its place."""
        self.attributes.append(code)
        return f"{self.nonce}{len(self.attributes) - 1};"


def place_marks(part: Part, headings: frozenset[str], styles: Collection[str] = ()) -> tuple[list[Mark], list[Fault]]:
    """A mark for every tag of the part, in document order, and what is wrong with the tags' braces."""
    places, marks, faults = Places(part.name, headings), [], []
    for paragraph in list(part.root.iter(W_P)):
        place = part.places[paragraph] = places.enter(paragraph)
        text = own_text(paragraph)
        if "{" not in text and "}" not in text:
            continue
        tags, wrong = find_tags(text)
        faults += [Fault(f.what, place, f.tag, f.fix) for f in wrong]
        if len(tags) > MAX_TAGS:
            faults.append(Fault(f"more than {MAX_TAGS:,} tags in one paragraph", place, fix="repeat with {% for %} what is alike"))
            continue
        made = [(tag, part.mark("", tag, place)) for tag in tags]
        own = paragraph.find(W_PPR)
        look = bare(own) if own is not None and own.find(q("w:sectPr")) is None else ""
        for _, mark in made:
            mark.notes_allowed = part.name == BODY and next(paragraph.iterancestors(q("w:txbxContent")), None) is None
            mark.unknown_style = style if (style := style_of(paragraph)) and styles and style not in styles else ""
            mark.paragraph, mark.paragraph_format = look != "" or own is None, look
        for tag, mark in reversed(made):  # from the right, so that the places of those to the left still hold
            _put(paragraph, tag, mark)
        marks += [mark for _, mark in made]
    return marks, faults


def lookalikes(part: Part) -> list[Fault]:
    """What was surely meant as a tag, and is text: braces with a blank between, or those of a Chinese or Japanese keyboard. After `place_marks`."""
    fix = "type two braces, {{ }}, or a brace and a percent sign, {% %}, with nothing between"
    found = ((place, hit.group()) for paragraph, place in part.places.items() for hit in LOOKALIKE.finditer(own_text(paragraph)))
    return [Fault("looks like a tag, but is printed as it stands", place, shown, fix, WARNING) for place, shown in found]


def _put(paragraph: etree._Element, tag: Tag, mark: Mark) -> None:
    """Cuts the tag's letters out of the paragraph's text and sets the mark where they began."""
    at, first = 0, None
    for element, text in list(own_pieces(paragraph)):
        start, end = at, at + len(text)
        at = end
        if end <= tag.start or start >= tag.end:
            continue
        if element.tag != W_T:  # a tab or break in the middle of a tag
            _drop(element)
            continue
        before, after = text[: max(0, tag.start - start)], text[tag.end - start :] if tag.end < end else ""
        element.set(XML_SPACE, "preserve")
        if first is None:
            first = element
            element.text, mark.node.tail = before, after
            element.insert(0, mark.node)
            run_format = up(element).find(W_RPR)
            if run_format is not None:
                mark.run_format = bare(run_format)
                mark.looks = {local_name(look): bare(look) for look in run_format}
            holder = up(up(element))
            mark.in_link = any(a.tag == q("w:hyperlink") for a in (holder, *holder.iterancestors()))
            mark.paragraph = mark.paragraph and holder is paragraph
        else:
            element.text = after
            if not after and not len(element):
                _drop(element)


def _drop(element: etree._Element) -> None:
    """Takes an emptied piece of a run out, and the run with it when nothing else is in it."""
    run = up(element)
    run.remove(element)
    if run.tag == W_R and all(child.tag == W_RPR for child in run):
        up(run).remove(run)


def take(node: etree._Element) -> None:
    """Takes a marker out of its text; the text after it stays."""
    parent, tail = up(node), node.tail or ""
    before = node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    node.tail = None
    parent.remove(node)


def split_run(node: etree._Element) -> None:
    """Moves a marker that stands in a run's text up between two runs, each with the run's format."""
    text = up(node)
    run = up(text)
    left = etree.Element(W_R)
    run_format = run.find(W_RPR)
    if run_format is not None:
        left.append(deepcopy(run_format))
    for sibling in list(text.itersiblings(preceding=True))[::-1]:
        if sibling.tag != W_RPR:
            left.append(sibling)
    head = etree.SubElement(left, W_T, {XML_SPACE: "preserve"})
    head.text = text.text
    for sibling in list(node.itersiblings(preceding=True))[::-1]:
        head.append(sibling)  # with its tail
    text.text, node.tail = node.tail, None
    run.addprevious(left)
    run.addprevious(node)
    for piece in (head, text):
        if not piece.text and not len(piece):
            _drop(piece)


def nodes_in(element: etree._Element) -> Iterator[etree._Element]:
    """The markers inside an element (parts are parsed without other processing instructions)."""
    return element.iter(etree.PI)


def is_mark(node: etree._Element) -> bool:
    return node.tag is etree.PI  # type: ignore[comparison-overlap]  # the stubs know only tags that are text
