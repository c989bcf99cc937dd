"""Many files: in all cores, in the order of the input, with what earlier runs found; nothing of it changes the result."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from briefgen.cli import batch
from briefgen.cli.batch import take_all
from briefgen.cli.cache import FROM, Cache, cache_folder, key_of, rules_of
from briefgen.cli.effort import Effort
from briefgen.cli.inputs import Job
from briefgen.cli.processes import FEW, Processes, copies_share
from briefgen.cli.store import ForgottenError, Store, Taken
from briefgen.lexicon import Lexicon, load_lexicon
from briefgen.merge.shelves import in_shelves
from briefgen.merge.shelves import key_of as shelf_key
from briefgen.merge.texts import Told
from briefgen.model import Document
from briefgen.pipeline import Finding
from briefgen.readers import LIMITS, Limits
from briefgen.records import pack
from tests.cli.conftest import Ran

sys.path.append(str(Path(__file__).resolve().parent.parent / "benchmarks"))
from make_readouts import readout, write_readouts

TERMS = load_lexicon()


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFGEN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "findings.sqlite"


def jobs(count: int) -> list[Job]:
    return [Job(f"{number}.txt", f"Text {number}".encode()) for number in range(count)]


# --- processes -------------------------------------------------------------------------------------------------------------------


def number_of(job: Job) -> int:
    if job.data == b"die":
        os._exit(3)  # as a library's fault in machine code does
    return int(job.data.split()[-1])


def lost(job: Job) -> int:
    return -1


def length(job: Job) -> int:
    return len(job.data)


@pytest.mark.parametrize("count", [0, 1, FEW - 1, FEW, FEW + 1, 500])
def test_results_come_in_the_order_of_the_jobs(count: int) -> None:
    assert list(Processes(number_of, lost, length, 2)(jobs(count))) == list(range(count))


def test_a_job_that_ends_its_process_is_told_and_the_others_go_on() -> None:
    given = jobs(120)
    given[5] = given[77] = Job("bad.txt", b"die")
    assert list(Processes(number_of, lost, length, 2)(given)) == [-1 if number in (5, 77) else number for number in range(120)]


def test_a_few_beside_this_process() -> None:
    given = jobs(12)
    given[3] = Job("bad.txt", b"die")
    found = Processes(number_of, lost, length, 2).beside(given)
    assert list(found) == [-1 if number == 3 else number for number in range(12)]
    assert list(Processes(number_of, lost, length, 2).beside([])) == []
    assert list(Processes(number_of, lost, length, 1).beside(jobs(2))) == [0, 1]


def test_jobs_are_not_read_far_ahead() -> None:
    begun: list[int] = []

    def counted() -> Iterator[Job]:
        for job in jobs(2000):
            begun.append(1)
            yield job

    results = Processes(number_of, lost, length, 2)(counted())
    next(results)
    assert len(begun) < 300
    results.close()  # type: ignore[attr-defined]


@pytest.mark.skipif(sys.platform != "linux", reason="copies of a process are had on Linux only")
def test_work_is_shared_among_copies_and_comes_back_in_order() -> None:
    here = os.getpid()
    done = copies_share(lambda number: (number, os.getpid()), [1, 300_000, 2, 300_000], 2)
    assert [number for number, _ in done] == [0, 1, 2, 3]
    assert here not in {process for _, process in done}


def test_little_work_and_one_core_stay_here() -> None:
    assert copies_share(lambda number: os.getpid(), [10, 10], 2) == [os.getpid()] * 2
    assert copies_share(lambda number: os.getpid(), [10**6, 10**6], 1) == [os.getpid()] * 2


@pytest.mark.skipif(sys.platform != "linux", reason="copies of a process are had on Linux only")
def test_where_a_copy_is_killed_the_work_is_done_here() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if number == 1 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert copies_share(work, [10**6] * 3, 2) == [0, 1, 2]


# --- the cache -------------------------------------------------------------------------------------------------------------------


class Whole(NamedTuple):
    """What one file gave, its texts looked at."""

    told: tuple[Told, ...]
    unread: tuple[tuple[str, str], ...]


def taken(given: list[Job], effort: Effort, lexicon: Lexicon = TERMS, limits: Limits = LIMITS) -> list[Whole]:
    try:
        with Store() as store:
            files = list(take_all(iter(given), len(given), lexicon, limits, effort, store))
            return [Whole(tuple(text.whole() for text in file.texts), file.unread) for file in files]
    except ForgottenError:
        return taken(given, Effort(effort.cores, cached=False), lexicon, limits)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read in this process."""
    names: list[str] = []
    read = batch.take

    def noted(job: Job, lexicon: Lexicon, limits: Limits) -> Taken:
        names.append(job.name)
        return read(job, lexicon, limits)

    monkeypatch.setattr(batch, "take", noted)
    return names


ONE = Effort(cores=1)
READOUTS = [Job(f"{number}.txt", readout(number).encode()) for number in range(FROM)]


def test_one_new_file_costs_the_reading_of_one(reads: list[str]) -> None:
    first = taken(READOUTS, ONE)
    assert len(reads) == FROM
    del reads[:]
    new = Job("new.txt", readout(FROM).encode())
    again = taken([*READOUTS, new], ONE)
    assert reads == ["new.txt"]
    assert again[:-1] == first
    assert taken(READOUTS, Effort(cores=1, cached=False)) == first


def test_a_renamed_a_changed_file_and_another_limit_are_read_anew(reads: list[str]) -> None:
    taken(READOUTS, ONE)
    del reads[:]
    changed = [Job("other.txt", READOUTS[0].data), Job(READOUTS[1].name, READOUTS[1].data + b" More."), *READOUTS[2:]]
    assert [one.told[0].readout.name for one in taken(changed, ONE)][:2] == ["other.txt", "1.txt"]
    assert reads == ["other.txt", "1.txt"]
    assert key_of(READOUTS[0], b"") != key_of(READOUTS[0]._replace(note=b"URL: https://example.org"), b"")
    assert rules_of(TERMS, LIMITS) != rules_of(TERMS, Limits(pages=3))
    assert key_of(READOUTS[0], rules_of(TERMS, LIMITS)) != key_of(READOUTS[0], rules_of(TERMS, Limits(pages=3)))


def test_few_files_leave_nothing_behind(own_cache: Path) -> None:
    taken(READOUTS[:-1], ONE)
    assert not own_cache.exists()


def test_without_the_cache_nothing_is_kept(own_cache: Path) -> None:
    taken(READOUTS, Effort(cores=1, cached=False))
    assert not own_cache.exists()


@pytest.mark.skipif(os.name == "nt", reason="permissions work in another way there")
def test_what_is_kept_is_for_nobody_else(own_cache: Path) -> None:
    taken(READOUTS, ONE)
    assert own_cache.stat().st_mode & 0o777 == 0o600
    assert own_cache.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name == "nt", reason="permissions work in another way there")
def test_a_folder_that_others_can_write_to_is_not_used(own_cache: Path) -> None:
    own_cache.parent.mkdir()
    own_cache.parent.chmod(0o777)
    taken(READOUTS, ONE)
    assert not own_cache.exists()


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_cache_is_made_anew(seed: int, own_cache: Path, reads: list[str]) -> None:
    first = taken(READOUTS, ONE)
    dice = random.Random(seed)
    data = bytearray(own_cache.read_bytes())
    if seed == 0:
        data = bytearray(b"this is no database, but it is long enough to be taken for one" * 100)
    elif seed == 1:
        del data[len(data) // 2 :]
    elif seed == 2:
        data = bytearray()
    else:
        for place in dice.sample(range(len(data)), 200):
            data[place] = dice.randrange(256)
    own_cache.write_bytes(data)
    assert taken(READOUTS, ONE) == first
    del reads[:]
    assert taken(READOUTS, ONE) == first


def test_an_entry_that_somebody_changed_is_not_believed(own_cache: Path, reads: list[str]) -> None:
    first = taken(READOUTS, ONE)
    with sqlite3.connect(own_cache) as store:
        store.execute("UPDATE finding SET packed = (SELECT packed FROM finding LIMIT 1)")
    store.close()
    del reads[:]
    assert taken(READOUTS, ONE) == first
    assert len(reads) >= FROM - 1


def test_a_locked_cache_does_not_stop_the_run(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = taken(READOUTS, ONE)
    monkeypatch.setattr("briefgen.cli.cache.PATIENCE", 0.05)
    other = sqlite3.connect(own_cache)
    other.execute("BEGIN EXCLUSIVE")
    try:
        assert taken(READOUTS, ONE) == first
    finally:
        other.close()


def test_beside_a_run_that_writes_all_the_time_each_text_is_read_once(
    own_cache: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = taken(READOUTS, ONE)
    monkeypatch.setattr("briefgen.cli.cache.PATIENCE", 0.05)
    other = sqlite3.connect(own_cache, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    del reads[:]
    new = [Job(f"new{number}.txt", readout(FROM + number).encode()) for number in range(3)]
    try:
        again = taken([*READOUTS, *new], ONE)
    finally:
        other.close()
    assert (again[:FROM], len(again)) == (first, FROM + 3)
    assert sorted(reads) == ["new0.txt", "new1.txt", "new2.txt"]


def test_clearing(own_cache: Path, run: Callable[..., Ran]) -> None:
    taken(READOUTS, ONE)
    ran = run("cache", "clear")
    assert (ran.code, ran.out.startswith("Taken away: "), str(own_cache.parent) in ran.out) == (0, True, True)
    assert not own_cache.exists()
    assert run("cache", "clear").out == f"Nothing is kept in {own_cache.parent}.\n"


def test_a_fault_of_ours_in_one_text_does_not_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    find = batch.find_one

    def faulty(document: Document, lexicon: Lexicon) -> Finding:
        if document.name == "3.txt":
            raise ZeroDivisionError
        return find(document, lexicon)

    monkeypatch.setattr(batch, "find_one", faulty)
    results = taken(READOUTS[:6], ONE)
    assert [len(one.told) for one in results] == [1, 1, 1, 0, 1, 1]
    assert results[3].unread == (("3.txt", "reading it failed (ZeroDivisionError); take it out, and tell the makers of briefgen"),)


def test_gists_of_files_that_follow_one_another_are_read_at_once(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [Job(f"{number}.txt", readout(number).encode()) for number in range(FROM)]
    with Store() as store:
        first = list(take_all(files, len(files), TERMS, LIMITS, Effort(), store))
    one_by_one: list[bytes] = []
    known = Store.texts
    monkeypatch.setattr(Store, "texts", lambda store, key: one_by_one.append(key) or known(store, key))
    with Store() as store:
        assert [file.texts[0].gist for file in take_all(files, len(files), TERMS, LIMITS, Effort(), store)] == [
            file.texts[0].gist for file in first
        ]
    assert one_by_one == []
    with Cache(cache_folder()) as cache:  # a shelf with other things on it than its keys tell
        keys = [key_of(job, rules_of(TERMS, LIMITS)) for job in files]
        for shelf in in_shelves(keys):
            cache.put(shelf_key("gists", shelf), pack(Taken()))
    with Store() as store:
        assert len(list(take_all(files, len(files), TERMS, LIMITS, Effort(), store))) == len(files)
    assert one_by_one == keys
    with Store() as store:  # and they stand there again
        assert len(list(take_all(files, len(files), TERMS, LIMITS, Effort(), store))) == len(files)
    assert one_by_one == keys


def test_a_shelf_that_holds_other_things_beside_a_text_that_has_gone_is_found_once(own_cache: Path) -> None:
    files = [Job(f"{number}.txt", readout(number).encode()) for number in range(FROM)]
    keys = [key_of(job, rules_of(TERMS, LIMITS)) for job in files]
    with Store() as store:
        list(take_all(files, len(files), TERMS, LIMITS, Effort(), store))
    with Cache(cache_folder()) as cache:
        cache.put(shelf_key("gists", next(in_shelves(keys))), pack(Taken()))
        cache.put(hashlib.sha256(b"gists" + keys[0]).digest(), b"no gist")
    with Store() as store, pytest.raises(ForgottenError):
        list(take_all(files, len(files), TERMS, LIMITS, Effort(), store))
    with Store() as store:
        assert len(list(take_all(files, len(files), TERMS, LIMITS, Effort(), store))) == len(files)


@pytest.mark.parametrize("shelves", [0, 10**9])
def test_what_is_new_is_the_same_beside_and_here(own_cache: Path, monkeypatch: pytest.MonkeyPatch, shelves: int) -> None:
    files = [Job(f"{number}.txt", readout(number).encode()) for number in range(2 * FROM)]
    with Store() as store:
        first = list(take_all(files[:FROM], FROM, TERMS, LIMITS, Effort(), store))
    monkeypatch.setattr(batch, "_BESIDE", shelves)
    with Store() as store:
        both = list(take_all([files[-1], *files[:FROM], files[-2]], FROM + 2, TERMS, LIMITS, Effort(2), store))
    assert [file.texts[0].gist for file in both[1:-1]] == [file.texts[0].gist for file in first]
    assert [file.texts[0].name for file in (both[0], both[-1])] == [files[-1].name, files[-2].name]


def test_the_keys_of_a_store_survive_a_run_that_ends_in_an_error(own_cache: Path) -> None:
    with pytest.raises(KeyError), Cache(cache_folder()) as cache:
        cache.put(b"key", b"packed")
        raise KeyError
    with Cache(cache_folder()) as cache:
        assert cache.get(b"key") == b"packed"


# --- the whole command -----------------------------------------------------------------------------------------------------------


def test_cores_cache_and_size_change_no_byte_of_the_result(
    tmp_path: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_readouts(tmp_path / "desk", FEW + 2)
    results = []
    for number, options in enumerate((["--cores", "1", "--no-cache"], ["--cores", "2", "--no-cache"], ["--cores", "2"], [])):
        target = tmp_path / f"{number}.xlsx"
        assert run("matrix", tmp_path / "desk", "-o", target, "-q", *options).code == 0
        results.append(target.read_bytes())
    monkeypatch.setattr("briefgen.cli.update._MANY", 0)  # statements that are held, not put into a file beside the target
    assert run("build", tmp_path / "desk", "-o", tmp_path / "out", "-q").code == 0
    results.append((tmp_path / "out" / "event-matrix.xlsx").read_bytes())
    monkeypatch.setattr("briefgen.cli.update._LARGE", 0)  # bytes of a workbook that is held to find out whether somebody has worked in it
    assert run("build", tmp_path / "desk", "-o", tmp_path / "out", "-q").code == 0
    results.append((tmp_path / "out" / "event-matrix.xlsx").read_bytes())
    assert len(set(results)) == 1
    assert not [path for path in (tmp_path / "out").iterdir() if path.suffix not in (".xlsx", ".docx")]


def test_some_dozen_texts_are_not_read_again_for_one_new_one(
    tmp_path: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, target = tmp_path / "desk", tmp_path / "m.xlsx"
    write_readouts(desk, FEW)
    assert run("matrix", desk, "-o", target, "-q").code == 0
    assert f"Unchanged: {target}" in run("matrix", desk, "-o", target).out
    write_readouts(desk, 1, first=FEW)
    read: list[int] = []
    whole = Store._whole
    monkeypatch.setattr(Store, "_whole", lambda *given: read.append(1) or whole(*given))
    assert run("matrix", desk, "-o", target, "-q").code == 0
    assert read == [1]  # the new one
    assert run("matrix", desk, "-o", tmp_path / "anew.xlsx", "-q", "--no-cache").code == 0
    assert target.read_bytes() == (tmp_path / "anew.xlsx").read_bytes()


def test_a_large_workbook_is_written_anew_and_one_with_edits_is_not(
    tmp_path: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.cli.update._LARGE", 0)
    monkeypatch.setattr("briefgen.cli.update._MANY", 0)
    desk, target, anew = tmp_path / "desk", tmp_path / "m.xlsx", tmp_path / "anew.xlsx"
    write_readouts(desk, 2)
    assert run("matrix", desk, "-o", target, "-q").code == 0
    write_readouts(desk, 1, first=2)
    assert run("matrix", desk, "-o", target, "-q").code == 0
    assert run("matrix", desk, "-o", anew, "-q").code == 0
    assert target.read_bytes() == anew.read_bytes()
    assert not list(tmp_path.glob("m.backup*"))
    book = openpyxl.load_workbook(target)
    column = next(cell.column for cell in book["Events"][1] if str(cell.value).endswith("Our file ref"))
    book["Events"].cell(2, column).value = "typed by a person"
    book.save(target)
    assert run("matrix", desk, "-o", target, "-q").code == 0
    assert openpyxl.load_workbook(target)["Events"].cell(2, column).value == "typed by a person"


@pytest.mark.skipif(os.name == "nt", reason="signals work in another way there")
def test_ctrl_c_stops_at_once_and_keeps_what_is_done(tmp_path: Path, own_cache: Path) -> None:
    write_readouts(tmp_path / "desk", 1500)
    command = [sys.executable, "-m", "briefgen", "matrix", str(tmp_path / "desk"), "-o", str(tmp_path / "m.xlsx"), "--cores", "2"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    try:
        deadline = time.monotonic() + 120
        while kept(own_cache) < 200 and time.monotonic() < deadline:
            time.sleep(0.2)
        began = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all processes of the command
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()
    assert (process.returncode, out, err) == (130, b"", b"")
    assert time.monotonic() - began < 20
    assert 200 <= kept(own_cache) < 3000  # two entries for each file
    assert not (tmp_path / "m.xlsx").exists()


def kept(store: Path) -> int:
    if not store.exists():
        return 0
    connection = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT count(*) FROM finding").fetchone()[0])
    except sqlite3.Error:
        return 0
    finally:
        connection.close()
