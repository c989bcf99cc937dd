"""Reading the tables that lie beside this module.

People write the tables as TOML. `tables.jsonl` holds the same tables in a form that is read twenty times faster, each with the hash of the
TOML that it was made of; where that has changed since, the TOML is read, so that a stale copy costs time but never says another thing.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files
from typing import Any

from briefgen.errors import LexiconError

FAST_COPY = "tables.jsonl"


def read_table(name: str) -> dict[str, Any]:
    """The table `name`. LexiconError, with line and column, where it is not TOML."""
    return table_of(_text(f"{name}.toml"), name, _shipped_lines())


def table_of(toml: str, name: str, fast: Mapping[str, str]) -> dict[str, Any]:
    """The table that `toml` holds, from the lines of a fast copy where one of them was made of this very text. Raises LexiconError."""
    line = fast.get(_heading(name, toml))
    table: dict[str, Any] = json.loads(line) if line else _parsed(toml, name)
    return table


def read_lines(name: str) -> list[str]:
    """The lines of the word list `name`, without blank ones."""
    return _text(f"{name}.txt").split()


def fast_copy() -> str:
    """What `tables.jsonl` is to hold: per table a line with its name and the hash of its TOML, and a line with the table as JSON."""
    names = sorted(entry.name.removesuffix(".toml") for entry in files("briefgen.lexicon").iterdir() if entry.name.endswith(".toml"))
    lines = []
    for name in names:
        text = _text(f"{name}.toml")
        lines += [_heading(name, text), json.dumps(_parsed(text, name), ensure_ascii=False, separators=(",", ":"))]
    return "".join(f"{line}\n" for line in lines)


def fast_lines(copy: str) -> dict[str, str]:
    """The tables of a fast copy, still as text, by their headings."""
    lines = copy.split("\n")
    return dict(zip(lines[::2], lines[1::2], strict=False))  # the last is empty


@functools.cache
def _shipped_lines() -> dict[str, str]:
    try:
        return fast_lines(_text(FAST_COPY))
    except FileNotFoundError:  # somebody took it out: the TOML has it all
        return {}


def _heading(name: str, text: str) -> str:
    return f"{name} {sha256(text.encode()).hexdigest()}"


def _parsed(text: str, name: str) -> dict[str, Any]:
    import tomllib  # seldom needed: 5 ms

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(str(error), where=f"lexicon/{name}.toml", fix="mend the line named, or put the shipped table back") from error


def _text(name: str) -> str:
    return files("briefgen.lexicon").joinpath(name).read_text(encoding="utf-8")
