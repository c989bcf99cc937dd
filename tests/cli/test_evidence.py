"""`briefgen evidence`: one page, written whole or not at all, and never over what somebody made or changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefgen.cli.page_seal import is_page, is_unbroken_page, seal_page

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ONE = SEEDS / "2024-06-04_us-ke_phone-call.txt"


def test_a_page_comes_out_with_a_summary(run: Callable[..., Any], tmp_path: Path) -> None:
    target = tmp_path / "new" / "evidence.html"
    ran = run("evidence", SEEDS, "-o", target)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Read 11 texts from 10 independent sources.\n")
    assert "see the head of the page.\n" in ran.out and ran.out.endswith(f"Written: {target}\n")
    data = target.read_bytes()
    assert is_page(data) and is_unbroken_page(data)
    assert [path.name for path in target.parent.iterdir()] == ["evidence.html"]


def test_the_same_input_gives_the_same_bytes(run: Callable[..., Any], tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        assert run("evidence", SEEDS, "-q", "-o", tmp_path / name).out == ""
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_json_is_one_object(run: Callable[..., Any], tmp_path: Path) -> None:
    values = json.loads(run("evidence", ONE, "--json", "-o", tmp_path / "e.html").out)
    assert values["ok"] and values["command"] == "evidence" and values["meetings"] == 1
    assert values["files"] == [str(tmp_path / "e.html")]


def test_the_default_name_is_used_in_a_folder(run: Callable[..., Any], tmp_path: Path) -> None:
    assert run("evidence", ONE, "-q", "-o", tmp_path).code == 0
    assert (tmp_path / "evidence.html").exists()


def test_the_page_is_written_again_where_nobody_changed_it(run: Callable[..., Any], tmp_path: Path) -> None:
    target = tmp_path / "e.html"
    assert run("evidence", ONE, "-q", "-o", target).code == 0
    assert run("evidence", SEEDS, "-q", "-o", target).code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["e.html"]


def test_a_changed_page_stays(run: Callable[..., Any], tmp_path: Path) -> None:
    target = tmp_path / "e.html"
    run("evidence", ONE, "-q", "-o", target)
    edited = target.read_bytes().replace(b"<h1>Evidence</h1>", b"<h1>Evidence, with my notes</h1>")
    target.write_bytes(edited)
    ran = run("evidence", SEEDS, "-o", target)
    assert ran.code == 7 and "somebody has worked in this file" in ran.err
    assert target.read_bytes() == edited
    assert run("evidence", SEEDS, "-q", "--replace", "-o", target).code == 0
    assert (tmp_path / "e.kept-1.html").read_bytes() == edited


def test_a_page_of_another_make_is_never_replaced(run: Callable[..., Any], tmp_path: Path) -> None:
    target = tmp_path / "e.html"
    target.write_text("<!doctype html><p>mine</p>")
    ran = run("evidence", ONE, "--replace", "-o", target)
    assert ran.code == 7 and "a file that briefgen did not make" in ran.err
    assert target.read_text() == "<!doctype html><p>mine</p>"


def test_a_wrong_ending_and_no_meeting(run: Callable[..., Any], tmp_path: Path) -> None:
    assert run("evidence", ONE, "-o", tmp_path / "e.xlsx").code == 2
    note = tmp_path / "note.txt"
    note.write_text("Salmon prices fell again this week in all markets of the coast.")
    ran = run("evidence", note, "-o", tmp_path / "e.html")
    assert ran.code == 3 and not (tmp_path / "e.html").exists()


def test_a_page_in_the_folder_is_not_read_as_a_readout(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / ONE.name).write_bytes(ONE.read_bytes())
    run("evidence", tmp_path, "-q", "-o", tmp_path / "evidence.html")
    before = (tmp_path / "evidence.html").read_bytes()
    values = json.loads(run("evidence", tmp_path, "--json", "-o", tmp_path / "evidence.html").out)
    assert values["texts"] == 1 and values["skipped"] == [f"{tmp_path.name}/evidence.html"]
    assert (tmp_path / "evidence.html").read_bytes() == before


@pytest.mark.parametrize("change", [(b"12", b"13"), (b"</html>", b"</html> "), (b'content="no-referrer"', b'content="origin"')])
def test_any_change_breaks_the_seal(run: Callable[..., Any], tmp_path: Path, change: tuple[bytes, bytes]) -> None:
    target = tmp_path / "e.html"
    run("evidence", SEEDS, "-q", "-o", target)
    data = target.read_bytes()
    assert data.replace(*change, 1) != data and not is_unbroken_page(data.replace(*change, 1))


def test_a_page_without_a_seal_counts_as_changed() -> None:
    page = '<!doctype html><meta name="generator" content="briefgen evidence 1">'
    assert is_page(seal_page(page)) and not is_unbroken_page(seal_page(page))
