"""What of a stranger's template is refused or taken out: whatever Word would fetch, run or embed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from briefgen.word.faults import Fault
from briefgen.word.field_codes import SCHEMES, field_faults
from briefgen.word.markers import BODY
from briefgen.word.package import relationships, rels_name
from briefgen.word.xml import CONTENT_TYPES, NotXml, parse, q

_LINKS = ("hyperlink",)  # the only things outside that a document may name
# Relationships whose target Word would run, or that bring another file in.
_EMBEDDED = {
    "vbaProject": "macros", "wordVbaData": "macros", "oleObject": "an embedded object", "package": "an embedded file",
    "control": "an ActiveX control", "aFChunk": "another document", "subDocument": "another document", "attachedToolbars": "toolbars",
    "keyMapCustomizations": "key commands", "ui/extensibility": "a ribbon", "extensibility": "a ribbon", "webExtension": "an add-in",
    "webextensiontaskpanes": "an add-in", "mailMergeSource": "a mail merge", "mailMergeHeaderSource": "a mail merge",
}  # fmt: skip
MAX_MARKUP = 500_000  # elements, roughly, with their ends: some 60,000 paragraphs
_VML = "urn:schemas-microsoft-com:vml"
_ADDRESS = re.compile(r"href$", re.IGNORECASE)


def make_safe(parts: dict[str, bytes]) -> list[Fault]:
    """Takes the link to the template's own template out; what else Word would fetch, run or embed is a fault, in any part."""
    _bounded(parts)
    _detach(parts)
    faults = _kind_of_file(parts) + _properties(parts)
    for source in sorted(rels.replace("_rels/", "", 1).removesuffix(".rels") for rels in parts if rels.endswith(".rels")):
        for rel in relationships(parts, source):
            if rel.kind in _EMBEDDED and not (rel.kind == "package" and source.startswith("word/charts/")):
                faults.append(Fault(f"holds {_EMBEDDED[rel.kind]} ({rel.target})", fix="take it out and save as .docx"))
            elif rel.external and rel.kind not in _LINKS:
                faults.append(Fault(f"Word would fetch {rel.target} from outside the file ({rel.kind})", fix="embed it or take it out"))
            elif rel.external and not SCHEMES.match(rel.target):
                faults.append(Fault(f"a link leads to {rel.target[:80]}", fix="link to a page or a mail address only"))
    for name, data in parts.items():
        if _is_xml(data):
            faults += _inside(name, data)
    return faults


def _is_xml(data: bytes) -> bool:
    """By what is in a part: its name can say anything."""
    return data[:2] in (b"\xff\xfe", b"\xfe\xff") or data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def _bounded(parts: Mapping[str, bytes]) -> None:
    """Raises NotXml for a document type in any part, also in those that are only copied, and for more markup than any template has."""
    markup = 0
    for name, data in parts.items():
        if _is_xml(data):
            # Programs that draw begin their pictures with a document type, which without entities does nothing.
            refused = "<!ENTITY" if name.startswith("word/media/") else "<!DOCTYPE"
            if any(refused.encode(encoding) in data for encoding in ("ascii", "utf-16-le", "utf-16-be")):
                raise NotXml(f"a document type is not allowed ({name})")
            markup += data.count(b"<")
    if markup > MAX_MARKUP:
        raise NotXml(f"more than {MAX_MARKUP:,} elements")


def _detach(parts: dict[str, bytes]) -> None:
    settings = rels_name("word/settings.xml")
    if settings in parts and "word/settings.xml" in parts:
        root, rels = parse(parts["word/settings.xml"], small=True), parse(parts[settings], small=True)
        for element in list(root.iter(q("w:attachedTemplate"))):
            root.remove(element)
        for rel in list(rels):
            if rel.get("Type", "").endswith("/attachedTemplate"):
                rels.remove(rel)
        parts["word/settings.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        parts[settings] = etree.tostring(rels, xml_declaration=True, encoding="UTF-8", standalone=True)


def _inside(name: str, data: bytes) -> list[Fault]:
    """What acts inside a part: fields, a mail merge, addresses that old drawings have without a relationship."""
    if not any(mark in data for mark in (b"fldChar", b"nstrText", b"fldSimple", b"mailMerge", _VML.encode(), b"\xff\xfe", b"\xfe\xff")):
        return []
    root = parse(data, small=True)
    faults = field_faults(name, root)
    if next(root.iter(q("w:mailMerge")), None) is not None:
        faults.append(
            Fault("holds a mail merge, for which Word would open another file", fix="make it a normal Word document under Mailings")
        )
    for element in root.iter(f"{{{_VML}}}*"):
        for key, value in element.attrib.items():
            if _ADDRESS.search(str(key)) and not SCHEMES.match(str(value)):
                faults.append(Fault(f"a link leads to {str(value)[:80]}", fix="link to a page or a mail address only"))
            elif str(key).endswith("src") and ":" in str(value):
                faults.append(Fault(f"Word would fetch {str(value)[:80]} from outside the file (picture)", fix="embed it or take it out"))
    return faults


def _properties(parts: Mapping[str, bytes]) -> list[Fault]:
    """An address that all links of the document are read from."""
    data = parts.get("docProps/app.xml", b"")
    base = "" if b"HyperlinkBase" not in data else "".join(e.text or "" for e in parse(data, small=True).iter("{*}HyperlinkBase"))
    return (
        []
        if SCHEMES.match(base.strip())
        else [Fault(f"its links begin at {base.strip()[:80]}", fix="clear Hyperlink base under File, Info")]
    )


def _kind_of_file(parts: Mapping[str, bytes]) -> list[Fault]:
    """Word opens what the package names as its main part, and takes its kind from the list of types."""
    main = [rel.target for rel in relationships(dict(parts), "") if rel.kind == "officeDocument"]
    faults = []
    if main != [BODY]:
        faults.append(Fault(f"its text is in {main[0] if main else 'no part'}, not in {BODY}", fix="open it in Word and save it again"))
    if b"macroEnabled" in parts["[Content_Types].xml"]:
        faults.append(Fault("is of a kind that may hold macros", fix="save it in Word as a Word Document (.docx)"))
    if b"http://purl.oclc.org/ooxml/wordprocessingml/main" in parts[BODY][:4000]:
        faults.append(Fault("is saved as a Strict Open XML Document", fix="save it in Word as a Word Document (.docx)"))
    return faults


def drop_comment_extras(parts: dict[str, bytes]) -> None:
    """Word's further parts about comments name paragraphs by ids that a filled template no longer has."""
    kinds = ("commentsExtended", "commentsIds", "commentsExtensible")
    gone = {rel.target for rel in relationships(parts, BODY) if rel.kind in kinds}
    if not gone:
        return
    for name in gone:
        parts.pop(name, None)
    rels = parse(parts[rels_name(BODY)])
    for rel in list(rels):
        if rel.get("Type", "").rpartition("/")[2] in kinds:
            rels.remove(rel)
    types = parse(parts["[Content_Types].xml"])
    for override in list(types.iter(f"{{{CONTENT_TYPES}}}Override")):
        if override.get("PartName", "").lstrip("/") in gone:
            types.remove(override)
    for name, root in ((rels_name(BODY), rels), ("[Content_Types].xml", types)):
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
