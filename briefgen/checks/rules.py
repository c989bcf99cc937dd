"""The table of rules, by the ids of the desk's list of checks. A rule marked `final` is an error once the document is to leave the house."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefgen.checks import dates, names, places, sourcing, wording
from briefgen.checks.held import Finding, Held
from briefgen.model import Severity

E, W = Severity.ERROR, Severity.WARNING


class Rule(NamedTuple):
    """A rule: its id, how grave a finding is, what it looks for, and the function that finds it."""

    rule_id: str
    severity: Severity
    about: str
    find: Callable[[Held], Iterator[Finding]]
    final: bool = False


RULES = (
    Rule("DAT0", W, "a meeting held without a full date", dates.undated),
    Rule("DAT1", E, "the date differs from the date as printed", dates.printed_otherwise),
    Rule("DAT2", E, "the weekday does not fit the date", dates.weekday),
    Rule("DAT3", W, "the year is inferred", dates.inferred_year, final=True),
    Rule("DAT4", W, "the day of publication stands as the day of the meeting", dates.day_of_publication),
    Rule("DAT5", W, "“today” in a text from another time zone", dates.other_time_zone),
    Rule("DAT6", E, "a date in figures that may be read in two ways", dates.ambiguous),
    Rule("DAT8", W, "“next month” and the like without a date", dates.relative_due),
    Rule("DAT9", E, "a date to come that has passed", dates.now_past),
    Rule("DAT10", E, "rounds out of order, or one missing (W)", dates.rounds),
    Rule("DAT11", W, "no as-of date, or an old one", dates.as_of_date),
    Rule("DAT12", W, "an anniversary that does not fit its years", dates.anniversaries),
    Rule("NAM1", E, "a name with a letter or two between it and another", names.misspelt),
    Rule("NAM2", W, "one name with and without its marks", names.marks_lost),
    Rule("NAM3", E, "marks that stand apart from their letters", names.not_composed),
    Rule("NAM4", W, "a Vietnamese name shortened to the family name", names.family_name_alone),
    Rule("NAM5", E, "a title outside the dates on Names", names.title_out_of_time),
    Rule("NAM6", W, "two titles for one person at one meeting", names.two_titles),
    Rule("NAM7", W, "“State Secretary” of the United States; Deputy and Vice mixed", names.odd_titles),
    Rule("NAM9", W, "two parties in another order", names.order_of_parties),
    Rule("NAM10", E, "the name of another country", names.country_names),
    Rule("NAM11", W, "“Acting” added or lost", names.acting),
    Rule("PLC1", W, "a sea under two names, or not under the house's", places.seas, final=True),
    Rule("PLC2", W, "one place written in several ways", places.mixed),
    Rule("PLC3", W, "“East Sea” where neither party is Vietnam", places.east_sea),
    Rule("PLC4", E, "a city that its evidence does not name", places.other_city),
    Rule("SRC1", E, "a meeting or statement without evidence", sourcing.uncited),
    Rule("SRC2", E, "an id that no row has; evidence that nothing rests on (I)", sourcing.loose_references),
    Rule("SRC3", E, "words as reported that are not in their evidence", sourcing.not_verbatim),
    Rule("SRC4", W, "a speaker's words from another's report, where the own side has published", sourcing.others_words),
    Rule("SRC5", W, "several sources that are one text", sourcing.one_text_twice),
    Rule("SRC6", W, "no text from one of the sides", sourcing.one_sided, final=True),
    Rule("SRC7", E, "a figure that no cited sentence has, or a sum without a currency", sourcing.numbers),
    Rule("SRC8", W, "a figure older than 18 months without a year", sourcing.old_figures),
    Rule("MOD1", E, "“agreed” where one side, or no word, says so", wording.agreed_without_agreeing),
    Rule("MOD2", E, "a proposal coded as a promise", wording.proposal_as_promise),
    Rule("MOD3", W, "whose words these are is not certain", wording.side_uncertain),
    Rule("MOD4", W, "“signed” without a document", wording.signed_what),
    Rule("MOD5", W, "“first”, “historic” without a source", wording.first_ever),
    Rule("MOD6", E, "a framework of others, or before its time", wording.wrong_framework),
    Rule("MOD7", W, "a follow-up without evidence", wording.status_without_evidence, final=True),
    Rule("MOD9", E, "a word of judgement", wording.verdicts),
    Rule("MOD10", W, "“dropped” where a thing is only not mentioned", wording.dropped),
)
META7 = Rule("META7", E, "what a workbook carries along unseen", lambda held: iter(()))
