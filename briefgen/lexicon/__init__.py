"""The tables of terms, read once: countries, organisations, titles, stances, mechanisms, areas, furniture, outlets."""

from __future__ import annotations

import functools

from briefgen.lexicon.areas import AreaTable, read_areas
from briefgen.lexicon.furniture import FurnitureTable, read_furniture
from briefgen.lexicon.mechanisms import MechanismTable, read_mechanisms
from briefgen.lexicon.outlets import OutletTable, read_outlets
from briefgen.lexicon.parties import PartyTable, read_parties
from briefgen.lexicon.stances import StanceTable, read_stances
from briefgen.lexicon.tables import read_lines, read_table
from briefgen.lexicon.titles import TitleTable, read_titles

__all__ = ["Lexicon", "load_lexicon"]


class Lexicon:
    """All tables; each is read when it is first asked for, so that a command pays only for what it uses."""

    @functools.cached_property
    def parties(self) -> PartyTable:
        return read_parties(read_table("countries"), read_table("organisations"))

    @functools.cached_property
    def titles(self) -> TitleTable:
        return read_titles(read_table("titles"))

    @functools.cached_property
    def stances(self) -> StanceTable:
        return read_stances(read_table("stances"))

    @functools.cached_property
    def mechanisms(self) -> MechanismTable:
        return read_mechanisms(read_table("mechanisms"))

    @functools.cached_property
    def areas(self) -> AreaTable:
        return read_areas(read_table("areas"))

    @functools.cached_property
    def furniture(self) -> FurnitureTable:
        return read_furniture(read_table("furniture"))

    @functools.cached_property
    def outlets(self) -> OutletTable:
        return read_outlets(read_table("outlets"))

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """Frequent English words, small letters: for parting glued words and telling English from other languages."""
        return frozenset(read_lines("words"))


@functools.cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships. LexiconError where a table does not hold (raised when that table is first used)."""
    return Lexicon()
