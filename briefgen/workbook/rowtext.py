"""How high a row must be for its wrapped text: viewers that do not fit rows on opening would cut the text off."""

from __future__ import annotations

import math
from collections.abc import Iterable

LINE, LEAST, MOST = 13.5, 15.0, 409.0  # points; 409 is the highest row there is


def height_of(texts: Iterable[tuple[str, float]], least: float = LEAST) -> float:
    """The height in points for (text, column width in characters) pairs, a little generous."""
    most = max((_lines(text, width) for text, width in texts), default=1)
    return min(MOST, max(least, 3 + most * LINE))


def _lines(text: str, width: float) -> int:
    if len(text) <= width * 0.9 and "\n" not in text:
        return 1
    return sum(_wrapped(line, int(width)) for line in text.split("\n"))


def _wrapped(line: str, width: int) -> int:
    """Lines that `line` takes when broken between words; a word longer than the column is broken anywhere."""
    lines, used = 1, 0
    for word in line.split(" "):
        need = len(word) + (1 if used else 0)
        if used + need <= width:
            used += need
        else:
            lines += (1 if used else 0) + math.ceil(len(word) / width) - 1
            used = len(word) % width or width
    return max(1, lines)
