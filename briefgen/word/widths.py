"""How wide a text will stand, in points: the widths of Times New Roman's and Arial's letters, and safe guesses for all others."""

from __future__ import annotations

import functools
import re
import unicodedata

# Thousandths of the font's size -> the characters of that width (Adobe's metrics of Times-Roman and Helvetica, which both fonts keep to).
_SERIF = {
    180: "'", 200: "|", 250: " ,.;:", 278: "ijlt/\\", 333: "-frI!()[]`·‘’", 389: "sJ", 408: '"', 444: "acez?“”„", 469: "^", 480: "{}",
    500: "bdghknopquvxy0123456789#$*–_€", 541: "~", 556: "PFS", 564: "+<=>", 611: "ELTZ", 667: "BCR", 722: "ADGHKNOQUVXYw", 778: "m&",
    833: "%", 889: "M", 921: "@", 944: "W", 1000: "—…",
}  # fmt: skip
_SANS = {
    191: "'", 222: "ijl‘’", 260: "|", 278: " ,.;:tfI!/\\[]·", 333: "r-()`“”„", 334: "{}", 355: '"', 389: "*", 469: "^", 500: "ckszvxyJ",
    556: "abdeghnopquL0123456789?#$–_€", 584: "+<=>~", 611: "FTZ", 667: "ABEKPSVXY&", 722: "CDHNRUw", 778: "GOQ", 833: "mM", 889: "%",
    944: "W", 1000: "—…", 1015: "@",
}  # fmt: skip
_NARROW = {kind: {char: width for width, chars in table.items() for char in chars} for kind, table in (("serif", _SERIF), ("sans", _SANS))}
_SANS_NAMES = ("arial", "calibri", "segoe", "helvetica", "verdana", "tahoma", "aptos", "liberation sans", "noto sans", "open sans")
_BOLD = 1.08
_BREAKS = re.compile(r"(?<= )(?! )|(?<=[-–])(?=\w)")  # where a line may end
# Fonts of other scripts stand higher and wider; a few signs are wider than three letters.
_OTHER, _WIDEST, _WIDE_SIGNS = 1300, 12000, ("\ufdfa", "\ufdff")
_CUNEIFORM = ("\U00012000", "\U0001254f")


def is_sans(font: str) -> bool:
    return font.lower().startswith(_SANS_NAMES)


@functools.lru_cache(maxsize=4096)
def _width(char: str, kind: str) -> int:
    widths = _NARROW[kind]
    if char in widths:
        return widths[char]
    base = unicodedata.normalize("NFD", char)[0]
    if base in widths:
        return widths[base] + 60 * (base in "oOuU")  # horns
    if unicodedata.category(char) in ("Mn", "Cf", "Me") or char == "\n":
        return 0
    if _WIDE_SIGNS[0] <= char <= _WIDE_SIGNS[1] or _CUNEIFORM[0] <= char <= _CUNEIFORM[1]:
        return _WIDEST
    return 722 if char in "đĐŁłØøÆæŒœß" else 1000 if "\u0370" <= char < "\u0530" else _OTHER


def is_plain(text: str) -> bool:
    """Whether a document's own fonts have all letters: those of the Latin script, with their marks, and common signs."""
    return text.isascii() or all(
        char < "\u0300" or "\u1ea0" <= char <= "\u1ef9" or "\u2010" <= char <= "\u2026" or char in "€☐" for char in text
    )


def text_width(text: str, size: float, *, sans: bool = False, bold: bool = False) -> float:
    kind = "sans" if sans else "serif"
    return sum(_width(char, kind) for char in text) * size / 1000 * (_BOLD if bold else 1)


def line_count(text: str, width: float, size: float, *, sans: bool = False, bold: bool = False, first: float = 0) -> int:
    """How many lines the text takes, words kept whole where they fit; `first` is what the first line has less."""
    lines, space = 0, text_width(" ", size, sans=sans, bold=bold)
    for n, paragraph in enumerate(text.split("\n")):
        left = width - (first if n == 0 else 0)
        lines += 1
        for piece in _BREAKS.split(paragraph):
            need = text_width(piece.rstrip(" "), size, sans=sans, bold=bold)
            if need > left:
                lines += 1
                left = width
            while need > left:  # a word that no line can hold is broken
                lines += 1
                need -= width * 0.9
            left -= need + space * (piece[-1:] == " ")
    return lines
