"""From a part's XML to jinja source: marks become code, ids become calls for fresh ones."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.word.attributes import Marked, attribute_marks
from briefgen.word.blocks import lift_paragraphs, match_blocks, move_marks, wide_controls
from briefgen.word.cells import apply_cell_tags, watch_grids
from briefgen.word.contents import Contents, take_contents
from briefgen.word.dashes import join_lines
from briefgen.word.faults import Fault
from briefgen.word.fresh import NoteSources, fresh_ids, watch
from briefgen.word.lists import Numbering, repeat_header_rows, restart_lists
from briefgen.word.markers import BODY, TARGET, Mark, Part, Segments, is_mark, lookalikes, place_marks
from briefgen.word.notes import KINDS
from briefgen.word.package import Relationship
from briefgen.word.place import heading_styles
from briefgen.word.ranges import whole_ranges
from briefgen.word.tagcheck import check_tag
from briefgen.word.tags import CLOSERS, OPENERS
from briefgen.word.xml import W_ID

MAX_TAGS, MAX_SETS = 20_000, 2_000  # each tag is read with all the sets before it
TICK = "<{ 0 | _tick(0) }>"
_SPLIT = re.compile(rf"<\?{TARGET} (\d+)\?>")


@dataclass(slots=True)
class Read:
    """A tag, and what is known where it stands: the names that it reads from the data, and the loops and settings around it."""

    mark: Mark
    names: list[str]
    around: list[Mark] = field(default_factory=list)
    conditions: list[Mark] = field(default_factory=list)  # the ifs around it, and the conditions of its own block before it


@dataclass(slots=True)
class Prepared:
    """A part ready to be compiled, and the tags in it."""

    part: Part
    reads: list[Read] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    contents: list[Contents] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)


def prepare(
    part: Part,
    styles: Mapping[str, str],
    notes: NoteSources,
    relationships: Sequence[Relationship] = (),
    numbering: Numbering | None = None,
) -> Prepared:
    """Marks placed, moved and checked; ids replaced. `styles`: id -> name in lower case. `notes`: what the template's own notes hold, by
    kind and id."""
    join_lines(part.root)
    contents: list[Contents] = []
    marks, faults = place_marks(part, heading_styles(styles), styles)
    if too_many := _too_many(marks):
        return Prepared(part, faults=[too_many])
    marked, wrong = attribute_marks(part, list(relationships))
    blocks, unmatched = match_blocks(marks)
    reads, broken = _reads(part, list(_in_order(part, marked, notes)))
    warnings = [*wide_controls(blocks), *lookalikes(part)]
    faults += wrong + broken + (unmatched or move_marks(marks, blocks))
    if not faults:
        lift_paragraphs(marks)
        faults += apply_cell_tags(part, marks)
    if not faults:
        contents = take_contents(part, styles) if part.name == BODY else []
        restart_lists(part, numbering or Numbering())
        repeat_header_rows(part)
        whole_ranges(part)
        fresh_ids(part, notes)
        watch(part)
        watch_grids(part)
    return Prepared(part, reads, faults, contents, warnings)


def _too_many(marks: Sequence[Mark]) -> Fault | None:
    sets = sum(mark.word == "set" for mark in marks)
    if len(marks) <= MAX_TAGS and sets <= MAX_SETS:
        return None
    what = f"{MAX_SETS:,} set tags" if sets > MAX_SETS else f"{MAX_TAGS:,} tags"
    return Fault(f"has more than {what}", fix="repeat with {% for %} what is alike")


def _reads(part: Part, ordered: Sequence[Mark]) -> tuple[list[Read], list[Fault]]:
    """The tags in document order, each with what is bound around it, and what is wrong with each alone."""
    reads, faults = [], []
    bound: list[tuple[frozenset[str], list[Mark]]] = [(frozenset(), [])]  # of the part, then of each block that is open
    asked: list[list[Mark]] = [[]]
    for mark in ordered:
        assert mark.tag is not None
        fault, names, binds = check_tag(mark.tag)
        if fault and mark.part == part.name:
            faults.append(Fault(fault.what, mark.place, fault.tag, fault.fix))
        around = [binder for _, binders in bound for binder in binders]
        unbound = [name for name in sorted(names) if not any(name in scope for scope, _ in bound)]
        reads.append(Read(mark, unbound, around, [condition for one in asked for condition in one]))
        if mark.word in ("if", "elif"):
            asked[len(asked) - (mark.word == "elif") :] = [[*(asked[-1] if mark.word == "elif" else []), mark]]
        elif mark.word == "endif" and len(asked) > 1:
            asked.pop()
        if mark.word in OPENERS:
            bound.append((binds, [mark]) if binds else (frozenset(), []))
        elif mark.word in CLOSERS and len(bound) > 1:
            bound.pop()
        elif mark.word == "set":
            bound[-1] = bound[-1][0] | binds, [*bound[-1][1], mark]
    return reads, faults


def _in_order(part: Part, marked: Marked, notes: NoteSources) -> Iterator[Mark]:
    """The tags as a reader meets them: those of a note where it is called."""
    anchors = {tag: kind for kind, sources in notes.items() if sources for tag in KINDS[kind].references}
    met = set()
    for node in part.root.iter():
        if is_mark(node):
            yield part.marks[int(node.text or "")]
            continue
        if node in marked:
            yield from marked[node]
        kind = anchors.get(str(node.tag))
        key = node.get(W_ID, "")
        if kind and (kind, key) not in met:
            met.add((kind, key))
            yield from (mark for _, mark in notes[kind].get(key, []) if mark is not None and mark.tag is not None)


def segments(part: Part, xml: str, printing: list[Mark], borders: Collection[Mark] = ()) -> Segments:
    """The part as XML cut at its marks and codes. The marks that print are added to `printing`; their place in it is their number.

    `borders` are marks without code that the caller wants to find again in the result."""
    found: Segments = []
    pattern = re.compile(f"{_SPLIT.pattern}|{re.escape(part.nonce)}(\\d+);")
    at = 0
    for hit in pattern.finditer(xml):
        found.append((xml[at : hit.start()], None))
        at = hit.end()
        if hit.group(2) is not None:
            found += [(text or _code(mark, printing) if mark else text, mark) for text, mark in part.attributes[int(hit.group(2))]]
        else:
            mark = part.marks[int(hit.group(1))]
            found.append((_code(mark, printing), mark if mark.tag or mark in borders else None))
    found.append((xml[at:], None))
    return found


def _code(mark: Mark, printing: list[Mark]) -> str:
    """The jinja source of a mark. Its line breaks give every tag lines of its own, by which an error is traced back to it."""
    tag = mark.tag
    if tag is None:
        return mark.code
    if tag.word == "#":
        return ""
    if tag.word == "":
        printing.append(mark)
        rich = {"r": "rich | ", "p": "_paragraphs | "}.get(tag.prefix, "")
        return f"<{{\n({tag.code}\n) | {rich}_put({len(printing) - 1})\n}}>"
    if tag.word == "fact":
        printing.append(mark)
        made = f"<% set _i{mark.block} =\n({tag.code[len('fact') :]}\n) %><% set _w{mark.block} = {len(printing) - 1} %>"
        return f"{made}<% set _k{mark.block} %>"
    if tag.word == "endfact":
        return f"<% endset %>\n<{{ _control(_i{mark.block}, _k{mark.block}, _w{mark.block}) }}>"
    after = {"for": TICK, "set": "<{ 0 | _hold }>"}.get(tag.word, "")
    return f"<%\n{tag.code}\n%>{after}"
