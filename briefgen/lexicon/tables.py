"""Reading the tables that lie beside this module."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from briefgen.errors import LexiconError


def read_table(name: str) -> dict[str, Any]:
    """The TOML table `name`. LexiconError, with line and column, where it is not TOML."""
    text = files("briefgen.lexicon").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(str(error), where=f"lexicon/{name}.toml", fix="mend the line named, or put the shipped table back") from error


def read_lines(name: str) -> list[str]:
    """The lines of the word list `name`, without blank ones."""
    text = files("briefgen.lexicon").joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return text.split()
