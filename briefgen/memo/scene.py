"""The fields of a one-page paper: the two sides, who was last met, what the last meeting left, what each side asked."""

from __future__ import annotations

from briefgen.brief.view import Row
from briefgen.memo import sentences as say
from briefgen.memo.asked import Asked
from briefgen.memo.common import fact
from briefgen.memo.overview import meeting

_LEFT = ("AG", "UC", "UA")  # what a meeting leaves to be done
_QUOTED = ("PO", "JA", "WE")  # what is worth quoting of it


def ours(asked: Asked) -> Row:
    """The reader's side; where it is not known, the first of the pair under its own name."""
    side = _side(asked, 0)
    known = bool(asked.brief["ours"])
    return {**side, "we": "we" if known else side["name_in_text"], "us": "us" if known else side["name_in_text"], "known": known}


def theirs(asked: Asked) -> Row:
    return _side(asked, 1)


def _side(asked: Asked, place: int) -> Row:
    party = _ordered(asked)[place]
    return {"code": party["code"], "name": party["name"], "name_in_text": say.in_text(party["name"]), "adjective": party["adjective"]}


def _ordered(asked: Asked) -> list[Row]:
    """The two sides, the reader's own first."""
    return sorted(
        asked.cut(asked.brief["pair"]), key=lambda party: party["code"] != (asked.brief["ours"] or asked.brief["pair"][0]["code"])
    )


def counterparts(asked: Asked) -> list[Row]:
    """Who led the other side when it was last met; of both sides where it is not known which is the reader's."""
    rows = [row for row in asked.brief["counterparts"] if row["side"] != asked.brief["ours"]]
    return [_person(row) for row in asked.cut(rows[: asked.limits.last])]


def _person(row: Row) -> Row:
    title = row["titles"][0] if row["titles"] else None
    times = f"{row['meetings']} {'meeting' if row['meetings'] == 1 else 'meetings'} on file"
    return {
        "name": row["name"],
        "side_name": row["side_name"],
        "title_text": f"{title['title']} (as reported {say.inside(title['when'])})" if title else "title not reported",
        "met_text": f"{times}, the last {row['last_met']}",
        "notes": row["notes"],
    }


def last_meeting(asked: Asked) -> Row:
    """The last meeting: what it left to be done, and one thing in a side's own words. Nothing in it where none is held."""
    row = asked.brief["last_meeting"]
    if row is None:
        return {**dict.fromkeys(("name", "when", "place", "led_by", "more", "quote"), ""), "left": [], "quotes": [], "notes": []}
    said = [{**item, "kind": group["name"]} for group in row["groups"] if group["code"] in _LEFT for item in group["items"]]
    worth = [item for code in _QUOTED for group in row["groups"] if group["code"] == code for item in group["items"]]
    theirs_first = sorted(worth, key=lambda item: item["side"] in (asked.brief["ours"], "both"))
    shown = asked.cut(said[: asked.limits.last])
    more = len(said) - len(shown)
    base = meeting(asked, asked.cut({**row, "groups": []}))
    return {
        **{key: base[key] for key in ("name", "when", "place", "led_by", "notes")},
        "left": [{"kind": item["kind"], **fact(asked, say.statement_sentence(item), item)} for item in shown],
        "quotes": [fact(asked, say.statement_sentence(item), item) for item in asked.cut(theirs_first[:1])],
        "more": f"{more:,} more in the memo." if more > 0 else "",
    }


def their_asks(asked: Asked) -> Row:
    return _asks(asked, 1)


def our_asks(asked: Asked) -> Row:
    return _asks(asked, 0)


def _asks(asked: Asked, place: int) -> Row:
    """What a side asked for, newest first, each with its date."""
    code = _ordered(asked)[place]["code"]
    rows = next(side["items"] for side in asked.brief["asks"] if side["side"] == code)
    shown = asked.cut(rows[: asked.limits.last])
    more = len(rows) - len(shown)
    return {
        "items": [{"when": row["label"], **fact(asked, say.statement_sentence(row, with_title=False), row)} for row in shown],
        "more": f"{more:,} older {'ask' if more == 1 else 'asks'}: more in the memo." if more > 0 else "",
    }
