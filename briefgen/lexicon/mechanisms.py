"""How recurring meetings are named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from briefgen.model import Kind


@dataclass(frozen=True, slots=True)
class MechanismTable:
    heads: dict[str, Kind]  # small letters -> kind
    qualifiers: frozenset[str]
    periodicity: re.Pattern[str]
    ordinals: dict[str, int]


def read_mechanisms(table: dict[str, Any]) -> MechanismTable:
    heads = {form.lower(): Kind(kind) for kind, forms in table["kinds"].items() for form in forms}
    return MechanismTable(
        heads,
        frozenset(table["qualifiers"].lower().split()),
        re.compile(rf"\b(?:{'|'.join(table['periodicity'])})\b", re.IGNORECASE),
        dict(table["ordinals"]),
    )
