"""Bookmarks and comments that a loop would cut, as they begin in it and end outside: Word sets hidden bookmarks wherever somebody pasted."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from lxml import etree

from briefgen.word.markers import Part, is_mark
from briefgen.word.tags import CLOSERS, MIDDLES, OPENERS
from briefgen.word.xml import W_ID, q, up

_START, _END = q("w:bookmarkStart"), q("w:bookmarkEnd")
_EDGES = (q("w:commentRangeStart"), q("w:commentRangeEnd"))
_SIGN = q("w:commentReference")
Around = dict[etree._Element, list[tuple[int, int]]]  # element -> the blocks around it, the outermost first, and which branch of each


@dataclass(slots=True)
class _Ends:
    """The tags that open and close a block."""

    opener: etree._Element
    closer: etree._Element


def whole_ranges(part: Part) -> None:
    """A bookmark that a loop would cut goes around the loop; a comment that it would cut stays at its sign, without the words that it was over.
    What begins and never ends, or the other way round, goes."""
    around, ends = _around(part)
    _bookmarks(part, around, ends)
    signs = {sign.get(W_ID): around[sign] for sign in part.root.iter(_SIGN)}
    cut = {edge.get(W_ID) for edge in part.root.iter(*_EDGES) if signs.get(edge.get(W_ID)) != around[edge]}
    for edge in list(part.root.iter(*_EDGES)):
        if edge.get(W_ID) in cut:
            up(edge).remove(edge)


def _bookmarks(part: Part, around: Around, ends: dict[int, _Ends]) -> None:
    starts = {start.get(W_ID): start for start in part.root.iter(_START)}
    closing = {end.get(W_ID): end for end in part.root.iter(_END)}
    for key in starts.keys() ^ closing.keys():
        alone = starts.get(key, closing.get(key))
        assert alone is not None
        up(alone).remove(alone)
    for key in starts.keys() & closing.keys():
        start, end = starts[key], closing[key]
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(around[start], around[end], strict=False)))
        if len(around[start]) > shared:
            ends[around[start][shared][0]].opener.addprevious(start)
        if len(around[end]) > shared:
            ends[around[end][shared][0]].closer.addnext(end)


def _around(part: Part) -> tuple[Around, dict[int, _Ends]]:
    """The blocks around each range's edges; and the tags of each block."""
    around: Around = {}
    ends: dict[int, _Ends] = {}
    open_: list[tuple[int, int]] = []
    for node in part.root.iter(etree.PI, _START, _END, *_EDGES, _SIGN):
        if not is_mark(node):
            around[node] = list(open_)
            continue
        mark = part.marks[int(node.text or "")]
        if mark.word in OPENERS:
            open_.append((mark.block, 0))
            ends[mark.block] = _Ends(node, node)
        elif mark.word in MIDDLES and open_:
            open_[-1] = open_[-1][0], open_[-1][1] + 1
        elif mark.word in CLOSERS and open_:
            ends[open_.pop()[0]].closer = node
    return around, ends
