"""How a value becomes Word text: everything escaped, line breaks and tabs as Word has them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from jinja2 import Undefined

from briefgen.word.xml import FORBIDDEN

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# Style names that staff can type: {{ meeting.date | date("short") }}. Month names are ours, so that no machine's locale decides.
DATE_STYLES = {
    "long": "{d} {month} {y}",
    "short": "{d} {mon} {y}",
    "us": "{month} {d}, {y}",
    "vn": "{d:02}/{m:02}/{y}",
    "iso": "{y:04}-{m:02}-{d:02}",
    "month": "{month} {y}",
}
MAX_DEPTH = 20
MAX_TEXT = 10_000_000  # characters of one value


class ValueFault(ValueError):
    """A value that cannot stand in a Word file; the message names it."""


def text_of(value: Any) -> str:
    """The value as a reader should see it: None is nothing, a date is "30 March 2023", a list is its items with commas."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, list | tuple):
        return _listed(value)
    if isinstance(value, int | float | Decimal):
        return str(value)
    if isinstance(value, Undefined):
        str(value)  # which raises what is missing
    raise ValueFault(f"a {type(value).__name__} cannot be printed: name one of its fields")


def _listed(items: Iterable[Any]) -> str:
    texts, length = [], 0
    for item in items:
        texts.append(text_of(item))
        length += len(texts[-1]) + 2
        if length > MAX_TEXT:
            raise too_long()
    return ", ".join(texts)


def too_long() -> ValueFault:
    return ValueFault(f"a text of more than {MAX_TEXT:,} characters")


def format_date(value: Any, style: str = "long") -> str:
    """A date in one of DATE_STYLES; a text (a date known only in part) and None come back as they are."""
    if value is None or isinstance(value, str):
        return value or ""
    if not isinstance(value, date):
        raise ValueFault(f"{value!r} is not a date")
    if style not in DATE_STYLES:
        raise ValueFault(f"unknown date style {style!r}: use one of {', '.join(DATE_STYLES)}")
    month = _MONTHS[value.month - 1]
    return DATE_STYLES[style].format(d=value.day, m=value.month, y=value.year, month=month, mon=month[:3])


def escape(text: str) -> str:
    """The text inside a <w:t>, which it may close and open again for breaks. Raises ValueFault for characters that XML cannot hold."""
    if not text.isprintable():
        allowed(text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if text.isprintable():  # no breaks, no tabs
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\n" in text:
        text = text.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    if "\t" in text:
        text = text.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return text


def escape_attribute(text: str) -> str:
    """The text as an attribute's value, on one line. Raises ValueFault as `escape` does."""
    return escape(" ".join(allowed(text).split())).replace('"', "&quot;")


def allowed(text: str) -> str:
    """The text itself. Raises ValueFault, naming the character and the words around it, for one that XML cannot hold."""
    if found := FORBIDDEN.search(text):
        char = found.group()
        name = unicodedata.name(char, "control character" if ord(char) < 32 else "not a character")
        raise ValueFault(f"the value holds U+{ord(char):04X} ({name}), which Word cannot: {shown(text, found.start())}")
    return text


def shown(text: str, at: int) -> str:
    """The words around a place, safe to print."""
    around = text[max(0, at - 20) : at + 20]
    return repr(around)


_PLAIN = (str, int, float, Decimal, date, datetime, bytes, type(None))
_SURE = frozenset(_PLAIN) | {bool}  # by far most values are just of these types, which is quicker to see


def plain(value: Any, path: str = "", depth: int = 0) -> None:
    """Raises ValueFault unless the value is built of texts, numbers, dates, pictures (bytes), lists and dicts only: nothing a template
    could call."""
    if type(value) in _SURE or isinstance(value, _PLAIN):
        return
    if depth > MAX_DEPTH:
        raise ValueFault(f"{path} is nested too deep")
    if isinstance(value, dict):
        for key, item in value.items():
            if type(key) is not str:
                raise ValueFault(f"{path or 'the data'} has a key that is no text: {key!r}")
            if type(item) not in _SURE:
                plain(item, f"{path}.{key}" if path else key, depth + 1)
    elif isinstance(value, list | tuple):
        inside = f"{path}[]"
        for item in value:
            if type(item) not in _SURE:
                plain(item, inside, depth + 1)
    else:
        raise ValueFault(f"{path} is a {type(value).__name__}; a template may see only texts, numbers, dates, lists and dicts")


def join_and(items: Any, last: str = "and") -> str:
    """ "a, b and c"; nothing is ""."""
    texts = [text_of(item) for item in items]
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} {last} {texts[-1]}" if texts else ""


def plural(number: int, one: str, many: str = "") -> str:
    """ "1 text", "5 texts"; the plural is the singular with an s unless given."""
    return f"{number} {one if number == 1 else many or one + 's'}"
