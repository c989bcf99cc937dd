"""The tables of terms, read once: countries, organisations, titles, stances, mechanisms, areas, furniture, outlets."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from briefgen.lexicon.areas import AreaTable, read_areas
from briefgen.lexicon.furniture import FurnitureTable, read_furniture
from briefgen.lexicon.mechanisms import MechanismTable, read_mechanisms
from briefgen.lexicon.outlets import OutletTable, read_outlets
from briefgen.lexicon.parties import PartyTable, read_parties
from briefgen.lexicon.stances import StanceTable, read_stances
from briefgen.lexicon.tables import read_lines, read_table
from briefgen.lexicon.titles import TitleTable, read_titles

if TYPE_CHECKING:
    from briefgen.lexicon.overlay import Overlay

__all__ = ["Lexicon", "load_lexicon"]


class Lexicon:
    """All tables; each is read when it is first asked for, so that a command pays only for what it uses.

    With an `overlay`, the tables that ship with what a desk adds to them or replaces in them.
    """

    def __init__(self, overlay: Overlay | None = None) -> None:
        self.overlay = overlay

    def _table(self, name: str) -> dict[str, Any]:
        shipped = read_table(name)
        return self.overlay.laid_over(name, shipped) if self.overlay else shipped

    def load(self) -> None:
        """Reads all tables now."""
        for name, one in vars(Lexicon).items():
            if isinstance(one, functools.cached_property):
                getattr(self, name)

    @functools.cached_property
    def parties(self) -> PartyTable:
        return read_parties(self._table("countries"), self._table("organisations"))

    @functools.cached_property
    def titles(self) -> TitleTable:
        return read_titles(self._table("titles"))

    @functools.cached_property
    def stances(self) -> StanceTable:
        return read_stances(self._table("stances"))

    @functools.cached_property
    def mechanisms(self) -> MechanismTable:
        return read_mechanisms(self._table("mechanisms"))

    @functools.cached_property
    def areas(self) -> AreaTable:
        return read_areas(self._table("areas"))

    @functools.cached_property
    def furniture(self) -> FurnitureTable:
        return read_furniture(self._table("furniture"))

    @functools.cached_property
    def outlets(self) -> OutletTable:
        return read_outlets(self._table("outlets"))

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """Frequent English words, small letters: for parting glued words and telling English from other languages."""
        return frozenset(read_lines("words"))


def load_lexicon(overlay: Overlay | None = None) -> Lexicon:
    """The lexicon that ships, with a desk's overlay (`briefgen.lexicon.overlay`) on it where one is given. Each is made once and kept.

    LexiconError where a table does not hold (raised when that table is first used).
    """
    return _lexicon(overlay)


@functools.cache
def _lexicon(overlay: Overlay | None) -> Lexicon:
    return Lexicon(overlay)
