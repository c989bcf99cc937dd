"""What a sheet and a column are, for the tables in `schema`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, StrEnum
from typing import Any

PEN = "✎ "  # heads every column that people fill and the tool leaves alone
# The days that Excel makes of a year typed into a date cell: 2023 becomes 15 July 1905. The writer spells such days out.
YEAR_LIKE = (date(1905, 3, 14), date(1905, 9, 30))


class Holds(Enum):
    """What the cells of a column hold, and so how they are written and what may be typed into them."""

    TEXT = "text"
    KEYS = "keys"  # short keys parted by "; "
    NUMBER = "whole number"
    DECIMAL = "number"
    DATE = "date"
    YES = "yes or no"
    CHOICE = "choice"


class Owner(Enum):
    TOOL = "tool"
    HUMAN = "human"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `field` is the row dataclass's; computed columns have a formula instead ("" where each row has its own)."""

    header: str
    field: str = ""
    holds: Holds = Holds.TEXT
    owner: Owner = Owner.TOOL
    width: float = 14
    choices: str = ""  # the heading of the column on Lists that the drop-down shows
    enum: type[StrEnum] | None = None
    formula: str = ""
    is_link: bool = False
    is_repeated: bool = False  # shows, as a value, what stands on another sheet: an update brings it up to date
    is_derived: bool = False  # data that other rows give: its absence loses nothing, and the workbooks of older versions lack it

    @property
    def separators(self) -> str:
        """The signs that part the keys of a cell: the tool writes "; ", people also type commas between parties and areas."""
        return ";\n\r," if self.choices in ("Party", "Area") else ";\n\r"


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """One sheet with one table. `rows` names the tuple in `Matrix`; `prefix` starts the id that a row typed by hand gets."""

    name: str
    rows: str
    row_type: type[Any]
    prefix: str
    about: str
    columns: tuple[Column, ...]
    frozen: int = 1  # columns that stay in sight
    printed: int = 0  # columns from the left that fit a printed page; 0 for all

    @property
    def id_column(self) -> Column:
        return self.columns[0]

    @property
    def data_columns(self) -> tuple[Column, ...]:
        """The columns that hold data of the matrix; all others are computed from them."""
        return tuple(column for column in self.columns if column.field)


def text_column(header: str, field: str, width: float = 14, choices: str = "") -> Column:
    return Column(header, field, width=width, choices=choices)


def keys_column(header: str, field: str, width: float = 14, choices: str = "") -> Column:
    return Column(header, field, Holds.KEYS, width=width, choices=choices)


def number_column(header: str, field: str, width: float = 9) -> Column:
    return Column(header, field, Holds.NUMBER, width=width)


def date_column(header: str, field: str, width: float = 12.5) -> Column:
    return Column(header, field, Holds.DATE, width=width)


def yes_column(header: str, field: str, width: float = 11) -> Column:
    return Column(header, field, Holds.YES, width=width, choices="Yes or no")


def choice_column(header: str, field: str, enum: type[StrEnum], choices: str, width: float = 12) -> Column:
    return Column(header, field, Holds.CHOICE, width=width, choices=choices, enum=enum)


def human_column(header: str, field: str, holds: Holds = Holds.TEXT, width: float = 18) -> Column:
    return Column(PEN + header, field, holds, Owner.HUMAN, width)


def computed_column(header: str, formula: str, holds: Holds = Holds.NUMBER, width: float = 11, is_link: bool = False) -> Column:
    return Column(header, "", holds, Owner.COMPUTED, width, formula=formula, is_link=is_link)


def repeated_column(header: str, holds: Holds = Holds.TEXT, width: float = 11) -> Column:
    """A computed column without a formula: text, or what hardly anybody corrects, where a formula in each of thousands of cells costs more."""
    return Column(header, "", holds, Owner.COMPUTED, width, is_repeated=True)


def derived(column: Column) -> Column:
    """The same column, for values that the tool works out from other rows where Excel has no formula for it."""
    return replace(column, is_derived=True)
