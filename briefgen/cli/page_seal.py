"""A seal in an evidence page: the hash of the page as we wrote it, by which a page that somebody has changed is known."""

from __future__ import annotations

import hashlib
import re

_BEGINNING = b"<!doctype html>"
_MAKER = b'<meta name="generator" content="briefgen evidence '
_SEAL = re.compile(rb'(<meta name="briefgen-seal" content=")([0-9a-f]{64})(">)')
_HEAD = 4096  # bytes: all that names the page stands in its first lines
_UNSET = b"0" * 64


def seal_page(html: str) -> bytes:
    """The page as bytes, with its seal set; the same bytes for the same page."""
    data = html.encode()
    return _with_seal(data, hashlib.sha256(data).hexdigest().encode())


def is_page(data: bytes) -> bool:
    """True for an evidence page of ours, changed or not."""
    return data.startswith(_BEGINNING) and _MAKER in data[:_HEAD]


def is_unbroken_page(data: bytes) -> bool:
    """True where the seal is there and fits."""
    found = _SEAL.search(data[:_HEAD])
    return found is not None and hashlib.sha256(_with_seal(data, _UNSET)).hexdigest().encode() == found.group(2)


def _with_seal(data: bytes, seal: bytes) -> bytes:
    return _SEAL.sub(rb"\g<1>" + seal + rb"\g<3>", data[:_HEAD], count=1) + data[_HEAD:]
