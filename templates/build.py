"""Writes the templates from their readable sources: `python templates/build.py`. A test fails when a template and its source part ways."""

from __future__ import annotations

import tomllib
from pathlib import Path

from briefgen.memo.fields import reference
from briefgen.word.build import build_template

HERE = Path(__file__).resolve().parent
TEMPLATES = ("memo",)


def built(name: str, profile: str = "intl") -> bytes:
    """The template's bytes, as its source and the profile's look make them."""
    source = tomllib.loads((HERE / "sources" / f"{name}.toml").read_text(encoding="utf-8"))
    look = tomllib.loads((HERE / "sources" / f"{profile}.toml").read_text(encoding="utf-8"))
    return build_template(source, look)


if __name__ == "__main__":
    for name in TEMPLATES:
        (HERE / f"{name}.docx").write_bytes(built(name))
    (HERE / "README.md").write_text(reference(), encoding="utf-8", newline="\n")
