"""Word's fields: which of them would fetch a file, run something or ask another program, however their codes are cut or hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from briefgen.word.faults import Fault
from briefgen.word.place import Places
from briefgen.word.xml import W_P, W_T, q

# MACROBUTTON NoMacro is a usual way to say "click and type here".
_KINDS = (
    "INCLUDETEXT INCLUDEPICTURE INCLUDE IMPORT LINK DDE DDEAUTO DATABASE DATA RD EMBED ADDIN CONTROL HTMLCONTROL HTMLACTIVEX PRINT".split()
)
_ACTS = re.compile(rf"^\s*(?:(?:{'|'.join(_KINDS)})(?!\w)|MACROBUTTON\s+(?!no\w*\b))", re.IGNORECASE)
_LINK = re.compile(r"^\s*HYPERLINK\b", re.IGNORECASE)
_UNNAMED = re.compile(r"\s*(?!(?:IF|QUOTE|REF|SET|COMPARE|HYPERLINK)\b)\w*$", re.IGNORECASE)  # the kind may be what a field inside gives
_ARGUMENT = re.compile(r'"([^"]*)"?|(\S+)')
_SWITCHES_WITH_VALUE = ("\\l", "\\o", "\\t")
SCHEMES = re.compile(r"(?:https?|mailto):|#|[^:/\\]*$|(?:%7b|\{){2}|(?:%7b|\{)%", re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    start: etree._Element
    code: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)  # of the code, what stands as ordinary text
    hidden: bool = False  # its kind, or where a link leads, is made up by fields inside
    in_code: bool = True  # else in what it shows


def field_faults(name: str, root: etree._Element) -> list[Fault]:
    """The fields of a part that act, or of which it cannot be told whether they do."""
    places, place = Places(name, frozenset()), {}
    for paragraph in root.iter(W_P):
        place[paragraph] = places.enter(paragraph)
    return [
        Fault(what, place.get(next(at.iterancestors(W_P), at), ""), fix=fix)
        for one in _fields(root)
        for at, what, fix in _wrong(one)
    ]  # fmt: skip


def _wrong(one: _Field) -> Iterator[tuple[etree._Element, str, str]]:
    code = "".join(one.code)
    shown = code.strip()[:60]
    if one.hidden or _ACTS.match(code):
        yield one.start, f"a field that Word would act on: {shown or 'made up of other fields'}", "take it out"
    elif _LINK.match(code) and not SCHEMES.match(target := _target(code)):
        yield one.start, f"a link leads to {target[:80]}", "link to a page or a mail address only"
    if any("{" in text for text in one.typed):  # the code could differ from what was looked at here
        yield one.start, "a tag in a field code is not filled", "for a link, use {{ text | link(address) }}"


def _target(code: str) -> str:
    """Where a HYPERLINK leads; "" within the document."""
    skip = True  # the word itself
    for found in _ARGUMENT.finditer(code):
        text = found.group(1) if found.group(1) is not None else found.group(2)
        if skip or re.fullmatch(r"\\[a-zA-Z]", text):
            skip = text.lower() in _SWITCHES_WITH_VALUE
        else:
            return text
    return ""


def _fields(root: etree._Element) -> Iterator[_Field]:
    """All fields, simple and in pieces; a code that stands in no field is one of its own. The code of a field may be cut over runs and
    paragraphs, and fields stand in fields."""
    for simple in root.iter(q("w:fldSimple")):
        yield _Field(simple, [simple.get(q("w:instr"), "")])
    open_: list[_Field] = []
    for element in root.iter(q("w:fldChar"), q("w:instrText"), q("w:delInstrText"), W_T):
        kind = element.get(q("w:fldCharType"))
        outer = open_[-1] if open_ else None
        if kind == "begin":
            if outer is not None and outer.in_code:
                so_far = "".join(outer.code)
                outer.hidden = outer.hidden or bool(_UNNAMED.match(so_far) or (_LINK.match(so_far) and not _target(so_far)))
            open_.append(_Field(element))
        elif kind in ("separate", "end"):
            if outer is not None and outer.in_code:
                yield outer
                outer.in_code, outer.hidden = False, False
                outer.code, outer.typed = [], []
            if kind == "end" and outer is not None:
                yield open_.pop()
        elif element.tag == W_T:
            if outer is not None and outer.in_code and element.text:
                outer.code.append(element.text)
                outer.typed.append(element.text)
        elif outer is not None:
            outer.code.append(element.text or "")
        else:
            yield _Field(element, [element.text or ""])
    yield from open_
