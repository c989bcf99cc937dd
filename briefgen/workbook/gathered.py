"""What several sheets are made from, worked out once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefgen.model import Matrix
from briefgen.workbook.columns import SheetSpec
from briefgen.workbook.computed import Derived, derive
from briefgen.workbook.coverage import Coverage, cover
from briefgen.workbook.views import shown_rows


@dataclass(frozen=True, slots=True)
class Gathered:
    """Of one matrix: the look-ups behind computed columns, each sheet whose rows repeat what stands on others, and what Coverage shows."""

    derived: Derived
    shown: tuple[tuple[SheetSpec, Sequence[Any]], ...]
    covered: Coverage


def gather(matrix: Matrix) -> Gathered:
    return Gathered(derive(matrix), shown_rows(matrix), cover(matrix))
