"""Mutated files of each kind, read: `python tests/attack/mutated.py [--count 2000] [--kind pdf ...]`. The suite runs the same with fewer.

Every reader is called beneath the net that `read_files` spreads, so that any exception but the project's own shows with its file. A file that
takes longer than its time is a fault, too. What fails is kept in --keep.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefgen.errors import ReadoutError
from briefgen.readers import LIMITS, READERS, sniff
from briefgen.readers.found import Found, Member
from briefgen.readers.limits import Budget
from tests.attack.conftest import READOUT
from tests.readers import forms, ole, render

SECONDS = 20  # for one file of a few kB
_LINES = render.paragraphs(READOUT)
_PDF = Path(__file__).with_name("two-columns.pdf")
_TABLE = f"<w:tbl><w:tr><w:tc>{forms.paragraph('Venue')}</w:tc><w:tc>{forms.paragraph('Dakar')}</w:tc></w:tr></w:tbl>"
_ATTACHED = [("a.docx", forms.word(forms.paragraph("They met."))), ("b.zip", forms.zipped({"c.txt": READOUT}))]


def _workbook() -> bytes:
    from briefgen.pipeline import build_matrix
    from briefgen.readers import read_document
    from briefgen.workbook.create import write_workbook

    return write_workbook(build_matrix([read_document(READOUT.encode(), "a.txt")]))


SAMPLES: dict[str, Callable[[], bytes]] = {
    "text": lambda: READOUT.encode(),
    "markdown": lambda: (
        "# Talks\n\n**Both** sides [met](https://a.example/1).\n\n- one\n- two\n\n| a | b |\n| --- | --- |\n| c | d |\n\n" + READOUT
    ).encode(),
    "html": lambda: render.related_inside(_LINES),
    "mht": lambda: render.saved_page(_LINES),
    "docx": lambda: forms.word(
        "".join(map(forms.paragraph, _LINES)) + _TABLE, {"footnotes": f'<w:footnote w:id="1">{forms.paragraph("x")}</w:footnote>'}
    ),
    "docx tracked": lambda: render.tracked(_LINES),
    "odt": lambda: forms.open_text("".join(f"<text:p>{line}<text:s text:c='3'/></text:p>" for line in _LINES)),
    "pdf": _PDF.read_bytes,
    "eml": lambda: forms.mail(READOUT, html=f"<p>{READOUT}</p>", attached=_ATTACHED),
    "msg": lambda: ole.ole(
        ole.message(subject="x", body=READOUT * 9, sender=("A", "a@b.example"), sent=datetime(2024, 5, 16), attached=dict(_ATTACHED))
    ),
    "zip": lambda: forms.zipped({"a.txt": READOUT, "b/c.zip": forms.zipped({"d.txt": READOUT}), "e.html": render.form(_LINES)}),
    "xlsx": _workbook,
}
_PIECES = (
    b"\0",
    b"\xff",
    b"<",
    b">",
    b"&#x0;",
    b"&a;",
    b"--",
    b"%PDF-",
    b"PK\x03\x04",
    b"\r\n\r\n",
    b"=?utf-8?b?",
    b"stream\n",
    b"<w:p>",
    b"9" * 30,
    b"\xd8\0",
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The file with one to eight faults: bytes changed, put in, taken out, doubled; its end cut off; a number made large."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        at = chance.randrange(len(out) + 1)
        size = chance.choice((1, 2, 4, 16, 200))
        match chance.randrange(7):
            case 0:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                out[at:at] = chance.choice(_PIECES)
            case 2:
                del out[at : at + size]
            case 3:
                out[at:at] = out[at : at + size] * chance.choice((1, 2, 50))
            case 4:
                del out[at:]
            case 5:
                out[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f", b"\x80\0\0\0"))
            case _:
                other = chance.randrange(len(out) + 1)
                out[at : at + size] = out[other : other + size]
        if not out:
            return b"\0"
    return bytes(out)


def inside(data: bytes, chance: random.Random) -> bytes:
    """For packages: the members mutated and packed again soundly, as faults in packed bytes go no deeper than the checksum."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    for name in chance.sample(sorted(members), min(2, len(members))):
        members[name] = mutated(members[name], chance)
    return forms.zipped(members)


class TooLong(BaseException):
    pass


@contextmanager
def _clock(seconds: int) -> Iterator[None]:
    def up(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def read_all(data: bytes, name: str = "x", depth: int = 0, budget: Budget | None = None) -> int:
    """How many finds the readers make, without the net: any exception but ReadoutError is a fault."""
    budget = budget or Budget(LIMITS)
    count = 0
    try:
        if depth > LIMITS.nesting or sniff.refusal(data):
            return 0
        reader = next((reader for reader in READERS if reader.recognises(data)), None)
        found: list[Found] = list(reader.read(data, name, budget)) if reader else []
    except ReadoutError:
        return 0
    for one in found:
        count += read_all(one.data, one.name, depth + 1, budget) if isinstance(one, Member) else 1
    return count


def attack(kind: str, count: int, seed: int = 1, keep: Path | None = None) -> tuple[list[str], float, int]:
    """The faults found, the longest time of a file in seconds, and how many files still gave something."""
    sample, chance = SAMPLES[kind](), random.Random(f"{kind} {seed}")
    faults: list[str] = []
    longest, read = 0.0, 0
    for number in range(count):
        data = inside(sample, chance) if sample.startswith(b"PK") and number % 2 else mutated(sample, chance)
        began = time.monotonic()
        try:
            with _clock(SECONDS):
                read += read_all(data) > 0
        except (Exception, TooLong) as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            faults.append(f"{type(error).__name__}: {error} at {place.filename}:{place.lineno}")
            if keep:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{kind}-{number}").write_bytes(data)
        longest = max(longest, time.monotonic() - began)
    return faults, longest, read


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", nargs="*", choices=[*SAMPLES], default=[*SAMPLES])
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    print(f"{'kind':14} {'files':>6} {'read':>6} {'faults':>6} {'longest s':>9}")
    failed = 0
    for kind in given.kind:
        faults, longest, read = attack(kind, given.count, given.seed, given.keep)
        print(f"{kind:14} {given.count:>6} {read:>6} {len(faults):>6} {longest:>9.2f}", flush=True)
        for fault, times in Counter(faults).most_common(10):
            print(f"    {times} x {fault}")
        failed += len(faults)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
