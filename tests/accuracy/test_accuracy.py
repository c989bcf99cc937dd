"""The whole extraction on labelled readouts: every figure at or above the floor that was reached before.

`pytest tests/accuracy --accept` records new floors (today's figures minus a little), but never lower ones; the bars are not ours to move.
"""

from __future__ import annotations

import importlib.util
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import score as scorer
from predict import predict_file

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent.parent / "shared"
FLOORS = HERE / "floors.toml"
SLACK = 0.01
SETS = {
    "design": HERE / "design",
    "dev": HERE / "dev",
    "field": HERE / "field",
    "fresh": HERE / "fresh",
    "wide": HERE / "wide",
    "manners": HERE / "manners",
    "outlets": HERE / "outlets",
    "regions": HERE / "regions",
    "more_regions": HERE / "more_regions",
    "capitals": HERE / "capitals",
    "acts": HERE / "acts",
    "shared-seeds": SHARED / "seeds",
    "shared-dev": SHARED / "dev",
}
LESS_IS_BETTER = "false events on non-reports"


@cache
def gold(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SETS[name] / "gold.json").read_text(encoding="utf-8"))
    return found


@cache
def predicted(name: str) -> dict[str, Any]:
    return {path.stem: predict_file(path) for path in sorted(SETS[name].glob("*.txt"))}


def floors() -> dict[str, dict[str, float]]:
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def write_floors(table: dict[str, dict[str, float]]) -> None:
    head = FLOORS.read_text(encoding="utf-8").split("\n[", 1)[0].rstrip()
    parts = [f"[{name}]\n" + "\n".join(f'"{key}" = {value}' for key, value in rows.items()) for name, rows in table.items()]
    FLOORS.write_text("\n\n".join([head, *parts]) + "\n", encoding="utf-8")


@pytest.mark.parametrize("name", SETS)
def test_no_figure_falls(name: str, accept: bool) -> None:
    if not SETS[name].is_dir():
        pytest.skip("the folder of real reports is not beside this checkout")
    score = scorer.score_all(gold(name), predicted(name), SETS[name])
    print(f"\n{name}\n{scorer.print_table(score)}")
    now, table = score.figures(), floors()
    if accept and name != "shared-seeds":
        table[name] = {key: recorded(key, value, table.get(name, {}).get(key)) for key, value in now.items()}
        write_floors(table)
    below = [
        f"{key}: {now[key]:.3f}, floor {floor}"
        for key, floor in table.get(name, {}).items()  # a set that is new has no floor yet
        if (now[key] > floor if key == LESS_IS_BETTER else now[key] < floor)
    ]
    assert not below, "\n".join(below)


def recorded(key: str, value: float, before: float | None) -> float:
    if key == LESS_IS_BETTER:
        return value if before is None else min(value, before)
    return max(round(value - SLACK, 3), before if before is not None else 0.0, 0.0)


def test_every_figure_has_a_floor() -> None:
    names = set(scorer.Score().figures())
    for name, rows in floors().items():
        assert set(rows) <= names
        assert name == "shared-seeds" or set(rows) == names


# --- the scorer itself -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["design", "dev", "field", "fresh", "wide", "manners", "outlets", "regions", "more_regions"])
def test_labels_against_themselves(name: str) -> None:
    figures = scorer.score_all(gold(name), gold(name), SETS[name]).figures()
    assert {key for key, value in figures.items() if value != 1.0} == {LESS_IS_BETTER}


def changed(path: str, value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """A label of one event, and the same with one value changed; `path` as in "chairs.0.name"."""
    event: dict[str, Any] = {
        "title": "5th Kenya-Norway Strategic Dialogue", "series": "Kenya-Norway Strategic Dialogue", "ordinal": 5, "kind": "dialogue", "date_start": "2024-05-14", "date_end": None,
        "venue_city": "Oslo", "venue_country": "NO", "venue_mode": "in person", "parties": ["KE", "NO"], "primary": True,
        "chairs": [{"name": "Grace Otieno", "title": "Principal Secretary", "side": "KE"}, {"name": "Ola Berg", "title": "State Secretary", "side": "NO"}],
        "agreed_areas": ["trade in tea"], "statements": [{"side": "both", "stance": "agreed", "evidence": "The two sides agreed to expand trade in tea"}],
    }  # fmt: skip
    other = json.loads(json.dumps(event))
    at = other
    *way, last = path.split(".")
    for step in way:
        at = at[int(step)] if step.isdigit() else at[step]
    at[int(last) if last.isdigit() else last] = value
    return {"x": {"events": [event]}}, {"x": {"events": [other]}}


ROWS = [
    pytest.param("date_start", "2024-05-15", {"date", "date (lenient)"}, id="another-day"),
    pytest.param("date_start", "--05-14", {"date"}, id="no-year-is-right-leniently"),
    pytest.param("date_start", None, {"date", "date (lenient)"}, id="no-date"),
    pytest.param("venue_city", "Oslo city", set(), id="city-with-decoration"),
    pytest.param("venue_city", "Bergen", {"venue city"}, id="another-city"),
    pytest.param("chairs.0.name", "H.E. Grace Wanjiru OTIENO", set(), id="fuller-name"),
    pytest.param("chairs.0.name", "Otieno", {"chairs' names", "chairs' titles"}, id="one-part-of-a-name"),
    pytest.param("chairs.0.name", "Grâce Otieno", set(), id="accents"),
    pytest.param("chairs.0.title", "Principal Secretary of the Ministry of Foreign Affairs", set(), id="longer-title"),
    pytest.param("chairs.0.title", "Ambassador", {"chairs' titles"}, id="another-title"),
    pytest.param("ordinal", 6, {"ordinal", "series+ordinal"}, id="another-round"),
    pytest.param("series", "Strategic Dialogue between Norway and Kenya", set(), id="series-in-other-words"),
    pytest.param("kind", "talks", {"kind"}, id="another-kind"),
    pytest.param("parties", ["KE", "SE"], {"parties"}, id="another-party"),
    pytest.param("agreed_areas", ["cooperation in the trade of tea"], set(), id="area-in-other-words"),
    pytest.param("agreed_areas", ["fisheries"], {"agreed areas"}, id="another-area"),
    pytest.param("statements.0.side", "KE", {"side accuracy"}, id="another-side"),
    pytest.param("statements.0.stance", "discussed", {"stance accuracy"}, id="another-stance"),
    pytest.param("statements.0.evidence", "The twosides agreed toexpand trade in tea", set(), id="glued-words"),
    pytest.param("statements.0.evidence", "Minister Berg thanked Kenya for its help", {"statements"}, id="another-sentence"),
    pytest.param("primary", False, {"primary flag"}, id="not-primary"),
]


@pytest.mark.parametrize(("path", "value", "fallen"), ROWS)
def test_what_counts_as_right(path: str, value: Any, fallen: set[str]) -> None:
    labels, told = changed(path, value)
    figures = scorer.score_all(labels, told, HERE).figures()
    assert {key for key, one in figures.items() if one < 1.0} - {LESS_IS_BETTER} == fallen


def test_missed_and_invented_events_count_end_to_end() -> None:
    labels, told = changed("kind", "dialogue")
    assert scorer.score_all(labels, {}, HERE).figures()["date"] == 0.0
    invented = {
        "x": {
            "events": [
                *told["x"]["events"],
                {"title": "Rice harvest", "parties": ["PE"], "date_start": "2020-01-01", "chairs": [], "statements": []},
            ]
        }
    }
    score = scorer.score_all(labels, invented, HERE)
    assert score.matched["event (all)"].false == 1
    assert score.figures()["date"] == pytest.approx(2 / 3)
    assert scorer.score_all({"x": {"events": []}}, told, HERE).false_on_non_reports == 1


@pytest.mark.shared
@pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)  # it leaves its files to the collector
@pytest.mark.parametrize("name", SETS)
def test_the_figures_are_those_of_the_yardstick(name: str) -> None:
    """The scorer that lies beside the checkout gives the same."""
    spec = importlib.util.spec_from_file_location("yardstick", SHARED / "score.py")
    assert spec and spec.loader
    yardstick = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(yardstick)
    _, both, stance, side, _, non_reports, _ = yardstick.score(json.loads(json.dumps(gold(name))), predicted(name), str(SETS[name]))
    theirs = {key: both[key].row()[2] for key in yardstick.FIELDS} | {
        "stance accuracy": stance.val(),
        "side accuracy": side.val(),
        LESS_IS_BETTER: float(non_reports[1]),
    }
    ours = scorer.score_all(gold(name), predicted(name), SETS[name]).figures()
    assert {key: round(value, 4) for key, value in theirs.items()} == {key: round(ours[key], 4) for key in theirs}
