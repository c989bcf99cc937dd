"""Texts with Word's own things in them: footnotes, comments, links, content controls. Filters make them, `runs` writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from briefgen.word.values import MAX_TEXT, ValueFault, text_of, too_long

MAX_NODES = 1_000_000  # in one text


@dataclass(frozen=True, slots=True)
class Note:
    """What a footnote says; `short` is for when a source of the same `key` has been cited before ("": the full text again)."""

    full: str
    short: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One thing of Word's: what it is, what it needs to know, and the words that it holds."""

    kind: str  # a key of runs.WRITERS, or "look"
    value: Any
    inside: tuple[str | Node, ...] = ()
    size: int = field(init=False)  # nodes and texts in all

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", 1 + _size(self.inside))

    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text() for part in self.inside)


def _size(parts: Sequence[str | Node]) -> int:
    """How many nodes and texts there are, in one another too: a node that stands in two others counts twice, as it is written twice."""
    size = sum(1 if isinstance(part, str) else part.size for part in parts)
    if size > MAX_NODES:
        raise ValueFault(f"a text of more than {MAX_NODES:,} pieces")
    return size


class Paragraph(NamedTuple):
    """One of the paragraphs that a tag makes."""

    nodes: tuple[str | Node, ...]
    style: str = ""  # name of a paragraph style; "" for that of the tag's paragraph


class Words(str):
    """A text and the nodes that it is made of. A str, so that a template that only prints the text still can; a filter that makes a new
    text of it loses the nodes, which the renderer notices: each node that matters is counted from when it is made until it is written."""

    nodes: tuple[str | Node, ...]

    def __new__(cls, nodes: Iterable[str | Node]) -> Words:
        parts = tuple(nodes)
        _size(parts)
        words = super().__new__(cls, "".join(part if isinstance(part, str) else part.text() for part in parts))
        words.nodes = parts
        return words


def nodes_of(value: Any) -> tuple[str | Node, ...]:
    """The nodes of a text; those of any other value are what it prints as."""
    if isinstance(value, Words):
        return value.nodes
    return (value,) if type(value) is str else (text_of(value),)


def joined(values: Iterable[Any]) -> str:
    """The values one after the other as they print; what stands in them stays."""
    parts: list[str | Node] = []
    length = 0
    for value in values:
        found = nodes_of(value)
        parts += found
        length += sum(len(part if isinstance(part, str) else part.text()) for part in found)
        if length > MAX_TEXT or len(parts) > MAX_NODES:
            raise too_long()
    return Words(parts) if any(isinstance(part, Node) for part in parts) else "".join(map(str, parts))


def notes_of(sources: Any) -> tuple[Note, ...]:
    """A source or several as notes: a text, a dict with full (and short and key), or a list of these. Empty texts are left out."""
    if sources is None:
        return ()
    if isinstance(sources, str):
        return (Note(sources),) if sources.strip() else ()
    if isinstance(sources, Mapping):
        full = str(sources.get("full", ""))
        if not full.strip():
            raise ValueFault("a source without a text (it needs full, and may have short)")
        return (Note(full, str(sources.get("short") or ""), str(sources.get("key") or full)),)
    if isinstance(sources, Sequence):
        return tuple(note for source in sources for note in notes_of(source))
    raise ValueFault(f"cannot cite {type(sources).__name__}: give a text, a source or a list of sources")
