"""Which accounts tell of one event. Accounts of one text are always of different events; the order of the texts changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import timedelta

from briefgen.extract.registry import name_tokens
from briefgen.model import Account, Kind, Status

TOLERANCE = timedelta(days=1)  # two capitals may date one meeting differently across the date line


def group_accounts(accounts: Sequence[Account]) -> list[list[Account]]:
    """Groups in the order of their first account; `accounts` must come in an order that does not depend on the input's."""
    groups: list[list[Account]] = []
    known: dict[Hashable, list[int]] = defaultdict(list)  # key -> the groups with an account that has it
    for account in accounts:
        likely = sorted({number for key in _sought(account) for number in known.get(key, ())})
        home = next((number for number in likely if all(same_event(account, other) for other in groups[number])), None)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(account)
        for key in _keys(account):
            if not known[key] or known[key][-1] != home:
                known[key].append(home)
    return groups


def _keys(account: Account) -> Iterator[Hashable]:
    """What `same_event` can find alike in another account: the round, the day; where a day is missing, somebody who leads."""
    parties = frozenset(account.parties)
    if account.series_key and account.round_no is not None:
        yield parties, account.series_key, account.round_no
    if account.when.start:
        yield parties, account.when.start.toordinal()
    if year := _year(account):
        yield parties, account.series_key, year, account.when.start is None, account.status is Status.REFERRED
    for token in _lead_tokens(account):
        yield parties, account.when.start is None, account.status is Status.REFERRED, token


def _year(account: Account) -> str:
    """Of a round of a mechanism that has a name, the year in which it was; "" where either is unknown."""
    when = account.when
    year = f"{when.start:%Y}" if when.start else when.partial[:4] if when.partial[:1].isdigit() else ""
    return year if account.series_key else ""


def _sought(account: Account) -> Iterator[Hashable]:
    """Keys of which every account that is the `same_event` has at least one."""
    parties, start = frozenset(account.parties), account.when.start
    if account.series_key and account.round_no is not None:
        yield parties, account.series_key, account.round_no
    if start:
        yield from ((parties, start.toordinal() + days) for days in range(-TOLERANCE.days, TOLERANCE.days + 1))
    referred = [False, True] if account.status is Status.REFERRED else [True]  # one of the two only refers to the event
    if year := _year(account):
        yield from (
            (parties, account.series_key, year, undated, only) for undated in ([True] if start else [True, False]) for only in referred
        )
    for token in _lead_tokens(account):
        for undated in [True] if start else [True, False]:
            yield from ((parties, undated, only, token) for only in referred)


def _lead_tokens(account: Account) -> set[str]:
    return {token for person in account.people if person.role == "lead" and person.name for token in name_tokens(person.name)}


def same_event(a: Account, b: Account) -> bool:
    """Whether two accounts of different texts tell of one event."""
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
    # One of them has no full date: the same two people or the same mechanism in that month or year, and at least one only refers to the event.
    same = people is True or (people is None and bool(_year(a)) and _year(a) == _year(b) and a.series_key == b.series_key)
    return same and Status.REFERRED in (a.status, b.status) and _dates_fit(a, b)


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
    if len(partial) > 1:
        one, other = sorted((when.partial for when in partial), key=len)
        return other.startswith(one) or not (one[:1].isdigit() and other[:1].isdigit())
    return all(f"{day:--%m-%d}" == when.partial or when.partial in (f"{day:%Y-%m}", f"{day:%Y}") for when in partial for day in full)
