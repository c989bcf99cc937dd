"""ZIP archives: their members as inputs of their own; and the parts of Office and OpenDocument files, which are ZIP archives too.

Nothing is ever unpacked to the disk, so that a member named "../../x" is just a text with an odd name.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from briefgen.errors import ReadoutError
from briefgen.readers.decode import one_line
from briefgen.readers.found import Found, Member, Unread
from briefgen.readers.limits import MEGABYTE, Budget, too_much
from briefgen.readers.ziplist import DAMAGED, WHOLE_COPY, open_zip

_NO_READOUTS = re.compile(r"(?:.*/)?(?:__MACOSX/.*|\.[^/]*|~\$[^/]*|Thumbs\.db|desktop\.ini)", re.I)
_LOCKED = 0x1


def unpacked(package: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> bytes:
    """One member's bytes, never more than the budget, whatever the archive says of its size. Raises ReadoutError."""
    if info.flag_bits & _LOCKED:
        raise ReadoutError("it is protected by a password", fix="open it with the password, and save it without one")
    if info.file_size > budget.unpacked:
        budget.unpack(info.file_size)
    try:
        with package.open(info) as stream:
            data = stream.read(budget.unpacked + 1)
    except (*DAMAGED, RuntimeError) as error:  # the second where it wants a password after all
        raise ReadoutError("it is damaged, or packed in a way that is not known", fix=WHOLE_COPY) from error
    try:
        budget.unpack(len(data))
    except ReadoutError:
        budget.unpacked = 0  # it said that it was smaller: the others are not believed either
        raise
    return data


def read_zip(data: bytes, name: str, budget: Budget) -> Iterator[Found]:
    """Its members, sorted by name, but for folders and what archive programs add. What cannot be unpacked is told, and the rest goes on."""
    package = open_zip(data)
    members = sorted(
        (info for info in package.infolist() if not info.filename.endswith("/")), key=lambda info: (info.filename, info.header_offset)
    )
    too_large: list[str] = []  # told together: a bomb may have thousands
    for info in members:
        if _NO_READOUTS.fullmatch(info.filename):
            continue
        label = f"{name}/{member_name(info.filename)}"
        if info.file_size > budget.unpacked:
            too_large.append(label)
            continue
        if not budget.member():
            yield Unread(name, _reason(too_much(f"it holds more than {budget.limits.members:,} files", "members", "split it")))
            return
        try:
            inner = unpacked(package, info, budget)
        except ReadoutError as error:
            yield Unread(label, _reason(error))
            continue
        yield Member(label, inner)
    if too_large:
        several = f"{len(too_large):,} of its files are not read: " if len(too_large) > 1 else ""
        fault = too_much(f"{several}it unpacks to more than {budget.limits.unpacked_mb} MB", "unpacked_mb")
        yield Unread(name if several else too_large[0], _reason(fault))


def _reason(error: ReadoutError) -> str:
    return f"{error.what}; {error.fix}" if error.fix else error.what


def member_name(name: str) -> str:
    """The member's name as it can be shown: without a drive, without a way upwards."""
    steps = [step for step in re.split(r"[/\\]+", one_line(name)) if step not in ("", ".", "..") and not re.fullmatch(r"[A-Za-z]:", step)]
    return "/".join(steps) or "member"


class Package:
    """The parts of an Office or OpenDocument file, unpacked when they are asked for."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self._zip = open_zip(data)
        self._budget = budget
        self.names = frozenset(self._zip.namelist())

    def part(self, name: str) -> bytes:
        """A part's bytes; b"" where there is none. Raises ReadoutError for one that is damaged or too large."""
        if name not in self.names:
            return b""
        info = self._zip.getinfo(name)
        most = self._budget.limits.part_mb
        if info.file_size > most * MEGABYTE:
            raise too_much(f"its part {name} has more than {most} MB", "part_mb", "split it")
        return unpacked(self._zip, info, self._budget)

    def xml(self, name: str) -> etree._Element | None:
        """A part's root element; None where there is none. Entities are never resolved, nothing outside is ever loaded."""
        data = self.part(name)
        return parse_xml(data) if data else None

    def relations(self, part: str) -> dict[str, list[str]]:
        """The parts that `part` ("" is the package) points to, by the last word of the relation's kind ("footnotes"), in order of their names."""
        folder, _, file = part.rpartition("/")
        root = self.xml(f"{folder}/_rels/{file}.rels".lstrip("/"))
        found: dict[str, set[str]] = {}
        for relation in root if root is not None else ():
            target = str(relation.get("Target") or "")
            if target and relation.get("TargetMode") != "External":
                whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found.setdefault(str(relation.get("Type") or "").rpartition("/")[2], set()).add(whole)
        return {kind: sorted(parts) for kind, parts in found.items()}


def parse_xml(data: bytes) -> etree._Element:
    """The root element of an XML text from strangers. Raises ReadoutError."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadoutError(
            "this file is damaged: its XML does not hold", fix="open it in the program that made it, and save it again"
        ) from error
    return root
