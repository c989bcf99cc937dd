"""How high a row must be for its wrapped text: viewers that do not fit rows on opening would cut the text off."""

from __future__ import annotations

from collections.abc import Iterable

LINE, LEAST, MOST = 13.5, 15.0, 409.0  # points; 409 is the highest row there is


def height_of(texts: Iterable[tuple[str, float]], least: float = LEAST) -> float:
    """The height in points for (text, column width in characters) pairs, a little generous."""
    return height_of_lines(max((lines_of(text, width) for text, width in texts), default=1), least)


def height_of_lines(lines: int, least: float = LEAST) -> float:
    """The height in points for so many lines."""
    return min(MOST, max(least, 3 + lines * LINE))


def lines_of(text: str, width: float) -> int:
    """The lines that `text` takes in a column of `width` characters."""
    if "\n" not in text:
        return 1 if len(text) <= width * 0.9 else _wrapped(text, int(width))
    return sum(_wrapped(line, int(width)) for line in text.split("\n"))


def _wrapped(line: str, width: int) -> int:
    """Lines that `line` takes when broken between words; a word longer than the column is broken anywhere."""
    lines, start, last = 1, 0, len(line) - width
    while start < last:
        blank = line.rfind(" ", start, start + width + 1)
        start = blank + 1 if blank > start else start + width
        lines += 1
    return lines
