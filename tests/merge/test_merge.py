"""From accounts to the matrix: copies, accounts of one event, disagreements kept as checks, ids that stay, order that does not matter."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import date

import pytest
from extract.texts import document, matrix

from briefgen.merge.events import group_accounts
from briefgen.merge.ids import event_id, mechanism_id, short_hash, slug
from briefgen.merge.wire import containment, grams, same_texts
from briefgen.model import Account, Confidence, Kind, Matrix, Person, Severity, Span, Status, When, Where, YearBasis
from briefgen.pipeline import build_matrix

KENYA = (
    "Publisher line\n\nOn 14 May 2024, Kenyan Principal Secretary Grace Otieno and Norwegian State Secretary Ola Berg co-chaired the 5th Kenya-Norway Strategic Dialogue in Oslo.\n\n"
    "The two sides agreed to expand trade in tea and to train port engineers.\n\nPrincipal Secretary Otieno thanked Norway for its support of schools in the north of Kenya."
)
NORWAY = (
    "The fifth Norway-Kenya Strategic Dialogue was held in Oslo on 14 May 2024, chaired by State Secretary Ola Berg of Norway and Principal Secretary Grace Otieno of Kenya.\n\n"
    "The two sides agreed to train port engineers and to expand trade in tea.\n\nState Secretary Berg pledged ten million dollars for fishing harbours on the coast of Kenya."
)
LATER = KENYA.replace("5th", "6th").replace("2024", "2026").replace("Oslo", "Nairobi")
OTHER_PAIR = "Peruvian Foreign Minister Ana Rojas met Danish Foreign Minister Lars Holm in Lima on 15 May 2024.\n\nThe two ministers agreed to open talks on a treaty about taxes and on wind power."


def events(*texts: str) -> list[str]:
    return [event.event_id for event in matrix(*texts).events]


# --- wire copies -------------------------------------------------------------------------------------------------------------------

COPIES = [
    pytest.param(lambda text: text, True, id="same"),
    pytest.param(lambda text: text.replace(" ", "  ").replace("\n", " "), True, id="white-space"),
    pytest.param(lambda text: text.replace("the ", "the"), True, id="glued"),
    pytest.param(lambda text: text.upper(), True, id="capitals"),
    pytest.param(
        lambda text: text + "\n\nMinister Berg will also see the port of Bergen on Friday with his guests.", True, id="one-sentence-more"
    ),
    pytest.param(lambda text: "\n\n".join(text.split("\n\n")[:2]), True, id="shortened"),
    pytest.param(lambda text: NORWAY, False, id="another-account-of-the-same-event"),
    pytest.param(lambda text: OTHER_PAIR, False, id="another-event"),
]


@pytest.mark.parametrize(("change", "copy"), COPIES)
def test_copies(change: object, copy: bool) -> None:
    first, second = same_texts([KENYA, change(KENYA)])  # type: ignore[operator]
    assert first == (0, 1.0)
    assert (second[0] == 0) is copy


def test_containment_counts_the_shorter_text() -> None:
    assert containment(grams("abcdefghijkl"), grams("xxabcdefghijklxx")) == 1.0
    assert containment(grams("abcdefghijkl"), grams("mnopqrstuvwx")) == 0.0
    assert containment(grams(""), grams("abcdefghijkl")) == 0.0


def test_a_copy_is_a_second_source_of_one_event_but_not_an_independent_one() -> None:
    found = matrix(KENYA, KENYA.replace("thanked", "warmly thanked"))
    assert len(found.events) == 1 and len(found.events[0].sources) == 2
    assert [bool(source.same_text_as) for source in found.sources] == [False, True]
    assert found.sources[1].similarity is not None and found.sources[1].similarity > 0.9


def test_the_same_file_twice() -> None:
    once, twice = matrix(KENYA), matrix(KENYA, KENYA)
    assert [e.event_id for e in twice.events] == [e.event_id for e in once.events]
    assert [s.text for s in twice.statements] == [s.text for s in once.statements]
    assert len({source.source_id for source in twice.sources}) == 2


# --- accounts of one event ---------------------------------------------------------------------------------------------------------


def test_two_accounts_are_one_event() -> None:
    found = matrix(KENYA, NORWAY)
    assert len(found.events) == 1
    assert len(found.events[0].sources) == 2
    assert {s.text for s in found.statements if "ten million" in s.text} and {s.text for s in found.statements if "thanked" in s.text}


def test_what_both_tell_alike_is_one_statement_with_two_sources() -> None:
    agreed = [s for s in matrix(KENYA, NORWAY).statements if s.stance.value == "agreed"]
    assert [len(s.sources) for s in agreed] == [2]
    assert len(agreed[0].evidence) == 2


APART = [
    pytest.param(LATER, id="another-round"),
    pytest.param(OTHER_PAIR, id="another-pair"),
    pytest.param(
        KENYA.replace("5th Kenya-Norway Strategic Dialogue", "5th Kenya-Norway Maritime Dialogue"),
        id="another-series",
        marks=pytest.mark.xfail(strict=True, reason="two series of the same two people on one day become one event, without a check"),
    ),
    pytest.param(
        KENYA.replace("co-chaired the 5th Kenya-Norway Strategic Dialogue", "met").replace("Ola Berg", "Nils Moe").replace("Berg", "Moe"),
        id="other-people",
    ),
    pytest.param(
        KENYA.replace("co-chaired the 5th Kenya-Norway Strategic Dialogue in Oslo", "spoke by phone"), id="a-call-on-the-same-day"
    ),
]


@pytest.mark.parametrize("text", APART)
def test_different_events_stay_apart(text: str) -> None:
    assert len(events(KENYA, text)) == 2


def account(**changes: object) -> Account:
    people = (Person("Grace Otieno", "Minister", "KE", "demonym", Span(0, 5)), Person("Ola Berg", "Minister", "NO", "demonym", Span(6, 9)))
    plain = Account("a.txt", Status.HELD, Kind.MEETING, "Meeting", True, ("KE", "NO"), When(start=date(2024, 5, 14)), Where(), people, ())
    return replace(plain, **changes)  # type: ignore[arg-type]


GROUPS = [
    pytest.param({"readout": "b.txt"}, True, id="same-people-same-day"),
    pytest.param({"readout": "b.txt", "when": When(start=date(2024, 5, 15))}, True, id="one-day-apart-over-the-date-line"),
    pytest.param({"readout": "b.txt", "when": When(start=date(2024, 5, 17))}, False, id="three-days-apart"),
    pytest.param({"readout": "a.txt"}, False, id="one-text-never-tells-an-event-twice"),
    pytest.param({"readout": "b.txt", "parties": ("KE", "SE")}, False, id="other-parties"),
    pytest.param({"readout": "b.txt", "parties": ("NO", "KE")}, True, id="parties-in-another-order"),
    pytest.param({"readout": "b.txt", "kind": Kind.CALL}, False, id="call-and-meeting"),
    pytest.param({"readout": "b.txt", "when": When(partial="--05-14"), "status": Status.REFERRED}, True, id="referred-without-a-year"),
    pytest.param({"readout": "b.txt", "when": When(partial="--06-14"), "status": Status.REFERRED}, False, id="referred-another-month"),
    pytest.param({"readout": "b.txt", "people": (Person("Nils Moe", "Minister", "NO", "demonym", Span(0, 3)),)}, False, id="another-lead"),
    pytest.param({"readout": "b.txt", "people": (Person("Otieno", "Minister", "KE", "demonym", Span(0, 3)),)}, True, id="surname-only"),
]


@pytest.mark.parametrize(("changes", "together"), GROUPS)
def test_groups(changes: dict[str, object], together: bool) -> None:
    assert len(group_accounts([account(), account(**changes)])) == (1 if together else 2)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("in 2016", "in 2016", True),
        ("in March 2016", "in 2016", True),
        ("in March 2016", "in March 2016", True),
        ("in March 2016", "in May 2016", False),
        ("in 2016", "in 2018", False),
    ],
)
def test_an_earlier_round_of_which_two_texts_tell_is_one_event(first: str, second: str, together: bool) -> None:
    texts = [f"{text}\n\nThe dialogue last convened {when} in Nairobi." for text, when in ((KENYA, first), (NORWAY, second))]
    found = matrix(*texts).events
    assert len(found) == (2 if together else 3)
    assert [event.event_id for event in found] == [event.event_id for event in matrix(*reversed(texts)).events]


def test_a_series_with_its_round_decides() -> None:
    one = {"series_key": "KE-NO:strategic:dialogue", "round_no": 5}
    far = account(**one, readout="b.txt", when=When(start=date(2024, 6, 1)))
    assert len(group_accounts([account(**one), far])) == 1
    assert len(group_accounts([account(**one), replace(far, round_no=6)])) == 2


# --- order, ids --------------------------------------------------------------------------------------------------------------------


def test_the_order_of_the_files_changes_nothing() -> None:
    named = [document(text, f"{name}.txt") for name, text in [("a", KENYA), ("b", NORWAY), ("c", LATER), ("d", OTHER_PAIR)]]
    results = {repr(build_matrix(list(order))) for order in itertools.permutations(named)}
    assert len(results) == 1


def test_the_same_input_gives_the_same_matrix() -> None:
    assert matrix(KENYA, OTHER_PAIR) == matrix(KENYA, OTHER_PAIR)


def test_ids_do_not_change_when_a_text_is_added() -> None:
    before, after = matrix(KENYA), matrix(KENYA, OTHER_PAIR, LATER)
    assert set(events(KENYA)) <= {e.event_id for e in after.events}
    assert {s.statement_id for s in before.statements} <= {s.statement_id for s in after.statements}
    assert {s.source_id for s in before.sources} <= {s.source_id for s in after.sources}


def test_ids_say_what_is_meant() -> None:
    assert mechanism_id("US-VN:defence-political-security:dialogue") == "M-US-VN-DefPolSec-dialogue"
    assert events(KENYA) == ["EV-KE-NO-Str-dialogue-5"]
    assert slug("Bùi Thanh Sơn") == "bui-thanh-son"
    assert short_hash("a", "bc") != short_hash("ab", "c")


def test_two_events_on_one_day_have_two_ids() -> None:
    taken = [event_id(account(), 2, [])]
    second = event_id(account(readout="b.txt"), 2, taken)
    third = event_id(account(readout="c.txt"), 2, [*taken, second])
    assert len({*taken, second, third}) == 3


def test_two_mechanisms_have_two_ids() -> None:
    assert mechanism_id("KE-NO:maritime:dialogue") != mechanism_id("KE-NO:migration:dialogue")


def test_rounds_of_two_mechanisms_do_not_share_a_mechanism() -> None:
    maritime = KENYA.replace("Strategic Dialogue", "Maritime Dialogue")
    migration = NORWAY.replace("Strategic Dialogue", "Migration Dialogue").replace("14 May", "20 June")
    assert len({event.mechanism_id for event in matrix(maritime, migration).events}) == 2


# --- disagreements become checks ---------------------------------------------------------------------------------------------------


def rules(found: Matrix) -> dict[str, Severity]:
    return {check.rule: check.severity for check in found.checks}


CONFLICTS = [
    pytest.param(NORWAY.replace("14 May", "15 May"), "DAT1", Severity.ERROR, id="dates-differ"),
    pytest.param(NORWAY.replace("in Oslo", "in Bergen"), "PLC4", Severity.ERROR, id="places-differ"),
    pytest.param(NORWAY.replace("State Secretary", "Deputy Minister"), "NAM6", Severity.WARNING, id="titles-differ"),
]


@pytest.mark.parametrize(("other", "rule", "severity"), CONFLICTS)
def test_disagreements_are_checks(other: str, rule: str, severity: Severity) -> None:
    found = matrix(KENYA, other)
    assert len(found.events) == 1
    assert rules(found).get(rule) is severity
    check = next(check for check in found.checks if check.rule == rule)
    assert all(source.source_id in check.what for source in found.sources) or rule == "NAM6"
    assert check.fix and check.where.startswith(f"Events/{found.events[0].event_id}/")


def test_a_disagreement_names_every_source_of_each_value() -> None:
    texts = (KENYA, KENYA.replace("co-chaired", "together co-chaired"), NORWAY.replace("in Oslo", "in Bergen"))
    found = matrix(*texts)
    (check,) = (check for check in found.checks if check.rule == "PLC4")
    by_city = dict(re.findall(r"(Oslo|Bergen) \(([^)]*)\)", check.what))
    assert len(found.events) == 1
    assert sorted(len(sources.split(", ")) for sources in by_city.values()) == [1, 2]
    assert sorted(", ".join(by_city.values()).split(", ")) == sorted(source.source_id for source in found.sources)


def test_no_conflict_no_check() -> None:
    assert {"DAT1", "PLC4", "NAM6", "DAT0", "DAT2", "DAT3", "NAM0"} & set(rules(matrix(KENYA, NORWAY))) == set()


CHECKS = [
    pytest.param(KENYA.replace("On 14 May 2024, ", ""), "DAT0", id="no-date"),
    pytest.param(KENYA.replace("On 14 May 2024", "On Friday, 14 May 2024"), "DAT2", id="weekday-does-not-fit"),
    pytest.param(
        KENYA.replace("On 14 May 2024", "On 14 May")
        + "\n\nIt was the first round since ties were elevated to a Strategic Partnership in June 2022.",
        "DAT3",
        id="year-inferred",
    ),
    pytest.param(
        KENYA.replace("Kenyan Principal Secretary Grace Otieno and Norwegian State Secretary Ola Berg co-chaired", "Kenya and Norway held"),
        "NAM0",
        id="no-lead",
    ),
    pytest.param(KENYA + "\n\nState Secretary Berg agreed with Kenya on the need for rules.", "MOD1", id="one-side-agreed"),
    pytest.param(
        KENYA + "\n\nPrincipal Secretary Otieno proposed a fund.\n\nContinue to expand trade in tea with all means.",
        "MOD3",
        id="no-subject",
    ),
    pytest.param(KENYA, "SRC6", id="one-sided"),
]


@pytest.mark.parametrize(("text", "rule"), CHECKS)
def test_checks_fire(text: str, rule: str) -> None:
    assert rule in rules(matrix(text))


def test_check_does_not_fire_where_both_sides_are_held() -> None:
    both = [
        document(KENYA, "a.txt", publisher="Ministry of Foreign Affairs of Kenya"),
        document(NORWAY, "b.txt", publisher="Ministry of Foreign Affairs of Norway"),
    ]
    assert "SRC6" not in rules(build_matrix(both))
    assert "SRC6" in rules(build_matrix(both[:1]))


def test_texts_that_are_no_readouts_are_listed() -> None:
    found = matrix(
        KENYA,
        "Boil the rice for ten minutes and serve it with the fish and a slice of lemon.",
        "Les deux ministres ont convenu de renforcer leur coopération. " * 4,
    )
    assert sorted(source.status for source in found.sources) == ["not a readout", "not read", "read"]
    assert sum(check.rule == "SRC0" for check in found.checks) == 2


def test_files_that_no_reader_could_read_are_listed() -> None:
    found = build_matrix([document(KENYA)], unread=[("b.bin", "not a text")])
    assert [(source.file, source.status, source.remarks) for source in found.sources][-1] == ("b.bin", "not read", "not a text")


def test_nothing_at_all() -> None:
    found = build_matrix([])
    assert (found.events, found.statements, found.sources, found.checks) == ((), (), (), ())


def test_check_ids_are_unique_and_stay() -> None:
    texts = (KENYA, NORWAY.replace("14 May", "15 May"), LATER)
    ids = [check.check_id for check in matrix(*texts).checks]
    assert len(set(ids)) == len(ids)
    assert ids == [check.check_id for check in matrix(*texts).checks]


# --- what the rows hold ------------------------------------------------------------------------------------------------------------


def test_mechanisms_with_their_rounds() -> None:
    found = matrix(KENYA, LATER)
    assert [(m.mechanism_id, m.parties) for m in found.mechanisms] == [("M-KE-NO-Str-dialogue", ("KE", "NO"))]
    assert [event.round_no for event in found.events] == [5, 6]
    assert {event.mechanism_id for event in found.events} == {"M-KE-NO-Str-dialogue"}


def test_the_side_for_which_more_texts_speak_stands_first() -> None:
    norway = build_matrix([document(KENYA, publisher="Ministry of Foreign Affairs of Norway")])
    kenya = build_matrix([document(KENYA, publisher="Ministry of Foreign Affairs of Kenya")])
    assert (norway.events[0].parties, kenya.events[0].parties) == (("NO", "KE"), ("KE", "NO"))
    assert (norway.events[0].lead_a, kenya.events[0].lead_a) == ("Ola Berg", "Grace Otieno")


def test_an_inferred_value_lowers_confidence_and_says_why() -> None:
    text = (
        KENYA.replace("On 14 May 2024", "On 14 May")
        + "\n\nIt was the first round since ties were elevated to a Strategic Partnership in June 2022."
    )
    event = matrix(text).events[0]
    assert (event.year_basis, event.confidence) == (YearBasis.INFERRED, Confidence.MEDIUM)
    assert "year inferred" in event.confidence_reason
    assert matrix(KENYA).events[0].confidence is Confidence.HIGH


def test_a_name_is_kept_as_printed() -> None:
    assert "Grace W. Otieno" in {p.name for p in matrix(KENYA.replace("Grace Otieno", "Grace W. Otieno")).participants}


def test_a_joint_statement_is_both_sides_own() -> None:
    found = build_matrix(
        [
            document(
                "Joint Statement on the 5th Kenya-Norway Strategic Dialogue\n\n" + KENYA, publisher="Ministry of Foreign Affairs of Norway"
            )
        ]
    )
    assert found.sources[0].tier == 1
    assert "SRC6" not in rules(found)


DUE = [
    pytest.param("by 2026", id="by-year"),
    pytest.param("by the end of 2026", id="end-of-year"),
    pytest.param("before the end of the year", id="end-of-the-year"),
    pytest.param("by mid-2026", id="mid-year"),
    pytest.param("within three months", id="within"),
    pytest.param("by June 2026", id="by-month"),
]


@pytest.mark.parametrize("words", DUE)
def test_dates_that_are_set(words: str) -> None:
    text = f"{KENYA}\n\nThe two sides agreed to open a second air route {words}."
    assert words in {s.due_stated for s in matrix(text).statements}


def test_as_of_is_the_latest_day_that_is_held() -> None:
    assert matrix(KENYA, OTHER_PAIR).as_of == date(2024, 5, 15)
    assert matrix(KENYA, published="2024-05-20").as_of == date(2024, 5, 20)
    assert build_matrix([document(KENYA)], as_of=date(2025, 1, 1)).as_of == date(2025, 1, 1)


def test_every_reference_points_to_a_row() -> None:
    found = matrix(KENYA, NORWAY, LATER, OTHER_PAIR)
    event_ids = {event.event_id for event in found.events}
    sources = {source.source_id for source in found.sources}
    evidence = {row.evidence_id for row in found.evidence}
    for row in (*found.events, *found.statements, *found.participants):
        assert set(row.sources) <= sources and set(row.evidence) <= evidence and row.evidence
    assert {row.event_id for row in (*found.statements, *found.participants)} <= event_ids
    assert {row.source for row in found.evidence} <= sources
    assert {event.mechanism_id for event in found.events if event.mechanism_id} <= {m.mechanism_id for m in found.mechanisms}
    for check in found.checks:
        assert set(check.evidence) <= evidence


def test_progress_counts_every_text() -> None:
    seen: list[tuple[int, int]] = []
    build_matrix([document(KENYA, "a.txt"), document(NORWAY, "b.txt")], progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]
