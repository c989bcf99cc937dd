"""What of a stranger's template is refused or taken out: whatever Word would fetch, run or embed."""

from __future__ import annotations

import re

from lxml import etree

from briefgen.word.faults import Fault
from briefgen.word.markers import BODY
from briefgen.word.package import relationships, rels_name
from briefgen.word.place import Places
from briefgen.word.xml import CONTENT_TYPES, W_P, parse, q

_LINKS = ("hyperlink",)  # the only things outside that a document may name
# Relationships whose target Word would run, or that bring another file in.
_EMBEDDED = {
    "vbaProject": "macros", "wordVbaData": "macros", "oleObject": "an embedded object", "package": "an embedded file",
    "control": "an ActiveX control", "aFChunk": "another document", "subDocument": "another document", "attachedToolbars": "toolbars",
    "keyMapCustomizations": "key commands", "ui/extensibility": "a ribbon", "extensibility": "a ribbon", "webExtension": "an add-in",
    "webextensiontaskpanes": "an add-in", "mailMergeSource": "a mail merge", "mailMergeHeaderSource": "a mail merge",
}  # fmt: skip
# Fields that fetch a file, run something, or ask another program. MACROBUTTON NoMacro is a usual way to say "click and type here".
_FIELDS = "INCLUDETEXT INCLUDEPICTURE INCLUDE IMPORT LINK DDE DDEAUTO DATABASE RD EMBED ADDIN CONTROL HTMLCONTROL".split()
_FIELD = re.compile(rf"^\s*(?:(?:{'|'.join(_FIELDS)})\b|MACROBUTTON\s+(?!no\w*\b))", re.IGNORECASE)
_SCHEMES = re.compile(r"(?:https?|mailto):|#|[^:/\\]*$|%7b|\{", re.IGNORECASE)


def make_safe(parts: dict[str, bytes]) -> list[Fault]:
    """Takes the link to the template's own template out; what else Word would fetch, run or embed is a fault, in any part."""
    _detach(parts)
    faults = []
    for source in sorted(rels.replace("_rels/", "", 1).removesuffix(".rels") for rels in parts if rels.endswith(".rels")):
        for rel in relationships(parts, source):
            if rel.kind in _EMBEDDED and not (rel.kind == "package" and source.startswith("word/charts/")):
                faults.append(Fault(f"holds {_EMBEDDED[rel.kind]} ({rel.target})", fix="take it out and save as .docx"))
            elif rel.external and rel.kind not in _LINKS:
                faults.append(Fault(f"Word would fetch {rel.target} from outside the file ({rel.kind})", fix="embed it or take it out"))
            elif rel.external and not _SCHEMES.match(rel.target):
                faults.append(Fault(f"a link leads to {rel.target[:80]}", fix="link to a page or a mail address only"))
    for name in parts:
        if name.startswith("word/") and name.endswith(".xml"):
            faults += _fields(name, parts[name])
    return faults


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


def _fields(name: str, data: bytes) -> list[Fault]:
    """Fields of kinds that fetch, run or ask. The code of a field may be cut over runs, and fields stand in fields."""
    if not any(mark in data for mark in (b"instrText", b"fldSimple", b"\xff\xfe", b"\xfe\xff")):
        return []
    root = parse(data, small=True)
    places, place = Places(name, frozenset()), {}
    for paragraph in root.iter(W_P):
        place[paragraph] = places.enter(paragraph)
    found: list[tuple[str, etree._Element]] = [(e.get(q("w:instr"), ""), e) for e in root.iter(q("w:fldSimple"))]
    open_: list[tuple[list[str], etree._Element]] = []
    for element in root.iter(q("w:fldChar"), q("w:instrText")):
        kind = element.get(q("w:fldCharType"))
        if kind == "begin":
            open_.append(([], element))
        elif kind in ("separate", "end") and open_:
            codes, start = open_[-1]
            found.append(("".join(codes), start))
            codes.clear()
            if kind == "end":
                open_.pop()
        elif element.text:
            if open_:
                open_[-1][0].append(element.text)
            else:
                found.append((element.text, element))
    found += [("".join(codes), start) for codes, start in open_]
    return [
        Fault(f"a field that Word would act on: {code.strip()[:60]}", place.get(next(at.iterancestors(W_P), at), ""), fix="take it out")
        for code, at in found
        if _FIELD.match(code)
    ]


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
