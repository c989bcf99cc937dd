"""The Sources sheet: every text that came in, read or not, with what was cut from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefgen.merge.ids import short_hash
from briefgen.merge.wire import same_texts
from briefgen.model import Readout, Source


def source_id(readout: Readout) -> str:
    return f"S-{readout.sha256[:6] or short_hash(readout.name)}"


def source_rows(readouts: Sequence[Readout], reported: Sequence[int], unread: Sequence[tuple[str, str]]) -> list[Source]:
    """One row per text in the order of `readouts`, then the files that could not be read. `reported[i]` is the number of events in text i."""
    copies = same_texts([readout.text for readout in readouts])
    rows: list[Source] = []
    ids: list[str] = []
    for readout in readouts:
        one = source_id(readout)
        ids.append(one if one not in ids else f"{one}-{len(ids) + 1}")
    for number, readout in enumerate(readouts):
        first, closeness = copies[number]
        status = "read" if reported[number] else ("not read" if readout.language != "en" else "not a readout")
        rows.append(
            Source(
                source_id=ids[number],
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
                same_text_as=ids[first] if first != number else "",
                similarity=closeness if first != number else None,
                words_used=len(readout.text.split()),
                lines_cut=len(readout.cuts),
                cut_reasons=_reasons(readout),
                repairs=readout.repairs,
                status=status,
                remarks="; ".join([*readout.remarks, *readout.warnings]),
            )
        )
    rows += [Source(source_id=f"S-{short_hash(name, why)}", file=name, status="not read", remarks=why) for name, why in unread]
    return rows


def _reasons(readout: Readout) -> str:
    """ "2 caption; 9 after “See more”"."""
    counts = Counter(cut.reason for cut in readout.cuts)
    return "; ".join(f"{count} × {reason}" for reason, count in counts.items())
