"""The order of the stages: documents -> readouts -> accounts -> matrix.

Two halves: what one text tells by itself (`find_one`: any process can do it, and its result can be kept), and what all texts tell together.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefgen.extract import Milestone, accounts_of, may_be_dated, milestones_of
from briefgen.lexicon import Lexicon, load_lexicon
from briefgen.merge import merge
from briefgen.merge.wire import sample_of
from briefgen.model import Account, Document, Matrix, Readout
from briefgen.prepare import prepare


@dataclass(frozen=True, slots=True)
class Finding:
    """What one text tells by itself. `milestones` can date other texts of a batch; `sample` finds copies (`merge.wire`)."""

    readout: Readout
    accounts: tuple[Account, ...]
    milestones: tuple[Milestone, ...]
    sample: array[int]


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
    given = list(documents)
    findings = []
    for number, document in enumerate(given, 1):
        findings.append(find_one(document, lexicon))
        if progress:
            progress(number, len(given))
    return put_together(findings, lexicon, as_of=as_of, unread=unread)


def find_one(document: Document, lexicon: Lexicon) -> Finding:
    """What `document` tells, read alone."""
    readout = prepare(document, lexicon)
    return Finding(readout, accounts_of(readout, lexicon), tuple(milestones_of(readout)), sample_of(readout.text))


def put_together(
    findings: Sequence[Finding], lexicon: Lexicon, *, as_of: date | None = None, unread: Sequence[tuple[str, str]] = ()
) -> Findings:
    """What all texts tell together. Texts that print no year are read once more where another one tells something of theirs."""
    given = _named_apart(findings)
    milestones = sorted({milestone for finding in given for milestone in finding.milestones}, key=lambda m: (m.day, m.framework, m.source))
    readouts = tuple(finding.readout for finding in given)
    accounts = tuple(
        accounts_of(finding.readout, lexicon, milestones) if milestones and may_be_dated(finding.readout) else finding.accounts
        for finding in given
    )
    matrix = merge(readouts, accounts, lexicon, as_of=as_of, unread=unread, samples=[finding.sample for finding in given])
    if overlay := lexicon.overlay:
        note = ("Lexicon overlay", f"{overlay.name} (sha256 {overlay.sha256})")
        matrix = replace(matrix, settings=(*matrix.settings, note))
    return Findings(readouts, accounts, matrix)


def _named_apart(findings: Sequence[Finding]) -> list[Finding]:
    """The findings in their order; of several texts with one name the later ones (by content) get a number, as texts are told apart by name."""
    seen: dict[str, int] = {}
    named: dict[int, Finding] = {}
    for place in sorted(range(len(findings)), key=lambda n: (findings[n].readout.name, findings[n].readout.sha256, n)):
        finding = findings[place]
        name = finding.readout.name
        seen[name] = count = seen.get(name, 0) + 1
        named[place] = finding if count == 1 else _renamed(finding, f"{name} ({count})")
    return [named[place] for place in range(len(findings))]


def _renamed(finding: Finding, name: str) -> Finding:
    return replace(
        finding,
        readout=replace(finding.readout, name=name),
        accounts=tuple(replace(account, readout=name) for account in finding.accounts),
        milestones=tuple(replace(milestone, source=name) for milestone in finding.milestones),
    )
