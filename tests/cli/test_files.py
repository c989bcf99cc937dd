"""Results are written whole or not at all, and never over what a person made, has open, or has worked in."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from briefgen.cli import files
from briefgen.cli.files import State, check_target, open_elsewhere, write_results
from briefgen.errors import OutputError

NEW = b"new result"


def as_written(data: bytes, name: str) -> State:
    return State.AS_WRITTEN


def edited(data: bytes, name: str) -> State:
    return State.EDITED


def foreign(data: bytes, name: str) -> State:
    return State.FOREIGN


def entries(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_folders_are_made_and_nothing_else_is_left_behind(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "x.xlsx"
    assert write_results({target: NEW}, foreign, replace=False) == {}
    assert target.read_bytes() == NEW
    assert entries(target.parent) == ["x.xlsx"]


def test_an_untouched_file_of_ours_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_results({target: NEW}, as_written, replace=False)
    assert target.read_bytes() == NEW
    assert os.name == "nt" or target.stat().st_mode & 0o777 == 0o640


def test_a_file_that_would_not_change_is_not_written(tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    target.write_bytes(NEW)
    before = target.stat()
    write_results({target: NEW}, foreign, replace=False)
    assert (target.stat().st_ino, target.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_an_edited_file_stays_and_nothing_of_the_run_is_written(tmp_path: Path) -> None:
    target, other = tmp_path / "x.xlsx", tmp_path / "y.docx"
    target.write_bytes(b"old")
    with pytest.raises(OutputError) as caught:
        write_results({other: NEW, target: NEW}, edited, replace=False)
    assert str(caught.value) == (
        f"{target}: somebody has worked in this file; it stays as it is\n"
        "  fix: give another name with -o, or --replace to keep the old one under another name beside the new one"
    )
    assert caught.value.exit_code == 7
    assert (entries(tmp_path), target.read_bytes()) == (["x.xlsx"], b"old")


def test_replace_keeps_every_edited_file_beside_the_new_one(tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    for number, old in enumerate((b"first", b"second"), 1):
        target.write_bytes(old)
        kept = write_results({target: NEW}, edited, replace=True)
        assert kept == {target: tmp_path / f"x.kept-{number}.xlsx"}
        assert kept[target].read_bytes() == old
    assert (target.read_bytes(), entries(tmp_path)) == (NEW, ["x.kept-1.xlsx", "x.kept-2.xlsx", "x.xlsx"])


def test_a_file_of_another_make_is_never_replaced(tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    target.write_bytes(b"budget")
    with pytest.raises(OutputError) as caught:
        write_results({target: NEW}, foreign, replace=True)
    assert str(caught.value) == f"{target}: a file that briefgen did not make stands here\n  fix: give another name with -o"
    assert target.read_bytes() == b"budget"


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("event-matrix.xlsx", "~$event-matrix.xlsx"),  # Excel
        ("briefing-memo.docx", "~$iefing-memo.docx"),  # Word puts its mark in the place of two letters
        ("memo-us.docx", "~$emo-us.docx"),  # of one, where the name has seven
        ("memo.docx", "~$memo.docx"),
        ("event-matrix.xlsx", ".~lock.event-matrix.xlsx#"),  # LibreOffice
    ],
)
def test_a_file_that_is_open_elsewhere_is_left_alone(name: str, lock: str, tmp_path: Path) -> None:
    target = tmp_path / name
    target.write_bytes(b"old")
    (tmp_path / lock).touch()
    with pytest.raises(OutputError) as caught:
        write_results({target: NEW}, as_written, replace=True)
    assert str(caught.value) == (
        f"{target}: the file is open in another program\n  fix: close it there, or delete {lock} if no program has it open"
    )
    assert target.read_bytes() == b"old"


def test_another_file_being_open_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "~$other.xlsx").touch()
    assert open_elsewhere(tmp_path / "event-matrix.xlsx") is None


def test_a_folder_or_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    with pytest.raises(OutputError, match="this is a folder"):
        check_target(tmp_path)
    with pytest.raises(OutputError, match="this is a file, not a folder"):
        check_target(tmp_path / "plain" / "x.xlsx")


def test_a_folder_that_we_may_not_write_in(as_anybody: Path) -> None:
    as_anybody.chmod(0o500)
    with pytest.raises(OutputError) as caught:
        check_target(as_anybody / "x.xlsx")
    assert str(caught.value) == f"{as_anybody}: no permission to write in this folder\n  fix: give another folder with -o"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no folder here that refuses new files even to root")
def test_a_folder_that_takes_no_files() -> None:
    with pytest.raises(OutputError) as caught:
        write_results({Path("/proc/self/x.xlsx"): NEW}, foreign, replace=False)
    assert caught.value.what in ("cannot be written (no such file or directory)", "no permission to write in this folder")


def test_a_full_disk_leaves_every_file_as_it_was(tmp_path: Path) -> None:
    """A real limit on the size of files, in a process of its own: the second result hits it."""
    resource = pytest.importorskip("resource")
    assert resource.RLIMIT_FSIZE is not None
    (tmp_path / "x.xlsx").write_bytes(b"old")
    script = (
        "import resource, signal, sys\nfrom pathlib import Path\n"
        "from briefgen.cli.files import State, write_results\nfrom briefgen.errors import OutputError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nresource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "folder = Path(sys.argv[1])\n"
        "results = {folder / 'x.xlsx': b'new', folder / 'y.docx': bytes(10000)}\n"
        "try:\n    write_results(results, lambda data, name: State.AS_WRITTEN, replace=False)\n"
        "except OutputError as error:\n    print(error.what)\n"
    )
    run = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, timeout=60, check=True)
    assert run.stdout == f"cannot be written ({os.strerror(errno.EFBIG).lower()})\n"
    assert (entries(tmp_path), (tmp_path / "x.xlsx").read_bytes()) == (["x.xlsx"], b"old")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.xlsx", tmp_path / "link.xlsx"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_results({link: NEW}, as_written, replace=False)
    assert (link.is_symlink(), real.read_bytes()) == (True, NEW)


def test_killed_between_writing_and_replacing_the_old_file_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "x.xlsx"
    target.write_bytes(b"old")

    def killed(temporary: Path, path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "_put", killed)
    with pytest.raises(KeyboardInterrupt):
        write_results({target: NEW}, as_written, replace=False)
    assert (entries(tmp_path), target.read_bytes()) == (["x.xlsx"], b"old")


# --- results that are too large to be held ---------------------------------------------------------------------------------------


def put_aside(target: Path, content: bytes = NEW) -> Path:
    """A result in a file beside its target, made of a part that had a file of its own."""

    def write(out: BinaryIO, place: Callable[[int], files.InFile]) -> None:
        part = place(3)
        part.fill(lambda put: put(content))
        assert len(part) == len(content)
        for piece in part.taken():
            out.write(piece)

    return files.written_aside(target, write)


def test_a_result_beside_its_target_takes_its_place(tmp_path: Path) -> None:
    target = tmp_path / "a" / "x.xlsx"
    assert write_results({target: put_aside(target)}, foreign, replace=False) == {}
    assert target.read_bytes() == NEW
    assert entries(target.parent) == ["x.xlsx"]


@pytest.mark.parametrize("state_of", [edited, foreign])
def test_a_result_beside_its_target_goes_where_it_may_not_be_written(tmp_path: Path, state_of: files.StateOf) -> None:
    target = tmp_path / "x.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(OutputError):
        write_results({target: put_aside(target)}, state_of, replace=False)
    assert target.read_bytes() == b"old"
    assert entries(tmp_path) == ["x.xlsx"]


def test_a_result_beside_its_target_that_would_not_change_it(tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    target.write_bytes(NEW)
    before = target.stat()
    write_results({target: put_aside(target)}, foreign, replace=False)
    assert (target.stat().st_ino, target.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert entries(tmp_path) == ["x.xlsx"]


@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt(), ValueError("a bug")])
def test_nothing_is_left_of_a_result_that_is_not_finished(tmp_path: Path, fault: BaseException) -> None:
    def write(out: BinaryIO, place: Callable[[int], files.InFile]) -> None:
        place(0).fill(lambda put: put(b"a part"))
        raise fault

    with pytest.raises(OutputError if isinstance(fault, OSError) else type(fault)) as caught:
        files.written_aside(tmp_path / "x.xlsx", write)
    assert not isinstance(fault, OSError) or "no space left on device" in str(caught.value)
    assert entries(tmp_path) == []


def test_what_a_killed_run_left_of_such_a_result_is_swept_away(tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    left = put_aside(target)
    os.utime(left, (0, 0))
    write_results({target: b"another"}, foreign, replace=False)
    assert entries(tmp_path) == ["x.xlsx"]


def test_a_file_that_is_known_to_be_as_written_is_looked_at_again_where_it_has_changed(tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    target.write_bytes(b"old")
    known = {target: files.digest_of(b"old")}
    write_results({target: put_aside(target)}, edited, replace=False, as_written=known)
    assert target.read_bytes() == NEW
    target.write_bytes(b"somebody's work")
    with pytest.raises(OutputError, match="somebody has worked in this file"):
        write_results({target: put_aside(target)}, edited, replace=False, as_written=known)
    assert target.read_bytes() == b"somebody's work"
