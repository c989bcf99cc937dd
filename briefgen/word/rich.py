"""Texts whose looks come with the data: docxtpl's RichText and its paragraphs, as plain lists and dicts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context

from briefgen.word import native
from briefgen.word.faults import nearest
from briefgen.word.values import ValueFault, text_of
from briefgen.word.words import Node, Paragraph, Words, joined, nodes_of

_STYLE = "paragraph"  # the key of a paragraph's style
# What a piece may say of itself, in the order in which it is laid around the text: yes or no, or with a value.
_YES: dict[str, Callable[[Any], Any]] = {
    "bold": native.bold, "italic": native.italic, "strike": native.strike, "superscript": native.superscript,
    "subscript": native.subscript, "rtl": native.rtl,
}  # fmt: skip
_VALUED: dict[str, Callable[[Any, Any], Any]] = {
    "underline": lambda text, line: native.underline(text, "single" if line is True else line), "color": native.color,
    "highlight": native.highlight, "size": native.size, "font": native.font, "lang": native.lang, "style": native.style,
}  # fmt: skip
_MADE: dict[str, Callable[[Context, Any, Any], Any]] = {
    "link": native.link, "cite": native.cite, "comment": native.comment, "fact": native.fact,
}  # fmt: skip


@pass_context
def rich(context: Context, value: Any) -> Any:
    """a text in pieces, a list of texts and of dicts as `{"text": "Hà Nội", "bold": true, "color": "C00000", "link": "https://..."}`"""
    if isinstance(value, Mapping):
        return _piece(context, value)
    if isinstance(value, list | tuple):
        return joined([rich(context, item) for item in value])
    return value


def _piece(context: Context, piece: Mapping[str, Any]) -> Any:
    unknown = [key for key in piece if key not in _KEYS]
    if unknown or "text" not in piece:
        raise ValueFault(
            f"a piece of text has no “{unknown[0]}”: {nearest(unknown[0], _KEYS)}" if unknown else "a piece of text without a text"
        )
    text = rich(context, piece["text"])
    for key, look in _YES.items():
        if piece.get(key):
            text = look(text)
    for key, laid in _VALUED.items():
        if piece.get(key) not in (None, False):
            text = laid(text, piece[key])
    for key, made in _MADE.items():
        if piece.get(key) is not None:
            text = made(context, text, piece[key])
    return text


_KEYS = ("text", *_YES, *_VALUED, *_MADE)


@pass_context
def styled_paragraphs(context: Context, value: Any) -> Any:
    """What `{{p x }}` prints: each line of a text, or each item of a list, as a paragraph; a dict may name its style as `paragraph`."""
    if isinstance(value, Undefined):
        return value
    if isinstance(value, list | tuple):
        items: Sequence[Any] = value
    elif isinstance(value, Words | Mapping):
        items = [value]
    else:
        items = text_of(value).split("\n") if text_of(value) else ()
    made = [_paragraph(context, item) for item in items]
    return Words((Node("paragraphs", made, tuple(part for one in made for part in one.nodes)),)) if made else ""


def _paragraph(context: Context, item: Any) -> Paragraph:
    if isinstance(item, Mapping):
        inside = {key: value for key, value in item.items() if key != _STYLE}
        return Paragraph(nodes_of(_piece(context, inside)), str(item.get(_STYLE) or ""))
    return Paragraph(nodes_of(rich(context, item)))
