"""The order of the stages: documents -> readouts -> accounts -> matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefgen.extract import accounts_of, milestones_of
from briefgen.lexicon import Lexicon, load_lexicon
from briefgen.merge import merge
from briefgen.model import Account, Document, Matrix, Readout
from briefgen.prepare import prepare


@dataclass(frozen=True, slots=True)
class Findings:
    """The matrix, and what it was made of: `accounts[i]` is what `readouts[i]` tells."""

    readouts: tuple[Readout, ...]
    accounts: tuple[tuple[Account, ...], ...]
    matrix: Matrix


def build_matrix(
    documents: Iterable[Document],
    *,
    as_of: date | None = None,
    progress: Callable[[int, int], None] | None = None,
    unread: Sequence[tuple[str, str]] = (),
    lexicon: Lexicon | None = None,
) -> Matrix:
    """The matrix of all `documents`, the same in whatever order they come.

    `as_of` is the document date; without it the latest date of publication or of a meeting. `progress` is called with (done, total).
    `unread` are (file, reason) of files that no reader could read: they stand in Sources. Readouts of the batch date one another's years.
    """
    return find_all(documents, as_of=as_of, progress=progress, unread=unread, lexicon=lexicon).matrix


def find_all(
    documents: Iterable[Document],
    *,
    as_of: date | None = None,
    progress: Callable[[int, int], None] | None = None,
    unread: Sequence[tuple[str, str]] = (),
    lexicon: Lexicon | None = None,
) -> Findings:
    """The same with what each text tells, for those who show it: readouts and accounts in the order of `documents`."""
    lexicon = lexicon or load_lexicon()
    given = _named_apart(documents)
    readouts = [prepare(document, lexicon) for document in given]
    milestones = sorted(
        {milestone for readout in readouts for milestone in milestones_of(readout)}, key=lambda m: (m.day, m.framework, m.source)
    )
    accounts = []
    for number, readout in enumerate(readouts, 1):
        accounts.append(accounts_of(readout, lexicon, milestones))
        if progress:
            progress(number, len(readouts))
    matrix = merge(readouts, accounts, lexicon, as_of=as_of, unread=unread)
    if overlay := lexicon.overlay:
        note = ("Lexicon overlay", f"{overlay.name} (sha256 {overlay.sha256})")
        matrix = replace(matrix, settings=(*matrix.settings, note))
    return Findings(tuple(readouts), tuple(accounts), matrix)


def _named_apart(documents: Iterable[Document]) -> list[Document]:
    """The documents in their order; of several with one name the later ones (by content) get a number, as texts are told apart by name."""
    given = list(documents)
    seen: dict[str, int] = {}
    named: dict[int, Document] = {}
    for place in sorted(range(len(given)), key=lambda n: (given[n].name, given[n].sha256, n)):
        document = given[place]
        seen[document.name] = count = seen.get(document.name, 0) + 1
        named[place] = document if count == 1 else replace(document, name=f"{document.name} ({count})")
    return [named[place] for place in range(len(given))]
