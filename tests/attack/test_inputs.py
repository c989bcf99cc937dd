"""Inputs that nobody should give, and people do: rings of links, pipes, devices, bombs, odd names."""

from __future__ import annotations

import io
import os
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.cli import inputs, seal
from briefgen.cli.inputs import find_files, shown
from briefgen.cli.ownership import is_ours, state_of

from .conftest import READOUT, Ran

Run = Callable[..., Ran]
on_posix = pytest.mark.skipif(os.name == "nt", reason="links and pipes work in another way there")


def bomb(kind: str, megabytes: int) -> bytes:
    """An Office package whose properties unpack to zeros without end, or nearly."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<x/>")
        package.writestr({"xlsx": "xl/workbook.xml", "docx": "word/document.xml"}[kind], "<x/>")
        with package.open("docProps/custom.xml", "w") as part:
            part.write(b"briefgen")
            for _ in range(megabytes):
                part.write(bytes(2**20))
    return stream.getvalue()


@on_posix
def test_a_folder_of_traps_is_read_all_the_same(desk: Path, run: Run) -> None:
    folder = desk / "readouts"
    (folder / "ring").symlink_to("ring")
    (folder / "nowhere.txt").symlink_to("gone.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "loop").symlink_to(".")
    os.mkfifo(folder / "pipe.txt")
    values = run("build", folder, "--json").json
    assert (values["texts"], values["skipped"]) == (1, ["readouts/loop"])
    assert [(unread["file"], unread["reason"].partition(";")[0]) for unread in values["unread"]] == [
        ("readouts/nowhere.txt", "the link leads nowhere"),
        ("readouts/pipe.txt", "this is not an ordinary file"),
        ("readouts/ring", "the link leads nowhere"),
        ("readouts/zero.txt", "this is not an ordinary file"),
    ]


@on_posix
def test_a_ring_of_links_as_the_input(desk: Path, run: Run) -> None:
    Path("one").symlink_to("two")
    Path("two").symlink_to("one")
    assert run("build", "one", "--json").json["error"]["details"] == ["one: the link leads nowhere"]


@pytest.mark.parametrize("name", ["x" * 300, "a/" * 3000])
def test_a_name_too_long_for_any_file(name: str, desk: Path, run: Run) -> None:
    ran = run("build", name)
    assert (ran.code, "Traceback" in ran.err) == (3, False)
    assert run("show", name).code == 3
    assert run("memo", name).code == 6


def test_an_empty_name_is_not_this_folder(desk: Path, run: Run) -> None:
    assert run("build", "").err == "error: one INPUT is empty\n  fix: name a file or folder; . is the folder that you are in\n"


def test_standard_input_is_read_to_a_limit(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO(bytes(3 * 2**20))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
    assert run("build", "-", "--json", "--limit", "file_mb=1").json["error"]["details"] == [
        "standard input: this is more than 1 MB, the most that is read; split it, or raise the limit: --limit file_mb=NUMBER"
    ]
    assert stream.tell() == 2**20 + 1


def test_no_standard_input_at_all(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    ran = run("build", "-")
    assert (ran.code, "there is no standard input" in ran.err) == (3, True)


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_bomb_is_not_unpacked(kind: str, desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "_UNPACKED_AT_MOST", 30 * 2**20)
    data = bomb(kind, 40)
    tracemalloc.start()
    assert is_ours(data)
    assert state_of(data, f"x.{kind}").value == "edited since"  # a doubt: it stays
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10 * 2**20
    (desk / "readouts" / f"b.{kind}").write_bytes(data)
    assert run("build", "readouts", "--json").json["texts"] == 1


@on_posix
def test_names_that_would_mislead_or_break_a_line(desk: Path, run: Run) -> None:
    folder = os.fsencode(desk / "readouts")
    for name in (b"-o", b"a\nb.txt", b"\xff\xfe.txt", b"\x1b[31m.txt", "\u202etxt.exe".encode(), b"n" * 250, b"=1+1", b"%s{x}.txt"):
        Path(os.fsdecode(folder + b"/" + name)).write_text(READOUT + name.hex(), encoding="utf-8")
    ran = run("build", "readouts", "-v")
    assert (ran.code, ran.err) == (0, "")
    assert not {"\u202e", "\x1b"} & set(ran.out)
    assert run("show", "output/event-matrix.xlsx").code == 0


def test_signs_that_turn_the_writing_are_not_shown() -> None:
    assert shown("\u202egpj.exe\u2066") == "\ufffdgpj.exe\ufffd"


def test_two_folders_of_one_name(desk: Path) -> None:
    for parent in ("p", "q"):
        (desk / parent / "x").mkdir(parents=True)
        (desk / parent / "x" / "r.txt").write_text(READOUT + parent, encoding="utf-8")
    assert [found.name for found in find_files(["p/x", "q/x"])[0]] == ["p/x/r.txt", "q/x/r.txt"]


def test_files_of_one_name_show_no_more_of_the_way_to_them_than_tells_them_apart(desk: Path) -> None:
    for parent in ("home/ana/one", "home/ana/two"):
        (desk / parent).mkdir(parents=True)
        (desk / parent / "r.txt").write_text(READOUT + parent, encoding="utf-8")
    given = [str(desk / "home" / "ana" / name / "r.txt") for name in ("one", "two")]
    assert [found.name for found in find_files(given)[0]] == ["one/r.txt", "two/r.txt"]


def test_naming_takes_time_that_grows_with_the_number_of_files() -> None:
    files: list[tuple[Path | None, str]] = [(Path(f"/nowhere/{number}.txt"), f"{number}.txt") for number in range(20_000)]
    began = time.process_time()
    assert len(inputs._named(files)) == 20_000
    assert time.process_time() - began < 4  # one; ten where each name is compared with all others


def test_json_is_read_as_an_option_only_where_it_is_one(desk: Path, run: Run) -> None:
    Path("--json").write_text("", encoding="utf-8")
    ran = run("build", "--", "--json")
    assert (ran.code, ran.out) == (3, "")
