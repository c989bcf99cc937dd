"""Every label holds on to its text: evidence, names and places are there, dates are dates, sides are parties."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alike import run_together

FOLDERS = [
    Path(__file__).resolve().parent / name
    for name in ("acts", "capitals", "field", "fresh", "manners", "outlets", "regions", "more_regions")
]
GOLD: dict[Path, dict[str, Any]] = {folder: json.loads((folder / "gold.json").read_text(encoding="utf-8")) for folder in FOLDERS}
PARTIAL = re.compile(r"\d{4}(-\d{2})?")


def is_date(value: str | None) -> bool:
    """A day, a month or a year, or a day of a year that is not told ("--05-14")."""
    if value is None or PARTIAL.fullmatch(value):
        return True
    date.fromisoformat("2024" + value[1:] if value.startswith("--") else value)
    return True


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_text_has_labels(folder: Path) -> None:
    assert sorted(GOLD[folder]) == sorted(path.stem for path in folder.glob("*.txt"))


@pytest.mark.parametrize(
    ("folder", "name"), [(folder, name) for folder in FOLDERS for name in GOLD[folder]], ids=lambda part: getattr(part, "name", part)
)
def test_every_label_is_in_its_text(folder: Path, name: str) -> None:
    printed = " ".join((folder / f"{name}.txt").read_text(encoding="utf-8").split())
    letters = run_together(printed)
    assert is_date(GOLD[folder][name]["published"])
    for event in GOLD[folder][name]["events"]:
        days = [value for key in ("date_start", "date_end") for value in (event[key], *event.get(f"{key}_accept", []))]
        assert all(map(is_date, days))
        assert run_together(event["venue_city"]) in letters
        assert {chair["side"] for chair in event["chairs"]} <= set(event["parties"])
        missing = [chair["name"] for chair in event["chairs"] if run_together(chair["name"]) not in letters]
        assert not missing
        assert not [said["evidence"] for said in event["statements"] if said["evidence"] not in printed]
        assert {said["side"] for said in event["statements"]} <= {*event["parties"], "both"}
        listed = [word for area in event["agreed_areas"] for word in area.split()]
        assert not [word for word in listed if run_together(word) not in letters]
