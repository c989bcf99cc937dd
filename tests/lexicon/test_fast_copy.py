"""`tables.jsonl` says what the TOML says, and where it is stale the TOML is read."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from briefgen.errors import LexiconError
from briefgen.lexicon.tables import FAST_COPY, fast_copy, fast_lines, read_table, table_of

FOLDER = files("briefgen.lexicon")
NAMES = sorted(entry.name.removesuffix(".toml") for entry in FOLDER.iterdir() if entry.name.endswith(".toml"))


def toml(name: str) -> str:
    return FOLDER.joinpath(f"{name}.toml").read_text(encoding="utf-8")


def test_the_fast_copy_is_made_of_the_tables_as_they_are(accept: bool) -> None:
    if accept:
        Path(str(FOLDER.joinpath(FAST_COPY))).write_text(fast_copy(), encoding="utf-8", newline="\n")
    held = FOLDER.joinpath(FAST_COPY).read_text(encoding="utf-8")
    assert held == fast_copy(), "a table has changed: pytest tests/lexicon --accept"


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_what_its_toml_says(name: str) -> None:
    assert read_table(name) == tomllib.loads(toml(name))


def test_a_table_changed_since_is_read_from_its_toml() -> None:
    lines = fast_lines(fast_copy())
    assert table_of(toml("titles"), "titles", lines) == read_table("titles")
    assert table_of('one = "new"', "titles", lines) == {"one": "new"}


def test_without_the_fast_copy_all_is_read_from_the_toml() -> None:
    assert table_of(toml("mechanisms"), "mechanisms", fast_lines("")) == read_table("mechanisms")


def test_a_broken_table_is_named_with_its_line() -> None:
    with pytest.raises(LexiconError, match=r"lexicon/titles\.toml: .*line 2"):
        table_of("a = 1\nb = x\nc = 3", "titles", {})
