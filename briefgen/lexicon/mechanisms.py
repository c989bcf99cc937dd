"""How recurring meetings are named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from briefgen.lexicon.trie import compile_forms
from briefgen.model import Kind


@dataclass(frozen=True, slots=True)
class MechanismTable:
    heads: dict[str, Kind]  # small letters -> kind
    head_pattern: re.Pattern[str]
    qualifiers: frozenset[str]
    periodicity: re.Pattern[str]
    ordinals: dict[str, int]


def read_mechanisms(table: dict[str, Any]) -> MechanismTable:
    heads = {form.lower(): Kind(kind) for kind, forms in table["kinds"].items() for form in forms}
    return MechanismTable(
        heads,
        compile_forms(heads, flags=re.IGNORECASE),
        frozenset(table["qualifiers"].lower().split()),
        compile_forms(table["periodicity"], flags=re.IGNORECASE),
        dict(table["ordinals"]),
    )
