"""A seal in a workbook's document properties: by it a workbook that nobody has worked in is known without reading its sheets.

It is a hash over names, checksums and lengths of all other parts. Any program that saves the file writes its sheets anew, so that the seal no
longer fits. It guards against nobody's ill will: who writes the file can write the seal.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterable

from briefgen.workbook.update.deflate import Packed

CUSTOM = "docProps/custom.xml"
SEAL_PROPERTY = "briefgen.seal"
_AT_MOST = 65_536  # bytes of the part; ours has some hundred


def seal_of(parts: Iterable[tuple[str, int, int]]) -> str:
    """The seal of parts, each with its checksum and its length unpacked."""
    told = "\n".join(f"{name}\t{crc}\t{size}" for name, crc, size in sorted(parts) if name != CUSTOM)
    return hashlib.sha256(told.encode()).hexdigest()


def sealed(parts: dict[str, Packed]) -> str:
    """The seal of parts that are about to be written."""
    return seal_of((name, part.crc, part.size) for name, part in parts.items())


def is_unbroken_workbook(data: bytes) -> bool:
    """Whether the workbook is as we wrote it; False also where there is no seal."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            held = archive.infolist()
            with archive.open(CUSTOM) as part:
                properties = part.read(_AT_MOST)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, ValueError, RuntimeError, NotImplementedError):
        return False
    return f">{seal_of((info.filename, info.CRC, info.file_size) for info in held)}<".encode() in properties
