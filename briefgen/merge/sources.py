"""The Sources sheet: every text that came in, read or not, with what was cut from it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from briefgen.merge.ids import short_hash
from briefgen.model import Event, Readout, Source

REPOST = 5  # the tier of a copy under a name that no table of outlets has


def source_id(readout: Readout) -> str:
    return f"S-{readout.sha256[:6] or short_hash(readout.name)}"


def source_row(readout: Readout, reported: int) -> Source:
    """The row of one text as it is by itself; `reported` is the number of events in it."""
    return Source(
        source_id=source_id(readout),
        file=readout.name,
        sha256=readout.sha256,
        publisher=readout.publisher,
        side=readout.side,
        tier=readout.tier,
        title=readout.title,
        published=readout.published,
        published_method=readout.published_method,
        language=readout.language,
        url=readout.url,
        words_used=len(readout.text.split()),
        lines_cut=len(readout.cuts),
        cut_reasons=_reasons(readout),
        repairs=readout.repairs,
        status="read" if reported else ("not read" if readout.language != "en" else "not a readout"),
        remarks="; ".join([*readout.remarks, *readout.warnings]),
    )


def source_rows(rows: Sequence[Source], copies: Sequence[tuple[int, float]], unread: Sequence[tuple[str, str]]) -> list[Source]:
    """The `rows` with ids that no two share and the copies among them (`wire.same_texts`), then the files that could not be read."""
    ids: list[str] = []
    taken: set[str] = set()
    for row in rows:
        ids.append(row.source_id if row.source_id not in taken else f"{row.source_id}-{len(ids) + 1}")
        taken.add(ids[-1])
    found = [_beside_others(row, ids, number, *copies[number]) for number, row in enumerate(rows)]
    return [*found, *(Source(source_id=f"S-{short_hash(name, why)}", file=name, status="not read", remarks=why) for name, why in unread)]


def _beside_others(row: Source, ids: Sequence[str], number: int, first: int, closeness: float) -> Source:
    if first == number:
        return row if row.source_id == ids[number] else replace(row, source_id=ids[number])
    return replace(row, source_id=ids[number], tier=row.tier or REPOST, same_text_as=ids[first], similarity=closeness)


def _reasons(readout: Readout) -> str:
    """ "2 caption; 9 after “See more”"."""
    counts = Counter(cut.reason for cut in readout.cuts)
    return "; ".join(f"{count} × {reason}" for reason, count in counts.items())


def with_other_sides(rows: Sequence[Source], events: Sequence[Event]) -> list[Source]:
    """The rows, each text of one side with the texts by which another side tells of the same meeting, in its remarks.

    Copies of another text tell nothing of their own, and third parties are no side.
    """
    own = {row.source_id: row for row in rows if row.status == "read" and not row.same_text_as}
    others: dict[str, dict[str, str]] = defaultdict(dict)
    for event in events:
        sides = {key: own[key].side for key in event.sources if key in own and own[key].side in event.parties}
        for key, side in sides.items():
            others[key] |= {other: theirs for other, theirs in sides.items() if theirs != side}
    return [_told(row, others[row.source_id]) if row.source_id in others else row for row in rows]


def _told(row: Source, others: dict[str, str]) -> Source:
    if not others:
        return row
    texts = ", ".join(f"{key} ({side})" for key, side in others.items())
    remark = f"other side's account of the same meeting: {texts}"
    return replace(row, remarks=f"{row.remarks}; {remark}" if row.remarks else remark)
