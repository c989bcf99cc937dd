"""Saved web pages: the article without what stands around it, and what the page says of itself."""

from __future__ import annotations

import textwrap
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from briefgen.errors import ReadoutError
from briefgen.prepare import prepare
from briefgen.readers import read_document
from briefgen.readers.blocks import article_blocks
from briefgen.readers.html import report_score

PARAGRAPHS = (
    "Foreign Minister Amina Diallo of Senegal and her Norwegian counterpart Ola Berg met in Dakar on 14 May 2024 for their first talks.",
    "Both sides agreed to set up a joint working group on fisheries that will meet twice a year, with the first meeting in Bergen.",
    "Minister Berg welcomed the work that Senegal does for the safety of ships in the Gulf of Guinea, and offered training for its crews.",
    "The two ministers discussed the protection of the coast, trade in fertiliser and the rights of seafarers who work far from home.",
)
TEASERS = ("Ten beaches to see before the summer ends", "Football: the cup final in pictures", "Weather: rain on the coast")
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
RELATED = "".join(f'<li><a href="/n">{text}</a></li>' for text in TEASERS)
LAYOUTS = {
    "semantic": f"<header><nav><a href='/'>Home</a></nav></header><main><article><h1>Talks in Dakar</h1>{BODY}</article></main>"
    f"<aside class='related'><ul>{RELATED}</ul></aside><footer>All rights reserved</footer>",
    "table and breaks": f"<table><tr><td><a href='/'>Home</a></td><td><div class='content'><b>Talks in Dakar</b>"
    f"<br><br>{'<br><br>'.join(PARAGRAPHS)}</div></td></tr></table><div class='more-news'><ul>{RELATED}</ul></div>",
    "related inside": f"<article><h1>Talks in Dakar</h1>{BODY}<div class='related-news'><p>See more</p><ul>{RELATED}</ul></div></article>",
    "form": f"<form id='aspnetForm'><div id='content'><h1>Talks in Dakar</h1>{BODY}</div></form>",
}


def page(body: str, head: str = "<title>Talks in Dakar</title>") -> bytes:
    return f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_all_paragraphs_of_the_article_are_kept_in_order(layout: str) -> None:
    text = read_document(page(LAYOUTS[layout]), "a.html").text
    places = [text.find(paragraph) for paragraph in PARAGRAPHS]
    assert all(first < second for first, second in pairwise([-1, *places]))


@pytest.mark.parametrize("layout", ["semantic", "table and breaks", "form"])
def test_related_news_and_menus_are_not_text(layout: str) -> None:
    text = read_document(page(LAYOUTS[layout]), "a.html").text
    assert not [furniture for furniture in (*TEASERS, "All rights reserved", "Home") if furniture in text]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_our_own_blocks_alone_find_every_paragraph(layout: str) -> None:
    blocks = article_blocks(lxml_html.document_fromstring(page(LAYOUTS[layout]).decode()))
    assert [block for block in blocks if block in PARAGRAPHS] == list(PARAGRAPHS)
    assert not set(blocks) & set(TEASERS)


def test_the_name_does_not_decide_what_a_file_is() -> None:
    assert read_document(page(LAYOUTS["semantic"]), "saved.txt").language == "en"
    assert read_document(b"Plain: 3 < 5 and 5 > 3, said the ministers.", "page.html").text.startswith("Plain: 3 < 5")


LINKED = '{"@graph": [{"@type": "NewsArticle", "headline": "x", "datePublished": "2024-05-15"}]}'
HEADS = [
    ("<meta property='article:published_time' content='2024-05-15T23:30:00+01:00'>", "page metadata"),
    ("<meta name='DC.date.issued' content='15 May 2024'>", "page metadata"),
    (f"<script type='application/ld+json'>{LINKED}</script>", "page metadata"),
    ("<!-- Publisher: Ministry\nTitle: Talks\nPublished: 2024-05-15 -->", "file header"),
]


@pytest.mark.parametrize(("head", "method"), HEADS)
def test_the_date_of_publication_and_how_it_was_found(head: str, method: str) -> None:
    document = read_document(page(LAYOUTS["semantic"], head), "a.html")
    assert (document.published, document.published_method) == (date(2024, 5, 15), method)


def test_a_date_printed_on_the_page_is_the_last_resort() -> None:
    dated = f"<article><h1>Talks in Dakar</h1><p class='date'>Published on 15 May 2024</p>{BODY}</article>"
    document = read_document(page(dated, "<title>Talks</title>"), "a.html")
    assert (document.published, document.published_method) == (date(2024, 5, 15), "text of the page")


DATED = (
    ("<h1>Talks in Dakar between two ministers</h1>", "May 15, 2024", PARAGRAPHS),
    ("", "15 May 2024", ("Talks in Dakar between two ministers", *PARAGRAPHS)),
    ("<h1>Talks in Dakar between two ministers</h1>", "", (*PARAGRAPHS, "Dakar, 15 May 2024")),
)


@pytest.mark.parametrize(("head", "day", "lines"), DATED)
def test_the_day_that_a_release_prints_beside_its_text_is_kept_with_it(head: str, day: str, lines: tuple[str, ...]) -> None:
    body = "".join(f"<div><div>{line}</div></div>" for line in (day, *lines) if line)
    menu = "<div class='top'><div><div>Menu</div></div></div>"
    around = f"{menu}<div class='wrap'><div class='inner'><div class='txt'>{head}{body}</div></div></div><div><a href='/x'>{TEASERS[0]}</a></div>"
    assert prepare(read_document(page(around, ""), "a.html")).published == date(2024, 5, 15)


def test_a_page_that_was_dated_anew_gives_way_to_the_day_printed_at_the_head() -> None:
    head = "<meta property='article:published_time' content='{}'>"
    dated = f"<article><h1>Talks in Dakar</h1><p>May 15, 2024</p>{BODY}</article>"
    moved = prepare(read_document(page(dated, head.format("2025-01-31")), "a.html"))
    assert (moved.published, moved.published_method) == (date(2024, 5, 15), "date line at the head")
    late = prepare(read_document(page(dated, head.format("2024-05-16")), "a.html"))
    assert (late.published, late.published_method) == (date(2024, 5, 16), "page metadata")


@pytest.mark.parametrize("tag", ["<pre>{}</pre>", "<div style='font: 9pt; white-space: pre-wrap'>{}</div>"])
def test_lines_and_paragraphs_that_white_space_alone_parts_stay_apart(tag: str) -> None:
    text = "\n\n".join("\n".join(textwrap.wrap(paragraph, 72)) for paragraph in PARAGRAPHS)
    assert prepare(read_document(page(tag.format(text)), "a.html")).text == "\n\n".join(PARAGRAPHS)


def test_publisher_title_and_address() -> None:
    head = (
        "<title>Talks in Dakar | Ministry of Foreign Affairs</title><meta property='og:site_name' content='Ministry of Foreign Affairs'>"
        "<link rel='canonical' href='https://mfa.example/news/7'><meta name='dcterms.source' content='written by hand'>"
    )
    document = read_document(page(LAYOUTS["semantic"], head), "a.html")
    assert (document.publisher, document.title) == ("Ministry of Foreign Affairs", "Talks in Dakar")
    assert (document.url, document.remarks) == ("https://mfa.example/news/7", ("Origin: written by hand",))


def test_broken_json_and_a_comment_that_is_no_header_do_no_harm() -> None:
    head = "<script type='application/ld+json'>{\"@type\": </script><!-- Question: why? -->"
    assert read_document(page(LAYOUTS["semantic"], head), "a.html").publisher == ""


def test_a_page_in_an_old_encoding_that_it_declares() -> None:
    text = page(LAYOUTS["form"].replace("Amina Diallo", "Aïssatou Ñandú")).decode().replace("utf-8", "iso-8859-1")
    document = read_document(text.encode("latin-1"), "a.html")
    assert "Aïssatou Ñandú" in document.text
    assert document.warnings == ()


@pytest.mark.parametrize("body", ["", "<script>var a = 1</script>", "<nav><a href='/'>Home</a></nav>"])
def test_a_page_without_text_is_an_error(body: str) -> None:
    with pytest.raises(ReadoutError) as caught:
        read_document(page(body, ""), "a.html")
    assert str(caught.value) == (
        "a.html: no article text was found in this page\n  fix: open it in a browser, copy the article and save it as a .txt file"
    )


MARKS = (
    '<sup><a href="#n1">[1]</a></sup>',
    '<sup class="ref" id="r1"><a href="/talks#n1"><span>1</span></a></sup>',
    "<sup>1</sup>",
    '<a style="x" href="#_ftn1" name="_ftnref1" title=""><span><sup>[1]</sup></span></a>',
)


@pytest.mark.parametrize("mark", MARKS)
def test_the_marks_of_notes_are_no_text_and_other_raised_signs_are(mark: str) -> None:
    marked = "".join(f"<p>{text}{mark}</p>" for text in PARAGRAPHS)
    area = (
        "<p>The park on the 2<sup>nd</sup> island has 40 km<sup>2</sup> of forest, the two ministers were told by their hosts in Dakar.</p>"
    )
    text = read_document(page(f"<article><h1>Talks in Dakar</h1>{marked}{area}</article>"), "a.html").text
    assert all(f"{paragraph}\n" in text for paragraph in PARAGRAPHS)
    assert "2nd island has 40 km2 of" in text


def test_an_item_with_its_own_number_has_no_dash_before_it() -> None:
    items = "".join(f"<li>{number}. {text}</li>" for number, text in enumerate(PARAGRAPHS, 1))
    text = read_document(page(f"<article><h1>Talks in Dakar</h1><ul>{items}</ul></article>"), "a.html").text
    assert [line[:3] for line in text.split("\n\n")[-4:]] == ["1. ", "2. ", "3. ", "4. "]


def test_the_report_score_counts_sentences_of_the_genre_and_no_headlines() -> None:
    assert report_score([*PARAGRAPHS, *TEASERS, "Ministers met, agreed and discussed"]) == len(PARAGRAPHS)


def test_tags_nested_deeper_than_python_can_recurse() -> None:
    deep = page("<div>" * 1500 + BODY + "</div>" * 1500)
    assert PARAGRAPHS[0] in read_document(deep, "a.html").text


def test_a_tag_with_attributes_without_number_is_an_error_and_no_hang() -> None:
    crowded = f"<p {' '.join(f'a{number}' for number in range(200_000))}>{BODY}".encode()
    with pytest.raises(ReadoutError) as caught:
        read_document(b"<html><body>" + crowded, "a.html")
    assert str(caught.value) == "a.html: a tag of this web page has more than 5,000 attributes\n  fix: save its text as a .txt file"


@settings(deadline=None)
@given(st.text(alphabet="<>/abp \"'=!-&;\n", max_size=120))
def test_any_tag_soup_gives_a_document_or_our_own_error(soup: str) -> None:
    try:
        document = read_document(b"<html><body>" + soup.encode(), "a.html")
    except ReadoutError:
        return
    assert document.text
