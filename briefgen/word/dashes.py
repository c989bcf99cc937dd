"""`{%-` and `-%}`: the tag's line is joined to the one before and the one after, so that a long sentence can be typed over several lines."""

from __future__ import annotations

from lxml import etree

from briefgen.word.tags import find_tags
from briefgen.word.xml import W_P, W_PPR, W_T, own_pieces, own_text, q, up

_DASHED = ("{%-", "-%}", "{{-", "-}}")
_BREAKS = (q("w:br"), q("w:cr"))


def join_lines(root: etree._Element) -> None:
    """Joins what the minus signs of the part's tags join: paragraphs, lines within one, else the blanks beside the tag go."""
    for paragraph in list(root.iter(W_P)):
        if paragraph.getparent() is not None and any(mark in own_text(paragraph) for mark in _DASHED):
            _join(paragraph)


def _join(paragraph: etree._Element) -> None:
    text = own_text(paragraph)
    tags, _ = find_tags(text)
    for tag in reversed(tags):
        if tag.joins_right:
            _cut(paragraph, tag.end, len(text), forward=True)
        if tag.joins_left:
            _cut(paragraph, 0, tag.start, forward=False)
    if not tags:
        return
    if tags[-1].joins_right and not text[tags[-1].end :].strip():
        following = paragraph.getnext()
        if following is not None and following.tag == W_P:
            _append(paragraph, following)
            if any(mark in own_text(paragraph)[len(text) :] for mark in _DASHED):
                _join(paragraph)
    if tags[0].joins_left and not text[: tags[0].start].strip():
        before = paragraph.getprevious()
        if before is not None and before.tag == W_P:
            _append(before, paragraph)


def _append(first: etree._Element, second: etree._Element) -> None:
    """The second paragraph's content at the end of the first, whose look stays."""
    for child in list(second):
        if child.tag != W_PPR:
            first.append(child)
    up(second).remove(second)


def _cut(paragraph: etree._Element, start: int, end: int, *, forward: bool) -> None:
    """Takes the blanks, and one line break, out of the paragraph's text that touch the end (forward: the start) of the stretch."""
    pieces, at = [], 0
    for element, text in own_pieces(paragraph):
        pieces.append((element, at, text))
        at += len(text)
    breaks = 0
    for element, begin, text in pieces if forward else reversed(pieces):
        left, right = max(start, begin), min(end, begin + len(text))
        if left >= right:
            continue
        if element.tag in _BREAKS and not breaks:
            breaks += 1
            up(element).remove(element)
            continue
        if element.tag != W_T:
            return
        inside = text[left - begin : right - begin]
        kept = inside.lstrip(" \t\n") if forward else inside.rstrip(" \t\n")
        if not breaks or not kept:  # behind a break the blanks belong to the next line
            element.text = text[: left - begin] + kept + text[right - begin :]
        if kept:
            return
