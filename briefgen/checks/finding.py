"""A finding of a rule as a row of the sheet Checks."""

from __future__ import annotations

import hashlib

from briefgen.model import Check, Severity


def make_check(
    rule: str, severity: Severity, where: str, what: str, fix: str, evidence: tuple[str, ...] = (), *, key: str | None = None
) -> Check:
    """A check whose id follows from rule, place and finding, or from `key` in place of the finding where its words may change."""
    own = hashlib.sha256(f"{where}\x1f{what if key is None else key}".encode()).hexdigest()[:6]
    return Check(f"C-{rule}-{own}", rule, severity, where, what, fix, evidence)
