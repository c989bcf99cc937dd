"""Who published a text, and for which side that outlet speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from briefgen.lexicon.forms import Forms


class Outlet(NamedTuple):
    name: str
    side: str
    tier: int


@dataclass(frozen=True, slots=True)
class OutletTable:
    by_signature: dict[str, Outlet]
    by_name: dict[str, Outlet]  # small letters
    finder: Forms


def read_outlets(table: dict[str, Any]) -> OutletTable:
    by_signature: dict[str, Outlet] = {}
    by_name: dict[str, Outlet] = {}
    for row in table.values():
        outlet = Outlet(row["name"], row.get("side", ""), row["tier"])
        by_name.setdefault(row["name"].lower(), outlet)
        for signature in row.get("signatures", ()):
            by_signature.setdefault(signature, outlet)
            by_name.setdefault(signature.lower(), outlet)
    return OutletTable(by_signature, by_name, Forms(by_signature))
