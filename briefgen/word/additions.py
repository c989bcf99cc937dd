"""What a filling adds to the package beside text: addresses of links, pictures, comments, more numbered lists."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from briefgen.word.package import rels_name
from briefgen.word.xml import CONTENT_TYPES, RELATIONSHIPS, parse

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NO_RELATIONSHIPS = f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode()
_MEDIA = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}


class Additions:
    """Relationships and parts, each added once: the same address or picture gets the same id again."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._related: dict[str, dict[tuple[str, str], str]] = {}  # part -> (kind, target) -> id
        self._media: dict[bytes, str] = {}
        self._new: dict[str, bytes] = {}
        self._types: dict[str, str] = {}  # part -> content type

    def link(self, part: str, address: str) -> str:
        """The id, in that part, of a relationship to an address outside."""
        return self._relate(part, "hyperlink", address)

    def picture(self, part: str, data: bytes, ending: str) -> str:
        """The id, in that part, of a relationship to a picture in the package."""
        if data not in self._media:
            number = len(self._media) + 1
            while f"word/media/briefgen{number}.{ending}" in self._parts:
                number += 1000
            self._media[data] = name = f"word/media/briefgen{number}.{ending}"
            self._new[name] = data
        return self._relate(part, "image", "/" + self._media[data])

    def part(self, name: str, kind: str, data: bytes, content_type: str) -> None:
        """A part related to the document's body."""
        self._relate("word/document.xml", kind, "/" + name)
        self._new[name], self._types[name] = data, content_type

    def _relate(self, part: str, kind: str, target: str) -> str:
        known = self._related.setdefault(part, {})
        if (kind, target) not in known:
            prefix = "briefgen"
            while f'"{prefix}'.encode() in self._parts.get(rels_name(part), b""):
                prefix += "_"
            known[kind, target] = f"{prefix}{len(known) + 1}"
        return known[kind, target]

    def parts(self) -> dict[str, bytes]:
        """The parts that are new or no longer what they were; none is {}."""
        changed = dict(self._new)
        for part, known in self._related.items():
            name = rels_name(part)
            root = parse(self._parts.get(name, _NO_RELATIONSHIPS))
            for (kind, target), number in known.items():
                outside = {"TargetMode": "External"} if kind == "hyperlink" else {}
                made = {"Id": number, "Type": f"{_OFFICE}/{kind}", "Target": target, **outside}
                root.append(etree.Element(f"{{{RELATIONSHIPS}}}Relationship", made))
            changed[name] = _written(root)
        if self._new:
            changed["[Content_Types].xml"] = self._content_types()
        return changed

    def _content_types(self) -> bytes:
        types = parse(self._parts["[Content_Types].xml"])
        known = {(default.get("Extension") or "").lower() for default in types.iter(f"{{{CONTENT_TYPES}}}Default")}
        for ending in sorted({name.rpartition(".")[2] for name in self._media.values()} - known):
            types.insert(0, etree.Element(f"{{{CONTENT_TYPES}}}Default", {"Extension": ending, "ContentType": _MEDIA[ending]}))
        for name, kind in self._types.items():
            types.append(etree.Element(f"{{{CONTENT_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": kind}))
        return _written(types)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
