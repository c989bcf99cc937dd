"""The list of a ZIP archive's members, bounded; nothing is unpacked here."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from briefgen.errors import ReadoutError

# What the standard library raises on damaged archives, where they are opened and where a member is read.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    struct.error,
    NotImplementedError,
    KeyError,
    IndexError,
    OverflowError,
)
WHOLE_COPY = "take a whole copy"
_END = b"PK\x05\x06"
_LIST_AT_MOST = 16 * 2**20  # bytes; 16 MB hold some 150,000 members


def open_zip(data: bytes) -> zipfile.ZipFile:
    """The archive. Raises ReadoutError where it is damaged or its list of members is beyond all measure."""
    place = data.rfind(_END, max(0, len(data) - 65_557))
    if place >= 0 and len(data) >= place + 22 and struct.unpack_from("<I", data, place + 12)[0] > _LIST_AT_MOST:
        raise ReadoutError("the archive's list of members is too long to be read", fix="unpack it, and give the readouts in it")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except DAMAGED as error:
        raise ReadoutError("this Office file or archive is damaged", fix=WHOLE_COPY) from error
