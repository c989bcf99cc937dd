"""From runs of letters with their places to a text: running heads set aside, columns one after the other, lines joined to paragraphs."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

from briefgen.model import Cut
from briefgen.readers.header import printed_day
from briefgen.readers.layout import Piece
from briefgen.readers.pdfruns import Run

_FAR = 1.3  # times the width of the next one: a line that tells nothing of where the others end
_INDENTS = 3
_EDGES_TRIED = 50  # where a column may begin
_EDGE_LINES = 3  # at the top and at the foot of a page: among these are running heads
_PAGE_NUMBER = re.compile(r"(?:[-–—|]\s*)?(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?(?:\s*[-–—|])?", re.I)
_BULLET = re.compile(r"(?:[•▪‣·●■o*–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S")
_ENDED = re.compile(r"[.!?:;…][\"”’')\]]*$")
_BROKEN = re.compile(r"([^\W\d_]+)[-‐\x02\u00ad]$")
_FIRST = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class _Line:
    """One printed line of one column, with the column's edges."""

    page: int
    text: str
    left: float
    right: float
    base: float
    height: float
    first: float  # how wide its first word is
    start: float
    end: float


def laid_out(pages: Sequence[Sequence[Run]], sizes: Sequence[tuple[float, float]]) -> tuple[list[Piece], tuple[Cut, ...]]:
    """The paragraphs in reading order, each with its page, and what stood at the head or foot of the pages. `sizes` are width and height."""
    written = [(runs, size) for runs, size in zip(pages, sizes, strict=True) if runs]
    if len(written) > 1:
        kept, cuts = _without_running([runs for runs, _ in written])
    else:
        kept, cuts = _without_lonely(written[0][0], written[0][1][1])
    lines = [line for runs, (_, (width, _)) in zip(kept, written, strict=True) for line in _ordered(runs, width)]
    paragraphs = list(_paragraphs(lines))
    body = Counter(round(line.height) for line in lines).most_common(1)[0][0] if lines else 0
    keeps = _hyphens(lines)
    pieces = [Piece(_kind(lines, body), _joined([line.text for line in lines], keeps), lines[0].page) for lines in paragraphs]
    return pieces, cuts


def _kind(lines: Sequence[_Line], body: float) -> str:
    if _BULLET.match(lines[0].text):
        return "list item"
    return "heading" if all(line.height > 1.15 * body for line in lines) else "paragraph"


# --- heads and feet ----------------------------------------------------------------------------------------------------------------


def _without_running(pages: Sequence[Sequence[Run]]) -> tuple[list[list[Run]], tuple[Cut, ...]]:
    """Without lines that at least half of the pages (and two) have at the same height, and without page numbers."""
    edges = [_edges(runs) for runs in pages]
    counts = Counter(key for page in edges for key in {_key(text, base) for text, base, _ in page})
    often = max(2, (len(pages) + 1) // 2)
    cuts: dict[Cut, None] = {}
    kept: list[list[Run]] = []
    for runs, page in zip(pages, edges, strict=True):
        gone: set[int] = set()
        for text, base, members in page:
            near = sum(counts[_key(text, base + shift)] for shift in (-_GRID, 0, _GRID))
            outermost = base in (page[0][1], page[-1][1])
            if (near >= often and _is_aside(text)) or (outermost and _PAGE_NUMBER.fullmatch(text.strip())):
                gone |= {id(run) for run in members}
                head = base > median(run.base for run in runs)
                cuts[Cut("running head" if head else "running foot", re.sub(r"\d+", "#", text) if near >= often else text, 0)] = None
        kept.append([run for run in runs if id(run) not in gone])
    return kept, tuple(cuts)


def _without_lonely(runs: Sequence[Run], height: float) -> tuple[list[list[Run]], tuple[Cut, ...]]:
    """A single page without its head and foot, where both can be told from the text: a short line apart from all others at the very foot;
    and, where there is one, such a line at the head, in letters no larger than the text's and no farther from the edge than the foot is."""
    rows = _edges(runs)
    size = median(run.height for run in runs)
    gone: list[tuple[str, tuple[str, float, list[Run]]]] = []
    if len(rows) >= 2 * _EDGE_LINES:
        (_, second, _), (_, before, _) = rows[1], rows[-2]
        head, foot = rows[0], rows[-1]
        if (_is_aside(foot[0]) and before - foot[1] >= 2 * size and foot[1] < 0.15 * height) or _PAGE_NUMBER.fullmatch(foot[0]):
            gone.append(("running foot", foot))
            small = max(run.height for run in head[2]) <= 1.1 * size
            if _is_aside(head[0]) and head[1] - second >= 1.7 * size and small and height - head[1] - size <= foot[1] + 2 * size:
                gone.insert(0, ("running head", head))
    members = {id(run) for _, row in gone for run in row[2]}
    return [[run for run in runs if id(run) not in members]], tuple(Cut(reason, row[0], 0) for reason, row in gone)


def _is_aside(text: str) -> bool:
    return len(text.split()) <= 14 and not _ENDED.search(text)


_GRID = 4.0  # points; heads of odd and even pages can differ by so much


def _key(text: str, base: float) -> tuple[str, int]:
    return re.sub(r"\d+", "#", text), round(base / _GRID)


def _edges(runs: Sequence[Run]) -> list[tuple[str, float, list[Run]]]:
    """The first and last lines of a page, from the top down: text, baseline, runs."""
    rows: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        rows[round(run.base / 2)].append(run)
    ordered = [sorted(rows[key], key=lambda run: run.left) for key in sorted(rows, reverse=True)]
    chosen = ordered if len(ordered) <= 2 * _EDGE_LINES else ordered[:_EDGE_LINES] + ordered[-_EDGE_LINES:]
    return [(" ".join(run.text for run in row), row[0].base, row) for row in chosen]


# --- columns and lines -------------------------------------------------------------------------------------------------------------


def _ordered(runs: list[Run], width: float, depth: int = 0) -> Iterator[_Line]:
    """The lines of a page or column in reading order: where it has columns, all of the left one before the right one."""
    gutter = _gutter(runs, width) if depth < 4 else None
    if gutter is None:
        yield from _lines(runs)
        return
    if depth == 0 and (last := _foot(runs)):
        yield from _ordered(runs[: -len(last)], width, 1)
        yield from _lines(last)
        return
    across = sorted((run for run in runs if _crosses(run, gutter)), key=lambda run: -run.base)
    tops = [float("inf"), *(run.base for run in across), float("-inf")]
    for number, (top, foot) in enumerate(itertools.pairwise(tops)):
        if number:
            level = across[number - 1]
            yield from _lines([level])
        zone = [run for run in runs if foot < run.base < top and not _crosses(run, gutter)]
        for side in ([run for run in zone if run.right <= gutter], [run for run in zone if run.left >= gutter]):
            yield from _ordered(side, 0.0, depth + 1)


def _foot(runs: Sequence[Run]) -> list[Run]:
    """The last line of a page with columns, where it stands apart from the text above it: read in its place it would part a sentence."""
    bases = sorted({round(run.base) for run in runs})
    if len(bases) < 4 or bases[1] - bases[0] < 1.8 * median(run.height for run in runs):
        return []
    last = [run for run in runs if round(run.base) == bases[0]]  # runs come from the top down
    text = " ".join(run.text for run in last)
    return [] if _ENDED.search(text) or len(text.split()) > 12 else last


def _crosses(run: Run, gutter: float) -> bool:
    return run.left < gutter < run.right


def _gutter(runs: Sequence[Run], width: float) -> float | None:
    """Where a second column begins: an edge at which lines begin, with text of some width on both sides; None where there is none."""
    if len(runs) < 6:
        return None
    first, last = min(run.left for run in runs), max(run.right for run in runs)
    starts = Counter(round(run.left / 2) for run in runs)
    best, score = None, 0
    for key, _ in sorted(starts.most_common(_EDGES_TRIED)):
        gutter = key * 2 - 2.0
        left = [run for run in runs if run.right <= gutter]
        right = [run for run in runs if run.left >= gutter]
        if not left or not right or not first + 0.15 * (last - first) < gutter < last - 0.1 * (last - first):
            continue
        held = _beside(left, right)
        often = starts[key] + starts[key + 1] + starts[key - 1] >= 3
        noted = _is_side_note(left, right) or _is_side_note(right, left)
        both = often and held > 5 and _is_column(left, gutter - first) and _is_column(right, last - gutter)
        if (both or noted or _is_started(runs, left, right, gutter, width)) and held > score:
            best, score = gutter, held
    return best


def _is_started(runs: Sequence[Run], left: Sequence[Run], right: Sequence[Run], gutter: float, width: float) -> bool:
    """True where the second of two columns has but a few lines: the first one fills half of the page, and from the top of the second one
    downwards no line goes past it."""
    first = min(run.left for run in runs)
    half = (gutter - first) / max(1.0, width - 2 * first)  # the margins of a page are alike
    top = max(run.base for run in right)
    clear = not any(_crosses(run, gutter) and run.base <= top for run in runs)
    return (
        0.4 <= half <= 0.62
        and clear
        and len(left) > 5
        and _is_column(left, gutter - first)
        and max(run.left for run in right) < gutter + 20
    )


def _is_side_note(narrow: Sequence[Run], wide: Sequence[Run]) -> bool:
    """True for a few short lines in one block beside running text that goes on above or below them: an address beside a letter, say. Not for
    the rows of a table, nor for the marks of a list, nor for names that speak."""
    if not 2 <= len(narrow) <= (len(wide) - 3) / 2 or any(_BULLET.match(run.text) or run.text.endswith(":") for run in narrow):
        return False
    width = max(run.right for run in wide) - min(run.left for run in wide)
    bases = sorted(run.base for run in narrow)
    close = all(b - a <= 2.5 * narrow[0].height for a, b in itertools.pairwise(bases))
    within = min(run.base for run in wide) < bases[-1] and bases[0] < max(run.base for run in wide)
    short = max(run.right for run in narrow) - min(run.left for run in narrow) < 0.5 * width
    letters = median(len(run.text) for run in narrow)
    return close and within and short and letters >= 5 and _is_column(wide, width) and median(len(run.text.split()) for run in wide) >= 6


def _is_column(runs: Sequence[Run], width: float) -> bool:
    """True for lines of running text: not the bullets of a list, nor the words of a table's narrow cells."""
    if len(runs) < 3:
        return False
    return median(run.right - run.left for run in runs) >= 0.5 * width and median(len(run.text.split()) for run in runs) >= 3


def _beside(left: Sequence[Run], right: Sequence[Run]) -> int:
    """How many lines stand beside one another: those between the lower of the two tops and the higher of the two feet."""
    top = min(max(run.base for run in left), max(run.base for run in right)) + 2
    foot = max(min(run.base for run in left), min(run.base for run in right)) - 2
    return sum(foot <= run.base <= top for run in (*left, *right))


def _lines(runs: Sequence[Run]) -> Iterator[_Line]:
    """Runs of one column as lines from the top down; runs of one baseline are one line."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.base, run.left)):
        if rows and abs(rows[-1][0].base - run.base) <= 0.4 * max(run.height, rows[-1][0].height):
            rows[-1].append(run)
        else:
            rows.append([run])
    if not rows:
        return
    start, ends = min(run.left for run in runs), _ends(rows)
    for row in rows:
        row.sort(key=lambda run: run.left)
        height = max(run.height for run in row)
        end = ends[round(height)]
        text = row[0].text
        for before, run in itertools.pairwise(row):
            text += ("" if run.left - before.right < 0.15 * height else " ") + run.text
        yield _Line(row[0].page, " ".join(text.split()), row[0].left, row[-1].right, row[0].base, height, row[0].first, start, end)


def _ends(rows: Sequence[Sequence[Run]]) -> dict[int, float]:
    """Where lines with letters of each height end at the right: a headline, or one line alone, may go far beyond the text's edge."""
    found: dict[int, list[float]] = defaultdict(list)
    start = min(run.left for row in rows for run in row)
    for row in rows:
        found[round(max(run.height for run in row))].append(max(run.right for run in row))
    for ends in found.values():
        ends.sort()
        while len(ends) > _EDGE_LINES and ends[-1] - start > _FAR * (ends[-2] - start):
            ends.pop()
    return {height: ends[-1] for height, ends in found.items()}


# --- paragraphs --------------------------------------------------------------------------------------------------------------------


def _paragraphs(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    steps = sorted(
        a.base - b.base for a, b in itertools.pairwise(lines) if _same_column(a, b) and 0.8 * a.height < a.base - b.base < 4 * a.height
    )
    pitch = steps[len(steps) // 4] if steps else 0.0  # in a text of short paragraphs most steps are between paragraphs
    indented = _indented(lines)
    paragraph: list[_Line] = []
    for line in lines:
        if paragraph and (id(line) in indented or _begins(paragraph, line, pitch)):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _indented(lines: Sequence[_Line]) -> set[int]:
    """The lines with which a text opens its paragraphs by moving them in, as three at least do by as much between lines at the edge."""
    moved: list[_Line] = []
    lone: Counter[int] = Counter()
    for before, line, after in zip([None, *lines], lines, lines[1:], strict=False):
        at_edge = after.left <= after.start + 0.3 * after.height and not _BULLET.match(after.text)
        if _BULLET.match(line.text) or line.left - line.start <= 0.7 * line.height:
            continue
        moved.append(line)
        if _same_column(line, after) and at_edge and not (before and before.left > before.start + 0.3 * before.height):
            lone[round(line.left - line.start)] += 1
    return {id(line) for line in moved if lone[round(line.left - line.start)] >= _INDENTS}


def _same_column(a: _Line, b: _Line) -> bool:
    return a.page == b.page and a.base > b.base and a.left < b.end and b.left < a.end


def _begins(paragraph: Sequence[_Line], line: _Line, pitch: float) -> bool:
    """True where `line` opens a new paragraph after the lines of the one before."""
    before = paragraph[-1]
    if _BROKEN.search(before.text):
        return False
    if _BULLET.match(line.text) and (
        _ENDED.search(before.text) or before.right < before.end - 2 * before.height or line.left > before.left
    ):
        return True
    if printed_day(line.text) == line.text:
        return True
    size = max(before.height, line.height)
    if abs(before.height - line.height) > 0.15 * size:
        return True
    if _same_column(before, line):
        if before.base - line.base > 1.35 * pitch:
            return True
        hanging = bool(_BULLET.match(paragraph[0].text)) and line.left > paragraph[0].left
        if line.left - before.left > 0.7 * size and not hanging and before.left <= before.start + size:
            return True
    elif not 0.4 < (line.end - line.start) / max(1.0, before.end - before.start) < 2.5:
        return True  # from a note at the side to the text, say
    # A line that had room for the next one's first word was ended on purpose.
    room = before.end - before.right
    return room > line.first + 0.4 * size and (bool(_ENDED.search(before.text)) or room > 0.25 * (before.end - before.start))


def _joined(lines: Sequence[str], keeps: Callable[[str, str], bool]) -> str:
    """The lines as one. Of a word that a line's end breaks, `keeps(head, tail)` says whether its hyphen is part of it."""
    text = lines[0]
    for line in lines[1:]:
        broken, first = _BROKEN.search(text), _FIRST.match(line)
        if broken and first:
            hyphen = "-" if not broken[0].endswith("\u00ad") and keeps(broken[1], first[0]) else ""
            text = text[: broken.end(1)] + hyphen + line
        else:
            text += line if text.endswith(("-", "/", "\x02")) and not text.endswith((" -", " /")) else f" {line}"
    return text.replace("\x02", "-").replace("\u00ad", "")


def _hyphens(lines: Sequence[_Line]) -> Callable[[str, str], bool]:
    """Whether a word broken at a line's end keeps its hyphen, as this document has it: "high-" + "level", but "coopera-" + "tion".

    Where no line's end breaks a word that is none in two parts, the document does not part words, and every hyphen is its own.
    """
    known = {word.lower() for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text)}

    def is_word(text: str) -> bool:
        return text.lower() in known or text.lower() in _words()

    ends = [
        (broken[1], first[0])
        for a, b in itertools.pairwise(lines)
        if (broken := _BROKEN.search(a.text)) and (first := _FIRST.match(b.text))
    ]
    parts_words = any(
        tail[0].islower() and is_word(head + tail) and not (head.lower() in _words() and tail.lower() in _words()) for head, tail in ends
    )

    def keeps(head: str, tail: str) -> bool:
        if not parts_words or not tail[0].islower() or f"{head}-{tail}".lower() in known:
            return True
        return not is_word(head + tail) and len(head) > 1 and head.lower() in _words() and tail.lower() in _words()

    return keeps


@cache
def _words() -> frozenset[str]:
    from briefgen.lexicon.tables import read_lines

    return frozenset(read_lines("words"))
