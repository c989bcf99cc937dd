"""The workbook, side by side in one run with openpyxl and XlsxWriter: creating, adding one event, reading back; seconds and memory as it grows.

    python tests/benchmarks/workbook.py                     # 1,000 and 10,000 events; exits with 1 past a limit
    python tests/benchmarks/workbook.py 1000 10000 100000   # the growth table; some ten minutes, most of them other libraries' at 100,000
    python tests/benchmarks/workbook.py --own 1000 10000    # without the other libraries

Limits, at 10,000 events: creating takes no longer than XlsxWriter (constant_memory) takes to write the same cells; adding one event takes less
than 0.5 s and a fourth of what openpyxl takes to load and save the file; reading back takes less than 1.5 s. Each figure is a process of its own,
seconds of the processor, the median of three (one run from 100,000 on, and of what takes over twenty seconds); memory is the most that the
process held. Each figure is printed when it is there, the table at the end.

"two-sided": every fifth meeting has a text of each side and six statements, so that the sheets drawn from others have some thirty thousand rows, and
an update follows them all, as the command does.
"""

from __future__ import annotations

import io
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model import Matrix

FOLDER = Path("/tmp") if Path("/tmp").is_dir() else Path()
ROUNDS, LONG = 3, 20.0  # runs of a task; seconds from which one is enough
MOST = 1800  # seconds after which a task is given up
OURS = ("create", "add one", "read", "create: two-sided", "add one: two-sided")
OTHERS = ("create: XlsxWriter", "add one: openpyxl", "read: openpyxl")
TWO_SIDED_UP_TO = 10_000  # events


def matrix(count: int) -> Matrix:
    """`count` meetings with all that a readout of one usually gives."""
    from briefgen.model import Event, Kind, Matrix, Mode, Precision, YearBasis

    def event(number: int) -> Event:
        return Event(
            f"EV-NZ-VN-dialogue-{number}",
            date_start=date(1990, 1, 1) + timedelta(days=number % 12000),
            date_text="14 March",
            date_precision=Precision.DAY,
            year_basis=YearBasis.STATED,
            name=f"{number}th Viet Nam – New Zealand Foreign Policy Dialogue",
            kind=Kind.DIALOGUE,
            mechanism_id="M-NZ-VN-dialogue",
            round_no=number,
            city="Wellington",
            country="NZ",
            mode=Mode.IN_PERSON,
            parties=("VN", "NZ"),
            lead_a=f"Đỗ Thị Hồng Vân {number}",
            lead_a_title="Deputy Minister of Foreign Affairs",
            lead_b=f"Margaret Aldous {number}",
            lead_b_title="Deputy Secretary for Foreign Affairs and Trade",
            sources=(f"S-{number:06x}",),
            evidence=(f"E-{number:06x}-0", f"E-{number:06x}-144"),
        )

    return Matrix(events=tuple(event(number) for number in range(count)))


def two_sided(count: int) -> Matrix:
    """The same, with a text of each side, six statements and their sentences for every fifth meeting."""
    from briefgen.model import Area, Evidence, Matrix, Party, Source, Stance, Statement

    areas = tuple(Area(f"area-{number}", f"Area {number}") for number in range(12))
    events, sources, evidence, statements = [], [], [], []
    for number, event in enumerate(matrix(count).events):
        texts = (f"S-{number:06x}", f"S-b{number:06x}")
        if number % 5 == 0:
            sources += [Source(text, publisher="Ministry", side=side, tier=2) for text, side in zip(texts, event.parties, strict=True)]
            for act in range(6):
                at = act // 3
                key, words = f"E-{number}-{act}", f"Words number {act} of meeting {number}, as they were reported in the text."
                evidence.append(Evidence(key, texts[at], quote=words))
                area = (f"area-{(number + act % 4) % 12}",)
                statements.append(
                    Statement(
                        f"ST-{number}-{act}",
                        event.event_id,
                        side=event.parties[at],
                        stance=Stance.PROPOSED,
                        areas=area,
                        text=words,
                        sources=texts[at : at + 1],
                        evidence=(key,),
                    )
                )
            event = replace(event, sources=texts, evidence=(f"E-{number}-0", f"E-{number}-3"))
        events.append(event)
    parties = (Party("VN", "Viet Nam"), Party("NZ", "New Zealand"))
    return Matrix(
        events=tuple(events),
        sources=tuple(sources),
        evidence=tuple(evidence),
        statements=tuple(statements),
        areas=areas,
        parties=parties,
    )


def path_of(count: int, kind: str = "") -> Path:
    return FOLDER / f"briefgen-benchmark-{kind}{count}.xlsx"


def run(task: str, count: int) -> float:
    """The seconds of one task; what it needs is there before the clock starts."""
    if task.startswith("create"):
        return _xlsxwriter(count) if task.endswith("XlsxWriter") else _create(count, "two-sided" if task.endswith("two-sided") else "")
    if task == "add one: two-sided":
        return _add_two_sided(count)
    data = path_of(count).read_bytes()
    if task == "add one":
        from briefgen.model import Matrix
        from briefgen.workbook.update.apply import update_workbook

        given = Matrix(events=matrix(count + 1).events[-1:])
        began = time.process_time()
        update = update_workbook(data, given)
        seconds = time.process_time() - began
        assert [change.kind for change in update.changes] == ["row added"]
        return seconds
    if task == "read":
        from briefgen.workbook.read import read_workbook

        began = time.process_time()
        assert len(read_workbook(data).events) == count
        return time.process_time() - began
    from openpyxl import load_workbook

    began = time.process_time()
    book = load_workbook(io.BytesIO(data))
    if task == "add one: openpyxl":
        book.save(io.BytesIO())
    return time.process_time() - began


def _create(count: int, kind: str) -> float:
    from briefgen.workbook.create import write_workbook

    given = two_sided(count) if kind else matrix(count)
    began = time.process_time()
    data = write_workbook(given)
    seconds = time.process_time() - began
    path_of(count, kind).write_bytes(data)
    return seconds


def _add_two_sided(count: int) -> float:
    """One more meeting, of which texts of both sides are held; what stands in the workbook has been read before, as the command does."""
    from briefgen.workbook.update.apply import Existing

    data = path_of(count, "two-sided").read_bytes()
    held = Existing.of(data, "").matrix()
    more = two_sided(count + 5 - count % 5 + 1)
    event = more.events[-1]
    given = replace(
        more,
        events=(event,),
        sources=tuple(row for row in more.sources if row.source_id in event.sources),
        statements=tuple(row for row in more.statements if row.event_id == event.event_id),
        evidence=tuple(row for row in more.evidence if row.source in event.sources),
    )
    rows = {name: (*getattr(held, name), *getattr(given, name)) for name in ("events", "sources", "statements", "evidence")}
    whole = replace(held, **rows)
    began = time.process_time()
    update = Existing.of(data, "").update(given, held=held, whole=whole)
    seconds = time.process_time() - began
    assert any(change.what.startswith("RC-") for change in update.changes), "the new meeting is compared"
    return seconds


def _xlsxwriter(count: int) -> float:
    """All cells of all sheets of the same workbook, with the same texts, numbers and formulas, and one format each."""
    from xlsxwriter import Workbook

    from briefgen.workbook.baseline import baseline_sheet
    from briefgen.workbook.create import plan_sheets

    given = matrix(count)
    plans = (*plan_sheets(given), baseline_sheet(given))
    book = Workbook(io.BytesIO(), {"constant_memory": True})
    look = book.add_format({"text_wrap": True})
    seconds = 0.0
    for plan in plans:
        sheet = book.add_worksheet(plan.name)
        for rows in _some(plan.all_rows()):  # worked out before the clock goes on
            began = time.process_time()
            for row in rows:
                for column, cell in row.cells:
                    value = (cell.value - date(1899, 12, 30)).days if isinstance(cell.value, date) else cell.value
                    if cell.formula:
                        sheet.write_formula(row.number - 1, column - 1, f"={cell.formula}", look, value)
                    elif isinstance(value, str) and value:
                        sheet.write_string(row.number - 1, column - 1, value, look)
                    elif value is None or value == "":
                        sheet.write_blank(row.number - 1, column - 1, None, look)
                    else:
                        sheet.write_number(row.number - 1, column - 1, value, look)
            seconds += time.process_time() - began
    began = time.process_time()
    book.close()
    return seconds + time.process_time() - began


def _some(rows: Iterable):  # type: ignore[no-untyped-def,type-arg]
    """The rows, a thousand at once."""
    held = []
    for row in rows:
        held.append(row)
        if len(held) == 1000:
            yield held
            held = []
    yield held


def measured(task: str, count: int) -> tuple[float, float] | None:
    """Seconds and megabytes of one run in a process of its own; None for one that takes too long, or needs too much memory."""
    try:
        command = [sys.executable, __file__, "--task", task, str(count)]
        told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=MOST).stdout
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        print(f"{count:>7,} {task}: {type(error).__name__}: {(error.stderr or '')[-300:]!s}", flush=True)
        return None
    seconds, megabytes = told.split()
    return float(seconds), float(megabytes)


def main(counts: list[int], tasks: tuple[str, ...]) -> int:
    found: dict[tuple[str, int], tuple[float, float]] = {}
    for count in counts:
        taken: dict[str, list[tuple[float, float]]] = {task: [] for task in tasks if count <= TWO_SIDED_UP_TO or "two-sided" not in task}
        for _ in range(ROUNDS if count < 100_000 else 1):
            for task, pairs in taken.items():  # in turns, so that a busy machine is busy for all
                if pairs and pairs[-1][0] > LONG:
                    continue
                if pair := measured(task, count):
                    pairs.append(pair)
                    print(f"{count:>7,} {task}: {pair[0]:.2f} s, {pair[1]:.0f} MB", flush=True)
        found |= {
            (task, count): (statistics.median(s for s, _ in pairs), max(m for _, m in pairs)) for task, pairs in taken.items() if pairs
        }
    print("\n| | " + " | ".join(f"{count:,} events" for count in counts) + " |")
    print("| --- |" + " --- |" * len(counts))
    for task in tasks:
        told = (found.get((task, count)) for count in counts)
        print(f"| {task} | " + " | ".join(f"{one[0]:.2f} s, {one[1]:.0f} MB" if one else "-" for one in told) + " |")
    return _past_limits({task: seconds for (task, count), (seconds, _) in found.items() if count == 10_000})


def _past_limits(at: dict[str, float]) -> int:
    """1 where a figure at 10,000 events is past its limit; those that were not measured have none."""
    limits = {
        "creating, against XlsxWriter": ("create", "create: XlsxWriter", 1.0),
        "adding one, in seconds": ("add one", "", 0.5),
        "adding one, against openpyxl": ("add one", "add one: openpyxl", 0.25),
        "reading, in seconds": ("read", "", 1.5),
    }
    is_past = False
    for name, (task, other, limit) in limits.items():
        if task in at and (not other or other in at):
            value = at[task] / (at[other] if other else 1)
            is_past = is_past or value > limit
            print(f"{name}: {value:.2f} (at most {limit}){'' if value <= limit else '  PAST THE LIMIT'}")
    return int(is_past)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--task"]:
        print(run(sys.argv[2], int(sys.argv[3])), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        sys.exit(0)
    sizes = [int(given) for given in sys.argv[1:] if given != "--own"]
    sys.exit(main(sizes or [1_000, 10_000], OURS if "--own" in sys.argv else (*OURS, *OTHERS)))
