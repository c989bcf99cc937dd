"""The fields that a template may use, with what each is: the source of templates/README.md, and tested against the context itself."""

from __future__ import annotations

from briefgen.word.language import ENVIRONMENT
from briefgen.word.values import DATE_STYLES

_NOTES = "the sources behind it, for `cite`"
_TEXT = "a whole sentence"

# A list is written with []: its items have the fields below it.
FIELDS = {
    "document.pair": "both countries: “Freedonia – Sylvania”",
    "document.subject": "“Freedonia – Sylvania relations”",
    "document.date": "the date of the document (`--as-of`, else the latest date held); a date",
    "document.information_as_of": "the latest date of a text or meeting held; a date",
    "document.sources_line": "how many texts, independent sources and meetings, and how many texts by side; no full stop",
    "document.generated": "how the memo was made: version, workbook, checksum",
    "counts.texts": "texts used; a number, as all counts",
    "counts.independent": "texts that are no copy of another",
    "counts.meetings": "meetings held",
    "counts.referred": "events only referred to or announced",
    "relationship[].text": f"framework named, anniversaries, last contact by level: {_TEXT} each",
    "relationship[].notes": _NOTES,
    "meetings[].date": "a date; nothing where it is known only in part",
    "meetings[].when": "the date in words, as far as it is known: “30 March 2023”, “September 2023”, “25 March [2024]” (year inferred)",
    "meetings[].when_short": "the same with short months",
    "meetings[].name": "as reported; newest meeting first, six at most",
    "meetings[].place": "city, “by phone”, “online” or “not stated”",
    "meetings[].led_by": "name, title and country of each lead, one a line",
    "meetings[].areas_text": "the main areas, three at most",
    "meetings[].sources_text": "the numbers of its texts in the list of sources",
    "meetings[].notes": _NOTES,
    "other_events[].text": f"older meetings, and events that the texts only refer to: {_TEXT} each",
    "other_events[].notes": _NOTES,
    "agreed.items[].when": "the meeting's date in words; its name too where two meetings fell on one day",
    "agreed.items[].text": f"agreed by both sides, reported words in quotation marks, newest first, five at most: {_TEXT} each",
    "agreed.items[].notes": _NOTES,
    "agreed.part": "“ (newest 5 of 8)”, for a heading; nothing when all are shown",
    "undertakings[].side_name": "a country; one item for each side of the pair",
    "undertakings[].side_name_in_text": "the country as a sentence has it: “the United States”",
    "undertakings[].items[].when": "as above",
    "undertakings[].items[].text": f"what that side alone undertook, four for both sides together: {_TEXT} each",
    "undertakings[].items[].notes": _NOTES,
    "undertakings[].part": "as above",
    "proposals[].side_name": "a country; one item for each side of the pair",
    "proposals[].side_name_in_text": "as above",
    "proposals[].items[].when": "as above",
    "proposals[].items[].text": f"what that side proposed or asked for, four for both sides together: {_TEXT} each",
    "proposals[].items[].notes": _NOTES,
    "proposals[].part": "as above",
    "other_statements": "how many statements of other kinds no list shows; nothing when there are none",
    "changes[].mechanism": "a mechanism with two rounds on file",
    "changes[].text": "which two rounds are set beside each other",
    "changes[].notes": _NOTES,
    "changes[].rows[].label": "first mentioned on file, in the later report only, not mentioned in the later, in both",
    "changes[].rows[].areas_text": "the areas of which that holds",
    "changes[].caution": "what else may explain a difference",
    "accounts[].text": "whose account is missing, and of which meetings both are held",
    "accounts[].notes": _NOTES,
    "calendar[].name": "a mechanism, the latest round first",
    "calendar[].last_text": "last round: date, place, number; “no round on file”",
    "calendar[].rhythm_text": "the rhythm that a report states, and the interval of the last two rounds",
    "calendar[].next_text": "the next round and how it is known: planned, stated, computed; “unknown”",
    "calendar[].notes": _NOTES,
    "only_named[].name": "a mechanism that the texts name without a round of it",
    "only_named[].notes": _NOTES,
    "calendar_note": "what “computed” means, where the calendar has such a date",
    "verify.items[].about": "the meeting, text or mechanism that it concerns; “All” when it concerns everything",
    "verify.items[].text": "a point to verify, the gravest first, one of each kind, five at most: what is wrong",
    "verify.items[].notes": _NOTES,
    "verify.more": "how many more, and where it says how to settle them",
    "sources[].number": "the number that meetings[].sources_text gives",
    "sources[].publisher": "as the text or its file says",
    "sources[].title_text": "the headline; says so when the text is a copy of another",
    "sources[].published": "the date of publication in words",
    "sources[].side_text": "whose account it is",
    "sources[].file": "the file read",
    "sources[].url": "the address, where the file gives one",
}

_INTRO = """# Fields that a template may use

Written by `python templates/build.py`; do not edit by hand.

A template is a Word file. Type a field where its value should stand: `{{ document.subject }}`. The value takes the look of the text
around it. A field that does not exist is an error that names the place and the nearest field; a field without a value prints nothing.

- **Repeat**: `{% for meeting in meetings %}` ... `{% endfor %}`. Where the tags stand decides what repeats: both in cells of one table row,
  the row; each alone in a paragraph, the paragraphs between (the two paragraphs themselves go); both in one paragraph, the words between.
  `{% else %}` before `{% endfor %}` is for the case that there is nothing.
- **Choose**: `{% if verify.more %}` ... `{% elif ... %}` ... `{% else %}` ... `{% endif %}`, placed in the same ways.
- **Footnote**: `{{ item.text | cite(item.notes) }}` prints the text and a Word footnote with its sources. Any text can be cited too:
  `{{ item.text | cite("Our file 12/2024") }}`. To cite joined texts: `{{ (a ~ " " ~ b) | cite(notes) }}`.
- **Remark** that never prints: `{# ask the desk about this #}`.
- docxtpl's prefixes (`{%tr`, `{%p`, `{%tc`, `{%r`, `{{r`) are understood.
- **Places for people** are content controls (Developer tab) whose tag begins with `human_`. They are kept, and never filled.

Fields belong in the text of the body, headers, footers, footnotes, text boxes, and in the document's title and subject.
"""


def reference() -> str:
    """templates/README.md."""
    lines = [_INTRO, "| Field | What it is |", "|---|---|"]
    lines += [f"| `{path}` | {meaning} |" for path, meaning in FIELDS.items()]
    lines += [
        "",
        "`[]` means: one for each item of a `for` loop. `meetings[].name` is `meeting.name` inside `{% for meeting in meetings %}`.",
        "",
    ]
    lines += ["## Filters", ""]
    lines.append(f'- `date`: `{{{{ document.date | date("short") }}}}`; styles {", ".join(f"`{style}`" for style in DATE_STYLES)}')
    lines.append('- `join_and`: a list as “a, b and c”; `plural`: `{{ counts.texts | plural("text") }}` is “5 texts”')
    lines.append("- `cite`: see above")
    ours = {"date", "join_and", "plural", "cite"}
    others = [f"`{name}`" for name in sorted(ENVIRONMENT.filters) if name not in ours and name.isalpha() and len(name) > 1]
    lines.append(f"- of jinja2: {', '.join(others)}")
    return "\n".join(lines) + "\n"
