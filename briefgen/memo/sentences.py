"""The sentences of the memo: who, what the report says they said, where and when. Reported words stay in quotation marks; no verdicts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.brief.view import Row
from briefgen.memo.asked import shortened
from briefgen.word.values import join_and

MAX_POINT = 140  # letters of a point to verify
_SAYING = re.compile(r"(?:said|told|noted|added|stated|stressed|underlined|emphasi[sz]ed|affirmed|reaffirmed)\s")
_ADVERB = r"(?:also|both|further|jointly|\w+ly)\s+"


def statement_sentence(row: Row, *, with_title: bool = True, speaker_beside: bool = False) -> str:
    """`The two sides “agreed to ...”.`, or the clause alone where it has a subject of its own: `“Both ministers agreed to ...”.`

    `with_title` is False where the speaker's title has been given shortly before; `speaker_beside` is for tables that have a column for the
    speaker."""
    quote = clean(row["quote"])
    remarks = []
    if _begins_with(quote, row["verb"]):
        text = f"{capital(_who(row, with_title, closing=','))} {quoted(quote)}"
    else:
        text = quoted(capital(quote))
        if row["side"] != "both" and not speaker_beside and not _names_side(quote, row):
            remarks.append(_who(row, with_title))
    if row["code"] == "UA":
        remarks.append("reported of one side only")
    if row["due"] and row["due"].lower() not in quote.lower():
        remarks.append(f"due: {row['due']}")
    if row["carried"]:
        remarks.append("speaker from the context")
    return f"{text} ({'; '.join(remarks)})." if remarks else f"{text}."


def _who(row: Row, with_title: bool, closing: str = "") -> str:
    """ "Jane Doe, Minister of Trade,"; a side as a whole is "the French side"."""
    if row["side"] == "both":
        return "the two sides"
    if row["speaker"]:
        return f"{row['speaker']}, {row['title']}{closing}" if row["title"] and with_title else str(row["speaker"])
    return f"the {row['adjective']} side"


def _names_side(quote: str, row: Row) -> bool:
    """Whether the clause itself begins with the side that speaks as a whole: "The French side ...", "France ..."."""
    start = quote.lower().removeprefix("the ")
    return not row["speaker"] and start.startswith((f"{row['adjective']} side".lower(), f"{row['side_name']} ".lower()))


def _begins_with(quote: str, verb: str) -> bool:
    """Whether the clause starts with its verb (given in any form), so that it wants a subject in front."""
    first = verb.split()[0].lower() if verb.split() else ""
    if not first or _SAYING.match(quote):
        return quote[:1].islower()
    stem = first.removesuffix("e").removesuffix("y") if len(first) > 3 else first
    return re.match(rf"(?:{_ADVERB})?{re.escape(stem)}[a-z]*\b", quote, re.IGNORECASE) is not None


def quoted(text: str) -> str:
    """Reported words in double quotation marks; those inside become single ones, as in print."""
    inner = text.replace("“", "‘").replace("”", "’")
    inner = re.sub(r'(^|[\s(])"', r"\1‘", inner).replace('"', "’")
    return f"“{inner}”"


def clean(quote: str) -> str:
    """One line, without the sentence's closing mark, also where it stands inside the closing quotation mark."""
    text = " ".join(quote.split()).lstrip("-–•* ")
    if text.endswith(" …"):  # cut to measure
        return text
    text = text.rstrip(".,;:… ")
    return text[:-2] + "”" if text.endswith(".”") else text


def capital(text: str) -> str:
    """With a capital at the beginning."""
    return text[:1].upper() + text[1:]


def framework_sentence(rows: Sequence[Row]) -> str:
    """The framework as the texts name it, and what they called it before."""
    first, *earlier = (f"{quoted(row['name'])} ({inside(row['when'])})" for row in rows)
    before = f"; in earlier reports {join_and(earlier)}" if earlier else ""
    return f"Framework of relations as last named in the reports: {first}{before}."


def anniversary_sentence(rows: Sequence[Row]) -> str:
    named = join_and([f"{quoted(clean(row['name']))} ({inside(row['when'])})" for row in rows])
    return f"{'Anniversaries' if len(rows) > 1 else 'Anniversary'} named in the reports: {named}."


def contact_sentence(rows: Sequence[Row]) -> str:
    """Last contact at each level; who led it stands in the table of meetings."""
    parts = []
    for row in rows:
        unreported = "" if row["reported"] else ", referred to only"
        parts.append(f"{row['level_name']} – {row['name']}, {row['when']}{unreported}")
    return f"Last contact by level: {'; '.join(parts)}."


def inside(when: str) -> str:
    """A date for use inside brackets, without brackets of its own."""
    return when.replace(" (", ", ").replace(")", "")


def referred_sentence(row: Row) -> str:
    word = "Announced" if row["announced"] else "Referred to, no report held"
    return f"{word}: {row['name']}, {row['when']}."


def event_sentence(row: Row) -> str:
    """The same under a heading that says already that no report is held."""
    return f"{'Announced: ' if row['announced'] else ''}{capital(row['name'])}, {row['when']}."


def lead_text(lead: Row) -> str:
    """ "Jane Doe, Minister of Trade (France)"."""
    return f"{', '.join(part for part in (lead['name'], lead['title']) if part)} ({lead['side_name']})"


def change_sentence(row: Row) -> str:
    earlier, later = row["earlier"], row["later"]
    return f"{row['mechanism']}: the report of {_round(later)} beside that of {_round(earlier)}."


def _round(row: Row) -> str:
    name = f"the {ordinal(row['round'])} round" if row["round"] else "the round"
    return f"{name} of {row['when']}"


def ordinal(number: int) -> str:
    """ "1st", "2nd", "13th"."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def wording_text(cell: Row | None, most: int | None) -> str:
    """What a report says of an area: its words, and of which side it has them."""
    if cell is None:
        return "not mentioned"
    if not cell["quote"]:
        return "only named"
    return f"{quoted(clean(shortened(cell['quote'], most)))} ({in_text(cell['side_name'])})"


def caution_sentence(caveats: Sequence[str]) -> str:
    text = "“Not mentioned” speaks of the reports held, not of the talks."
    return f"{text} The reports also differ in this: {join_and(caveats)}." if caveats else text


def missing_account_sentence(names: Sequence[str]) -> str:
    return f"No account by {' or '.join(in_text(name) for name in names)} is held."


def none_sentence(what: str, names: Sequence[str], scope: str, *, alone: bool = False) -> str:
    """ "No proposal by Kenya or Norway is reported in the 5 texts held."; "" without a name."""
    if not names:
        return ""
    return f"No {what} by {' or '.join(in_text(name) for name in names)}{' alone' if alone else ''} is reported {scope}."


def both_accounts_sentence(row: Row) -> str:
    return f"Accounts by both sides are held of {_the_meeting({**row, 'meeting': row['name']})}; they have not been compared here."


def _the_meeting(row: Row) -> str:
    return f"{with_article(row['meeting'])}, {row['when']}" if row["meeting"] else row["when"]


def with_article(name: str) -> str:
    """ "the 12th Dialogue"; a name that has its article, or begins with a person's name, stays."""
    first = name.split(" ")[0] if name else ""
    if re.match(r"(?:the|a|an)$", first, re.I):
        return name
    return f"the {name}" if re.match(r"\d|first|second|third|\w+th\b|inaugural|official|annual", first, re.I) else name


_ARTICLE = re.compile(
    r"^(United|Philippines|Netherlands|European|Czech|Dominican|Gambia|Bahamas|Maldives|Holy|Seychelles|Marshall|Solomon|Comoros)\b"
)


def in_text(name: str) -> str:
    """A country's name inside a sentence: "the United States", "Kenya"."""
    return f"the {name}" if _ARTICLE.match(name) or name.endswith(("Republic", "Islands", "Emirates")) else name


def sources_line(counts: Row) -> str:
    """ "Based on 5 texts, 4 independent sources, 5 meetings; 5 texts from the Vietnamese side, 0 texts from the US side".

    Sides without texts are told only where others have some.
    """
    if not counts["texts"]:
        return f"Based on no text; {_number(counts['meetings'], 'meeting')}"
    held = (_number(counts["texts"], "text"), _number(counts["independent"], "independent source"), _number(counts["meetings"], "meeting"))
    sides = [f"{_number(side['texts'], 'text')} from the {side['adjective']} side" for side in counts["by_side"]]
    for number, origin in ((counts["third_texts"], "from third parties"), (counts["unknown_texts"], "of unknown side")):
        if number:
            sides.append(f"{_number(number, 'text')} {origin}")
    return f"Based on {', '.join(held)}; {', '.join(sides)}"


def _number(number: int, word: str) -> str:
    return f"{number:,} {word if number == 1 else word + 's'}"


def point_sentence(row: Row) -> str:
    """One point to verify: what is wrong, and how many more there are of its kind; how to settle it stands in the workbook."""
    text = capital(clean(row["what"]))
    if len(text) > MAX_POINT:  # all of it stands in the workbook
        text = shortened(text, MAX_POINT)
    text = _closed(text)
    text = text if text.endswith("…") else f"{text}."
    return f"{text} {row['alike']} more like it." if row["alike"] else text


def other_statements(counts: Sequence[Row]) -> str:
    """What no list shows; "" when there is nothing."""
    if not counts:
        return ""
    listed = join_and([f"{row['number']} {row['name']}" for row in counts])
    return f"Also in the workbook: {listed}."


def history_sentence(row: Row) -> str:
    """ "First made 9 Mar 2023; last repeated 3 Sep 2024; made 3 times in the texts held." """
    if row["times"] == 1:
        return f"Made {row['first']}; not repeated."
    return f"First made {row['first']}; last repeated {row['last']}; made {row['times']} times in the texts held."


def glance_sentence(row: Row, first: str, second: str) -> str:
    """ "10 topics: 4 in both accounts, 2 only in that of Kenya, 4 only in that of Norway." """
    total, (one, two) = len(row["topics"]), row["only"]
    if not total:
        return "No account names an area of cooperation."
    shared = f"{row['both'] or 'none'} in both accounts"
    alone = [f"{number} only in that of {in_text(name)}" for number, name in ((one, first), (two, second)) if number]
    return f"{_number(total, 'topic')}: {', '.join([shared, *alone])}."


def check_sentence(what: str) -> str:
    """What a check says, as a sentence of its own."""
    text = _closed(capital(clean(what)))
    return text if text.endswith("…") else f"{text}."


def _closed(text: str) -> str:
    """With the closing quotation mark that went when the text was cut to measure."""
    return f"{text}”" if text.endswith("…") and text.count("“") > text.count("”") else text
