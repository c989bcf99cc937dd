"""Which accounts tell of one event. Accounts of one text are always of different events; the order of the texts changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from briefgen.extract.registry import name_tokens
from briefgen.model import Account, Kind, Status

TOLERANCE = timedelta(days=1)  # two capitals may date one meeting differently across the date line


def group_accounts(accounts: Sequence[Account]) -> list[list[Account]]:
    """Groups in the order of their first account; `accounts` must come in an order that does not depend on the input's."""
    groups: list[list[Account]] = []
    for account in accounts:
        home = next((group for group in groups if all(_same(account, other) for other in group)), None)
        if home is None:
            groups.append([account])
        else:
            home.append(account)
    return groups


def _same(a: Account, b: Account) -> bool:
    if a.readout == b.readout or set(a.parties) != set(b.parties):
        return False
    if a.series_key and a.series_key == b.series_key and a.round_no is not None and b.round_no is not None:
        if a.round_no != b.round_no:  # the same day and people under two numbers: one of them is a slip, and a check says so
            return a.when.start is not None and a.when.start == b.when.start and _people_agree(a, b) is True
        return True
    if (a.kind is Kind.CALL) != (b.kind is Kind.CALL):
        return False
    people = _people_agree(a, b)
    if a.when.start and b.when.start:
        near = abs(a.when.start - b.when.start) <= TOLERANCE
        return near and people is not False and (people is True or bool(a.series_key and a.series_key == b.series_key))
    # One of them has no full date: the same two people, and at least one only refers to the event.
    return people is True and Status.REFERRED in (a.status, b.status) and _dates_fit(a, b)


def _people_agree(a: Account, b: Account) -> bool | None:
    """True: the same leads on both sides; False: a side is led by somebody else; None: too little is named."""
    verdict: bool | None = None
    for side in a.parties:
        ours = [name_tokens(p.name) for p in a.people if p.side == side and p.role == "lead" and p.name]
        theirs = [name_tokens(p.name) for p in b.people if p.side == side and p.role == "lead" and p.name]
        if not ours or not theirs:
            continue
        if not any(x & y for x in ours for y in theirs):
            return False
        verdict = True
    return verdict


def _dates_fit(a: Account, b: Account) -> bool:
    partial = [when for when in (a.when, b.when) if when.start is None and when.partial]
    full = [when.start for when in (a.when, b.when) if when.start]
    return all(f"{day:--%m-%d}" == when.partial or f"{day:%Y-%m}" == when.partial for when in partial for day in full)
