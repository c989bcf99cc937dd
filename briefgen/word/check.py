"""The last look at a result before it is handed out: strict XML, unique ids, nothing that Word would call unreadable."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple, cast

from lxml import etree

from briefgen.word.long_parts import UNUSUAL_END, is_text_only, relations_in, strict_text
from briefgen.word.notes import KINDS
from briefgen.word.package import relationships
from briefgen.word.xml import NAMESPACES, W_ID, W_NAME, W_P, W_SDT, W_TBL, W_TC, W_TR, W_VAL, NotXml, parse, q, up

# Sees quickly that a part has no such attribute; in a long one the search over the tree costs as much as the parse.
_MAY_RELATE = re.compile(rb' (?!w:)[\w.-]+:(?:id|embed|link|pict)="')
_RELATED = etree.XPath("//@r:id | //@r:embed | //@r:link | //@r:pict", namespaces=NAMESPACES)


class Parsed(NamedTuple):
    """The filled parts by name: as trees, or the long ones that hold nothing but text as that text."""

    roots: dict[str, etree._Element]
    texts: dict[str, str]


def parsed(filled: Mapping[str, bytes]) -> tuple[Parsed, list[str]]:
    """The filled parts, strictly parsed, and what is not well-formed."""
    read, found = Parsed({}, {}), []
    for name, data in filled.items():
        try:
            if is_text_only(data):
                read.texts[name] = strict_text(data)
            else:
                read.roots[name] = parse(data, comments=True)
        except NotXml as error:
            found.append(f"{name} is not well-formed ({error})")
    return read, found


def problems(parts: dict[str, bytes], read: Parsed) -> list[str]:
    """What is wrong with the filled parts of a package; an empty list when Word will open it. Parts: all of the package's."""
    found: list[str] = []
    for name, root in read.roots.items():
        found += _shape(name, root, parts[name])
        if _may_relate(parts[name], root):
            found += _related(parts, name, set(cast("list[str]", _RELATED(root))))
    for name in read.texts:
        found += _related(parts, name, relations_in(parts[name]))
    found += _unique(read.roots.values()) + _notes(read.roots)
    return found


def _shape(name: str, root: etree._Element, data: bytes) -> list[str]:
    if UNUSUAL_END.search(data) is None:
        return []
    found = []
    for cell in root.iter(W_TC):
        last = cell[-1] if len(cell) else None
        if last is None or (last.tag != W_P and not (last.tag == W_SDT and next(last.iter(W_P), None) is not None)):
            found.append(f"{name}: a table cell does not end with a paragraph")
    for row in root.iter(W_TR):
        if row.find(W_TC) is None and next(row.iter(W_TC), None) is None:
            found.append(f"{name}: a table row without cells")
    return found + [f"{name}: a table without rows" for table in root.iter(W_TBL) if next(table.iter(W_TR), None) is None]


def _may_relate(data: bytes, root: etree._Element) -> bool:
    """Whether the part can hold an id of a relationship at all; quick for long parts that bind the namespace at their root only."""
    space = NAMESPACES["r"].encode()
    if data.find(space, data.find(b">", data.find(b"<w:"))) >= 0:
        return _MAY_RELATE.search(data) is not None
    prefixes = [prefix for prefix, uri in root.nsmap.items() if prefix and uri == NAMESPACES["r"]]
    return any(f'{prefix}:{name}="'.encode() in data for prefix in prefixes for name in ("id", "embed", "link", "pict"))


def _related(parts: dict[str, bytes], name: str, wanted: set[str]) -> list[str]:
    if not wanted:
        return []
    known = {rel.id: rel for rel in relationships(parts, name)}
    found = [f"{name}: no relationship {i}" for i in sorted(wanted - known.keys())]
    found += [
        f"{name}: {known[i].target} is missing"
        for i in sorted(wanted & known.keys())
        if not known[i].external and known[i].target not in parts
    ]
    return found


_START, _END, _DRAWING, _CONTROL = q("w:bookmarkStart"), q("w:bookmarkEnd"), q("wp:docPr"), q("w:sdtPr")
_NUMBERED = (_START, _END, _DRAWING, q("w:id"))


def _unique(roots: Iterable[etree._Element]) -> list[str]:
    seen: dict[str, Counter[str]] = {}

    def count(kind: str, value: str | None) -> None:
        seen.setdefault(kind, Counter())[value or ""] += 1

    for root in roots:
        for element in root.iter(*_NUMBERED):
            if element.tag == _START:
                count("bookmark", element.get(W_ID))
                count("bookmark name", element.get(W_NAME))
            elif element.tag == _END:
                count("bookmark end", element.get(W_ID))
            elif element.tag == _DRAWING:
                count("drawing", element.get("id"))
            elif up(element).tag == _CONTROL:
                count("content control", element.get(W_VAL))
    found = [f"{kind} {value} twice" for kind, values in seen.items() for value, times in values.items() if times > 1]
    starts, ends = seen.get("bookmark", Counter()), seen.get("bookmark end", Counter())
    return found + [f"bookmark {value} begins or ends in a loop but not both" for value in sorted(starts.keys() ^ ends.keys())]


def _notes(roots: Mapping[str, etree._Element]) -> list[str]:
    """Each note is called once, and each call has its note; a comment's beginning and end stand where it does."""
    found = []
    counts: dict[str, Counter[str]] = {tag: Counter() for kind in KINDS.values() for tag in (kind.element, *kind.references)}
    for root in roots.values():
        for element in root.iter(*counts):
            if element.get(q("w:type")) is None:
                counts[str(element.tag)][element.get(W_ID, "")] += 1
    for kind in KINDS.values():
        there, (*ranges, called) = counts[kind.element], [counts[tag] for tag in kind.references]
        found += [f"{kind.name} {i} twice" for i, times in there.items() if times > 1]
        found += [f"{kind.name} {i} without its text or its place" for i in sorted(there.keys() ^ called.keys())]
        found += [f"{kind.name} {i} called twice" for i, times in called.items() if times > 1]
        if ranges and ranges[0] != ranges[1]:
            found.append(f"{kind.name}: a comment begins or ends in a loop but not both")
    return found
