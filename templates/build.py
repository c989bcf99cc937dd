"""Writes the templates from their readable sources: `python templates/build.py`. A test fails when a template and its source part ways.

What stands in a template is in sources/NAME.toml, what several have in common in sources/shared.toml, their styles in sources/styles.toml;
a house's paper, fonts, dates and marks are in profiles/PROFILE.toml. Each template is written once for each profile, as PROFILE/NAME.docx:
what staff open in Word is what they get, with nothing laid over it when it is filled, so that they can change all of it there.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from briefgen.memo.fields import reference
from briefgen.memo.sources import built

HERE = Path(__file__).resolve().parent
NAMES = sorted(path.stem for path in HERE.glob("sources/*.toml") if path.stem not in ("shared", "styles"))
PROFILES = sorted(path.stem for path in HERE.glob("profiles/*.toml"))


def template(name: str, profile: str) -> bytes:
    return built(_read(f"sources/{name}"), _read("sources/shared"), _read("sources/styles"), _read(f"profiles/{profile}"))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


if __name__ == "__main__":
    for profile in PROFILES:
        (HERE / profile).mkdir(exist_ok=True)
        for name in NAMES:
            (HERE / profile / f"{name}.docx").write_bytes(template(name, profile))
    (HERE / "README.md").write_text(reference(), encoding="utf-8", newline="\n")
