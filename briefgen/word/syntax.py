"""All that staff can type in a template: one table, from which the language is built and its page is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jinja2.filters import FILTERS as _JINJA
from jinja2.sandbox import safe_range
from jinja2.utils import Namespace

from briefgen.word import native, plain_filters
from briefgen.word.rich import rich
from briefgen.word.values import DATE_STYLES, format_date, join_and, plural


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter, or a function when `call` says how it is called."""

    example: str
    function: Callable[..., Any]
    what: str = ""  # in a few words; else the first line of the function's docstring

    @property
    def said(self) -> str:
        return self.what or (self.function.__doc__ or "").strip().partition("\n")[0].rstrip(".")


@dataclass(frozen=True, slots=True)
class TagHelp:
    example: str
    what: str


TAGS = (
    TagHelp("{{ document.subject }}", "prints a field in the look of the words around it"),
    TagHelp(
        "{% for meeting in meetings %} ... {% else %} ... {% endfor %}",
        "repeats what stands between; `else` is for the case that there is nothing",
    ),
    TagHelp("{% if verify.more %} ... {% elif counts.texts > 3 %} ... {% else %} ... {% endif %}", "chooses"),
    TagHelp("{% set name = document.pair | upper %}", "gives a value a name, for use further down"),
    TagHelp("{% fact item.id %} ... {% endfact %}", "a content control around what stands between: words, paragraphs or rows"),
    TagHelp("{# ask the desk about this #}", "a remark that never prints"),
    TagHelp("{%- if x -%}", "the minus signs join the tag's line to the one before and the one after"),
    TagHelp(
        "{%p ... %} {%tr ... %} {%tc ... %} {%r ... %} {{r x }} {{p x }}",
        "docxtpl’s prefixes: repeat the paragraph, row, cell or run that holds the tag; `{{p x }}`, alone in its paragraph, prints"
        " paragraphs in its place: the lines of a text, or the items of a list, each with a style if it is a dict that names one as `paragraph`",
    ),
    TagHelp(
        "{{ chart | picture }} as the alternative text of a picture",
        "shows that picture from the data instead, in the frame and at the place that the template’s own has",
    ),
    TagHelp(
        "{% cellbg color %} {% colspan 3 %} {% hm %} {% vm %}",
        "docxtpl’s tags for table cells: ground, columns spanned, cells of a loop merged across or down",
    ),
    TagHelp("{_{ }_} {_% %_}", "print as braces"),
)

# Word's own things from data.
NATIVE = {
    "cite": Filter("{{ item.text | cite(item.notes) }}", native.cite),
    "comment": Filter('{{ item.text | comment("check the date") }}', native.comment),
    "fact": Filter("{{ item.text | fact(item.id) }}", native.fact),
    "link": Filter("{{ source.title | link(source.url) }}", native.link),
    "bookmark": Filter('{{ "Annex A" | bookmark("annex") }}', native.bookmark),
    "ref": Filter('{{ "Annex A" | ref("annex") }}', native.ref),
    "paragraphs": Filter("{{ item.text | paragraphs }}", native.paragraphs),
    "picture": Filter("{{ chart | picture(width=120) }}", native.picture),
    "lang": Filter('{{ name | lang("vi-VN") }}', native.lang),
    "style": Filter('{{ name | style("Strong") }}', native.style),
    "bold": Filter("{{ name | bold }}", native.bold),
    "italic": Filter("{{ name | italic }}", native.italic),
    "underline": Filter('{{ name | underline("double") }}', native.underline),
    "strike": Filter("{{ name | strike }}", native.strike),
    "superscript": Filter("{{ 2 | superscript }}", native.superscript),
    "subscript": Filter("{{ 2 | subscript }}", native.subscript),
    "color": Filter('{{ name | color("C00000") }}', native.color),
    "highlight": Filter('{{ name | highlight("FFFF00") }}', native.highlight),
    "size": Filter("{{ name | size(14) }}", native.size),
    "font": Filter('{{ name | font("Noto Sans") }}', native.font),
    "rtl": Filter("{{ name | rtl }}", native.rtl),
    "rich": Filter("{{ item.pieces | rich }}", rich),
}
TEXTS = {
    "date": Filter('{{ document.date | date("short") }}', format_date, f"a date; styles {', '.join(DATE_STYLES)}"),
    "join_and": Filter("{{ areas | join_and }}", join_and, "a list as “a, b and c”"),
    "plural": Filter('{{ counts.texts | plural("text") }}', plural, "“1 text”, “5 texts”"),
    "number": Filter("{{ counts.texts | number }}", plain_filters.number),
    "words": Filter("{{ counts.texts | words }}", plain_filters.in_words),
}
FUNCTIONS = {
    "human": Filter('{{ human("objectives", "DRAFTER: our objectives") }}', native.human),
    "page": Filter("{{ page() }}", native.page),
    "pages": Filter("{{ pages() }}", native.pages),
    "page_break": Filter("{{ page_break() }}", native.page_break),
    "namespace": Filter(
        "{% set total = namespace(texts=0) %}", Namespace, "values that a loop can change: {% set total.texts = total.texts + 1 %}"
    ),
    "range": Filter("{% for n in range(3) %}", safe_range, "numbers from 0, 100,000 at most"),
}
# jinja's own filters that suit a document. Left out are those that write markup, and those whose result no argument bounds.
_OF_JINJA = (
    "abs", "capitalize", "count", "d", "default", "dictsort", "first", "float", "groupby", "int", "items", "last", "length", "list", "lower",
    "map", "max", "min", "reject", "rejectattr", "reverse", "round", "select", "selectattr", "sort", "string", "sum", "title", "trim",
    "truncate", "unique", "upper", "wordcount",
)  # fmt: skip
JINJA = {name: _JINJA[name] for name in _OF_JINJA} | plain_filters.BOUNDED


def syntax_reference() -> list[str]:
    """The lines, in Markdown, that tell what can be typed in a template."""
    lines = ["## What can be typed", "", "| Typed | What it does |", "|---|---|"]
    lines += [f"| `{tag.example.replace('|', chr(92) + '|')}` | {tag.what} |" for tag in TAGS]
    for title, table in (("Word’s own things from data", NATIVE), ("Dates, lists, numbers", TEXTS), ("Functions", FUNCTIONS)):
        lines += ["", f"### {title}", "", "| Typed | What it gives |", "|---|---|"]
        lines += [f"| `{entry.example.replace('|', chr(92) + '|')}` | {entry.said} |" for entry in table.values()]
    of_jinja = ", ".join(f"`{name}`" for name in sorted(JINJA) if len(name) > 1)
    return [*lines, "", f"Further filters, as in jinja2: {of_jinja}.", ""]
