"""The Word engine against docxtpl: same template, same data, one process, warm, in turns. Run: python tests/benchmarks/word.py [ROUNDS]

Times are the processor's, which other programs on the machine disturb less. Limits: 5 times as fast at 10 events and for 250 memos of 10
events, 4 times as fast at 5,000, linear to 40,000, under 150 MB at 5,000. Needs docxtpl (the extra `bench`).
"""

from __future__ import annotations

import io
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.word.make import docx, p, table

TEMPLATE = docx(
    p("Events", style="Kop1"),
    table(
        ("Date", "Venue", "Co-chairs", "Areas"), ("{%tr for e in events %}", "", "", ""),
        ("{{ e.date }}", "{{ e.venue }}", "{{ e.chairs }}", "{{ e.areas }}"), ("{%tr endfor %}", "", "", ""),
    ),
    p("{%p for e in events %}"), p("{{ e.title }}", style="Kop1"), p("{{ e.text }}"), p("{%p endfor %}"),
)  # fmt: skip
TIMES_FASTER = {10: 5.0, 5_000: 4.0}


def events(count: int) -> dict[str, list[dict[str, str]]]:
    """Synthetic events, with the letters in them that XML has to escape."""
    return {
        "events": [
            {
                "date": f"{n % 28 + 1} March {2000 + n % 25}", "venue": f"City no. {n}", "chairs": f"A. Person & B. Person {n}",
                "areas": "trade & investment, climate <2030>, visas", "title": f"Round {n} of the “dialogue”",
                "text": f"In round {n} both sides agreed to expand trade & investment, to meet again within a year, and to keep each other informed.",
            }
            for n in range(count)
        ]
    }  # fmt: skip


def ours(data: dict[str, list[dict[str, str]]]) -> bytes:
    from briefgen.word.engine import render

    return render(TEMPLATE, "bench.docx", data)


def theirs(data: dict[str, list[dict[str, str]]]) -> bytes:
    """As its documentation says for data with & and <: without autoescape it loses text."""
    from docxtpl import DocxTemplate

    template, out = DocxTemplate(io.BytesIO(TEMPLATE)), io.BytesIO()
    template.render(data, autoescape=True)
    template.save(out)
    return out.getvalue()


def timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def in_turns(first: Callable[[], object], second: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Medians in milliseconds, after one run of each that is not counted."""
    first(), second()
    pairs = [(timed(first), timed(second)) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def same_words() -> bool:
    from tests.word.make import lines

    mine, other = lines(ours(events(3))), lines(theirs(events(3)))
    return [line.replace("|=", "|") for line in mine] == [line for line in other if line.strip("| ")]


def memory(count: int) -> float:
    """Megabytes at the peak of a process that fills one document."""
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import word; word.ours(word.events({count})); print(word.peak())"
    )
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout)


def peak() -> float:
    return (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        / (1 if sys.platform == "darwin" else 1024)
        / (1024 if sys.platform == "darwin" else 1)
    )


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    megabytes = memory(5_000)  # first, as a process begins with the peak of the one that starts it
    kept = same_words()
    print(f"the same words in both: {'yes' if kept else 'NO'}")
    print("| events | briefgen | docxtpl | times faster |\n| --- | --- | --- | --- |")
    for count in (10, 100, 1_000, 5_000):
        data = events(count)
        mine, other = in_turns(lambda: ours(data), lambda: theirs(data), rounds if count < 5_000 else max(3, rounds // 2))  # noqa: B023
        kept = kept and other / mine >= TIMES_FASTER.get(count, 0)
        print(f"| {count:,} | {mine:.1f} ms | {other:.0f} ms | {other / mine:.1f} |")
        if count == 5_000:
            each = mine / count
    memo = events(10)
    mine, other = in_turns(lambda: [ours(memo) for _ in range(250)], lambda: [theirs(memo) for _ in range(250)], 3)
    kept = kept and other / mine >= 5
    print(f"| 250 memos of 10 | {mine:.0f} ms | {other:.0f} ms | {other / mine:.1f} |")
    large = events(40_000)
    ours(large)
    most = statistics.median(timed(lambda: ours(large)) for _ in range(3))
    growth = most / 40_000 / each
    kept = kept and growth < 1.3 and megabytes < 150
    print(
        f"| 40,000 | {most:.0f} ms | | |\n\n40,000 against 5,000, per event: {growth:.2f}. Memory at 5,000: {megabytes:.0f} MB at the peak of the process."
    )
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
