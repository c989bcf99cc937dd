"""Text as SpreadsheetML holds it: what XML would change or drop travels as _xHHHH_, in both directions."""

from __future__ import annotations

import re

# A carriage return would come back as a line feed; a literal "_x000D_" would come back as a carriage return.
_TO_ESCAPE = re.compile(r"\r|_(?=x[0-9A-Fa-f]{4}[_\r])")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def escape(text: str) -> str:
    return _TO_ESCAPE.sub(lambda found: "_x000D_" if found[0] == "\r" else "_x005F_", text)


def unescape(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
