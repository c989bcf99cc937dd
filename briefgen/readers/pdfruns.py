"""From letters with their places on a page of a PDF to runs of letters: what stands on one line without a wide gap."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

_WIDE = 1.5  # a gap of so many heights of the letters parts runs: more than a space in justified text, less than between columns
_NEAR = 40  # how many runs before it, from the top down, one is compared with


class Letter(NamedTuple):
    """One sign; coordinates in points, upwards from the page's lower left corner."""

    sign: str
    left: float
    right: float
    base: float
    height: float
    angle: int = 0  # in degrees


@dataclass(slots=True)
class Run:
    """Letters on one line without a wide gap between them."""

    page: int  # from 1
    left: float
    right: float
    base: float
    height: float
    letters: list[Letter]
    text: str = ""
    first: float = 0.0  # how wide the first word is

    def goes_on(self, letter: Letter) -> bool:
        """True where `letter` follows the run's last one, on the line or a little above or below it."""
        size = max(self.height, letter.height, 1.0)
        return abs(letter.base - self.base) <= 0.5 * size and -0.5 * size <= letter.left - self.letters[-1].right <= _WIDE * size

    def touches(self, other: Run) -> bool:
        size = max(self.height, other.height, 1.0)
        return abs(other.base - self.base) <= 0.4 * size and max(other.left - self.right, self.left - other.right) <= _WIDE * size

    def take(self, letters: Sequence[Letter]) -> None:
        self.letters.extend(letters)
        self.left = min(self.left, *(letter.left for letter in letters))
        self.right = max(self.right, *(letter.right for letter in letters))


def runs_of(letters: Iterable[Letter | None], page: int) -> list[Run]:
    """The page's runs. Letters are first taken in the order of the file, in which lines mostly stand; runs that touch on one line are then
    one, with their letters from left to right: letters that come from another font are often written after the rest of the line."""
    runs: list[Run] = []
    current: Run | None = None
    for letter in letters:
        if letter is None:
            current = None
        elif current is not None and current.goes_on(letter):
            current.take([letter])
        else:
            current = Run(page, letter.left, letter.right, letter.base, letter.height, [letter])
            runs.append(current)
    merged: list[Run] = []
    for run in sorted(runs, key=lambda run: (-run.base, run.left)):
        near = next((other for other in merged[-_NEAR:][::-1] if other.touches(run)), None)
        if near:
            near.take(run.letters)
        else:
            merged.append(run)
    for run in merged:
        run.height = median(letter.height for letter in run.letters)
        run.text = _written(run.letters)
        run.first = _first_width(run.letters)
    return [run for run in merged if run.text]


def _written(letters: Sequence[Letter]) -> str:
    """The letters from left to right, with spaces where there are some or where a gap is wide enough; marks behind the letter they stand on."""
    marks = [letter for letter in letters if unicodedata.combining(letter.sign[0])]
    row = sorted((letter for letter in letters if not unicodedata.combining(letter.sign[0])), key=lambda letter: letter.left)
    row = _without_marks(row)
    if not row:
        return ""
    signs = [letter.sign for letter in row]
    for mark in marks:
        middle = (mark.left + mark.right) / 2
        place = min(range(len(row)), key=lambda n: (row[n].sign.isspace(), abs((row[n].left + row[n].right) / 2 - middle)))
        signs[place] += mark.sign
    gaps = [after.left - before.right for before, after in itertools.pairwise(row) if not (before.sign.isspace() or after.sign.isspace())]
    # Words that are set wide have gaps between all letters.
    least = max(0.0, median(gaps) if gaps else 0.0) + 0.15 * median(letter.height for letter in row)
    text = signs[0]
    for (before, after), sign in zip(itertools.pairwise(row), signs[1:], strict=True):
        if text.endswith(sign) and after.left - before.left < 0.15 * after.height and not sign.isspace():
            continue  # printed twice, a little aside: bold of the poor
        text += (" " if after.left - before.right > least else "") + sign
    return " ".join(text.split())


def _without_marks(row: Sequence[Letter]) -> list[Letter]:
    """The letters of a line without the small raised numbers of notes behind a word or a stop. Behind a unit ("km2") they are its power."""
    if not row:
        return []
    size, base = median(letter.height for letter in row), median(letter.base for letter in row)
    kept: list[Letter] = []
    for letter in row:
        raised = letter.sign.isdigit() and letter.height < 0.8 * size and letter.base > base + 0.15 * size
        if not (raised and _NOTED.search("".join(before.sign for before in kept[-_WORD:]))):
            kept.append(letter)
    return kept


_WORD = 4
_NOTED = re.compile(r"(?:[.,;:”\")’\]]|[^\W\d_]{3})$")


def _first_width(letters: Sequence[Letter]) -> float:
    row = sorted(letters, key=lambda letter: letter.left)
    end = row[0].right
    for letter in row:
        if letter.sign.isspace() or letter.left - end > 0.15 * letter.height:
            break
        end = max(end, letter.right)
    return end - row[0].left
