"""What all documents have: what they are about, what they rest on, their texts; and how rows become facts with their sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from briefgen.brief.view import Row
from briefgen.memo import sentences as say
from briefgen.memo.asked import Asked

UNKNOWN_DATE = "a date that no text gives"


def document(asked: Asked) -> Row:
    brief = asked.brief
    pair = " – ".join(party["name"] for party in asked.cut(brief["pair"]))
    latest: date | None = brief["latest"]
    return {
        "pair": pair,
        "subject": f"{pair} relations",
        "date": brief["as_of"] or latest or "date not known",
        "information_as_of": latest or UNKNOWN_DATE,
        "sources_line": say.sources_line(asked.cut(brief["counts"])),
        "details": asked.details,
        "generated": asked.generated,
    }


def counts(asked: Asked) -> Row:
    texts = asked.brief["counts"]["texts"]
    scope = f"in the {'one text' if texts == 1 else f'{texts} texts'} held" if texts else "(no text is held)"
    return {**{key: asked.brief["counts"][key] for key in ("texts", "independent", "meetings", "referred")}, "scope": scope}


def sources(asked: Asked) -> list[Row]:
    """The texts by number; where there is room for a part only, those of the latest meetings."""
    most, rows = asked.limits.sources, asked.brief["sources"]
    if most is not None and len(rows) > most:
        shown = list(dict.fromkeys(number for meeting in asked.brief["meetings"] for number in meeting["source_numbers"]))[:most]
        rows = [row for row in rows if row["number"] in shown] or rows[:most]
    return [_source(row) for row in asked.cut(rows)]


def sources_more(asked: Asked) -> str:
    left = len(asked.brief["sources"]) - len(sources(asked))
    if not left:
        return ""
    return f"{left:,} more {'text is' if left == 1 else 'texts are'} listed in the sheet Sources of the workbook."


def fact(asked: Asked, text: str, row: Row) -> Row:
    """A sentence with its sources, what is to be verified about it, and the id of its row, under which its content control is found again."""
    return {"id": row["id"] or "statement", "text": text, "check": asked.remarks.get(row["id"], ""), "notes": row["notes"]}


def remarks(points: Iterable[Row]) -> dict[str, str]:
    """What a comment says of each row with open checks: all of them, and how to settle each. A point stands at the first row that it names."""
    found: dict[str, list[str]] = {}
    for point in points:
        for row_id in point["rows"][:1]:
            fix = f" To settle it: {point['fix'].rstrip('.')}." if point["fix"] else ""
            found.setdefault(row_id, []).append(f"To verify: {say.check_sentence(point['what'])}{fix}")
    return {row_id: "\n".join(dict.fromkeys(said)) for row_id, said in found.items()}


def merged_notes(rows: Iterable[Row]) -> list[Row]:
    """The notes of all rows, each source once."""
    found: dict[str, Row] = {}
    for row in rows:
        for note in row["notes"]:
            found.setdefault(note["key"], note)
    return list(found.values())


def numbers_text(numbers: Sequence[int], most: int = 4) -> str:
    """ "1, 2"; many are cut."""
    return ", ".join(str(number) for number in numbers[:most]) + (" …" if len(numbers) > most else "") or "none"


def statements(asked: Asked, rows: Sequence[Row], most: int | None) -> Row:
    """The newest statements as sentences; a speaker's title is given once."""
    items, titled = [], set[str]()
    for row in asked.cut(list(rows[:most])):
        text = say.statement_sentence(row, with_title=row["speaker"] not in titled)
        items.append({"when": row["label"], **fact(asked, text, row)})
        titled.add(row["speaker"])
    cut = most is not None and len(rows) > most
    return {"items": items, "part": f" (newest {most} of {len(rows):,})" if cut else ""}


def _source(row: Row) -> Row:
    copy = f" (same text as no. {row['copy_of']})" if row["copy_of"] else ""
    return {
        "number": row["number"],
        "publisher": row["publisher"],
        "title_text": f"{row['title']}{copy}",
        "published": row["published"],
        "side_text": {"third": "third party", "": "not known"}.get(row["side"], row["side_name"]),
        "file": row["file"],
        "url": row["url"],
        "sha256": row["sha256"],
        "words": row["words"],
        "read_text": row["read"],
    }
