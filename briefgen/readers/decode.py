"""Bytes to text: which encoding, and what had to be changed on the way."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from briefgen.readers.sniff import utf16_codec

_BOMS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# No writing piles more than 30 marks on a letter (Unicode's "stream-safe" limit); to sort thousands takes hours.
_MARK = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_PILED = re.compile(f"([{_MARK}]{{30}})[{_MARK}]+")
# Signs of the fonts Symbol and Wingdings that people set before the items of a list; they have no meaning outside these fonts.
BULLETS = dict.fromkeys((0xF0B7, 0xF0A7, 0xF0A8, 0xF0D8, 0xF0FC, 0xF076, 0xF06E, 0xF071, 0xF0E0), "•")
_NAMES = {"cp1252": "Windows-1252 (Western European)", "latin-1": "ISO-8859-1 (Western European)", "cp1258": "Windows-1258 (Vietnamese)"}


class Decoded(NamedTuple):
    text: str  # line ends "\n", nothing that XML cannot hold
    warnings: tuple[str, ...]


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text of `data`. `declared` is the encoding that a page says it has; UTF-8 that holds goes before it."""
    text, warning = _decoded(data, declared)
    tidied = tidy(text)
    return Decoded(tidied.text, ((warning, *tidied.warnings) if warning else tidied.warnings))


def tidy(text: str) -> Decoded:
    """Text from anywhere with one kind of line end and without what XML cannot hold."""
    clean, removed = _NOT_IN_XML.subn("", _LINE_ENDS.sub("\n", text))
    clean = clean.translate(BULLETS) if not clean.isascii() else clean
    clean, piles = _PILED.subn(r"\1", clean)
    warnings = []
    if piles:
        warnings.append(f"accents piled on {piles} {'letter' if piles == 1 else 'letters'}, beyond 30, taken out")
    if removed:
        warnings.append(f"{removed} control {'character' if removed == 1 else 'characters'} taken out")
    return Decoded(clean, tuple(warnings))


def one_line(value: str) -> str:
    """What a file says of itself (a title, a name) as one line that can stand in a cell."""
    return " ".join(tidy(value).text.split())


def _decoded(data: bytes, declared: str) -> tuple[str, str]:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            text = data.decode(codec, errors="replace")
            return text, _lost(text, codec.removesuffix("-sig"))
    if codec := utf16_codec(data):
        text = data.decode(codec, errors="replace")
        return text, _lost(text, codec)
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        if _is_mostly_utf8(data):
            text = data.decode("utf-8", errors="replace")
            return text, _lost(text, "utf-8")
    return _legacy(data, declared)


def _lost(text: str, codec: str) -> str:
    count = text.count("\ufffd")
    return f"{count} {'place is' if count == 1 else 'places are'} not valid {codec.upper()}; they show as \ufffd" if count else ""


def _is_mostly_utf8(data: bytes) -> bool:
    """True where only a few places break UTF-8, as in a file cut off in the middle of a letter or joined from two."""
    text = data.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    return sum(1 for char in text if ord(char) > 127) >= 10 * wrong


def _legacy(data: bytes, declared: str) -> tuple[str, str]:
    codec = _known(declared) or ("cp1258" if _looks_vietnamese(data) else _western(data) or _guessed(data))
    try:
        text = data.decode(codec)
    except (UnicodeError, LookupError):  # Python's "undefined" and "idna" raise the wider one
        codec, text = "latin-1", data.decode("latin-1")
    if codec == "cp1258":  # its tone marks stand apart from their letters
        text = unicodedata.normalize("NFC", text)
    if _known(declared):
        return text, ""
    return text, f"not UTF-8: read as {_NAMES.get(codec, codec)}; look at letters with accents"


def _known(declared: str) -> str:
    """`declared` as Python's name of the codec; "" for none, an unknown one, or UTF-8, which has just failed."""
    try:
        codec = codecs.lookup(declared).name if declared else ""
    except LookupError:
        return ""
    # Browsers read a page that says ISO-8859-1 as Windows-1252, and so do the people who write them.
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-8": ""}.get(codec, codec)


def _looks_vietnamese(data: bytes) -> bool:
    """True where Windows-1258 gives several letters that only Vietnamese has, and they are a good part of all accented ones."""
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return False
    accented = [char for char in text if ord(char) > 127]
    only_vietnamese = sum(1 for char in accented if "\u1ea0" <= char <= "\u1ef9" or char in "ĐđƠơƯư")
    return only_vietnamese >= 2 and only_vietnamese >= 0.3 * len(accented)


def _western(data: bytes) -> str:
    """ "cp1252" where few letters are outside ASCII, as in all text in Latin letters; "" elsewhere."""
    high = sum(1 for byte in data if byte > 127)
    if high > 0.2 * len(data):
        return ""
    return "latin-1" if any(byte in data for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)) else "cp1252"


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # comes with trafilatura; needed for such files only

    best = from_bytes(data[:65536]).best()
    return best.encoding if best else "latin-1"
