"""The ONE table of sheets and columns; it drives the writer, the reader and the links between sheets.

Order of the columns: what a desk looks at first, then the details, last the columns that belong to people (headed "✎").
A formula is written with «Heading» for the cell of that column in the same row, and Table[Heading] for a whole column.
"""

from __future__ import annotations

from briefgen.model import (
    Area,
    Check,
    Confidence,
    Event,
    Evidence,
    FollowUp,
    Kind,
    Mechanism,
    Mode,
    Participant,
    Party,
    Precision,
    Severity,
    Source,
    Stance,
    Statement,
    Status,
    Strength,
    YearBasis,
)
from briefgen.workbook.columns import (
    PEN,
    Column,
    Holds,
    Owner,
    SheetSpec,
    choice_column,
    computed_column,
    date_column,
    human_column,
    keys_column,
    number_column,
    text_column,
    yes_column,
)


def _found(key: str, table: str, header: str) -> str:
    """The number of the sheet row where `key` stands in a table's column."""
    return f"MATCH({key},{table}[{header}],0)+ROW({table}[[#Headers],[{header}]])"


def _link(key: str, table: str, header: str, label: str, none: str = '""') -> str:
    """A link to the first row of `key`, found anew at each click, so that it holds after sorting; `none` where there is no such row."""
    return f'IFERROR(HYPERLINK("#{table}!A"&{_found(key, table, header)},{label}),{none})'


_FIRST_EVIDENCE = 'LEFT(«Evidence»,FIND(";",«Evidence»&";")-1)'
_IN_SOURCES = 'ISNUMBER(FIND(";"&Sources[Source]&";",";"&SUBSTITUTE(«Sources»," ","")&";"))'
_HELD_HERE = '(Events[Mechanism]=«Mechanism»)*(Events[Status]="held")'


def _see_evidence() -> Column:
    formula = _link(_FIRST_EVIDENCE, "Evidence", "Evidence", f'"see "&{_FIRST_EVIDENCE}')
    return computed_column("Go to evidence", formula, Holds.TEXT, 15, is_link=True)


def _open_checks(sheet: str, header: str) -> str:
    key = f'"{sheet}/"&«{header}»'
    return f'COUNTIFS(Checks[Where],{key},Checks[{PEN}Decision],"")+COUNTIFS(Checks[Where],{key}&"/*",Checks[{PEN}Decision],"")'


def _count(code: str, party: str = "") -> str:
    side = f",Statements[Side],«{party}»" if party else ""
    return f'COUNTIFS(Statements[Event],«Event»,Statements[Code],"{code}"{side})'


def _nth_party(position: int) -> str:
    return f'TRIM(MID(SUBSTITUTE(«Parties»,";",REPT(" ",99)),{1 + 99 * position},99))'


def _heard(party: str) -> str:
    return f"SUMPRODUCT({_IN_SOURCES}*(Sources[Side]=«{party}»))>0"


def _highest(column: str) -> str:
    """The highest value of an Events column over the meetings held of this row's mechanism; empty where there is none, "?" where a cell of
    the column holds text. (MAXIFS would pass over text, but is unknown to Excel 2016; AGGREGATE gives nothing in LibreOffice.)"""
    top = f"SUMPRODUCT(MAX({_HELD_HERE}*{column}))"
    return f'IFERROR(IF({top}=0,"",{top}),"?")'


_PUBLISHER = "INDEX(Sources[Publisher],MATCH(«Source»,Sources[Source],0))"
_EVENT_DATE = "INDEX(Events[Date],MATCH(«Event»,Events[Event],0))"
_CODE = (
    'IF(«Stance»="agreed",IF(«Side»="both","AG","UA"),IF(«Stance»="committed",IF(«Side»="both","JA","UC"),'
    'IF(«Stance»="affirmed",IF(«Strength»="past","RE",IF(«Side»="both","JA","PO")),IF(«Stance»="proposed","PR",'
    'IF(«Stance»="welcomed","WE",IF(«Stance»="discussed",IF(«Strength»="past","RE","DI"),""))))))'
)
_OVERDUE = (
    f'IF(AND(ISNUMBER(«{PEN}Due»),«{PEN}Due»<TODAY(),«{PEN}Follow-up»<>"Delivered",«{PEN}Follow-up»<>"Overtaken",«{PEN}Follow-up»<>"Dropped"),'
    '"overdue","")'
)
_SIDES_HEARD = (
    f'IF(«Sources»="","",IF(AND({_heard("Party A")},{_heard("Party B")}),"both",IF({_heard("Party A")},«Party A»&" only",'
    f'IF({_heard("Party B")},«Party B»&" only","third party only"))))'
)

EVENTS = SheetSpec(
    "Events",
    "events",
    Event,
    "EV",
    "One row per meeting, not per article; meetings held, referred to and announced",
    (
        text_column("Event", "event_id", 18),
        date_column("Date", "date_start", 11.5),
        choice_column("Year basis", "year_basis", YearBasis, "Year basis", 11),
        text_column("Date as printed", "date_text", 13),
        text_column("Meeting", "name", 32),
        choice_column("Status", "status", Status, "Status", 10),
        choice_column("Kind", "kind", Kind, "Kind", 11.5),
        keys_column("Parties", "parties", 10, "Party"),
        text_column("City", "city", 13),
        text_column("Lead A", "lead_a", 17),
        text_column("Title A", "lead_a_title", 22),
        text_column("Lead B", "lead_b", 17),
        text_column("Title B", "lead_b_title", 22),
        computed_column(
            "Statements",
            _link("«Event»", "Statements", "Event", '"see "&COUNTIFS(Statements[Event],«Event»)', '"none"'),
            Holds.TEXT,
            14,
            is_link=True,
        ),
        _see_evidence(),
        computed_column(
            "Open checks", f"{_open_checks('Events', 'Event')}+SUMIFS(Statements[Open checks],Statements[Event],«Event»)", width=9.5
        ),
        computed_column("Independent texts", f'IF(«Sources»="",0,MAX(1,SUMPRODUCT({_IN_SOURCES}*(Sources[Same text as]=""))))', width=12.5),
        computed_column("Sides heard", _SIDES_HEARD, Holds.TEXT, 12),
        computed_column("AG", _count("AG"), width=7),
        computed_column("UC by A", _count("UC", "Party A"), width=8.5),
        computed_column("UC by B", _count("UC", "Party B"), width=8.5),
        computed_column("PR by A", _count("PR", "Party A"), width=8.5),
        computed_column("PR by B", _count("PR", "Party B"), width=8.5),
        date_column("End date", "date_end"),
        text_column("Partly known date", "date_partial", 13),
        choice_column("Date precision", "date_precision", Precision, "Date precision", 11),
        text_column("Reason for the date", "date_reason", 50),
        keys_column("Other dates that fit", "date_alternatives", 15),
        text_column("Weekday printed", "weekday_stated", 12),
        text_column("Mechanism", "mechanism_id", 22),
        number_column("Round", "round_no", 8),
        text_column("Country", "country", 10),
        text_column("Venue", "venue", 20),
        choice_column("Format", "mode", Mode, "Format", 11),
        text_column("Other leads", "other_leads", 26),
        yes_column("Co-chaired", "co_chaired"),
        text_column("Part of", "part_of", 22),
        text_column("Framework named", "framework", 22),
        text_column("Anniversaries named", "anniversaries", 22),
        text_column("Outcome document", "outcome_doc", 20),
        computed_column("Party A", _nth_party(0), Holds.TEXT, 9),
        computed_column("Party B", _nth_party(1), Holds.TEXT, 9),
        keys_column("Sources", "sources", 12),
        keys_column("Evidence", "evidence", 16),
        choice_column("Confidence", "confidence", Confidence, "Confidence", 12),
        text_column("Reason for the confidence", "confidence_reason", 30),
        human_column("Our file ref", "our_file_ref"),
        human_column("Notes", "notes", width=40),
    ),
    frozen=2,
    printed=13,
)

PARTICIPANTS = SheetSpec(
    "Participants",
    "participants",
    Participant,
    "P",
    "Who took part, with the title as printed and how the side is known",
    (
        text_column("Participant", "participant_id", 24),
        text_column("Event", "event_id", 18),
        text_column("Name", "name", 24),
        text_column("Side", "side", 8, "Side"),
        text_column("Title", "title", 38),
        text_column("Organisation", "organisation", 26),
        text_column("Role", "role", 12, "Role"),
        number_column("Level", "level", 8),
        text_column("How the side is known", "side_basis", 24),
        _see_evidence(),
        keys_column("Sources", "sources", 12),
        keys_column("Evidence", "evidence", 16),
    ),
    printed=9,
)

STATEMENTS = SheetSpec(
    "Statements",
    "statements",
    Statement,
    "ST",
    "What each side, or both, said or undertook; one row per act, with the words as reported",
    (
        text_column("Statement", "statement_id", 17),
        text_column("Event", "event_id", 18),
        computed_column("Date", f'IFERROR(IF({_EVENT_DATE}=0,"",{_EVENT_DATE}),"")', Holds.DATE, 12.5),
        computed_column("Code", _CODE, Holds.TEXT, 7.5),
        text_column("Side", "side", 8, "Side"),
        choice_column("Stance", "stance", Stance, "Stance", 12),
        choice_column("Strength", "strength", Strength, "Strength", 10.5),
        text_column("Words as reported", "text", 58),
        keys_column("Areas", "areas", 24, "Area"),
        text_column("Speaker", "speaker", 20),
        text_column("Towards", "object_side", 10, "Side"),
        _see_evidence(),
        computed_column("Open checks", _open_checks("Statements", "Statement"), width=9.5),
        text_column("Verb", "verb", 16),
        text_column("Due as stated", "due_stated", 16),
        text_column("Areas in the text's own words", "areas_text", 34),
        keys_column("Areas only named", "areas_named", 20, "Area"),
        text_column("Attribution carried over", "attribution", 26),
        keys_column("Flags", "flags", 14),
        keys_column("Sources", "sources", 12),
        keys_column("Evidence", "evidence", 16),
        choice_column("Confidence", "confidence", Confidence, "Confidence", 12),
        text_column("Reason for the confidence", "confidence_reason", 30),
        computed_column("Overdue", _OVERDUE, Holds.TEXT, 10.5),
        human_column("Owner on our side", "owner_ours"),
        human_column("Owner on their side", "owner_theirs"),
        human_column("Due", "due_internal", Holds.DATE, 13),
        Column(PEN + "Follow-up", "follow_up", Holds.CHOICE, Owner.HUMAN, 14, "Follow-up", FollowUp),
        human_column("Follow-up date", "follow_up_date", Holds.DATE, 13),
        human_column("Follow-up evidence", "follow_up_evidence", width=30),
        human_column("Next step", "next_step", width=30),
    ),
    printed=10,
)

MECHANISMS = SheetSpec(
    "Mechanisms",
    "mechanisms",
    Mechanism,
    "M",
    "Dialogues and other series of meetings, with the rounds on file",
    (
        text_column("Mechanism", "mechanism_id", 24),
        text_column("Name", "name", 36),
        keys_column("Parties", "parties", 10, "Party"),
        computed_column("Rounds on file", 'COUNTIFS(Events[Mechanism],«Mechanism»,Events[Status],"held")', width=10),
        computed_column("Last held", _highest("Events[Date]"), Holds.DATE, 12.5),
        computed_column("Last round", _highest("Events[Round]"), width=9),
        text_column("Stated periodicity", "stated_periodicity", 14),
        text_column("Next as stated", "next_stated", 17),
        yes_column("Only named", "named_only", 9),
        text_column("Other names", "aliases", 34),
        _see_evidence(),
        keys_column("Evidence", "evidence", 16),
        human_column("Next planned", "next_planned", Holds.DATE, 13),
        human_column("Our lead unit", "our_lead_unit"),
        human_column("Notes", "notes", width=40),
    ),
    printed=8,
)

SOURCES = SheetSpec(
    "Sources",
    "sources",
    Source,
    "S",
    "The texts: who published them, when, and which are copies of one another",
    (
        text_column("Source", "source_id", 10),
        text_column("Publisher", "publisher", 24),
        text_column("Title", "title", 46),
        date_column("Published", "published"),
        text_column("Side", "side", 8, "Side"),
        number_column("Tier", "tier", 7),
        text_column("Same text as", "same_text_as", 10),
        Column("Similarity", "similarity", Holds.DECIMAL, width=10.5),
        text_column("Status", "status", 14, "Reading"),
        computed_column("Sentences used", "COUNTIFS(Evidence[Source],«Source»)", width=10.5),
        number_column("Words used", "words_used", 9),
        number_column("Lines cut", "lines_cut", 8),
        text_column("Why lines were cut", "cut_reasons", 28),
        number_column("Repairs", "repairs", 9),
        text_column("How the date is known", "published_method", 16),
        text_column("Language", "language", 10),
        Column("Address", "url", width=46, is_link=True),
        text_column("Remarks", "remarks", 40),
        text_column("File", "file", 30),
        text_column("SHA-256", "sha256", 68),
    ),
    printed=9,
)

EVIDENCE = SheetSpec(
    "Evidence",
    "evidence",
    Evidence,
    "E",
    "The sentences, word for word, on which every value rests",
    (
        text_column("Evidence", "evidence_id", 12),
        text_column("Quote", "quote", 90),
        text_column("Source", "source", 10),
        computed_column(
            "Go to source",
            _link("«Source»", "Sources", "Source", f'IF({_PUBLISHER}="",«Source»,{_PUBLISHER})'),
            Holds.TEXT,
            24,
            is_link=True,
        ),
        number_column("Paragraph", "paragraph", 11),
        number_column("From character", "char_start", 11),
        number_column("To character", "char_end", 11),
        yes_column("Repaired", "repaired", 10.5),
        keys_column("Supports", "supports", 64),
    ),
)

CHECKS = SheetSpec(
    "Checks",
    "checks",
    Check,
    "C",
    "What a person should look at; write a decision beside it and it counts as closed",
    (
        text_column("Check", "check_id", 11),
        choice_column("Severity", "severity", Severity, "Severity", 9.5),
        computed_column("State", f'IF(«Check»="","",IF(«{PEN}Decision»="","open","closed"))', Holds.TEXT, 9),
        text_column("What", "what", 46),
        text_column("How to fix", "fix", 38),
        computed_column("Go to cell", "", Holds.TEXT, 20, is_link=True),
        _see_evidence(),
        text_column("Where", "where", 26),
        text_column("Rule", "rule", 9),
        keys_column("Evidence", "evidence", 11),
        human_column("Decision", "decision", width=30),
        human_column("Decided by", "decided_by"),
    ),
)

# In the order of the workbook; Coverage (between Mechanisms and Sources), ReadMe and Lists are drawn by modules of their own.
SHEETS = (EVENTS, PARTICIPANTS, STATEMENTS, MECHANISMS, SOURCES, EVIDENCE, CHECKS)
BY_NAME = {sheet.name: sheet for sheet in SHEETS}

# The lists on the sheet Lists that carry data of the matrix: people may add to them.
PARTIES = SheetSpec(
    "Parties",
    "parties",
    Party,
    "party",
    "The parties",
    (text_column("Party", "code", 10), text_column("Party name", "name", 24), text_column("Demonym", "demonym", 16)),
)
AREAS = SheetSpec(
    "Areas",
    "areas",
    Area,
    "area",
    "Areas of cooperation",
    (text_column("Area", "area_id", 26), text_column("Area name", "name", 34), text_column("Group", "group", 26)),
)
READ_ME, COVERAGE, LISTS = "ReadMe", "Coverage", "Lists"
ORDER = (READ_ME, "Events", "Participants", "Statements", "Mechanisms", COVERAGE, "Sources", "Evidence", "Checks", LISTS)

# The table About on ReadMe: title, as-of date, and every setting of the matrix in a row of its own.
ITEM, VALUE = "Item", "Value"
TITLE_ITEM, AS_OF_ITEM = "Title", "As of"
MARK_SETTING, MARK_ITEM, MARK = "Handling mark", f"{PEN}Handling mark", "[HANDLING MARK]"  # a place to fill; a setting once it is filled
