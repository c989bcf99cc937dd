"""A large workbook written again with a new text: what that does not change is taken over from the file, and the bytes are those of a new one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen import pipeline
from briefgen.cli import batch, update
from briefgen.cli.kept import kept_pieces
from briefgen.cli.store import Store
from briefgen.workbook import plan, rowxml
from tests.cli.conftest import Ran
from tests.merge.variants import variant

Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def all_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every table counts as a large one, in runs of a few rows."""
    monkeypatch.setenv("BRIEFGEN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(update, "_MANY", 0)
    monkeypatch.setattr(update, "_LARGE", 0)  # nor is a workbook held to be known again
    monkeypatch.setattr(batch, "FROM", 1)
    monkeypatch.setattr(plan, "LARGE", 1)
    for name, value in (("_LEAST_IN_RUN", 8), ("_ENDS_ONE_IN", 8), ("_MOST_IN_RUN", 40)):
        monkeypatch.setattr(rowxml, name, value)


def desk(folder: Path, numbers: list[int]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"{number:03}.txt").write_text(variant(number), encoding="utf-8")
    return folder


def list_of(cache: Path) -> Path:
    (found,) = cache.glob("pieces-*.json")
    return found


@given(numbers=st.lists(st.sampled_from([0, 1, 2, 10, 11, 20]), unique=True, min_size=2), first=st.integers(1, 5))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_however_the_texts_come_the_workbook_is_the_same(
    numbers: list[int], first: int, tmp_path_factory: pytest.TempPathFactory, run: Run
) -> None:
    place = tmp_path_factory.mktemp("desk")
    desk(place / "desk", numbers[:first])
    assert run("matrix", place / "desk", "-o", place / "m.xlsx", "-q").code == 0
    desk(place / "desk", numbers)
    assert run("matrix", place / "desk", "-o", place / "m.xlsx", "-q").code == 0
    assert run("matrix", place / "desk", "-o", place / "new.xlsx", "-q", "--no-cache").code == 0
    assert (place / "m.xlsx").read_bytes() == (place / "new.xlsx").read_bytes()


def test_what_goes_from_the_cache_while_a_run_needs_it_is_read_anew(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    desk(tmp_path / "desk", [0, 1, 2])
    run("matrix", tmp_path / "desk", "-o", tmp_path / "m.xlsx", "-q")
    desk(tmp_path / "desk", [10])
    put_together = pipeline.put_together

    def then_forgotten(*args: Any, **options: Any) -> pipeline.Findings:
        found = put_together(*args, **options)
        store: Store = options["keep"]
        if store._cache and store._cache._store:
            store._cache._store.execute("DELETE FROM finding")
            store._last.clear()
            forgotten.append(1)
        return found

    forgotten: list[int] = []
    monkeypatch.setattr(pipeline, "put_together", then_forgotten)
    assert run("matrix", tmp_path / "desk", "-o", tmp_path / "m.xlsx", "-q").code == 0
    assert forgotten == [1]
    run("matrix", tmp_path / "desk", "-o", tmp_path / "new.xlsx", "-q", "--no-cache")
    assert (tmp_path / "m.xlsx").read_bytes() == (tmp_path / "new.xlsx").read_bytes()


def test_a_run_with_nothing_new_writes_nothing(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "m.xlsx"
    again = ("matrix", desk(tmp_path / "desk", [0, 1, 2]), "-o", target)
    first = run(*again)
    before, moment = target.read_bytes(), target.stat().st_mtime_ns
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "put_together", None)  # nobody asks for it
        patch.setattr(update, "_old_workbook", None)  # nor reads the workbook: it is known by its hash
        second = run(*again)
    assert (second.code, target.read_bytes(), target.stat().st_mtime_ns) == (0, before, moment)
    assert second.out == first.out.replace("Written:", "Unchanged:")
    values = [json.loads(run(*again, "--json", *more).out) for more in ((), ("--no-cache",))]
    assert values[0] == values[1]


@pytest.mark.parametrize(
    "change",
    [
        lambda place: desk(place / "desk", [3]),
        lambda place: (place / "desk" / "002.txt").unlink(),
        lambda place: (place / "desk" / "002.txt").rename(place / "desk" / "003.txt"),
        lambda place: (place / "desk" / "003.pdf").write_bytes(b"%PDF-1.4 nothing"),
        lambda place: (place / "m.xlsx").unlink(),
        lambda place: (place / "m.xlsx").write_bytes((place / "other.xlsx").read_bytes()),
        lambda place: (place / "desk" / "002.txt").write_text(variant(12), encoding="utf-8"),
    ],
    ids=["new", "gone", "renamed", "not read", "no workbook", "another workbook", "changed"],
)
def test_with_anything_new_it_is_written(change: Callable[[Path], object], tmp_path: Path, run: Run) -> None:
    again = ("matrix", desk(tmp_path / "desk", [0, 1, 2]), "-o", tmp_path / "m.xlsx", "-q")
    run("matrix", desk(tmp_path / "fewer", [0, 1]), "-o", tmp_path / "other.xlsx", "-q")
    run(*again)
    change(tmp_path)
    assert run(*again).code == 0
    if (tmp_path / "desk" / "002.txt").exists():  # else the workbook tells of more than the folder, and is brought up to date
        run("matrix", tmp_path / "desk", "-o", tmp_path / "new.xlsx", "-q", "--no-cache")
        assert (tmp_path / "m.xlsx").read_bytes() == (tmp_path / "new.xlsx").read_bytes()


@pytest.mark.parametrize("options", [("--as-of", "2031-01-01"), ("--no-cache",), ("-v",)], ids=lambda options: options[0])
def test_another_wish_is_no_run_with_nothing_new(
    options: tuple[str, ...], tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = ("matrix", desk(tmp_path / "desk", [0, 1, 2]), "-o", tmp_path / "m.xlsx", "-q")
    run(*again)
    asked: list[int] = []
    put_together = pipeline.put_together
    monkeypatch.setattr(pipeline, "put_together", lambda *args, **more: asked.append(1) or put_together(*args, **more))
    assert run(*(again[:-1] if options == ("-v",) else again), *options).code == 0
    assert asked == [1]


def test_pieces_are_known_of_the_file_that_was_written_and_of_no_other(tmp_path: Path, run: Run) -> None:
    desk(tmp_path / "desk", [0, 1, 2])
    run("matrix", tmp_path / "desk", "-o", tmp_path / "m.xlsx", "-q")
    kept = kept_pieces(tmp_path / "m.xlsx")
    assert kept and len(kept.places) > 10
    key = bytes.fromhex(next(iter(kept.places)))
    assert kept(key) and kept(b"no such key") is None
    assert kept_pieces(tmp_path / "other.xlsx") is None
    data = (tmp_path / "m.xlsx").read_bytes()
    (tmp_path / "m.xlsx").write_bytes(data + b" ")
    assert kept_pieces(tmp_path / "m.xlsx") is None
    (tmp_path / "m.xlsx").write_bytes(bytes(len(data)))  # another file in its place while the run goes on
    assert kept(key) is None
    (tmp_path / "m.xlsx").unlink()
    assert kept(key) is None
    assert kept_pieces(tmp_path / "m.xlsx") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda told: "",
        lambda told: "[" * 100_000,
        lambda told: "null",
        lambda told: json.dumps(told | {"program": "another"}),
        lambda told: json.dumps(told | {"pieces": [[key, 0, *rest] for key, _, *rest in told["pieces"]]}),
        lambda told: json.dumps({"workbook": told["workbook"]}),
    ],
    ids=["empty", "deep", "nothing", "another program", "other places", "half"],
)
def test_a_damaged_list_is_not_trusted(damage: Callable[[dict[str, list[list[int]]]], str], tmp_path: Path, run: Run) -> None:
    desk(tmp_path / "desk", [0, 1])
    run("matrix", tmp_path / "desk", "-o", tmp_path / "m.xlsx", "-q")
    path = list_of(tmp_path / "cache")
    path.write_text(damage(json.loads(path.read_text())))
    assert kept_pieces(tmp_path / "m.xlsx") is None
    desk(tmp_path / "desk", [2])
    assert run("matrix", tmp_path / "desk", "-o", tmp_path / "m.xlsx", "-q").code == 0
    assert kept_pieces(tmp_path / "m.xlsx")
    run("matrix", tmp_path / "desk", "-o", tmp_path / "new.xlsx", "-q", "--no-cache")
    assert (tmp_path / "m.xlsx").read_bytes() == (tmp_path / "new.xlsx").read_bytes()


def test_a_list_that_others_can_write_to_is_not_trusted(tmp_path: Path, run: Run) -> None:
    desk(tmp_path / "desk", [0, 1])
    run("matrix", tmp_path / "desk", "-o", tmp_path / "m.xlsx", "-q")
    (tmp_path / "cache").chmod(0o777)
    assert kept_pieces(tmp_path / "m.xlsx") is None


def test_no_cache_keeps_no_list_and_clearing_takes_it_away(tmp_path: Path, run: Run) -> None:
    desk(tmp_path / "desk", [0, 1])
    run("matrix", tmp_path / "desk", "-o", tmp_path / "m.xlsx", "-q", "--no-cache")
    assert not list((tmp_path / "cache").glob("pieces-*"))
    for number in range(10):
        run("matrix", tmp_path / "desk", "-o", tmp_path / f"m{number}.xlsx", "-q")
    assert len(list((tmp_path / "cache").glob("pieces-*"))) == 8  # of the last workbooks
    assert run("cache", "clear").code == 0
    assert not list((tmp_path / "cache").glob("pieces-*"))


def test_what_people_did_in_a_large_workbook_stays(tmp_path: Path, run: Run) -> None:
    desk(tmp_path / "desk", [0, 1])
    run("matrix", tmp_path / "desk", "-o", tmp_path / "m.xlsx", "-q")
    book = openpyxl.load_workbook(tmp_path / "m.xlsx")
    heading = [cell.value for cell in book["Events"][1]].index("City") + 1
    book["Events"].cell(2, heading).value = "Bergen"
    book.save(tmp_path / "m.xlsx")
    desk(tmp_path / "desk", [2])
    assert run("matrix", tmp_path / "desk", "-o", tmp_path / "m.xlsx", "-q").code == 0
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(tmp_path / "m.xlsx")["Events"].iter_rows()]
    assert [len(rows), rows[1][heading - 1]] == [4, "Bergen"]
