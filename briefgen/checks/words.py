"""The tables of `words.toml`, read once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from briefgen.checks.held import any_of


@cache
def table(name: str) -> Any:
    """One table or list of the file."""
    return _all()[name]


@cache
def _all() -> dict[str, Any]:
    return tomllib.loads(files("briefgen.checks").joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def words(name: str) -> re.Pattern[str]:
    """A list of words as a pattern."""
    return any_of(table(name))


@cache
def hours(country: str) -> float | None:
    """Hours ahead of UTC at a country's capital; None where the table does not have it."""
    return next((float(ahead) for ahead, countries in table("hours").items() if country in countries), None)
