"""The filters and functions that make Word's own things of data. Each leaves a node in the text, which `runs` writes where it is printed."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context

from briefgen.word.pictures import Picture, picture_of
from briefgen.word.values import ValueFault, escape_attribute, text_of
from briefgen.word.words import Node, Paragraph, Words, nodes_of, notes_of

SCHEMES = ("http", "https", "mailto")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_LINES = ("single", "double", "thick", "dotted", "dash", "dotDash", "dotDotDash", "wave")
_REGIONS = ("", "ascii", "hAnsi", "cs", "eastAsia")


def _made(context: Context, kind: str, value: Any, text: Any) -> Any:
    """The text with a node of that kind around it. An unknown field stays one, for the printing tag to name."""
    for part in (text, value):
        if isinstance(part, Undefined):
            return part
    node = Node(kind, value, nodes_of(text))
    context.parent["_state"].made(node)
    return Words((node,))


def _look(text: Any, element: str) -> Any:
    return text if isinstance(text, Undefined) else Words((Node("look", element, nodes_of(text)),))


@pass_context
def cite(context: Context, text: Any, sources: Any) -> Any:
    """the text with a real footnote for its source or sources; no source, no footnote"""
    if isinstance(sources, Undefined):
        return sources
    notes = notes_of(sources)
    return _made(context, "note", notes, text) if notes else text


@pass_context
def comment(context: Context, text: Any, remark: Any, author: str = "briefgen") -> Any:
    """the text with a Word comment anchored to it; an empty remark, no comment"""
    if isinstance(remark, Undefined):
        return remark
    said = text_of(remark).strip()
    return _made(context, "comment", (said, str(author)), text) if said else text


@pass_context
def fact(context: Context, text: Any, name: Any) -> Any:
    """a content control around the text; its tag holds the name of the fact and a checksum of the text, by which an edit shows

    A text with a word of 45 letters or more stands without one (runs.py says why).
    """
    if isinstance(name, Undefined):
        return name
    if not text_of(name).strip():
        raise ValueFault("a fact without a name")
    return _made(context, "fact", text_of(name).strip(), text)


@pass_context
def link(context: Context, text: Any, address: Any) -> Any:
    """the text as a hyperlink; `#name` leads to a bookmark of the document; an empty address, no link"""
    if isinstance(address, Undefined):
        return address
    target = text_of(address).strip()
    return _made(context, "link", safe_address(target), text) if target else text


@pass_context
def bookmark(context: Context, text: Any, name: Any) -> Any:
    """a bookmark around the text, for `ref` and `link("#name")`"""
    return _made(context, "bookmark", name if isinstance(name, Undefined) else text_of(name), text)


@pass_context
def ref(context: Context, text: Any, name: Any) -> Any:
    """the text as a cross-reference to the bookmark of that name: Word brings it up to date with the bookmark's words"""
    return _made(context, "ref", name if isinstance(name, Undefined) else text_of(name), text)


@pass_context
def paragraphs(context: Context, text: Any) -> Any:
    """each line of the text, or each text of a list, as a paragraph of its own in the style of the tag's paragraph"""
    if isinstance(text, Undefined):
        return text
    items = list(text) if isinstance(text, list | tuple) else text_of(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = [Paragraph(nodes_of(item)) for item in items if text_of(item).strip()]
    return (
        _made(context, "paragraphs", kept, Words([part for item in kept for part in item.nodes]))
        if len(kept) > 1
        else Words(kept[0].nodes if kept else ())
    )


@pass_context
def picture(context: Context, image: Any, width: Any = None, height: Any = None, alt: Any = None) -> Any:
    """a picture: PNG or JPEG data, or a dict with `png`, `svg`, `alt` and `width`; width and height in millimetres"""
    if isinstance(image, Undefined):
        return image
    made: Picture | None = picture_of(image, width, height, alt)
    return _made(context, "picture", made, "") if made else ""


@pass_context
def human(context: Context, name: Any, prompt: Any) -> Any:
    """a place for a person: a content control with the prompt in brackets, which goes when they type"""
    key = text_of(name)
    if not re.fullmatch(r"\w{1,50}", key):
        raise ValueFault(f"“{key}” cannot name a place for a person: use letters, digits and _")
    return _made(context, "human", key if key.startswith("human_") else f"human_{key}", text_of(prompt))


@pass_context
def page(context: Context) -> Any:
    """the number of the page, as a field of Word's"""
    return _made(context, "field", "PAGE", "1")


@pass_context
def pages(context: Context) -> Any:
    """how many pages there are, as a field of Word's"""
    return _made(context, "field", "NUMPAGES", "1")


@pass_context
def page_break(context: Context) -> Any:
    """a new page"""
    return _made(context, "page_break", None, "")


def bold(text: Any) -> Any:
    """bold"""
    return _look(text, "<w:b/>")


def italic(text: Any) -> Any:
    """italic"""
    return _look(text, "<w:i/>")


def underline(text: Any, line: str = "single") -> Any:
    """underlined; the line may be double, thick, dotted, dash, dotDash, dotDotDash or wave"""
    if line not in _LINES:
        raise ValueFault(f"{line!r} is no line to draw under words: use one of {', '.join(_LINES)}")
    return _look(text, f'<w:u w:val="{line}"/>')


def strike(text: Any) -> Any:
    """struck through"""
    return _look(text, "<w:strike/>")


def superscript(text: Any) -> Any:
    """raised"""
    return _look(text, '<w:vertAlign w:val="superscript"/>')


def subscript(text: Any) -> Any:
    """lowered"""
    return _look(text, '<w:vertAlign w:val="subscript"/>')


def color(text: Any, code: str) -> Any:
    """in a colour, as six hexadecimal digits"""
    return _look(text, f'<w:color w:val="{_colour(code)}"/>')


def highlight(text: Any, code: str) -> Any:
    """on a ground of a colour"""
    return _look(text, f'<w:shd w:val="clear" w:color="auto" w:fill="{_colour(code)}"/>')


def _colour(code: Any) -> str:
    digits = str(code).removeprefix("#")
    if not _COLOUR.fullmatch(digits):
        raise ValueFault(f"{code!r} is not a colour: write six digits, as C00000")
    return digits.upper()


def font(text: Any, name: str, region: str = "") -> Any:
    """in a font; `eastAsia` names it for the letters of that region too"""
    if region not in _REGIONS or not 0 < len(str(name)) <= 31:  # Word's limit for a font's name
        raise ValueFault(f"{name!r} is not a font that Word knows how to name")
    shown = escape_attribute(str(name))
    names = " ".join(f'w:{key}="{shown}"' for key in dict.fromkeys(("ascii", "hAnsi", "cs", *filter(None, (region,)))))
    return _look(text, f"<w:rFonts {names}/>")


def rtl(text: Any) -> Any:
    """written from right to left"""
    return _look(text, "<w:rtl/>")


def size(text: Any, points: float) -> Any:
    """in a size in points"""
    if not isinstance(points, int | float) or not 1 <= points <= 400:
        raise ValueFault(f"{points!r} is not a size in points")
    return _look(text, f'<w:sz w:val="{round(points * 2)}"/>')


def lang(text: Any, code: str) -> Any:
    """marked as being in a language, so that Word checks its spelling by that"""
    if not _LANGUAGE.fullmatch(str(code)):
        raise ValueFault(f"{code!r} is not a language code: write one as vi-VN")
    return _look(text, f'<w:lang w:val="{code}"/>')


def style(text: Any, name: str) -> Any:
    """in a character style of the template"""
    return text if isinstance(text, Undefined) else Words((Node("style", str(name), nodes_of(text)),))


def safe_address(address: str) -> str:
    """The address of a link. Raises ValueFault for one that opens anything but a page, a mail or a place in this document."""
    if address.startswith("#"):
        return address
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        scheme = ""
    if scheme not in SCHEMES or any(ord(char) <= 32 for char in address):
        raise ValueFault(
            f"“{address[:80]}” cannot be linked to: an address begins with {', '.join(f'{s}:' for s in SCHEMES)} and has no blanks"
        )
    return address
