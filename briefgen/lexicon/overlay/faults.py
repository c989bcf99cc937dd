"""What is wrong with an overlay: each fault with table, key, line where known, and how to mend it."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

_HEADER = re.compile(r"\s*(\[\[?)[^\[\]]+\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
Path = tuple[str | int, ...]  # ("countries", "VN", "cities"); rows of a list by their number from 0


@dataclass(frozen=True, slots=True)
class Fault:
    what: str
    table: str = ""
    key: str = ""  # inside the table: "VN.cities"
    line: int | None = None  # from 1
    fix: str = ""

    def __str__(self) -> str:
        place = ", ".join(
            part for part in (f"line {self.line}" if self.line else "", ".".join(p for p in (self.table, self.key) if p)) if part
        )
        first = f"{place}: {self.what}" if place else self.what
        return f"{first}; {self.fix}" if self.fix else first


class Faults:
    """Collects the faults of one file, and finds their lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Fault] = []

    def add(self, path: Path, what: str, *, fix: str = "", value: object = None) -> None:
        """`value` is what the line is known by, where the key holds many."""
        table, *rest = [str(part + 1) if isinstance(part, int) else part for part in path] or [""]
        line = line_of(self.text, path, value if isinstance(value, str) else "")
        self.found.append(Fault(what, table, ".".join(rest), line, fix))

    def in_order(self) -> list[Fault]:
        """Each once, in the order of the lines."""
        return sorted(dict.fromkeys(self.found), key=lambda fault: (fault.line is None, fault.line or 0))


def nearest(name: str, known: Iterable[str]) -> str:
    """How to mend a name that is not known: the nearest that is, or all of them where they are few."""
    choices = sorted(known)
    close = difflib.get_close_matches(name, choices, 1, 0.6) or difflib.get_close_matches(name.lower(), choices, 1, 0.6)
    if close:
        return f"did you mean {close[0]}?"
    return f"use one of {', '.join(choices)}" if len(choices) <= 12 else ""


def line_of(text: str, path: Path, value: str = "") -> int | None:
    """The line on which the key at `path` is given, or the one after it that holds `value`; else that of the nearest key above it."""
    best: tuple[int, int] | None = None  # length of the path that fits, line
    lines = text.split("\n")
    for here, number in _keys(lines):
        fits = min(len(here), len(path))
        if here[:fits] == path[:fits] and (best is None or fits > best[0]):
            best = (fits, number)
    if best is None:
        return None
    if value:
        for number in range(best[1], len(lines) + 1):
            if value in lines[number - 1]:
                return number
            if number > best[1] and _HEADER.match(lines[number - 1]):
                break
    return best[1]


def _keys(lines: list[str]) -> Iterator[tuple[Path, int]]:
    """The path of each header and key, with its line. A line inside a long string may pass for a key: the lines are a help, not a proof."""
    current: Path = ()
    rows: dict[Path, int] = {}
    for number, line in enumerate(lines, 1):
        if header := _HEADER.match(line):
            names = _names(line)
            if names is not None:
                current = _numbered(names, rows, header.group(1) == "[[")
                yield current, number
        elif key := _KEY.match(line):
            names = _names(f"{key.group(1)} = 0")
            if names is not None:
                yield (*current, *names), number


def _names(line: str) -> Path | None:
    """The names in a header or key, as TOML reads them."""
    try:
        value: Any = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return None
    names: list[str] = []
    while isinstance(value, dict) and value:
        name, value = next(iter(value.items()))
        names.append(name)
        value = value[0] if isinstance(value, list) else value
    return tuple(names)


def _numbered(names: Path, rows: dict[Path, int], is_row: bool) -> Path:
    """The path with the numbers of the rows that it leads through."""
    path: Path = ()
    for place, name in enumerate(names, 1):
        path = (*path, name)
        if is_row and place == len(names):
            rows[path] = rows.get(path, -1) + 1
        if path in rows:
            path = (*path, rows[path])
    return path
