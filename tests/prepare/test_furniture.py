"""What stands around a report on a page is cut, each line with its reason; what belongs to the report stays."""

from __future__ import annotations

from datetime import date

import pytest
from extract.texts import readout

from briefgen.model import Readout

LEAD = "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Nairobi on 14 May 2024."
BODY = "The two sides agreed to expand cooperation on fisheries and ports."
END = "They also agreed to hold the next round in Oslo in two years."
REPORT = f"{LEAD}\n\n{BODY}\n\n{END}"


def lines(one: Readout) -> list[str]:
    return one.text.split("\n\n")


CAPTIONS = [
    pytest.param("Grace Otieno (R) and Ola Berg in Nairobi. (Photo: VNA)", id="photo-in-brackets"),
    pytest.param("Ministers Otieno and Berg shake hands. — VNA/VNS Photo Ola Lund", id="agency-photo"),
    pytest.param("Delegates at the opening of the talks. AFP photo", id="agency-photo-short"),
    pytest.param("Photo: Ministry of Foreign Affairs of Kenya", id="photo-label"),
    pytest.param("The two ministers pose for a group photo after the talks.", id="pose"),
    pytest.param("Bộ trưởng Grace Otieno và Ola Berg - ảnh 1", id="vietnamese-caption"),
    pytest.param("Minister Grace Otieno (left) greets Minister Ola Berg. Image courtesy of the ministry.", id="image-courtesy"),
    pytest.param("Foreign Minister Grace Otieno receives Ola Berg | Photo State House", id="bar-photo"),
    pytest.param("The delegations at the table in Nairobi / Reuters", id="agency-at-the-end"),
    pytest.param("FILE PHOTO: Ola Berg arrives in Nairobi.", id="file-photo"),
]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_captions_are_cut(caption: str) -> None:
    one = readout(f"{LEAD}\n\n{caption}\n\n{BODY}\n\n{END}")
    assert [cut.text for cut in one.cuts] == [caption]
    assert one.cuts[0].reason == "caption"
    assert lines(one) == [LEAD, BODY, END]


NO_CAPTIONS = [
    pytest.param("Minister Berg showed his host a photo of the new port and the two sides agreed to extend it.", id="speaks-of-a-photo"),
    pytest.param("The image of Kenya in Norway was praised by Minister Berg at the meeting.", id="speaks-of-an-image"),
    pytest.param("Both sides agreed to share satellite pictures of the coast (images of fishing grounds).", id="brackets-in-a-statement"),
    pytest.param("The two sides agreed that AP Moller will build the second port.", id="firm-with-an-agencys-letters"),
]


@pytest.mark.parametrize("sentence", NO_CAPTIONS)
def test_sentences_that_look_like_captions_stay(sentence: str) -> None:
    one = readout(f"{LEAD}\n\n{sentence}\n\n{END}")
    assert sentence in lines(one)


STOPS = [
    "See more",
    "Related news",
    "KEY WORDS: Kenya, Norway",
    "Leave a Reply",
    "Comments (0)",
    "EXPLORE XINHUANET",
    "Disclaimer",
    "Read also: Kenya opens port",
    "Source: Ministry of Foreign Affairs",
    "Tags: Kenya Norway",
    "Notes to editors",
    "For media enquiries, contact the press office.",
    "Your email address will not be published. Required fields are marked *",
    "Translated by Otto Lund",
]


def stop_id(stop: str) -> str:
    return stop.split(":")[0].split(",")[0].lower().replace(" ", "-")[:24]


@pytest.mark.parametrize("stop", STOPS, ids=stop_id)
def test_all_that_follows_the_report_is_cut(stop: str) -> None:
    foreign = "Denmark and Peru agreed to open an embassy in Lima after talks on Monday."
    one = readout(f"{REPORT}\n\n{stop}\n\n{foreign}\n\nAnother report of the day follows here in full.")
    assert lines(one) == [LEAD, BODY, END]
    assert foreign in [cut.text for cut in one.cuts]


@pytest.mark.parametrize("pause", ["Read also: Kenya opens port", "Also read", "Advertisement", "Subscribe to our newsletter"], ids=stop_id)
def test_what_stands_between_two_paragraphs_of_the_report(pause: str) -> None:
    further = "Minister Berg thanked Minister Otieno for her support and said that Norway will send two more experts to the ports of Kenya."
    one = readout(f"{LEAD}\n\n{BODY}\n\n{pause}\n\nFishing fleet of Mombasa grows\n\n{further}\n\n{END}")
    assert lines(one) == [LEAD, BODY, further, END]
    assert pause in [cut.text for cut in one.cuts]


def test_the_paragraph_after_the_next_may_be_the_one_that_names_who_was_named() -> None:
    next_one = (
        "The two ministers then watched the signing of three papers, among them an accord on ports and one on the training of judges."
    )
    further = "Minister Berg thanked Minister Otieno for her support and said that Norway will send two more experts to the ports of Kenya."
    one = readout(f"{LEAD}\n\n{BODY}\n\nRelated news: Fishing fleet of Mombasa grows\n\n{next_one}\n\n{further}\n\n{END}")
    assert lines(one) == [LEAD, BODY, next_one, further, END]


def test_a_report_that_speaks_of_sources_goes_on() -> None:
    sentence = "Source countries of refugees were discussed, and both sides agreed to help them."
    assert sentence in lines(readout(f"{LEAD}\n\n{BODY}\n\n{sentence}\n\n{END}"))


SIGNOFFS = [
    pytest.param("./.", ".", id="slash-dot"),
    pytest.param(". — VNS", ".", id="agency"),
    pytest.param(". - BERNAMA", ".", id="agency-with-hyphen"),
    pytest.param(
        ". (END)",
        ".",
        id="end-in-brackets",
    ),
    pytest.param(".\n\nEND\n", ".", id="end-line"),
    pytest.param(".\n\n###", ".", id="hashes"),
    pytest.param(".\n\nEnd Text", ".", id="end-text"),
    pytest.param(". Enditem", ".", id="enditem"),
    pytest.param(".\n\n- 30 -", ".", id="thirty"),
]


@pytest.mark.parametrize(("sign", "kept"), SIGNOFFS)
def test_what_follows_the_sign_off_is_foreign(sign: str, kept: str) -> None:
    one = readout(f"{LEAD}\n\n{BODY}\n\n{END[:-1]}{sign}\n\nNorway proposed that Peru join the treaty on fishing at sea.")
    assert lines(one) == [LEAD, BODY, END[:-1] + kept]
    assert "Peru" in one.cuts[-1].text
    assert "sign-off" in one.cuts[-1].reason


def test_teasers_without_a_full_stop_after_the_report() -> None:
    teasers = ["Norway proposes new fishing rules to Peru and Chile", "Kenya calls on Oslo to open its market for tea"]
    one = readout("\n".join([LEAD, BODY, END, *teasers]))
    assert lines(one) == [LEAD, BODY, END]
    assert [(cut.text, "teaser" in cut.reason) for cut in one.cuts] == [(teaser, True) for teaser in teasers]


@pytest.mark.parametrize("sign", [" (KNA)", ".–NNB", " /KNA/"])
def test_the_last_sentence_with_an_agencys_sign_is_no_teaser(sign: str) -> None:
    last = "The fourth round was held in Lima in May." + sign.removeprefix(".")
    assert lines(readout(f"{LEAD}\n\n{BODY}\n\n{END}\n\n{last}"))[-1].startswith("The fourth round was held in Lima in May.")


def test_a_list_at_the_end_is_no_teaser() -> None:
    items = ["- open a second air route", "- build a cold store in Mombasa"]
    assert lines(readout(f"{LEAD}\n\n{BODY}\n\nThe two sides agreed to:\n\n" + "\n\n".join(items)))[-2:] == items


HEADS = [
    pytest.param(
        "Politics\n\nKenya and Norway hold talks on fisheries\n\n", "Kenya and Norway hold talks on fisheries", id="section-label"
    ),
    pytest.param("KENYA AND NORWAY HOLD TALKS ON FISHERIES\n\n", "KENYA AND NORWAY HOLD TALKS ON FISHERIES", id="capitals"),
    pytest.param("Kenya, Norway hold talks\n\nNAIROBI\n\n", "Kenya, Norway hold talks", id="place-on-a-line-of-its-own"),
    pytest.param("Home\nShare\nKenya and Norway expand ties on ports\n", "Kenya and Norway expand ties on ports", id="menu"),
    pytest.param("", "", id="none"),
]


@pytest.mark.parametrize(("head", "headline"), HEADS)
def test_the_headline_stands_apart(head: str, headline: str) -> None:
    one = readout(head + REPORT)
    zone = one.text[one.headline.start : one.headline.end] if one.headline else ""
    assert zone == headline
    assert lines(one)[-3:] == [LEAD, BODY, END]


def test_a_dateline_on_a_line_of_its_own_opens_the_paragraph_after_it() -> None:
    one = readout(f"Kenya, Norway hold talks\n\nNAIROBI, May 15\n\n{REPORT}")
    assert one.headline and one.text[: one.headline.end] == "Kenya, Norway hold talks"
    assert lines(one)[-3:] == [f"NAIROBI, May 15 {LEAD}", BODY, END]


def test_every_cut_line_has_its_number_and_reason() -> None:
    one = readout(f"Politics\n{LEAD}\n\nPhoto: VNA\n\n{BODY}\n\n{END}\n\nSee more\n\nRice prices rise")
    assert [(cut.line, cut.text) for cut in one.cuts] == [(1, "Politics"), (4, "Photo: VNA"), (10, "See more"), (12, "Rice prices rise")]
    assert all(cut.reason for cut in one.cuts)


def test_nothing_is_lost_between_text_and_cuts() -> None:
    raw = f"Share | Print\n\nKenya and Norway hold talks\n\n14 May 2024\n\n{REPORT}./.\n\nSee more\n\nNorway opens port"
    one = readout(raw)
    kept = "".join((one.text + "".join(cut.text for cut in one.cuts)).split())
    assert sorted(kept) == sorted("".join(raw.split()))


PUBLISHED = [
    pytest.param("Published: 15 May 2024\n\n", date(2024, 5, 15), "date line at the head", id="labelled"),
    pytest.param("May 15, 2024\n\n", date(2024, 5, 15), "date line at the head", id="bare"),
    pytest.param("Wednesday, May 15, 2024 - 10:42\n\n", date(2024, 5, 15), "date line at the head", id="weekday-and-time"),
    pytest.param("15/05/2024 10:42 (GMT+7)\n\n", date(2024, 5, 15), "date line at the head", id="slashes"),
    pytest.param("Wednesday 1445/11/7 - 2024/05/15\n\n", date(2024, 5, 15), "date line at the head", id="beside-a-day-of-the-hijra"),
    pytest.param("Oslo, 15.05.2024\n\n", date(2024, 5, 15), "date line at the head", id="with-a-place"),
    pytest.param("By Jane Doe, Oslo Bureau - Wed, May 15, 2024\n\n", date(2024, 5, 15), "date line at the head", id="with-an-author"),
    pytest.param("2024-05-15T10:15:00+07:00\n\n", date(2024, 5, 15), "date line at the head", id="machine-time"),
    pytest.param("15 May 2567\n\n", date(2024, 5, 15), "date line at the head", id="buddhist-era"),
    pytest.param(
        "Last updated: 16 May 2024\nPublished: 15 May 2024\n\n", date(2024, 5, 15), "date line at the head", id="published-not-updated"
    ),
    pytest.param(
        "Updated : 16 May 2024, 11:00 Published : 15 May 2024, 21:30\n\n", date(2024, 5, 15), "date line at the head", id="both-in-one-line"
    ),
    pytest.param("Joint Statement of the Meeting of 15 May 2024\n\n", None, "", id="a-headline-with-a-date-is-a-headline"),
    pytest.param(" date 2024-05-15 ", date(2024, 5, 15), "date printed at the head", id="date-prefix"),
    pytest.param("NAIROBI, May 15, 2024 (XYZ) - ", date(2024, 5, 15), "dateline", id="dateline"),
    pytest.param("Nairobi, May 15, 2024 (Xyz Abc) ", date(2024, 5, 15), "dateline", id="dateline-without-a-dash"),
    pytest.param("Nairobi, May 15, 2024 /XYZ/. ", date(2024, 5, 15), "dateline", id="dateline-with-a-full-stop"),
    pytest.param("NAIROBI, May 15 (XYZ) - ", None, "", id="dateline-without-a-year"),
    pytest.param("", None, "", id="none"),
]


@pytest.mark.parametrize(("head", "day", "method"), PUBLISHED)
def test_date_of_publication(head: str, day: date | None, method: str) -> None:
    one = readout(head + REPORT.replace("on 14 May 2024", "on Tuesday"))
    assert (one.published, one.published_method) == (day, method)


def test_a_date_at_the_foot() -> None:
    one = readout(f"{LEAD}\n\n{BODY}\n\n{END}\n\nNairobi\nMay 15, 2024")
    assert (one.published, one.published_method) == (date(2024, 5, 15), "date line at the foot")


def test_the_files_own_header_goes_first() -> None:
    assert readout(f"May 15, 2024\n\n{REPORT}", published="2024-05-16").published == date(2024, 5, 16)


WRAPPED = (
    "Kenyan Foreign Minister Grace Otieno met Norwegian\n"
    "Foreign Minister Ola Berg in Nairobi on Tuesday, where\n"
    "they agreed to expand cooperation on fisheries and\n"
    "ports.\n"
    "\n"
    "They also agreed to hold the next round in Oslo.\n"
)


def test_wrapped_lines_are_one_paragraph() -> None:
    paragraphs = lines(readout(WRAPPED))
    assert paragraphs[0].startswith("Kenyan Foreign Minister") and paragraphs[0].endswith("fisheries and ports.")
    assert len(paragraphs) == 2


def test_one_sentence_a_line_is_not_wrapped() -> None:
    assert lines(readout(REPORT.replace("\n\n", "\n"))) == [LEAD, BODY, END]
