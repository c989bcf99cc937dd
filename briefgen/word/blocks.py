"""Matches the tags that decide (for, if) and moves each to where it acts: around runs, paragraphs, rows or cells.

The place decides. All tags of one block in one paragraph: the runs between. In one cell or page column: the paragraphs between, and a
paragraph that holds only such tags goes. In cells of one row: that row. In rows of one table: the rows between, and a row that holds only
such tags goes. docxtpl's prefixes say the same by hand.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from briefgen.word.faults import WARNING, Fault
from briefgen.word.markers import Mark, is_mark, nodes_in, split_run, take
from briefgen.word.tags import CLOSERS, MIDDLES, OPENERS
from briefgen.word.xml import INLINE_WRAPPERS, W_P, W_PPR, W_R, W_SDT, W_T, W_TBL, W_TC, W_TR, own_text, q, up

# What may stand in a paragraph beside tags without being anything that a reader would miss.
_RANGE_MARKS = frozenset(
    q(f"w:{n}") for n in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd")
)
_OF_RUN = ("}rPr", "}t", "}tab", "}lastRenderedPageBreak", "}commentReference")  # a remark on a tag is for those who write the template
_CONTAINERS = frozenset(q(f"w:{n}") for n in ("body", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent", "tbl", "tr", "tc"))
_LEVELS = {"p": W_P, "tr": W_TR, "tc": W_TC}


@dataclass(slots=True, eq=False)
class Block:
    marks: list[Mark]  # the opener, any elif and else, the closer
    depth: int


def match_blocks(marks: list[Mark]) -> tuple[list[Block], list[Fault]]:
    """The blocks of one part, in the order in which they open, and what does not match."""
    blocks: list[Block] = []
    open_: list[Block] = []
    faults = []
    for mark in marks:
        word = mark.word
        if word in OPENERS:
            open_.append(Block([mark], len(open_)))
            blocks.append(open_[-1])
            mark.block = len(blocks)
        elif word in MIDDLES:
            if not open_ or open_[-1].marks[0].word not in MIDDLES[word]:
                faults.append(_fault(mark, f"{word} outside {' or '.join(MIDDLES[word])}"))
            elif any(m.word == "else" for m in open_[-1].marks):
                faults.append(_fault(mark, f"{word} after else"))
            else:
                open_[-1].marks.append(mark)
        elif word in CLOSERS:
            if not open_:
                faults.append(_fault(mark, f"{word} without {CLOSERS[word]}"))
                continue
            if open_[-1].marks[0].word != CLOSERS[word]:
                opener = open_[-1].marks[0]
                faults.append(_fault(mark, f"{word} where {OPENERS[opener.word]} should close {opener.source}"))
            block = open_.pop()
            block.marks.append(mark)
            mark.block = block.marks[0].block
    for block in open_:
        word = block.marks[0].word
        faults.append(_fault(block.marks[0], "never ended", f"add {{% {OPENERS[word]} %}} where it should end"))
    return blocks, faults


def _fault(mark: Mark, what: str, fix: str = "") -> Fault:
    return Fault(what, mark.place, mark.source, fix)


def wide_controls(blocks: list[Block]) -> list[Fault]:
    """Where a template puts a content control around whole paragraphs or rows, which Word keeps and LibreOffice does not."""
    return [
        Fault(
            "makes a control around whole paragraphs, of which LibreOffice can lose words when it saves the file",
            opener.place,
            opener.source,
            "around words it is safe: {{ item.text | fact(item.id) }}",
            WARNING,
        )
        for opener, *_, closer in (block.marks for block in blocks if block.marks[0].word == "fact" and len(block.marks) > 1)
        if next(opener.node.iterancestors(W_P), None) is not next(closer.node.iterancestors(W_P), None)
    ]


def move_marks(marks: list[Mark], blocks: list[Block]) -> list[Fault]:
    """Moves every deciding mark to the place where it acts and takes the emptied paragraphs, cells and rows out."""
    faults: list[Fault] = []
    level: dict[Mark, etree._Element] = {}  # the paragraph, cell or row that the mark goes beside
    inline: list[Mark] = []
    for block in blocks:
        found = _levels(block)
        if isinstance(found, Fault):
            faults.append(found)
        elif found:
            level |= found
        else:
            inline += block.marks
    inline += _singles(marks, level)
    alone = {unit: _only_tags(unit, level) for unit in level.values()}
    faults += _checked(marks, level, alone)
    if faults:
        return faults
    _lift(marks, level, alone)
    split = set(inline)
    for mark in marks:
        if mark in split:
            split_run(mark.node)
    return []


def _singles(marks: list[Mark], level: dict[Mark, etree._Element]) -> list[Mark]:
    """Tags that belong to no block (set, comments) go with their paragraph when nothing else is in it; gives those that stay inline."""
    deciding = {m.node for m in marks if m.word}
    stay = []
    for mark in marks:
        if mark.word == "#" and mark.prefix in _LEVELS and (unit := next(mark.node.iterancestors(_LEVELS[mark.prefix]), None)) is not None:
            level[mark] = unit
        elif mark.word in ("set", "#"):
            paragraph = next(mark.node.iterancestors(W_P))
            if _bare_paragraph(paragraph, deciding):
                level[mark] = paragraph
            else:
                stay.append(mark)
    return stay


def _levels(block: Block) -> dict[Mark, etree._Element] | Fault:
    """Beside what each mark of the block goes; {} when it acts inside one paragraph."""
    prefix = next((m.prefix for m in block.marks if m.prefix in _LEVELS), "")
    if prefix:
        found = {m: next(m.node.iterancestors(_LEVELS[prefix]), None) for m in block.marks}
        word = {"p": "paragraph", "tr": "table row", "tc": "table cell"}[prefix]
        outside = [m for m, unit in found.items() if unit is None]
        if outside:
            return _fault(outside[0], f"not in a {word}", "move it into the table")
        if len({unit.getparent() for unit in found.values() if unit is not None}) > 1:
            return _fault(block.marks[-1], f"not beside {block.marks[0].source}")
        return {m: unit for m, unit in found.items() if unit is not None}
    common = _common(block)
    if _inside_paragraph(common):
        return _inline(block)
    if common.tag == W_TR:
        if len(block.marks) > 2:
            return _fault(block.marks[1], "cannot stand in the row that repeats", "give it a row of its own")
        return dict.fromkeys(block.marks, common)
    units = {m: _child_of(common, m.node) for m in block.marks}
    wanted = W_TR if common.tag == W_TBL or any(child.tag == W_TR for child in common) else W_P
    for mark, unit in units.items():
        if unit.tag != wanted:
            where = "inside a table" if unit.tag == W_TBL else "inside a content control"
            return _fault(mark, f"{where}, but the other end of {block.marks[0].source} is not", "put both ends in the same place")
    return units


def _inside_paragraph(element: etree._Element) -> bool:
    """Whether the element is a paragraph or part of one; a text box inside a paragraph is not."""
    ancestors = (element, *element.iterancestors())
    return next((a.tag == W_P for a in ancestors if a.tag == W_P or a.tag in _CONTAINERS), False)


def _inline(block: Block) -> dict[Mark, etree._Element] | Fault:
    parents = {up(next(m.node.iterancestors(W_R))) for m in block.marks}
    if len(parents) > 1:
        return _fault(block.marks[-1], f"the link or control that holds one end of {block.marks[0].source} must hold both")
    return {}


def _common(block: Block) -> etree._Element:
    """The innermost element that holds all marks of the block."""
    shared = [set(m.node.iterancestors()) for m in block.marks[1:]]
    return next(a for a in block.marks[0].node.iterancestors() if all(a in s for s in shared))


def _child_of(container: etree._Element, node: etree._Element) -> etree._Element:
    child = node
    while up(child) is not container:
        child = up(child)
    return child


def _only_tags(unit: etree._Element, level: dict[Mark, etree._Element]) -> bool:
    """Whether nothing is left of the paragraph, cell or row when the marks that go beside it (or beside an inner one) are gone."""
    leaving = {mark.node for mark in level}
    beside = {mark.node for mark, other in level.items() if other is unit}
    if unit.tag == W_P:
        return _bare_paragraph(unit, beside)
    if next(unit.iter(W_TBL, W_SDT), None) is not None:
        return False
    return all(_bare_paragraph(p, leaving) for p in unit.iter(W_P)) and all(node in beside for node in nodes_in(unit))


def _bare_paragraph(paragraph: etree._Element, leaving: set[etree._Element]) -> bool:
    """Whether the paragraph holds nothing but blanks and marks that leave it."""
    if any(node not in leaving for node in nodes_in(paragraph)) or not _holds_runs(paragraph):
        return False
    return not (own_text(paragraph) + "".join(node.tail or "" for node in nodes_in(paragraph))).strip()


def _holds_runs(element: etree._Element) -> bool:
    """Whether a paragraph, or what stands around words in it (a link, a control), holds nothing but runs of text."""
    for child in element:
        if child.tag == W_PPR:
            if child.find(q("w:sectPr")) is not None:
                return False
        elif child.tag == W_R:
            if any(not str(mark.tag).endswith(_OF_RUN) for mark in child):
                return False
        elif child.tag in INLINE_WRAPPERS:
            if not _holds_runs(child):
                return False
        elif child.tag not in _RANGE_MARKS and not str(child.tag).endswith("Pr"):
            return False
    return True


def _checked(marks: list[Mark], level: dict[Mark, etree._Element], alone: dict[etree._Element, bool]) -> list[Fault]:
    """A tag that acts on whole paragraphs must stand alone in its own, or open at its beginning, or close at its end."""
    faults = []
    silent = {m.node for m in marks if m.word}
    for mark, unit in level.items():
        if alone[unit] or unit.tag != W_P:
            continue
        closing = mark.word in CLOSERS
        if closing and _text_beside(unit, mark.node, silent)[1]:
            faults.append(_fault(mark, "stands before other text of its paragraph", "give the tag a paragraph of its own"))
        elif not closing and _text_beside(unit, mark.node, silent)[0]:
            faults.append(_fault(mark, "stands after other text of its paragraph", "give the tag a paragraph of its own"))
    return faults


def _text_beside(paragraph: etree._Element, node: etree._Element, silent: set[etree._Element]) -> tuple[bool, bool]:
    """Whether the paragraph has text, or a mark that prints, before the node and after it."""
    text, side = ["", ""], 0
    for element in paragraph.iter():
        if element is node:
            side = 1
        elif is_mark(element) and element not in silent:
            text[side] += "x"
        elif element.tag == W_T:
            text[side] += element.text or ""
        if is_mark(element):
            text[side] += element.tail or ""
    return bool(text[0].strip()), bool(text[1].strip())


def _lift(marks: list[Mark], level: dict[Mark, etree._Element], alone: dict[etree._Element, bool]) -> None:
    """Sets each mark beside its unit, in document order: before it, or after it for a closing mark of a unit that stays."""
    last: dict[etree._Element, etree._Element] = {}
    for mark in marks:
        unit = level.get(mark)
        if unit is None:
            continue
        take(mark.node)
        if alone[unit] or mark.word not in CLOSERS:
            unit.addprevious(mark.node)
        else:
            last.get(unit, unit).addnext(mark.node)
            last[unit] = mark.node
    for unit, gone in alone.items():
        if gone:
            _drop(unit)


def lift_paragraphs(marks: list[Mark]) -> None:
    """`{{p x }}`, alone in its paragraph, comes to stand in the paragraph's place: what it prints are whole paragraphs. After `move_marks`."""
    for mark in marks:
        if mark.word == "" and mark.prefix == "p":
            paragraph = next(mark.node.iterancestors(W_P))
            if _bare_paragraph(paragraph, {mark.node}):
                take(mark.node)
                paragraph.addprevious(mark.node)
                mark.whole = True
                _drop(paragraph)


def _drop(unit: etree._Element) -> None:
    """Takes an emptied unit out; the ends of ranges that stand in it stay."""
    for child in list(unit):
        if child.tag in _RANGE_MARKS:
            unit.addprevious(child)
    up(unit).remove(unit)
