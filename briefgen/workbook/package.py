"""A workbook's package opened with care: what strangers send must not fill the memory, call home or expand without end."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from briefgen.errors import WorkbookError

MAX_UNPACKED = 512 * 1024 * 1024  # bytes of all parts together, and in a larger file
MAX_RATIO = 30  # times its own size: a matrix of ten thousand texts is mostly formulas, and packs to a seventeenth
MAX_PARTS = 20_000
BOMB_SIZE, BOMB_RATIO = 20 * 1024 * 1024, 200  # a part that is larger and packs better than this holds no table
_PIECE = 1024 * 1024  # bytes that are unpacked at once
_DAMAGES = (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

GIVE_OURS = "give the .xlsx workbook that briefgen wrote"
WHOLE_COPY = "open it in Excel and save it again, or take a whole copy or a backup"


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of an Office file by name; `where` names the file in messages."""

    archive: zipfile.ZipFile
    where: str

    def has(self, part: str) -> bool:
        return part in self.archive.NameToInfo

    def read(self, part: str) -> bytes:
        """What a part holds. WorkbookError where it is missing or damaged."""
        try:
            return self.archive.read(part)
        except _DAMAGES as error:
            raise self._damaged(part) from error

    def pieces(self, part: str) -> Iterator[bytes]:
        """The same piece by piece, so that a large part is never held whole."""
        try:
            with self.archive.open(part) as opened:
                while piece := opened.read(_PIECE):
                    yield piece
        except _DAMAGES as error:
            raise self._damaged(part) from error

    def xml(self, part: str) -> etree._Element:
        """The root of a part. WorkbookError where the part is missing or damaged."""
        return self.parsed(part, self.read(part))

    def parsed(self, part: str, content: bytes) -> etree._Element:
        """The root of `content`, which stands for the part of that name. WorkbookError where it is damaged."""
        # No entities, no network, and lxml's own limits on depth and on the length of one text stay on.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise self._damaged(part) from error
        if getattr(root.getroottree().docinfo, "doctype", ""):
            raise WorkbookError(f"the part {part} declares a document type, which no Excel workbook does", where=self.where, fix=GIVE_OURS)
        return root

    def _damaged(self, part: str) -> WorkbookError:
        return WorkbookError(f"the workbook is damaged: its part {part} cannot be read", where=self.where, fix=WHOLE_COPY)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Of a part (or "" for the package): id -> (last word of the type, name of the target part or address)."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(path):
            return {}
        found = {}
        for relation in self.xml(path).iterfind("{*}Relationship"):
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
        return found


def open_package(data: bytes, where: str) -> Package:
    """The package in `data`. WorkbookError where it is none, is protected by a password, or would unpack to something huge."""
    if data.startswith(OLE):
        fix = "open it in Excel, remove the password under File > Info, and save it as .xlsx"
        raise WorkbookError("this is an Excel file in the old format or one with a password", where=where, fix=fix)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise WorkbookError("this is not an Excel workbook", where=where, fix=GIVE_OURS) from error
    infos = archive.infolist()
    if len(infos) > MAX_PARTS:
        raise WorkbookError(f"this file holds {len(infos):,} parts; a workbook has at most a few hundred", where=where, fix=GIVE_OURS)
    size = sum(info.file_size for info in infos)
    packed = any(info.file_size > BOMB_SIZE and info.file_size > BOMB_RATIO * max(1, info.compress_size) for info in infos)
    if size > max(MAX_UNPACKED, MAX_RATIO * len(data)) or packed:
        what = f"this file would unpack to {size / 2**20:,.0f} MB, far more than a workbook of its size holds"
        raise WorkbookError(what, where=where, fix=GIVE_OURS)
    return Package(archive, where)
