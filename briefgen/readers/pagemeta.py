"""What a web page says of itself: meta elements, JSON-LD, links, and a header in a comment as in our sample pages."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from briefgen.readers.header import Header, parse_date, split_header

_PUBLISHER = ("og:site_name", "dcterms.publisher", "dc.publisher", "citation_publisher", "publisher", "application-name")
_TITLE = ("og:title", "dcterms.title", "dc.title", "citation_title", "twitter:title", "headline")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "date",
)
_URL = ("og:url", "dcterms.identifier")
_LANGUAGE = ("content-language", "dcterms.language", "dc.language")
_REMARKS = {
    "dcterms.source": "Origin",
    "dc.source": "Origin",
    "origin": "Origin",
    "dcterms.rights": "Licence",
    "dc.rights": "Licence",
    "license": "Licence",
}
_COMMENTS = 20  # a header stands in one of the first
_ARTICLE_TYPES = frozenset({"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "WebPage", "PressRelease"})


@dataclass(frozen=True, slots=True)
class PageMeta:
    title: str = ""
    publisher: str = ""
    published: date | None = None
    published_method: str = ""
    url: str = ""
    language: str = ""
    remarks: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def with_date(self, published: date, method: str) -> PageMeta:
        return replace(self, published=published, published_method=method)


def page_meta(tree: lxml_html.HtmlElement) -> PageMeta:
    """The page's own words on title, publisher, date of publication, address and language; each "" or None where it says nothing.

    A header in a comment goes before JSON-LD and meta elements, as somebody wrote it by hand.
    """
    header, named, linked = _comment_header(tree), _named(tree), _json_ld(tree)
    published, method = header.published, "file header"
    if published is None:
        said = (linked.get("published", ""), *(named.get(key, "") for key in _PUBLISHED))
        printed = next((value for value in said if parse_date(value)), "")
        published, method = (parse_date(printed), "page metadata") if printed else (None, "")
    return PageMeta(
        title=header.title or linked.get("title", "") or _first(named, _TITLE) or _page_title(tree),
        publisher=header.publisher or _first(named, _PUBLISHER[:1]) or linked.get("publisher", "") or _first(named, _PUBLISHER[1:]),
        published=published,
        published_method=method,
        url=header.url or _address(tree) or _first(named, _URL),
        language=header.language or _language(tree, named),
        remarks=header.remarks + tuple(f"{label}: {named[key]}" for key, label in _REMARKS.items() if named.get(key)),
        warnings=header.warnings,
    )


def _first(named: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((named[key] for key in keys if named.get(key)), "")


def _named(tree: lxml_html.HtmlElement) -> dict[str, str]:
    """The content of each meta element by its name, in lower case; the first of two alike."""
    named: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or ""
        value = " ".join((element.get("content") or "").split())
        if key and value:
            named.setdefault(key.strip().lower(), value)
    for element in tree.iter("time"):
        if element.get("itemprop") == "datePublished" or "pubdate" in element.attrib:
            named.setdefault("datepublished", element.get("datetime") or "")
    return named


def _comment_header(tree: lxml_html.HtmlElement) -> Header:
    """What the headers of `Key: value` lines inside the page's comments say, the first word on each matter; an empty one where there is none."""
    whole = Header()
    root = tree.getroottree().getroot()
    before = list(islice(root.itersiblings(etree.Comment, preceding=True), _COMMENTS))[::-1]
    for comment in (
        *before,
        *islice(root.iter(etree.Comment), _COMMENTS),
    ):  # XPath would put all of them in order first, which takes for ever
        lines = [line.strip() for line in (comment.text or "").strip().split("\n")]
        header, _ = split_header("\n".join(lines))
        if header:
            whole = whole.or_else(header)
    return whole


def _json_ld(tree: lxml_html.HtmlElement) -> dict[str, str]:
    """title, publisher and published of the first article in the page's JSON-LD; {} for none or for JSON that does not parse."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            found = _article_in(json.loads(script.text or ""))
        except (ValueError, RecursionError):
            continue
        if found:
            publisher = found.get("publisher")
            publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
            name = publisher.get("name") if isinstance(publisher, dict) else publisher
            values = {"title": found.get("headline"), "publisher": name, "published": found.get("datePublished")}
            return {key: " ".join(value.split()) for key, value in values.items() if isinstance(value, str)}
    return {}


def _article_in(value: Any) -> dict[str, Any] | None:
    if isinstance(value, list):
        return next((found for item in value if (found := _article_in(item))), None)
    if not isinstance(value, dict):
        return None
    kinds = value.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if any(isinstance(kind, str) and kind in _ARTICLE_TYPES for kind in kinds) and ("headline" in value or "datePublished" in value):
        return value
    return _article_in(value.get("@graph"))


def _page_title(tree: lxml_html.HtmlElement) -> str:
    heads = tree.findall(".//h1")
    if len(heads) == 1 and (text := " ".join(heads[0].text_content().split())):
        return text
    title = tree.findtext(".//title") or ""
    # "Headline | Site" and "Headline - Site": the site's name goes, where the headline stays long enough to be one.
    head = re.split(r"\s+[|–—-]\s+(?=[^|–—-]+$)", " ".join(title.split()))[0]
    return head if len(head.split()) >= 4 else " ".join(title.split())


def _address(tree: lxml_html.HtmlElement) -> str:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith(("http://", "https://")):
            return str(link.get("href"))
    return ""


def _language(tree: lxml_html.HtmlElement, named: dict[str, str]) -> str:
    language = (tree.getroottree().getroot().get("lang") or _first(named, _LANGUAGE)).strip().lower()
    return language if re.fullmatch(r"[a-z]{2,3}(?:-[a-z0-9]+)*", language) else ""
