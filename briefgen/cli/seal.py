"""A seal in a memo's document properties: the hash of its contents as we wrote them, by which an edited memo is known.

Any program that saves the file writes its parts anew, so that the seal no longer fits; an untouched memo can be replaced without loss.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib

from lxml import etree

_CUSTOM = "docProps/custom.xml"
_TYPES = "[Content_Types].xml"
_RELS = "_rels/.rels"
_NAME = "briefgen.sha256"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that users define
_UNPACKED_AT_MOST = 256 * 1024 * 1024  # bytes; a memo of ours has some 100 kB
_ANY_DAY = (1980, 1, 1, 0, 0, 0)


def seal(data: bytes) -> bytes:
    """The same package with the seal set; the same bytes for the same package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [(info, package.read(info)) for info in package.infolist()]
    contents = {info.filename: content for info, content in parts}
    changed = {_CUSTOM: _with_property(contents.get(_CUSTOM), _hash(contents))}
    if _CUSTOM not in contents:
        changed[_TYPES] = _with_override(contents[_TYPES])
        changed[_RELS] = _with_relation(contents[_RELS])
        parts.append((_info(_CUSTOM), b""))
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as package:
        for info, content in parts:
            package.writestr(info, changed.get(info.filename, content), compress_type=info.compress_type)
    return result.getvalue()


def is_unbroken(data: bytes) -> bool:
    """True where the seal is there and fits; False where it is not there, or something has been changed since."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(info.file_size for info in package.infolist()) > _UNPACKED_AT_MOST:
                return False
            contents = {name: package.read(name) for name in package.namelist()}
        found = _property(_parsed(contents[_CUSTOM]))
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, etree.XMLSyntaxError, OSError, ValueError, RuntimeError):
        return False
    return found is not None and "".join(str(text) for text in found.itertext()) == _hash(contents)


def _hash(contents: dict[str, bytes]) -> str:
    """Of all parts but those that change when the seal is set."""
    total = hashlib.sha256()
    for name in sorted(contents.keys() - {_CUSTOM, _TYPES, _RELS}):
        total.update(f"{name}\0{hashlib.sha256(contents[name]).hexdigest()}\n".encode())
    return total.hexdigest()


def _property(root: etree._Element) -> etree._Element | None:
    return next((child for child in root if child.get("name") == _NAME), None)


def _with_property(custom: bytes | None, value: str) -> bytes:
    root = _parsed(custom) if custom else etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap={None: _PROPERTIES, "vt": _VALUES})  # type: ignore[dict-item]
    element = _property(root)
    if element is None:
        number = max((int(child.get("pid", "1")) for child in root), default=1) + 1
        element = etree.SubElement(root, f"{{{_PROPERTIES}}}property", fmtid=_FORMAT_ID, pid=str(number), name=_NAME)
    for child in list(element):
        element.remove(child)
    etree.SubElement(element, f"{{{_VALUES}}}lpwstr").text = value
    return _written(root)


def _with_override(types: bytes) -> bytes:
    root = _parsed(types)
    etree.SubElement(root, f"{{{_CONTENT_TYPES}}}Override", PartName=f"/{_CUSTOM}", ContentType=_CUSTOM_TYPE)
    return _written(root)


def _with_relation(rels: bytes) -> bytes:
    root = _parsed(rels)
    used = {child.get("Id") for child in root}
    name = next(name for name in (f"rId{number}" for number in range(1, len(root) + 2)) if name not in used)
    etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship", Id=name, Type=_CUSTOM_RELATION, Target=_CUSTOM)
    return _written(root)


def _parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _ANY_DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info
