"""A workbook that follows a folder: new files come in, edits stay, nothing is read half-written, Ctrl-C ends it."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from briefgen.cli.console import Console
from briefgen.cli.watch import Snapshot, snapshot, watch
from briefgen.errors import OutputError, ReadoutError, UsageError
from tests.cli.conftest import Ran

sys.path.append(str(Path(__file__).resolve().parent.parent / "benchmarks"))
from make_readouts import readout

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
FIRST, SECOND = "2024-06-04_us-ke_phone-call.txt", "2024-05-16_jp-ph_foreign-ministers-meeting.txt"


def put(folder: Path, name: str) -> None:
    (folder / name).write_bytes((SEEDS / name).read_bytes())


def until(condition: Callable[[], bool], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited for nothing"
        time.sleep(0.1)


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    (tmp_path / "in").mkdir()
    command = [sys.executable, "-m", "briefgen", "watch", "in", "-o", "in/m.xlsx", "--every", "0.5"]
    environment = os.environ | {"BRIEFGEN_CACHE": str(tmp_path / "cache"), "PYTHONPATH": str(SEEDS.parent)}
    process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    yield process
    process.kill()
    process.communicate()


def sources(workbook: Path) -> set[str]:
    """The files that the sheet Sources lists; nothing while there is no workbook."""
    if not workbook.exists():
        return set()
    sheet = openpyxl.load_workbook(io.BytesIO(workbook.read_bytes()), read_only=True)["Sources"]  # read-only books keep files open
    return {str(value) for row in sheet.iter_rows(values_only=True) for value in row if str(value).endswith(".txt")}


@pytest.mark.skipif(os.name == "nt", reason="signals work in another way there")
def test_new_readouts_come_in_and_edits_stay(tmp_path: Path, watching: subprocess.Popen[str]) -> None:
    workbook = tmp_path / "in" / "m.xlsx"
    put(tmp_path / "in", FIRST)
    until(lambda: sources(workbook) == {f"in/{FIRST}"})
    book = openpyxl.load_workbook(workbook)
    sheet = book["Events"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    row = next(cell.row for cell in cells if str(cell.value).startswith("EV-"))
    column = next(cell.column for cell in cells if str(cell.value).endswith("Our file ref"))
    sheet.cell(row, column).value = "typed by a person"
    book.save(workbook)
    put(tmp_path / "in", SECOND)
    until(lambda: sources(workbook) == {f"in/{FIRST}", f"in/{SECOND}"})
    watching.send_signal(signal.SIGINT)
    out, err = watching.communicate(timeout=60)
    assert watching.returncode == 0
    assert err == ""
    assert out.startswith("Watching in. Ctrl-C ends it.\n")
    assert out.endswith("Stopped.\n")
    values = {cell.value for cells in openpyxl.load_workbook(workbook)["Events"].iter_rows() for cell in cells}
    assert "typed by a person" in values


class Stop:
    """Stands for the person at the keyboard: Ctrl-C after so many looks at the folder."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, looks: int, between: Callable[[int], None] = lambda look: None) -> None:
        self.look = 0

        def sleep(seconds: float) -> None:
            self.look += 1
            between(self.look)
            if self.look >= looks:
                raise KeyboardInterrupt

        monkeypatch.setattr("briefgen.cli.watch.time.sleep", sleep)


def test_a_file_that_grows_is_left_alone_until_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[tuple[int, int]] = []

    def grow(look: int) -> None:
        if look < 5:
            with (tmp_path / "a.txt").open("a") as file:
                file.write("The ministers met. ")

    stop = Stop(monkeypatch, 9, grow)
    watch(tmp_path, lambda: runs.append((stop.look, (tmp_path / "a.txt").stat().st_size)), 1, Console())
    assert runs == [(5, 4 * 19)]


def test_a_folder_at_rest_is_read_once_and_the_workbook_in_it_is_no_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("one")
    runs: list[int] = []

    def update() -> None:
        runs.append(1)
        (tmp_path / "m.xlsx").write_bytes(bytes(len(runs)))

    Stop(monkeypatch, 8)
    watch(tmp_path, update, 1, Console())
    assert len(runs) == 1


def test_an_empty_folder_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[int] = []
    Stop(monkeypatch, 5)
    watch(tmp_path, lambda: runs.append(1), 1, Console())
    assert runs == []


@pytest.mark.parametrize(("error", "tries"), [(OutputError("somebody has it open", where="m.xlsx"), 6), (ReadoutError("no meeting"), 1)])
def test_what_stops_an_update_is_told_once_and_the_watch_goes_on(
    error: Exception, tries: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("one")
    runs: list[int] = []

    def update() -> None:
        runs.append(1)
        raise error

    Stop(monkeypatch, 7)
    watch(tmp_path, update, 1, Console())
    assert len(runs) == tries
    assert capsys.readouterr().err == f"warning: {error}\n"


def test_a_file_that_goes_away_is_a_change(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b.txt").write_text("two")
    before: Snapshot = snapshot(tmp_path)
    (tmp_path / "b.txt").unlink()
    assert snapshot(tmp_path) < before


def test_a_file_is_no_folder(tmp_path: Path, run: Callable[..., Ran]) -> None:
    (tmp_path / "a.txt").write_text("one")
    ran = run("watch", tmp_path / "a.txt")
    assert ran.code == UsageError.exit_code
    assert ran.err == f"error: {tmp_path / 'a.txt'}: this is not a folder\n  fix: name the folder into which readouts come\n"


def test_a_folder_that_is_gone_is_told_once_and_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, away = tmp_path / "in", tmp_path / "away"
    folder.mkdir()
    (folder / "a.txt").write_text("one")
    runs: list[int] = []

    def move(look: int) -> None:
        if look == 3:
            folder.rename(away)
        elif look == 7:
            away.rename(folder)
            (folder / "b.txt").write_text("two")

    stop = Stop(monkeypatch, 11, move)
    watch(folder, lambda: runs.append(stop.look), 1, Console())
    assert runs == [1, 8]
    told = "warning: the folder is not there; the workbook stays as it is\n  fix: put the folder back, or end with Ctrl-C\n"
    assert capsys.readouterr().err == told


def test_what_stops_an_update_is_told_with_what_it_says_of_each_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("one")
    Stop(monkeypatch, 5)

    def update() -> None:
        error = ReadoutError("none of the files could be read", where="in", fix="give readouts")
        error.add_note("a.txt: the file is empty")
        raise error

    watch(tmp_path, update, 1, Console())
    assert capsys.readouterr().err == "warning: in: none of the files could be read\n  a.txt: the file is empty\n  fix: give readouts\n"


def brief(number: int) -> str:
    """The head of a readout: enough to be one."""
    return "\n\n".join(readout(number).split("\n\n")[:2]) + "\n"


@pytest.mark.skipif(os.name == "nt", reason="signals work in another way there")
def test_many_files_at_once_with_the_workbook_open(tmp_path: Path, watching: subprocess.Popen[str]) -> None:
    """Two hundred files, one of them still being written, beside what editors and browsers put there; the workbook is open in Excel."""
    folder, workbook = tmp_path / "in", tmp_path / "in" / "m.xlsx"
    lock = folder / "~$m.xlsx"
    lock.write_bytes(bytes(165))
    for number in range(200):
        (folder / f"{number:03}.txt").write_text(brief(number))
    asides = (".a.txt.swp", "a.txt~", "#a.txt#", "x.tmp", "page.html.crdownload", "f.pdf.part", ".~lock.b.docx#")
    for name in asides:
        (folder / name).write_text(brief(300))
    whole = brief(301)
    for begin in range(0, len(whole), 100):
        with (folder / "grows.txt").open("a") as file:
            file.write(whole[begin : begin + 100])
        time.sleep(0.2)
    assert watching.stderr
    assert watching.stderr.readline() == "warning: in/m.xlsx: the file is open in another program\n"
    assert not workbook.exists()
    lock.unlink()
    all_of_them = {f"in/{number:03}.txt" for number in range(200)} | {"in/grows.txt"}
    until(lambda: sources(workbook) == all_of_them)
    for number in range(10):
        (folder / f"{number:03}.txt").unlink()
    (folder / "new.txt").write_text(brief(302))
    until(lambda: "in/new.txt" in sources(workbook))
    assert sources(workbook) == all_of_them | {"in/new.txt"}  # what is taken out of the folder stays in the workbook
    watching.send_signal(signal.SIGINT)
    out, _ = watching.communicate(timeout=60)
    assert (watching.returncode, out.splitlines()[-1]) == (0, "Stopped.")
    assert {path.name for path in folder.iterdir()} == {*(name.partition("/")[2] for name in all_of_them), *asides, "new.txt", "m.xlsx"} - {
        f"{number:03}.txt" for number in range(10)
    }
