"""Which files an input names: folders walked and sorted, each file once, nothing that is plainly no readout."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefgen.cli.batch import take_all
from briefgen.cli.effort import Effort
from briefgen.cli.inputs import Found, Job, find_files, read_bytes, read_inputs
from briefgen.cli.store import Store, TakenTexts
from briefgen.errors import ReadoutError
from briefgen.lexicon import load_lexicon
from briefgen.readers import LIMITS
from tests.cli.conftest import Ran
from tests.cli.test_batch import readout

TEXT = b"The ministers met."


def nobody(data: bytes) -> bool:
    return False


def silent(done: int, total: int) -> None:
    pass


def here(jobs: Iterator[Job], count: int) -> Iterator[TakenTexts]:
    return take_all(jobs, count, load_lexicon(), LIMITS, Effort(cores=1, cached=False), Store())


def put(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(TEXT)
    return folder


def names(*inputs: Path | str) -> list[str]:
    return [found.name for found in find_files([str(given) for given in inputs])[0]]


def test_a_folder_is_walked_and_sorted_and_named_from_itself_down(tmp_path: Path) -> None:
    folder = put(tmp_path / "desk", "b.txt", "a/z.txt", "c.html", "B.txt")
    assert names(folder) == ["desk/B.txt", "desk/a/z.txt", "desk/b.txt", "desk/c.html"]


def test_the_name_does_not_depend_on_where_the_command_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = put(tmp_path / "desk", "a.txt")
    monkeypatch.chdir(folder)
    assert names(folder) == names(".") == names("../desk/") == ["desk/a.txt"]
    assert names("a.txt") == names(folder / "a.txt") == ["a.txt"]


def test_hidden_files_lock_files_and_notes_on_the_folder_are_passed_over(tmp_path: Path) -> None:
    folder = put(
        tmp_path / "desk", "a.txt", ".hidden.txt", ".git/x.txt", "~$a.docx", ".~lock.a.docx#", "README.md", "LICENSE", "Thumbs.db", "a.txt~"
    )
    found, skipped = find_files([str(folder)])
    assert [file.name for file in found] == ["desk/a.txt"]
    assert skipped == ["desk/LICENSE", "desk/README.md", "desk/Thumbs.db", "desk/a.txt~"]


def test_a_file_named_by_itself_is_read_whatever_its_name(tmp_path: Path) -> None:
    assert names(put(tmp_path, "README.md") / "README.md") == ["README.md"]


def test_the_same_file_is_read_once(tmp_path: Path) -> None:
    folder = put(tmp_path / "desk", "a.txt")
    assert len(names(folder, folder / "a.txt", tmp_path / "desk" / ".." / "desk")) == 1


def test_two_files_of_one_name_show_their_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "x/a.txt", "y/a.txt")
    monkeypatch.chdir(tmp_path)
    assert names("y/a.txt", "x/a.txt") == ["x/a.txt", "y/a.txt"]


def test_the_order_of_the_inputs_changes_nothing(tmp_path: Path) -> None:
    one, two = put(tmp_path / "one", "a.txt"), put(tmp_path / "two", "b.txt")
    assert names(one, two) == names(two, one)


@pytest.mark.skipif(os.name == "nt", reason="names of files are Unicode there")
def test_a_name_that_is_no_utf8_or_has_a_line_end_can_stand_in_a_workbook(tmp_path: Path) -> None:
    for name in (b"a\xff.txt", b"b\nc.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(TEXT)
    assert [name.rpartition("/")[2] for name in names(tmp_path)] == ["a\ufffd.txt", "b\ufffdc.txt"]


def test_an_unreadable_file_is_noted_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = put(tmp_path / "desk", "a.txt")
    (folder / "b.pdf").write_bytes(b"%PDF-1.4")
    (folder / "c.txt").symlink_to(folder / "nowhere.txt")
    (folder / "d.txt").write_bytes(b"")
    inputs = read_inputs([str(folder)], nobody, silent, here)
    assert [text.name for text in inputs.texts] == ["desk/a.txt"]
    assert [name for name, _ in inputs.unread] == ["desk/b.pdf", "desk/c.txt", "desk/d.txt"]
    assert inputs.unread[0][1] == "this PDF is damaged; take a whole copy"
    assert inputs.unread[1][1] == "the link leads nowhere"


def test_a_link_to_a_folder_does_not_lead_in_a_ring(tmp_path: Path) -> None:
    folder = put(tmp_path / "desk", "a.txt")
    (folder / "again").symlink_to(folder)
    assert names(folder) == ["desk/a.txt"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            "nowhere.txt",
            "nowhere.txt: none of the files could be read\n  fix: give readouts: text, web pages, Word or OpenDocument files, PDFs, e-mails, or a .zip of them",
        ),
        ("empty", "empty: there is no file to read here\n  fix: give a folder with readouts"),
    ],
)
def test_nothing_to_read(given: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReadoutError) as caught:
        read_inputs([given], nobody, silent, here)
    assert str(caught.value) == message


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_is_not_read() -> None:
    with pytest.raises(ReadoutError) as caught:
        read_inputs(["/dev/zero"], nobody, silent, here)
    assert caught.value.__notes__ == ["zero: this is not an ordinary file; give a file or a folder"]


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(LIMITS.file_mb * 2**20 + 1)
    with pytest.raises(ReadoutError) as caught:
        read_inputs([str(path)], nobody, silent, here)
    assert caught.value.__notes__ == [
        "large.txt: the file has 64 MB; at most 64 MB are read; split it, or raise the limit: --limit file_mb=NUMBER"
    ]


def test_a_file_that_we_may_not_open(as_anybody: Path) -> None:
    path = put(as_anybody, "a.txt") / "a.txt"
    path.chmod(0)
    with pytest.raises(ReadoutError) as caught:
        read_inputs([str(path)], nobody, silent, here)
    assert caught.value.__notes__ == ["a.txt: cannot be read (permission denied); check that you may open it"]


def test_a_folder_that_we_may_not_list_is_told(as_anybody: Path) -> None:
    put(as_anybody, "a.txt", "barred/b.txt")
    (as_anybody / "barred").chmod(0)
    inputs = read_inputs([str(as_anybody)], nobody, silent, here)
    (as_anybody / "barred").chmod(0o700)
    assert inputs.unread == ((f"{as_anybody.name}/barred", "cannot be read (permission denied); check that you may open it"),)


@pytest.fixture
def all_loaded(tmp_path: Path, run: Callable[..., Ran]) -> Callable[..., Ran]:
    """A command that has run once, so that all its modules are there for a user who may not read where they lie."""
    (tmp_path / "a.txt").write_text(readout(1), encoding="utf-8")
    assert run("matrix", tmp_path / "a.txt", "-o", tmp_path / "m.xlsx").code == 0
    assert run("matrix", tmp_path / "none.txt").code == 3
    return run


def test_what_we_may_not_open_is_named_and_the_rest_goes_on(all_loaded: Callable[..., Ran], as_anybody: Path) -> None:
    desk = put(as_anybody / "desk", "barred.txt", "barred/b.txt")
    (desk / "a.txt").write_text(readout(1), encoding="utf-8")
    (desk / "barred.txt").chmod(0)
    (desk / "barred").chmod(0)
    ran = all_loaded("matrix", desk, "-o", as_anybody / "out" / "m.xlsx")
    (desk / "barred").chmod(0o700)
    assert ran.code == 0
    for name in ("desk/barred", "desk/barred.txt"):
        assert f"{name}: not read: cannot be read (permission denied); check that you may open it" in ran.err
    assert (as_anybody / "out" / "m.xlsx").is_file()


def test_where_nothing_may_be_opened_the_exit_code_is_3(all_loaded: Callable[..., Ran], as_anybody: Path) -> None:
    desk = put(as_anybody / "desk", "a.txt")
    (desk / "a.txt").chmod(0)
    ran = all_loaded("matrix", desk, "-o", as_anybody / "m.xlsx")
    assert ran.code == 3
    assert "desk/a.txt: cannot be read (permission denied); check that you may open it" in ran.err
    assert not (as_anybody / "m.xlsx").exists()


@contextmanager
def worked_on(path: Path, change: Callable[[Path, int], object]) -> Iterator[None]:
    """Meanwhile another program changes the file, again and again."""
    ended, begun = threading.Event(), threading.Event()

    def work() -> None:
        number = 0
        while not ended.is_set():
            change(path, number := number + 1)
            begun.set()

    program = threading.Thread(target=work)
    program.start()
    begun.wait()
    try:
        yield
    finally:
        ended.set()
        program.join()


def longer(path: Path, number: int) -> None:
    with path.open("ab") as file:
        file.write(b"One more line.\n")


def shorter(path: Path, number: int) -> None:
    os.truncate(path, (40 << 20) - number)


def same_length(path: Path, number: int) -> None:
    with path.open("r+b") as file:
        file.seek(number % 1000)
        file.write(b"x")


@pytest.mark.parametrize("change", [longer, shorter, same_length])
def test_a_file_that_changes_while_it_is_read_is_named_and_left_out(change: Callable[[Path, int], None], tmp_path: Path) -> None:
    """Of 40 MB, which no disk gives before a program can write to it."""
    desk = put(tmp_path / "desk", "a.txt", "changing.txt", "z.txt")
    os.truncate(desk / "changing.txt", 40 << 20)
    with worked_on(desk / "changing.txt", change):
        inputs = read_inputs([str(desk)], nobody, silent, here)
    assert inputs.unread == (("desk/changing.txt", "the file changed while it was read; run the command again when it is at rest"),)
    assert [text.name for text in inputs.texts] == ["desk/a.txt", "desk/z.txt"]


def test_a_file_that_goes_away_before_its_turn_is_named(tmp_path: Path) -> None:
    desk = put(tmp_path / "desk", "a.txt", "b.txt")

    def meanwhile(jobs: Iterator[Job], count: int) -> Iterator[TakenTexts]:
        (desk / "b.txt").unlink()
        return here(jobs, count)

    inputs = read_inputs([str(desk)], nobody, silent, meanwhile)
    assert inputs.unread == (("desk/b.txt", "there is no such file or folder; check the name"),)


def test_a_file_that_is_read_in_bits_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"ten letters and some more")
    read, asked = os.read, []

    def some(opened: int, most: int) -> bytes:
        asked.append(most)
        return read(opened, min(most, 10))

    monkeypatch.setattr(os, "read", some)
    assert read_bytes(Found(tmp_path / "a.txt", "a.txt")) == b"ten letters and some more"
    assert len(asked) == 3
