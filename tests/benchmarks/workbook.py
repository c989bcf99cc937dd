"""The workbook, side by side in one run with openpyxl and XlsxWriter: creating, adding one event, reading back.

    python tests/benchmarks/workbook.py            # 1,000 and 10,000 events; exits with 1 past a limit
    python tests/benchmarks/workbook.py 1000 10000 100000

Limits, at 10,000 events: creating takes no longer than XlsxWriter (constant_memory) takes to write the same cells; adding one event takes less
than 0.5 s and a fourth of what openpyxl takes to load and save the file; reading back takes less than 1.5 s. Each figure is a process of its own,
the median of three; memory is the most that the process held.
"""

from __future__ import annotations

import io
import resource
import statistics
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

FOLDER = Path("/tmp") if Path("/tmp").is_dir() else Path()
ROUNDS = 3
TASKS = ("create", "create: XlsxWriter", "add one", "add one: openpyxl", "read", "read: openpyxl")


def matrix(count: int):  # type: ignore[no-untyped-def]
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


def path_of(count: int) -> Path:
    return FOLDER / f"briefgen-benchmark-{count}.xlsx"


def run(task: str, count: int) -> float:
    """The seconds of one task; what it needs is there before the clock starts."""
    if task == "create":
        from briefgen.workbook.create import write_workbook

        given = matrix(count)
        began = time.process_time()
        data = write_workbook(given)
        seconds = time.process_time() - began
        path_of(count).write_bytes(data)
        return seconds
    if task == "create: XlsxWriter":
        return _xlsxwriter(count)
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


def _xlsxwriter(count: int) -> float:
    """All cells of all sheets of the same workbook, with the same texts, numbers and formulas, and one format each."""
    from xlsxwriter import Workbook

    from briefgen.workbook.baseline import baseline_sheet
    from briefgen.workbook.create import plan_sheets

    given = matrix(count)
    plans = [
        (plan.name, list(plan.all_rows())) for plan in (*plan_sheets(given), baseline_sheet(given))
    ]  # worked out before the clock starts
    began = time.process_time()
    book = Workbook(io.BytesIO(), {"constant_memory": True})
    look = book.add_format({"text_wrap": True})
    for name, rows in plans:
        sheet = book.add_worksheet(name)
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
    book.close()
    return time.process_time() - began


def main(counts: list[int]) -> int:
    found: dict[tuple[str, int], tuple[float, float]] = {}
    for count in counts:
        taken: dict[str, list[tuple[float, float]]] = {task: [] for task in TASKS}
        for _ in range(ROUNDS if count < 100_000 else 1):
            for task in TASKS:  # in turns, so that a busy machine is busy for all
                told = subprocess.run(
                    [sys.executable, __file__, "--task", task, str(count)], capture_output=True, text=True, check=True
                ).stdout
                seconds, megabytes = told.split()
                taken[task].append((float(seconds), float(megabytes)))
        for task, pairs in taken.items():
            found[task, count] = statistics.median(s for s, _ in pairs), max(m for _, m in pairs)
    print("| | " + " | ".join(f"{count:,} events: s | MB" for count in counts) + " |")
    print("| --- |" + " --- | --- |" * len(counts))
    for task in TASKS:
        print(f"| {task} | " + " | ".join(f"{found[task, count][0]:.2f} | {found[task, count][1]:.0f}" for count in counts) + " |")
    if 10_000 not in counts:
        return 0
    at = {task: found[task, 10_000][0] for task in TASKS}
    limits = {
        "creating, against XlsxWriter": (at["create"] / at["create: XlsxWriter"], 1.0),
        "adding one, in seconds": (at["add one"], 0.5),
        "adding one, against openpyxl": (at["add one"] / at["add one: openpyxl"], 0.25),
        "reading, in seconds": (at["read"], 1.5),
    }
    for name, (value, limit) in limits.items():
        print(f"{name}: {value:.2f} (at most {limit}){'' if value <= limit else '  PAST THE LIMIT'}")
    return int(any(value > limit for value, limit in limits.values()))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--task"]:
        print(run(sys.argv[2], int(sys.argv[3])), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        sys.exit(0)
    sys.exit(main([int(given) for given in sys.argv[1:]] or [1_000, 10_000]))
