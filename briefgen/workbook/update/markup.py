"""XML as bytes: where tags stand, and attributes changed in place, so that all else of a part stays byte for byte as it was."""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from briefgen.errors import WorkbookError
from briefgen.workbook.escape import xml_attribute

_ENTITY = re.compile(rb"&(#x[0-9A-Fa-f]+|#[0-9]+|amp|lt|gt|quot|apos);")
_NAMED = {b"amp": "&", b"lt": "<", b"gt": ">", b"quot": '"', b"apos": "'"}
_ATTRIBUTE = re.compile(rb"""\s([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')""")
_ROOT = re.compile(rb"""(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>)?\s*<(?:([\w.-]+):)?([\w.-]+)[\s/>]""")
_DECLARED = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']""")
_UNUSUAL = (b"<!--", b"<![CDATA[", b"<!DOCTYPE")
_REST = rb"""(?:[^>"']|"[^"]*"|'[^']*')*>"""  # of a tag: a ">" may stand in an attribute


class Splice(NamedTuple):
    """What shall stand in the place of the bytes from `start` to `end`."""

    start: int
    end: int
    new: bytes


class Tag(NamedTuple):
    """A start tag (or an empty element) in a part: its place and its bytes."""

    start: int
    end: int
    text: bytes

    @property
    def is_empty(self) -> bool:
        return self.text.endswith(b"/>")

    def get(self, name: str, default: str = "") -> str:
        return attributes(self.text).get(name, default)

    def with_values(self, values: Mapping[str, str | None]) -> Splice:
        """This tag with other attributes: a new value, or None to take the attribute away."""
        return Splice(self.start, self.end, with_attributes(self.text, values))


def spliced(part: bytes, splices: Iterable[Splice]) -> bytes:
    """`part` after all changes, which must not overlap."""
    pieces, at = [], 0
    for splice in sorted(splices, key=lambda one: (one.start, one.end)):
        assert splice.start >= at, "two changes of one place"
        pieces += [part[at : splice.start], splice.new]
        at = splice.end
    return b"".join([*pieces, part[at:]])


@dataclass(frozen=True, slots=True)
class Patch:
    """A part as it will be: `old` with `splices`, which do not overlap, in order. A large one is never put together as a whole, since each
    copy of 50 MB takes as long as reading it."""

    old: bytes
    splices: tuple[Splice, ...]

    @classmethod
    def of(cls, old: bytes, splices: Iterable[Splice]) -> Patch:
        return cls(old, tuple(sorted(splices, key=lambda one: (one.start, one.end))))

    @property
    def size(self) -> int:
        return len(self.old) + sum(len(one.new) - (one.end - one.start) for one in self.splices)

    def between(self, start: int, end: int) -> bytes:
        """What stands in the place of the bytes from `start` to `end` of the old part; what is put in at `end` itself belongs to what follows,
        unless nothing does."""
        first, behind = bisect_left(self.splices, (start, -1)), bisect_left(self.splices, (end + 1, -1))
        own = [one for one in self.splices[first:behind] if one.end <= end]
        last = start == end or end == len(self.old)
        inside = [one for one in own if one.start < end or one.start < one.end or last]
        return spliced(self.old[start:end], (Splice(one.start - start, one.end - start, one.new) for one in inside))

    def checksum(self) -> int:
        """The CRC-32 of the whole part, in which nothing is copied."""
        view, crc, at = memoryview(self.old), 0, 0
        for splice in self.splices:
            crc = zlib.crc32(splice.new, zlib.crc32(view[at : splice.start], crc))
            at = splice.end
        return zlib.crc32(view[at:], crc)

    def pieces(self, size: int) -> Iterator[bytes]:
        """The whole part, in pieces of about `size` bytes."""
        at = 0
        for splice in (*self.splices, Splice(len(self.old), len(self.old), b"")):
            for begin in range(at, splice.start, size):
                yield self.old[begin : min(begin + size, splice.start)]
            if splice.new:
                yield splice.new
            at = splice.end


def prefix_of(part: bytes, name: str, where: str) -> bytes:
    """The namespace prefix, with its colon, of the elements of a part whose root is `name`. Raises WorkbookError for what we cannot splice."""
    declared = _DECLARED.match(part[:200].removeprefix(b"\xef\xbb\xbf").lstrip())
    if (declared and declared[1].lower() not in (b"utf-8", b"us-ascii", b"ascii")) or part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _unusual(f"a part {name} is not written in UTF-8", where)
    if _is_unusual(part):  # something in it might look like a tag; no spreadsheet program writes such
        raise _unusual(f"a part {name} holds comments or other unusual XML", where)
    root = _ROOT.match(part)
    if not root or root[2].decode() != name:
        raise _unusual(f"a part {name} does not begin as it should", where)
    return root[1] + b":" if root[1] else b""


def _is_unusual(part: bytes) -> bool:
    """Whether a part holds comments, marked sections or a document type. An exclamation mark is rare: to look for it alone is fastest."""
    at = part.find(b"!")
    for _ in range(len(part) >> 10):
        if at < 0 or part[at - 1 : at] == b"<":
            return at >= 0
        at = part.find(b"!", at + 1)
    return any(mark in part for mark in _UNUSUAL)


def _unusual(what: str, where: str) -> WorkbookError:
    return WorkbookError(what, where=where, fix="open it in Excel and save it again, which writes the part in the usual way")


def tags(part: bytes, name: bytes, start: int = 0, end: int | None = None) -> Iterator[Tag]:
    """The start tags of the elements `name` (with prefix), in order."""
    pattern = re.compile(rb"<" + re.escape(name) + rb"(?=[\s/>])" + _REST, re.DOTALL)
    for found in pattern.finditer(part, start, len(part) if end is None else end):
        yield Tag(found.start(), found.end(), found[0])


def first_tag(part: bytes, name: bytes, start: int = 0, end: int | None = None) -> Tag | None:
    return next(tags(part, name, start, end), None)


def attributes(tag: bytes) -> dict[str, str]:
    return {name.decode(): unescaped(value[1:-1]) for name, value in _ATTRIBUTE.findall(tag)}


def with_attributes(tag: bytes, values: Mapping[str, str | None]) -> bytes:
    """A tag with other attributes, those that stay in their places; new ones come last."""
    left = dict(values)

    def put(found: re.Match[bytes]) -> bytes:
        name = found[1].decode()
        if name not in left:
            return found[0]
        value = left.pop(name)
        return b"" if value is None else b' %s="%s"' % (found[1], xml_attribute(value).encode())

    changed = _ATTRIBUTE.sub(put, tag)
    added = b"".join(b' %s="%s"' % (name.encode(), xml_attribute(value).encode()) for name, value in left.items() if value is not None)
    close = b"/>" if changed.endswith(b"/>") else b">"
    return changed.removesuffix(close).rstrip() + added + close if added else changed


def unescaped(text: bytes) -> str:
    """The text that these bytes stand for."""
    if b"&" not in text:
        return text.decode()
    pieces, at = [], 0
    for found in _ENTITY.finditer(text):
        name = found[1]
        pieces.append(text[at : found.start()].decode())
        if name[:1] == b"#":
            pieces.append(chr(int(name[2:], 16) if name[1:2] in b"xX" else int(name[1:])))
        else:
            pieces.append(_NAMED[name])
        at = found.end()
    return "".join([*pieces, text[at:].decode()])
