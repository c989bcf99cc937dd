"""Goldens: the matrix of a few samples as text that a person can review.

A folder of tests/golden with a case.toml is a case; its `readouts` are files of seeds/ (or of the folder itself). `pytest --accept` writes
matrix.txt anew; then read the diff line by line.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from pathlib import Path

import pytest

from briefgen.model import Evidence, Matrix
from briefgen.pipeline import build_matrix
from briefgen.readers import read_document

GOLDEN = Path(__file__).resolve().parent / "golden"
SEEDS = GOLDEN.parent.parent / "seeds"
CASES = sorted(path.parent for path in GOLDEN.glob("*/case.toml"))
SHEETS = ("mechanisms", "sources", "checks")


def build_case(case: Path) -> Matrix:
    names = tomllib.loads((case / "case.toml").read_text(encoding="utf-8"))["readouts"]
    files = [case / name if (case / name).exists() else SEEDS / name for name in names]
    return build_matrix([read_document(file.read_bytes(), file.name) for file in files])


def dump_matrix(matrix: Matrix) -> str:
    """Events with all their fields, their participants, their statements one a line with the quote where it says more; then the other sheets."""
    return "\n".join(_lines(matrix)) + "\n"


def _lines(matrix: Matrix) -> Iterator[str]:
    quotes = {row.evidence_id: row for row in matrix.evidence}
    yield f"as of {matrix.as_of}; parties " + ", ".join(f"{p.code} {p.name} ({p.demonym})" for p in matrix.parties)
    for event in matrix.events:
        yield f"\n== {event.event_id}"
        yield from _fields(event, skip=("event_id",))
        for place in event.evidence:
            yield f"  > {_quote(quotes[place])}"
        for person in matrix.participants:
            if person.event_id == event.event_id:
                yield f"  person  {person.name} | {person.title} | {person.side}: {person.side_basis} | {person.role} | level {person.level}"
        for said in matrix.statements:
            if said.event_id == event.event_id:
                who = f" {said.speaker}" if said.speaker else ""
                about = f" about {said.object_side}" if said.object_side else ""
                yield f"  {said.modality.value}  {said.side}{who}: {said.stance.value}, {said.strength.value}{about} [{said.verb}] {said.text}"
                for label, value in (
                    ("areas", "; ".join(said.areas)),
                    ("named", "; ".join(said.areas_named)),
                    ("words", said.areas_text),
                    ("due", said.due_stated),
                    ("carried", said.attribution),
                    ("flags", "; ".join(said.flags)),
                    ("sources", "; ".join(said.sources)),
                    ("confidence", "" if said.confidence.value == "High" else f"{said.confidence.value}: {said.confidence_reason}"),
                ):
                    if value:
                        yield f"        {label}: {value}"
                yield from (
                    f"        > {_quote(quotes[place])}"
                    for place in said.evidence
                    if " ".join(quotes[place].quote.split()).rstrip(".") != said.text.rstrip(".")
                )
    for sheet in SHEETS:
        yield f"\n== {sheet}"
        for row in getattr(matrix, sheet):
            yield "-"
            yield from _fields(row, skip=("sha256",))


def _quote(row: Evidence) -> str:
    return f"{row.evidence_id} ({'repaired, ' if row.repaired else ''}paragraph {row.paragraph}, {row.char_start}-{row.char_end}) {' '.join(row.quote.split())}"


def _fields(row: object, skip: tuple[str, ...]) -> Iterator[str]:
    """ "name  value" for each field that says something."""
    for field in fields(row):  # type: ignore[arg-type]
        value = getattr(row, field.name)
        if field.name in (*skip, "evidence") or value in ("", None, (), False):
            continue
        if isinstance(value, tuple):
            value = "; ".join(str(one) for one in value)
        yield f"  {field.name}  {value.value if isinstance(value, StrEnum) else value}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Path, accept: bool) -> None:
    now = dump_matrix(build_case(case))
    path = case / "matrix.txt"
    if accept:
        path.write_text(now, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    if now != kept:
        diff = "\n".join(difflib.unified_diff(kept.splitlines(), now.splitlines(), "accepted", "now", lineterm="", n=1))
        pytest.fail(f"{case.name} has changed; read the diff, then run pytest --accept\n{diff}", pytrace=False)


def test_every_case_is_one() -> None:
    assert len(CASES) == 6
    assert all((case / "case.toml").exists() for case in GOLDEN.iterdir() if case.is_dir())
