"""An existing workbook brought up to date with new readouts: what `build` and `matrix` do where their workbook is already there."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.cli.console import Console, counted
from briefgen.cli.effort import Effort, cores
from briefgen.cli.files import Result, State, digest_of, written_aside
from briefgen.cli.ownership import is_ours, state_of
from briefgen.errors import OutputError, WorkbookError
from briefgen.model import Matrix, Severity, Source
from briefgen.readers.sniff import office_kind

if TYPE_CHECKING:
    from briefgen.cli.kept import KeptPieces
    from briefgen.pipeline import Findings
    from briefgen.workbook.update.changes import Change
    from briefgen.workbook.update.deflate import Cut

_TOLD = 20  # cells that are named one by one
_MANY = 1_000  # statements; the workbook of more is not held, but lies in a file while it is written
_LARGE = 2**18  # bytes of a workbook; what follows from a smaller one is worked out again as fast
_SHOWN = 60  # signs of a value that a line of the terminal shows
_SAID = {
    "row added": "new row",
    "column added": "new column",
    "changed": "changed",
    "proposed": "proposed, your value stays",
    "accepted": "accepted by you, written",
    "declined": "declined by you",
    "not written": "accepted by you, but not written: the cell has changed since",
}


@dataclass(frozen=True, slots=True)
class Untouched:
    """A large workbook that nobody has worked in, as it was before the run: it need not be held to be known again."""

    path: Path
    sha256: str
    texts: tuple[tuple[str, str], ...]  # what each text is known by
    moment: tuple[int, ...]  # by which a file is known that has been written to since
    kept: KeptPieces | None = None

    def is_replaced_by(self, matrix: Matrix) -> bool:
        """Whether a new workbook of this matrix can take its place: it is still there as it was, and all its texts are given again."""
        return _all_given(self.texts, matrix) and self.still_stands()

    def still_stands(self) -> bool:
        """Whether nobody has written to it meanwhile; what replaces it looks at all of it once more."""
        return self.path.is_file() and _moment(self.path) == self.moment


def untouched(path: Path, effort: Effort) -> Untouched | None:
    """The workbook at `path`; None where it is small enough to be held, or people may have worked in it. To be asked for before the texts are
    read: of ten thousand it has 200 MB."""
    from briefgen.cli.kept import kept_pieces

    try:
        if not path.is_file() or path.stat().st_size < _LARGE:
            return None
        moment = _moment(path)
    except OSError:
        return None
    if kept := kept_pieces(path) if effort.cached else None:  # just what a run wrote
        return Untouched(path, kept.sha256, kept.texts, moment, kept)
    old = _old_workbook(path)
    if old is None or office_kind(old) != "xlsx" or state_of(old, path.name) is not State.AS_WRITTEN:
        return None
    return Untouched(path, digest_of(old), _texts_of(old, path.name), moment)


def _moment(path: Path) -> tuple[int, ...]:
    status = path.stat()
    return status.st_mtime_ns, status.st_size, status.st_ino


@dataclass(frozen=True, slots=True)
class Outcome:
    """The workbook to write and the matrix that it holds. `before` is what stood there (None for a new workbook), `changes` what differs."""

    data: Result
    matrix: Matrix
    before: bytes | None = None
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()  # the cells that could not be understood, each with how to fix it
    odd: tuple[str, ...] = ()  # rows and merged cells that were read in another way than people may think, the same
    replaced: Untouched | None = None  # the workbook in whose place this new one comes
    digest: str = ""  # where it has been worked out

    @property
    def sha256(self) -> str:
        """Of the workbook; to be asked for before it is written."""
        return self.digest or digest_of(self.data)


def brought_up_to_date(
    path: Path, found: Findings, *, replace: bool, effort: Effort, dry_run: bool = False, known: Untouched | None = None
) -> Outcome:
    """The workbook for `path`: the one that stands there with the new texts in it, or a new one. `known` is one that `is_replaced_by` it.

    A new one also where `replace` asks for it, where no workbook of ours stands, and where the one that does is as it was written and all its
    texts are given again. Raises WorkbookError where it must stay as it is.
    """
    aside = None if dry_run else path
    if known:
        return dataclasses.replace(_new_workbook(found, effort, aside, known.kept), replaced=known)
    old = _old_workbook(path)
    if old is None or replace or office_kind(old) != "xlsx":
        return _new_workbook(found, effort, aside)
    if state_of(old, path.name) is State.AS_WRITTEN and _all_given(_texts_of(old, path.name), found.matrix):
        del old  # as large as the new one
        return _new_workbook(found, effort, aside)
    from briefgen.merge.onto import merge_onto
    from briefgen.workbook.update.apply import Existing

    try:
        existing = Existing.of(old, path.name)
    except WorkbookError:
        if not is_ours(old):  # somebody else's workbook: not ours to change, nor to replace
            return _new_workbook(found, effort, aside)
        raise
    held = existing.matrix()
    ids = {source.file: source.source_id for source in found.matrix.sources}
    texts = {ids[readout.name]: readout.text for readout in found.readouts if readout.name in ids}
    corrected = existing.corrected("Events", ("date_start", "city", "round_no"))
    merged = merge_onto(held, found.matrix, texts, existing.deleted("Events"), corrected, existing.kept)
    update = existing.update(merged.rows, only=merged.only, held=held, whole=merged.whole)
    unread, odd = (tuple(one.line for one in existing.problems if (one.severity is Severity.ERROR) is wanted) for wanted in (True, False))
    return Outcome(update.data, merged.whole, old, update.changes, update.notes, unread, odd)


def _texts_of(old: bytes, name: str) -> tuple[tuple[str, str], ...]:
    from briefgen.workbook.read import read_sources

    return _known_by(read_sources(old, name))


def _known_by(sources: Iterable[Source]) -> tuple[tuple[str, str], ...]:
    from briefgen.cli.kept import known_by

    return tuple(known_by(source.sha256, source.file) for source in sources)


def _all_given(texts: Collection[tuple[str, str]], matrix: Matrix) -> bool:
    """Whether all texts of a workbook are among those of a matrix, by what they hold or by their names; no where it names none."""
    given = {name for own in _known_by(matrix.sources) for name in own if name}
    return bool(texts) and all(sha256 in given or name in given for sha256, name in texts)


def _new_workbook(found: Findings, effort: Effort, aside: Path | None, kept: KeptPieces | None = None) -> Outcome:
    """With `aside` a large one lies in a file beside that one, which nobody else will take away; `kept` has the pieces of that one, where they
    are known already."""
    from briefgen.cli.processes import copies_share
    from briefgen.workbook.create import write_workbook, write_workbook_into

    matrix, spread = found.matrix, partial(copies_share, cores=effort.cores or cores())
    if aside is None or len(matrix.statements) < _MANY:
        return Outcome(write_workbook(matrix, spread), matrix)
    from briefgen.cli.kept import keep_pieces, kept_pieces

    if kept is None and effort.cached:
        kept = kept_pieces(aside)
    cuts: dict[str, tuple[Cut, ...]] = {}
    written = written_aside(aside, lambda out, places: cuts.update(write_workbook_into(out, matrix, spread, places, kept)))
    digest = digest_of(written)
    if effort.cached:
        keep_pieces(written, digest, aside, _known_by(matrix.sources), cuts)
    return Outcome(written, matrix, digest=digest)


def _old_workbook(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(
            f"cannot be read ({reason})", where=str(path), fix="close it in other programs, or mend its permissions"
        ) from error


def say_changes(console: Console, outcome: Outcome, *, every: bool) -> None:
    """What the update does; each change on a line of its own if `every` is asked for, else only with -v."""
    say = console.say if every else console.detail
    for change in outcome.changes:
        say(f"{change.place}: {_SAID[change.kind]}: {_told(change)}")
    for note in outcome.notes:
        console.warn(note)
    if outcome.unread:
        cells = counted(len(outcome.unread), "cell")
        _warn_of(console, f"{cells} cannot be understood, and count as empty until corrected; nothing in them was changed", outcome.unread)
    if outcome.odd:
        _warn_of(
            console, f"{counted(len(outcome.odd), 'place')} in the workbook to be put in order; nothing there was changed", outcome.odd
        )
    if every:
        for line in _by_sheet(outcome.changes):
            console.say(line)
    counts = Counter(change.kind for change in outcome.changes)
    parts = [counted(counts["row added"], "new row")] if counts["row added"] else []
    parts += [f"{counted(counts['changed'] + counts['accepted'], 'cell')} changed"] if counts["changed"] or counts["accepted"] else []
    parts += [f"{counted(counts['proposed'], 'cell')} proposed: see the sheet Proposals"] if counts["proposed"] else []
    console.say(f"Update: {'; '.join(parts)}." if parts else "Nothing new for the workbook.")


def _warn_of(console: Console, what: str, places: Sequence[str]) -> None:
    """A warning with a line for each place, as far as a terminal is read."""
    more = f"\n  and {len(places) - _TOLD} more: see the rule CELL on the sheet Checks" if len(places) > _TOLD else ""
    console.warn(what + ":" + "".join(f"\n  {line}" for line in places[:_TOLD]) + more)


def _by_sheet(changes: Sequence[Change]) -> Iterator[str]:
    """A line for each sheet: what the update does there."""
    sheets: dict[str, Counter[str]] = {}
    for change in changes:
        sheets.setdefault(change.place.partition("!")[0].partition("/")[0], Counter())[change.kind] += 1
    for sheet, counts in sheets.items():
        told = [counted(counts[kind], one) for kind, one in (("row added", "new row"), ("column added", "new column")) if counts[kind]]
        told += [f"{counted(counts[kind], 'cell')} {kind}" for kind in ("changed", "proposed") if counts[kind]]
        told += [f"{counted(counts[kind], 'answer')} {kind}" for kind in ("accepted", "declined", "not written") if counts[kind]]
        yield f"{sheet}: {', '.join(told)}"


def change_values(outcome: Outcome) -> dict[str, Any]:
    """The same for `--json`."""
    changes = [{"kind": c.kind, "place": c.place, "what": c.what, "old": c.old, "new": c.new} for c in outcome.changes]
    return {"updated": outcome.before is not None, "changes": changes, "notes": list(outcome.notes), "workbook_sha256": outcome.sha256}


def _told(change: Change) -> str:
    if change.kind == "row added":
        return f"{change.what}{f' ({_short(change.new)})' if change.new else ''}"
    return f"{change.what}: {_quoted(change.old)} -> {_quoted(change.new)}"


def _quoted(text: str) -> str:
    return f"“{_short(text)}”" if text else "empty"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
