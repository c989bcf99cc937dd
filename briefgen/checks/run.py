"""The rules run over a matrix, and their findings put beside the checks that are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from briefgen.checks.finding import make_check
from briefgen.checks.held import Finding, Held
from briefgen.checks.release import unseen
from briefgen.checks.rules import META7, RULES, Rule
from briefgen.model import Check, Matrix, Severity

# Rules that the reading of texts runs, too, with what only the texts say: their findings stand until somebody decides.
_FROM_TEXTS = {"DAT0", "DAT1", "DAT2", "DAT10", "PLC4", "NAM6", "MOD3", "SRC6"}
_SEVERAL = {"SRC2", "META7", "CELL"}  # rules that may find several things at one place
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def find_checks(
    matrix: Matrix, *, today: date | None = None, carried: Iterable[tuple[str, str, str]] = (), final: bool = False
) -> tuple[Check, ...]:
    """All findings of all rules, the gravest first, each once. `carried` is what the file holds beside the matrix, as `release` takes it;
    `today` the day as of which dates are past; with `final` what must not leave the house is an error."""
    held = Held(matrix, today)
    found: dict[str, Check] = {}
    for rule in RULES:
        found |= {check.check_id: check for check in _checks(rule, rule.find(held), final)}
    found |= {check.check_id: check for check in _checks(META7, unseen(carried), final)}
    return tuple(sorted(found.values(), key=lambda check: _ORDER.index(check.severity)))


def _checks(rule: Rule, findings: Iterator[Finding], final: bool) -> Iterator[Check]:
    for finding in findings:
        severity = finding.severity or (Severity.ERROR if final and rule.final else rule.severity)
        yield make_check(rule.rule_id, severity, finding.where, finding.what, finding.fix, finding.evidence)


def beside(held: Sequence[Check], found: Sequence[Check]) -> tuple[Check, ...]:
    """The findings that are not among the checks held: neither with the same id, nor, of a rule that finds one thing at a place, there."""
    ids = {check.check_id for check in held}
    places = {(check.rule, check.where) for check in held if check.rule not in _SEVERAL}
    return tuple(check for check in found if check.check_id not in ids and (check.rule, check.where) not in places)


def gone(held: Sequence[Check], found: Sequence[Check], also: Iterable[str] = ()) -> tuple[Check, ...]:
    """The checks held that no rule (of the table, or in `also`) finds any more and nobody has decided; those that only the texts can settle
    are left out."""
    known = {rule.rule_id for rule in (*RULES, META7)}.union(also) - _FROM_TEXTS
    ids, places = {check.check_id for check in found}, {(check.rule, check.where) for check in found}
    return tuple(
        check
        for check in held
        if check.rule in known and not check.decision.strip() and check.check_id not in ids and (check.rule, check.where) not in places
    )


def checked(matrix: Matrix, found: Sequence[Check]) -> Matrix:
    """The matrix with the findings beside its own checks; what is gone is taken out, what people decided is kept."""
    lost = {check.check_id for check in gone(matrix.checks, found)}
    kept = tuple(check for check in matrix.checks if check.check_id not in lost)
    return replace(matrix, checks=(*kept, *beside(kept, found)))
