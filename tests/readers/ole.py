"""OLE files made by hand ([MS-CFB], version 3): for Outlook messages, and for what Office keeps behind a password."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

_SECTOR, _MINI = 512, 64
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
Tree = Mapping[str, "bytes | Tree"]


@dataclass(slots=True)
class _Entry:
    name: str
    kind: int  # 5 root, 1 folder, 2 stream
    data: bytes = b""
    children: list[int] = field(default_factory=list)
    start: int = _END
    size: int = 0


def ole(tree: Tree) -> bytes:
    """An OLE file with the streams and folders of `tree`. All streams are padded to 4,096 bytes' worth of sectors where they are that long."""
    entries = [_Entry("Root Entry", 5)]
    _collect(tree, 0, entries)
    mini, mini_fat = _mini_streams(entries)
    sectors: list[bytes] = []
    fat: list[int] = []
    for entry in entries[1:]:
        if entry.kind == 2 and len(entry.data) >= 4096:
            entry.start, entry.size = _put(entry.data, sectors, fat), len(entry.data)
    entries[0].start, entries[0].size = (_put(mini, sectors, fat) if mini else _END), len(mini)
    mini_start = _put(struct.pack(f"<{len(mini_fat)}I", *mini_fat), sectors, fat, fill=b"\xff") if mini_fat else _END
    mini_count = (len(mini_fat) * 4 + _SECTOR - 1) // _SECTOR
    directory = _put(b"".join(_packed(number, entries) for number in range(len(entries))), sectors, fat)
    fat_count = 1
    while (len(sectors) + fat_count) > fat_count * 128:
        fat_count += 1
    fat_places = list(range(len(sectors), len(sectors) + fat_count))
    fat += [_FAT] * fat_count
    fat += [_FREE] * (fat_count * 128 - len(fat))
    table = struct.pack(f"<{len(fat)}I", *fat)
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6), 0, fat_count, directory, 0,
        4096, mini_start, mini_count, _END, 0, fat_places[0],
    )  # fmt: skip
    more = struct.pack(f"<{108}I", *(fat_places[1:] + [_FREE] * (109 - len(fat_places))))
    return head + more + b"".join(sectors) + table


def _collect(tree: Tree, parent: int, entries: list[_Entry]) -> None:
    for name, value in tree.items():
        entries[parent].children.append(len(entries))
        entries.append(_Entry(name, 2, value) if isinstance(value, bytes) else _Entry(name, 1))
        if not isinstance(value, bytes):
            _collect(value, len(entries) - 1, entries)


def _mini_streams(entries: list[_Entry]) -> tuple[bytes, list[int]]:
    stream, fat = bytearray(), []
    for entry in entries:
        if entry.kind == 2 and 0 < len(entry.data) < 4096:
            count = (len(entry.data) + _MINI - 1) // _MINI
            entry.start, entry.size = len(fat), len(entry.data)
            fat += [*range(len(fat) + 1, len(fat) + count), _END]
            stream += entry.data.ljust(count * _MINI, b"\0")
    return bytes(stream), fat


def _put(data: bytes, sectors: list[bytes], fat: list[int], fill: bytes = b"\0") -> int:
    start = len(sectors)
    count = (len(data) + _SECTOR - 1) // _SECTOR
    sectors += [data[n * _SECTOR : (n + 1) * _SECTOR].ljust(_SECTOR, fill) for n in range(count)]
    fat += [*range(start + 1, start + count), _END]
    return start


def _packed(number: int, entries: list[_Entry]) -> bytes:
    """A directory entry; the entries of a folder hang on one another to the right, which readers accept."""
    entry = entries[number]
    siblings = next((one.children for one in entries if number in one.children), [])
    place = siblings.index(number) if siblings else 0
    right = siblings[place + 1] if siblings and place + 1 < len(siblings) else _FREE
    name = entry.name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16sIQQII4x", name.ljust(64, b"\0"), len(name), entry.kind, 1, _FREE, right, entry.children[0] if entry.children else _FREE,
        bytes(16), 0, 0, 0, entry.start, entry.size,
    )  # fmt: skip


def message(
    *,
    subject: str = "",
    body: str = "",
    html: bytes = b"",
    sender: tuple[str, str] = ("", ""),
    sent: datetime | None = None,
    attached: Mapping[str, bytes | Tree] | None = None,
    inner: bool = False,
) -> Tree:
    """The tree of an Outlook message; an attachment that is a tree is a message attached to it."""
    texts = {0x001A: "IPM.Note", 0x0037: subject, 0x1000: body, 0x0C1A: sender[0], 0x5D01: sender[1]}
    tree: dict[str, bytes | Tree] = {f"__substg1.0_{number:04X}001F": text.encode("utf-16-le") for number, text in texts.items() if text}
    if html:
        tree["__substg1.0_10130102"] = html
    ticks = int((sent - datetime(1601, 1, 1)).total_seconds()) * 10_000_000 if sent else 0
    times = struct.pack("<IIq", 0x00390040, 6, ticks) if sent else b""
    tree["__properties_version1.0"] = bytes(24 if inner else 32) + times
    for number, (name, data) in enumerate((attached or {}).items()):
        parts: dict[str, bytes | Tree] = {"__properties_version1.0": bytes(8)}
        if isinstance(data, bytes):
            parts |= {"__substg1.0_3707001F": name.encode("utf-16-le"), "__substg1.0_37010102": data}
        else:
            parts["__substg1.0_3701000D"] = data
        tree[f"__attach_version1.0_#{number:08X}"] = parts
    return tree
