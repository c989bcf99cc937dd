"""The fields that a template may use, with what each is: the source of templates/README.md, and tested against the context itself."""

from __future__ import annotations

from briefgen.word.known import FieldPath, Known, known_fields
from briefgen.word.syntax import syntax_reference

_NOTES = "the sources behind it, for `cite`"
_TEXT = "a whole sentence"
_ID = "the id of its row in the workbook"
_AS_ABOVE = "as above"
_CHECK = "what is to be verified about it, for `comment`; nothing when no check is open, or with `--no-comments`"
_MORE = "how many more there are, and where; nothing when all are shown"
_MEETING = ("id", "date", "when", "when_short", "name", "place", "led_by", "areas_text", "sources_text", "check", "notes")


def _followed(path: str, what: str) -> dict[str, str]:
    return {
        f"{path}.id": _ID,
        f"{path}.ref": "A1, A2, ...",
        f"{path}.text": f"{what} in the reported words: {_TEXT}",
        f"{path}.by": "who",
        f"{path}.side_name": "of which side",
        f"{path}.first": "when it was first made, in the texts held",
        f"{path}.last": "when it was last repeated in nearly the same words, or “not repeated”",
        f"{path}.times": "how often; a number",
        f"{path}.history": f"first, last and how often: {_TEXT}",
        f"{path}.due": "the date that the text sets, or “none stated”",
        f"{path}.answer": "what the other side said of the same area at the same meeting, or “none reported”",
        f"{path}.check": _CHECK,
        f"{path}.notes": _NOTES,
    }


# Groups of fields: who they were made for. Any template may use any of them. A list is written with []: its items have the fields below it.
GROUPS: dict[str, dict[str, str]] = {
    "All templates": {
        "document.pair": "both countries: “Freedonia – Sylvania”",
        "document.subject": "“Freedonia – Sylvania relations”",
        "document.date": "the date of the document (`--as-of`, else the latest date held); a date",
        "document.information_as_of": "the latest date of a text or meeting held; a date",
        "document.sources_line": "how many texts, independent sources and meetings, and how many texts by side; no full stop",
        "document.details": "who meets, when and where, as `--details` says; nothing without it",
        "document.generated": "how the document was made: version, workbook, checksum",
        "counts.texts": "texts used; a number, as all counts",
        "counts.independent": "texts that are no copy of another",
        "counts.meetings": "meetings held",
        "counts.referred": "events only referred to or announced",
        "counts.scope": "“in the 5 texts held”, for sentences that say what is not there",
        "sources[].number": "the number that meetings[].sources_text gives",
        "sources[].publisher": "as the text or its file says",
        "sources[].title_text": "the headline; says so when the text is a copy of another",
        "sources[].published": "the date of publication in words",
        "sources[].side_text": "whose account it is",
        "sources[].file": "the file read",
        "sources[].url": "the address, where the file gives one",
        "sources[].sha256": "the checksum of the file",
        "sources[].words": "how many words were read",
        "sources[].read_text": "how the date of publication is known",
        "sources_more": "how many texts the list leaves out; nothing when it has all",
    },
    "memo": {
        "relationship[].text": f"framework named, anniversaries, last contact by level: {_TEXT} each",
        "relationship[].notes": _NOTES,
        "meetings[].id": _ID,
        "meetings[].date": "a date; nothing where it is known only in part",
        "meetings[].when": "the date in words, as far as it is known: “30 March 2023”, “September 2023”, “25 March [2024]” (year inferred)",
        "meetings[].when_short": "the same with short months",
        "meetings[].name": "as reported; newest meeting first",
        "meetings[].place": "city, “by phone”, “online” or “not stated”",
        "meetings[].led_by": "name, title and country of each lead, one a line",
        "meetings[].areas_text": "the main areas, three at most",
        "meetings[].sources_text": "the numbers of its texts in the list of sources",
        "meetings[].check": _CHECK,
        "meetings[].notes": _NOTES,
        "other_events[].text": f"older meetings, and events that the texts only refer to: {_TEXT} each",
        "other_events[].notes": _NOTES,
        "agreed.items[].id": _ID,
        "agreed.items[].when": "the meeting's date in words; its name too where two meetings fell on one day",
        "agreed.items[].text": f"agreed by both sides, reported words in quotation marks, newest first: {_TEXT} each",
        "agreed.items[].check": _CHECK,
        "agreed.items[].notes": _NOTES,
        "agreed.part": "“ (newest 5 of 8)”, for a heading; nothing when all are shown",
        "undertakings[].side_name": "a country; one item for each side of the pair",
        "undertakings[].side_name_in_text": "the country as a sentence has it: “the United States”",
        "undertakings[].items[].id": _ID,
        "undertakings[].items[].when": _AS_ABOVE,
        "undertakings[].items[].text": f"what that side alone undertook: {_TEXT} each",
        "undertakings[].items[].check": _CHECK,
        "undertakings[].items[].notes": _NOTES,
        "undertakings[].part": _AS_ABOVE,
        "undertakings_none": f"of which sides no undertaking is reported: {_TEXT}; nothing when each has one",
        "proposals[].side_name": "a country; one item for each side of the pair",
        "proposals[].side_name_in_text": _AS_ABOVE,
        "proposals[].items[].id": _ID,
        "proposals[].items[].when": _AS_ABOVE,
        "proposals[].items[].text": f"what that side proposed or asked for: {_TEXT} each",
        "proposals[].items[].check": _CHECK,
        "proposals[].items[].notes": _NOTES,
        "proposals[].part": _AS_ABOVE,
        "proposals_none": f"of which sides no proposal is reported: {_TEXT}; nothing when each has one",
        "other_statements": "how many statements of other kinds no list shows; nothing when there are none",
        "changes[].mechanism": "a mechanism with two rounds on file",
        "changes[].text": "which two rounds are set beside each other",
        "changes[].notes": _NOTES,
        "changes[].earlier_when": "the date of the earlier round",
        "changes[].later_when": "the date of the later",
        "changes[].wordings[].area": "an area that either report has; what is new, what is not mentioned and what is worded otherwise in turns",
        "changes[].wordings[].earlier": "the strongest statement of the earlier report in its own words, and of which side; “not mentioned”",
        "changes[].wordings[].later": "the same of the later",
        "changes[].wordings[].kind": "first mentioned on file, in the later report only, not mentioned in the later, worded otherwise ...",
        "changes[].others[].label": "as in rows, of the areas that the wordings leave out",
        "changes[].others[].areas_text": "those areas",
        "changes[].rows[].label": "first mentioned on file, in the later report only, not mentioned in the later, in both",
        "changes[].rows[].areas_text": "the areas of which that holds",
        "changes[].caution": "what else may explain a difference",
        "accounts[].text": "whose account is missing, and of which meetings both are held",
        "accounts[].notes": _NOTES,
        "calendar[].id": _ID,
        "calendar[].name": "a mechanism, the latest round first",
        "calendar[].last_text": "last round: date, place, number; “no round on file”",
        "calendar[].rhythm_text": "the rhythm that a report states, and the interval of the last two rounds",
        "calendar[].next_text": "the next round and how it is known: planned, stated, computed; “unknown”",
        "calendar[].sources_text": "the numbers of its texts in the list of sources",
        "calendar[].notes": _NOTES,
        "only_named[].name": "a mechanism that the texts name without a round of it",
        "only_named[].notes": _NOTES,
        "calendar_note": "what “computed” means, where the calendar has such a date, and how many mechanisms it leaves out",
        "verify.items[].about": "the meeting, text or mechanism that it concerns; “All” when it concerns everything",
        "verify.items[].text": "a point to verify, the gravest first, one of each kind: what is wrong",
        "verify.items[].notes": _NOTES,
        "verify.more": "how many more, and where it says how to settle them",
    },
    "scene-setter": {
        "ours.code": "the reader's side (`--our-side`; without it the first of the pair, under its own name)",
        "ours.name": "its name",
        "ours.name_in_text": _AS_ABOVE,
        "ours.adjective": "for “the ... side”",
        "ours.we": "“we”, or the name where it is not known which side is the reader's",
        "ours.us": "“us”, or the name",
        "ours.known": "yes or no",
        "theirs.code": "the other side",
        "theirs.name": "its name",
        "theirs.name_in_text": _AS_ABOVE,
        "theirs.adjective": _AS_ABOVE,
        "counterparts[].name": "who led the other side when it was last met, in the fullest spelling held; both sides where neither is the reader's",
        "counterparts[].side_name": "the country",
        "counterparts[].title_text": "the title as last reported, with the date",
        "counterparts[].met_text": "how many meetings are on file, and the last",
        "counterparts[].notes": _NOTES,
        "last_meeting.name": "the last meeting held, or that of `--meeting`; nothing where none is held",
        "last_meeting.when": "its date in words",
        "last_meeting.place": _AS_ABOVE,
        "last_meeting.led_by": _AS_ABOVE,
        "last_meeting.notes": _NOTES,
        "last_meeting.left[].kind": "agreed by both sides, undertaken by one side ...",
        "last_meeting.left[].id": _ID,
        "last_meeting.left[].text": f"what was agreed or undertaken there, three at most: {_TEXT} each",
        "last_meeting.left[].check": _CHECK,
        "last_meeting.left[].notes": _NOTES,
        "last_meeting.quotes[].id": _ID,
        "last_meeting.quotes[].text": "one position in the words of the report, the other side's first; none where there is none",
        "last_meeting.quotes[].check": _CHECK,
        "last_meeting.quotes[].notes": _NOTES,
        "last_meeting.more": "how many more are in the memo",
        "their_asks.items[].id": _ID,
        "their_asks.items[].when": "the meeting's date in words",
        "their_asks.items[].text": f"what the other side proposed or asked for, newest first, three at most: {_TEXT} each",
        "their_asks.items[].check": _CHECK,
        "their_asks.items[].notes": _NOTES,
        "their_asks.more": _MORE,
        "our_asks.items[].id": _ID,
        "our_asks.items[].when": _AS_ABOVE,
        "our_asks.items[].text": f"what the reader's side asked for: {_TEXT} each",
        "our_asks.items[].check": _CHECK,
        "our_asks.items[].notes": _NOTES,
        "our_asks.more": _MORE,
    },
    "points-and-asks": {
        "asks[].letter": "A for what the other side asked, B for what the reader's asked",
        "asks[].heading": "“Sylvania asked of us”",
        "asks[].side_name": "who asked",
        "asks[].side_name_in_text": _AS_ABOVE,
        **_followed("asks[].items[]", "an ask"),
        "asks[].more": _MORE,
        **_followed("followed.items[]", "an undertaking by one side"),
        "followed.more": _MORE,
        "exchanges[].id": _ID,
        "exchanges[].key": 'the area\'s id in letters and digits, to name a place for people: `human("point_" ~ row.key, ...)`',
        "exchanges[].area": "an area of `--area`, else one of those last spoken about",
        "exchanges[].when": "the date of the last exchange on it; nothing where none is held",
        "exchanges[].text": "what was last said of it; says so where nothing is held",
        "exchanges[].notes": _NOTES,
    },
    "readout-comparison": {
        "comparison.meeting": "the meeting of `--meeting`, else the latest of which texts of both sides are held",
        "comparison.when": "its date in words",
        "comparison.place": _AS_ABOVE,
        "comparison.led_by": _AS_ABOVE,
        "comparison.notes": _NOTES,
        "comparison.a": "the country of the first account: the reader's side, else by the alphabet",
        "comparison.b": "the country of the second",
        "comparison.texts[].number": "its number in the list of sources",
        "comparison.texts[].publisher": _AS_ABOVE,
        "comparison.texts[].title": "the headline",
        "comparison.texts[].side_text": _AS_ABOVE,
        "comparison.texts[].published": _AS_ABOVE,
        "comparison.texts[].language": "its language's code",
        "comparison.texts[].words": "how many words were read",
        "comparison.texts[].type": "joint text, official readout, state agency, press",
        "comparison.glance": "how many topics are in both accounts, and in one only",
        "comparison.topics[].area": "an area that an account mentions; those in both first",
        "comparison.topics[].kind": "in both (same words, wording differs, said of different sides), or only one",
        "comparison.topics[].a": "what binds most in the first account, in its own words; “not mentioned”",
        "comparison.topics[].a_notes": _NOTES,
        "comparison.topics[].b": "the same of the second account",
        "comparison.topics[].b_notes": _NOTES,
        "comparison.more": _MORE,
        "comparison.attribution[].area": "an area that the accounts lay on different sides",
        "comparison.attribution[].a": "who said it, and how, in the first account",
        "comparison.attribution[].b": "the same in the second",
        "comparison.attribution[].notes": _NOTES,
        "comparison.facts[].text": f"a date, name, title or place on which the texts differ: {_TEXT} each",
        "comparison.facts[].notes": _NOTES,
        "comparison.orders[].side_name": "a country, as a sentence has it",
        "comparison.orders[].areas_text": "the areas in the order in which its account comes to them",
    },
    "record": {
        **{f"chronology[].{key}": _AS_ABOVE for key in _MEETING},
        "referred[].text": f"an event that the texts only refer to: {_TEXT} each",
        "referred[].notes": _NOTES,
        **{f"record[].{key}": _AS_ABOVE for key in _MEETING},
        "record[].facts[].label": "Date, Place, Led by, Round, Framework named ...",
        "record[].facts[].value": "what the texts have on it",
        "record[].groups[].name": "what was done with the words: agreed by both sides, undertaken by one side, proposed or asked ...",
        "record[].groups[].items[].ref": "the number of the meeting and of the statement in it: “3.12”",
        "record[].groups[].items[].id": _ID,
        "record[].groups[].items[].text": f"{_TEXT} each, reported words in quotation marks",
        "record[].groups[].items[].check": _CHECK,
        "record[].groups[].items[].notes": _NOTES,
        "record_note": "how sources are cited in a record of more than 1,000 statements, which has no footnotes for them; nothing in a shorter one",
        **{f"mechanisms[].{key}": _AS_ABOVE for key in ("id", "name", "last_text", "rhythm_text", "next_text", "sources_text", "notes")},
        "coverage[].area": "an area",
        "coverage[].meetings": "in how many meetings it occurs",
        "coverage[].cells_text": "each meeting with the strongest code and its side: “30 Mar 2023 AG; 26 Aug 2024 UC-US”",
        "register[].id": _ID,
        "register[].ref": "its number among the meetings’ statements: `record[].groups[].items[].ref`",
        "register[].when": "the meeting's date in words",
        "register[].code": "AG, UC, UA or PR",
        "register[].by": "who said it",
        "register[].text": _TEXT,
        "register[].due": "the date that the text sets, or “none stated”",
        "register[].notes": _NOTES,
        "people[].name": "a person who took part, in the fullest spelling held",
        "people[].side_name": "the country",
        "people[].titles_text": "titles as reported, newest first, with dates",
        "people[].meetings": "how many meetings",
        "people[].last_met": "the date of the last",
        "people[].notes": _NOTES,
    },
}
FIELDS = {path: meaning for group in GROUPS.values() for path, meaning in group.items()}

_INTRO = """# The templates, and the fields that one may use

Written by `python templates/build.py`; do not edit by hand.

Each template stands here once for each profile, as `PROFILE/NAME.docx`: a profile is a house’s paper, fonts, dates, page numbers and marks. What
you open in Word is what you get: nothing is laid over it when it is filled, so that all of it can be changed there. `briefgen template new
our-memo --from memo --profile uk` makes a copy of your own, `briefgen template show memo` shows the fields that it reads with an example of
each, `briefgen template preview our-memo.docx` fills it with the sample readouts.

Two things stand in the document’s properties (File, Info, Properties, Advanced, Custom): `briefgen.dates`, how dates are written in sentences
(`long`, `us`, `vn`), and `briefgen.pages`, how many pages the document may have (1 to 999; empty for as many as it takes). A document with a
bound shows as many rows, and as many letters of each, as its pages hold, and says how many it leaves out: the newest stay.

To change a template for everybody: what stands in it is in `sources/NAME.toml`, what several have in common in `sources/shared.toml`, the styles
in `sources/styles.toml`, a house’s ways in `profiles/PROFILE.toml`. `python templates/build.py` writes all templates and this page from these; a
file more in `profiles/` is a profile more.

# Fields

A template is a Word file. Type a field where its value should stand: `{{ document.subject }}`. The value takes the look of the text
around it. A field that does not exist is an error that names the place and the nearest field; a field without a value prints nothing.

Where the tags of a loop or a choice stand decides what repeats or goes: both in cells of one table row, the row; each alone in a paragraph,
the paragraphs between (the two paragraphs themselves go); both in one paragraph, the words between. A footnote takes its sources from the
data, `{{ item.text | cite(item.notes) }}`, or any text: `{{ item.text | cite("Our file 12/2024") }}`. Places for people are content
controls (Developer tab) whose tag begins with `human_`. They are kept, and never filled.

Fields belong in the text of the body, headers, footers, footnotes, endnotes, comments, text boxes and links, in the document’s properties,
in alternative texts and in the addresses of links. `briefgen template check FILE` names everything that cannot be filled, and where.
"""


def reference() -> str:
    """templates/README.md."""
    lines = [_INTRO]
    for group, fields in GROUPS.items():
        lines += ["", f"## {group}" if group == "All templates" else f"## Made for `{group}`", "", "| Field | What it is |", "|---|---|"]
        lines += [f"| `{path}` | {meaning} |" for path, meaning in fields.items()]
    lines += [
        "",
        "`[]` means: one for each item of a `for` loop. `meetings[].name` is `meeting.name` inside `{% for meeting in meetings %}`.",
        "",
    ]
    return "\n".join([*lines, *syntax_reference()])


def known() -> Known:
    """The fields as a template's check needs them."""
    return known_fields(FieldPath(path, can_be_empty="nothing " in meaning) for path, meaning in FIELDS.items())
