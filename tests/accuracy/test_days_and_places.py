"""Days and places on forty readouts written for them, in the manner of as many outlets; only these are labelled, with the leads and the parties."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import score as scorer
from predict import predict_file

FOLDER = Path(__file__).resolve().parent / "days"
GOLD: dict[str, Any] = json.loads((FOLDER / "gold.json").read_text(encoding="utf-8"))
FLOORS = {"date": 0.87, "venue city": 0.847, "venue country": 0.839, "venue mode": 0.876}  # F1 end to end


@pytest.fixture(scope="module")
def score() -> scorer.Score:
    return scorer.score_all(GOLD, {path.stem: predict_file(path) for path in sorted(FOLDER.glob("*.txt"))}, FOLDER)


def test_every_text_has_labels() -> None:
    assert sorted(GOLD) == sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("field", FLOORS)
def test_no_figure_falls(score: scorer.Score, field: str) -> None:
    now = score.figures()[field]
    print(f"{field}: {now:.3f}")
    assert now >= FLOORS[field]


@pytest.mark.parametrize("field", FLOORS)
def test_where_an_event_is_found_so_is_its_day(score: scorer.Score, field: str) -> None:
    row = score.matched[field]
    assert row.right / max(1, row.right + row.false) >= 0.95
