"""The formulas of the computed columns.

«Heading» stands for the cell of that column in the same row, Table[Heading] for a whole column. What Excel 2016 does not know, or
LibreOffice gives nothing for, is not used.
"""

from __future__ import annotations

from briefgen.workbook.columns import PEN, Column, Holds, computed_column


def found(key: str, table: str, header: str) -> str:
    """The number of the sheet row where `key` stands in a table's column."""
    return f"MATCH({key},{table}[{header}],0)+ROW({table}[[#Headers],[{header}]])"


def link(key: str, table: str, header: str, label: str, none: str = '""') -> str:
    """A link to the first row of `key`, found anew at each click, so that it holds after sorting; `none` where there is no such row."""
    return f'IFERROR(HYPERLINK("#{table}!A"&{found(key, table, header)},{label}),{none})'


def first_of(header: str) -> str:
    """The first of the keys in the cell of a column."""
    return f'LEFT(«{header}»,FIND(";",«{header}»&";")-1)'


IN_SOURCES = 'ISNUMBER(FIND(";"&Sources[Source]&";",";"&SUBSTITUTE(«Sources»," ","")&";"))'
HELD_HERE = '(Events[Mechanism]=«Mechanism»)*(Events[Status]="held")'


def see_evidence() -> Column:
    first = first_of("Evidence")
    formula = link(first, "Evidence", "Evidence", f'"see "&{first}')
    return computed_column("Go to evidence", formula, Holds.TEXT, 15, is_link=True)


def open_checks(sheet: str, header: str) -> str:
    key = f'"{sheet}/"&«{header}»'
    return f'COUNTIFS(Checks[Where],{key},Checks[{PEN}Decision],"")+COUNTIFS(Checks[Where],{key}&"/*",Checks[{PEN}Decision],"")'


def count(code: str, party: str = "") -> str:
    side = f",Statements[Side],«{party}»" if party else ""
    return f'COUNTIFS(Statements[Event],«Event»,Statements[Code],"{code}"{side})'


def nth_party(position: int) -> str:
    return f'TRIM(MID(SUBSTITUTE(«Parties»,";",REPT(" ",99)),{1 + 99 * position},99))'


def _heard(party: str) -> str:
    return f"SUMPRODUCT({IN_SOURCES}*(Sources[Side]=«{party}»))>0"


def _one_or_several(one: str, several: str) -> str:
    """`one` for an event with one source. Only what several texts tell looks through the whole sheet, which takes long where there are many."""
    return f'IF(«Sources»="","",IF(ISNUMBER(FIND(";",«Sources»)),{several},{one}))'


def highest(column: str) -> str:
    """The highest value of an Events column over the meetings held of this row's mechanism; empty where there is none, "?" where a cell of
    the column holds text. (MAXIFS would pass over text, but is unknown to Excel 2016; AGGREGATE gives nothing in LibreOffice.)"""
    top = f"SUMPRODUCT(MAX({HELD_HERE}*{column}))"
    return f'IFERROR(IF({top}=0,"",{top}),"?")'


PUBLISHER = "INDEX(Sources[Publisher],MATCH(«Source»,Sources[Source],0))"
EVENT_DATE = "INDEX(Events[Date],MATCH(«Event»,Events[Event],0))"
_BY_STANCE = {  # the code of each stance; those of two depend on whether it was done already
    "agreed": 'IF(«Side»="both","AG","UA")',
    "committed": 'IF(«Side»="both","JA","UC")',
    "affirmed": 'IF(«Strength»="past","RE",IF(«Side»="both","JA","PO"))',
    "proposed": '"PR"',
    "welcomed": '"WE"',
    "discussed": 'IF(«Strength»="past","RE","DI")',
}
_STANCES = ",".join(f'"{stance}"' for stance in _BY_STANCE)
CODE = f'IFERROR(CHOOSE(MATCH(«Stance»,{{{_STANCES}}},0),{",".join(_BY_STANCE.values())}),"")'
OVERDUE = (
    f'IF(AND(ISNUMBER(«{PEN}Due»),«{PEN}Due»<TODAY(),«{PEN}Follow-up»<>"Delivered",«{PEN}Follow-up»<>"Overtaken",«{PEN}Follow-up»<>"Dropped"),'
    '"overdue","")'
)
_ITS_SIDE = 'IFERROR(INDEX(Sources[Side],MATCH(TRIM(«Sources»),Sources[Source],0))&"","")'
SIDES_HEARD = _one_or_several(  # of several: neither party, the first, the second, both; each is looked for once
    f'IF(AND(«Party A»<>"",{_ITS_SIDE}=«Party A»),«Party A»&" only",IF(AND(«Party B»<>"",{_ITS_SIDE}=«Party B»),«Party B»&" only","third party only"))',
    f'CHOOSE(1+({_heard("Party A")})+2*({_heard("Party B")}),"third party only",«Party A»&" only",«Party B»&" only","both")',
)
INDEPENDENT = f'IF(«Sources»="",0,IF(ISNUMBER(FIND(";",«Sources»)),MAX(1,SUMPRODUCT({IN_SOURCES}*(Sources[Same text as]=""))),1))'

# Mechanisms: looked up by the date of the last round, which the row has computed already.
LAST_CITY = (
    f'IF(«Last held»="","",IFERROR(INDEX(Events[City],SUMPRODUCT(MAX({HELD_HERE}*(Events[Date]=«Last held»)*ROW(Events[Date])))'
    '-ROW(Events[[#Headers],[Date]]))&"",""))'
)
PREVIOUS_HELD = (
    f'IF(«Last held»="","",IFERROR(IF(SUMPRODUCT(MAX({HELD_HERE}*(Events[Date]<«Last held»)*Events[Date]))=0,"",'
    f'SUMPRODUCT(MAX({HELD_HERE}*(Events[Date]<«Last held»)*Events[Date]))),"?"))'
)
GAP = 'IF(AND(ISNUMBER(«Last held»),ISNUMBER(«Previous held»)),«Last held»-«Previous held»,"")'


def next_by_period(months: tuple[tuple[str, int], ...]) -> str:
    """The last round and the stated period; `months` gives, in order, words of a stated periodicity and the months that they mean."""
    period = "0"
    for word, number in reversed(months):
        period = f'IF(ISNUMBER(SEARCH("{word}",«Stated periodicity»)),{number},{period})'
    return f'IF(AND(ISNUMBER(«Last held»),{period}>0),EDATE(«Last held»,{period}),"")'


NEXT = "Next by stated period - computed"
DAYS_PAST = f'IF(ISNUMBER(«{NEXT}»),IF(«{NEXT}»<TODAY(),TODAY()-«{NEXT}»,""),"")'

# Views: rows that show a statement, found once per row.
STATEMENT_ROW = "Row in Statements"
FIND_STATEMENT = 'IFERROR(MATCH(«Statement»,Statements[Statement],0),"deleted")'


def of_statement(header: str, holds: Holds = Holds.TEXT) -> str:
    """What the sheet Statements holds in the column `header` for this row's statement; empty where it was deleted."""
    found_there = f"INDEX(Statements[{header}],«{STATEMENT_ROW}»)"
    return f'IFERROR({found_there}&"","")' if holds is Holds.TEXT else f'IFERROR(IF({found_there}="","",{found_there}),"")'


def criterion(text: str) -> str:
    """`text` as a criterion of COUNTIFS that stands for itself, in quotes."""
    plain = "".join(f"~{sign}" if sign in "~*?" else sign for sign in text)
    return '"=' + plain.replace('"', '""') + '"'


def across(table: str, first: str, last: str) -> str:
    """The cells of this row from the column `first` to the column `last`."""

    def escaped(header: str) -> str:
        return "".join(f"'{sign}" if sign in "[]#'@" else sign for sign in header)

    return f"{table}[[#This Row],[{escaped(first)}]:[{escaped(last)}]]"
