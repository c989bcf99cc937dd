"""Who published a text, and for which side that outlet speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from briefgen.lexicon.forms import Forms
from briefgen.lexicon.scan import rule


class Outlet(NamedTuple):
    name: str
    side: str
    tier: int


@dataclass(frozen=True, slots=True)
class OutletTable:
    by_signature: dict[str, Outlet]
    by_name: dict[str, Outlet]  # small letters
    finder: Forms
    styles: tuple[tuple[str, Outlet], ...]  # regular expressions for how an outlet heads its releases

    def signed(self, words: str) -> Outlet | None:
        """Whose signature `words` are or contain; "(SPA)" is one only as a whole, since those letters mean other things, too."""
        found = words if words in self.by_signature else self.finder.first(words)
        return self.by_signature[found] if found else None

    def by_style(self, head: str) -> Outlet | None:
        """Whose manner the first lines of a text have; None where they are nobody's."""
        return next((outlet for style, outlet in self.styles if rule(style).search(head)), None)


def read_outlets(table: dict[str, Any]) -> OutletTable:
    by_signature: dict[str, Outlet] = {}
    by_name: dict[str, Outlet] = {}
    styles: list[tuple[str, Outlet]] = []
    for row in table.values():
        outlet = Outlet(row["name"], row.get("side", ""), row["tier"])
        by_name.setdefault(row["name"].lower(), outlet)
        for signature in row.get("signatures", ()):
            by_signature.setdefault(signature, outlet)
            by_name.setdefault(signature.lower(), outlet)
        styles += [(style, outlet) for style in row.get("styles", ())]
    return OutletTable(by_signature, by_name, Forms(by_signature), tuple(styles))
