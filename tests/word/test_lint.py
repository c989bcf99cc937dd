"""`check_template`: every mistake that other engines and their linters let pass, found without data, with its place and what to do."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefgen.word.annotate import annotated
from briefgen.word.faults import NOTE
from briefgen.word.known import FieldPath, known_fields
from briefgen.word.lint import check_template

from .make import docx, p, part, run, table

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
KNOWN = known_fields(
    [
        FieldPath("title"), FieldPath("subtitle", can_be_empty=True), FieldPath("count"), FieldPath("head.date"), FieldPath("head.place"),
        FieldPath("events[].name"), FieldPath("events[].venue", can_be_empty=True), FieldPath("events[].people[].name"), FieldPath("tags[]"),
    ]
)  # fmt: skip


def found(*body: str, kind: str = "fault", parts: dict[str, str] | None = None) -> list[str]:
    return [fault.line() for fault in check_template(docx(*body, parts=parts), "t.docx", KNOWN) if fault.kind == kind]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # never closed, stray, single brace, wrong end, doubled
        (p("{{ title"), "paragraph 1: a tag is never closed in {{ title (end it with }} in the same paragraph)"),
        (p("{% endfor %}"), "paragraph 1: endfor without for in {% endfor %}"),
        (p("{% for e in events %}x"), "paragraph 1: never ended in {% for e in events %} (add {% endfor %} where it should end)"),
        (p("{% if title %}x{% endfor %}"), "paragraph 1: endfor where endif should close {% if title %} in {% endfor %}"),
        (p("{ title }}"), "paragraph 1: }} without its opening mark in { title }} (open the tag with two marks)"),
        (p("{% fro e in events %}"), "paragraph 1: “fro” is not understood in {% fro e in events %} (did you mean for?)"),
        # names: at the root, in a loop, of a group, of a wrong loop, outside its loop, of a list
        (p("{{ titel }}"), "paragraph 1: unknown field “titel” in {{ titel }} (did you mean title?)"),
        (p("{{ head.dat }}"), "paragraph 1: unknown field “dat” of “head” in {{ head.dat }} (did you mean date?)"),
        (p("{{ place }}"), "paragraph 1: unknown field “place” in {{ place }} (did you mean head.place?)"),
        (p("{% for e in events %}{{ e.venu }}{% endfor %}"), "paragraph 1: unknown field “venu” of “events[]” in {{ e.venu }} (did you mean venue?)"),
        (p("{% for e in events %}{{ event.name }}{% endfor %}"), "paragraph 1: unknown field “event” in {{ event.name }} (inside this loop it is called e)"),
        (p("{% for e in events %}x{% endfor %}{{ e.name }}"), "“e” is known only between {% for e in events %} and its endfor in {{ e.name }}"),
        (p("{{ events.name }}"), "“events” is a list, its items have the field “name” in {{ events.name }}"),
        (p("{% for e in events %}{% for q in e.people %}{{ q.nam }}{% endfor %}{% endfor %}"), "unknown field “nam” of “events[].people[]”"),
        (p("{% for part in events | batch(9) %}{% for e in part %}{{ e.nam }}{% endfor %}{% endfor %}"), "unknown field “nam” of “events[]”"),
        (p("{% for e in events | batch(9) %}{{ e.name }}{% endfor %}"), "“events” is a list, its items have the field “name”"),
        (p("{% for e in event %}x{% endfor %}"), "unknown field “event” in {% for e in event %} (did you mean events?)"),
        (p("{% for c in count %}x{% endfor %}"), "“count” is one value, not a list in {% for c in count %}"),
        (p("{% for h in head %}x{% endfor %}"), "“head” is a group of fields, not a list in {% for h in head %}"),
        (p("{{ events }}"), "“events” is a list of groups and cannot be printed"),
        (p("{{ head }}"), "“head” is a group and cannot be printed in {{ head }} (name one of date, place)"),
        (p("{{ title | uper }}"), "no filter named 'uper' in {{ title | uper }} (did you mean upper?)"),
        (p("{{ title | cite(sorces) }}"), "unknown field “sorces” in {{ title | cite(sorces) }}"),
        (p("{% if titel %}x{% endif %}"), "unknown field “titel” in {% if titel %}"),
        (p("{% set t = titel %}"), "unknown field “titel”"),
        # what a stranger's template may not do
        (p("{{ ''.__class__.__mro__ }}"), "cannot be used in a template"),
        (p("{{ title.format(1) }}"), "“format()” cannot be used in a template"),
        (p("{{ lipsum() }}"), "“lipsum()” cannot be used in a template"),
        (p("{{ title['__class__'] }}"), "“__class__” cannot be used in a template"),
        (p("{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}"), "the loops ask for 9,999,800,001 items"),
        # in the wrong place
        (table(("{% for e in events %}{{ e.name }}{% endfor %}", "{{ e.name }}")), "to repeat a table row, put it in the row’s last cell"),
        (p("{% for e in events %}") + table(("{{ e.name }}{% endfor %}",)), "inside a table, but the other end of {% for e in events %} is not"),
        (p("{%tr for e in events %}") + p("{%tr endfor %}"), "not in a table row in {%tr for e in events %} (move it into the table)"),
        (p("a {% for e in events %}") + p("x") + p("{% endfor %}"), "stands after other text of its paragraph"),
        (p("{{ title | style('Strnog') }}"), "the template has no character style “Strnog”"),
        (p("{{ head.date | date('lnog') }}"), "unknown date style “lnog” in {{ head.date | date('lnog') }} (did you mean long?)"),
        (p("{{ head.date | date(“shrt”) }}"), "unknown date style “shrt” in {{ head.date | date(“shrt”) }} (did you mean short?)"),
        (f'<w:p><m:oMath xmlns:m="{MATH}"><m:r><m:t>{{{{ ti</m:t></m:r><m:r><m:t>tle }}}}</m:t></m:r></m:oMath></w:p>', "paragraph 1: a tag in an equation is not filled in {{ title }}"),
        (p("{% cellbg title %}"), "not in a table cell in {% cellbg title %} (move it into the table)"),
        (p("{% if title %}" * 30 + "x" + "{% endif %}" * 30) + p("{{ titel }}"), "unknown field “titel”"),
    ],
)  # fmt: skip
def test_each_mistake_is_found(body: str, expected: str) -> None:
    assert any(expected in line for line in found(body)), found(body)


@pytest.mark.parametrize(("tag", "what"), [("cite('S')", "footnote"), ("comment('S')", "comment")])
@pytest.mark.parametrize("name", ["header1", "footnotes"])
def test_notes_where_word_has_none_are_found_without_data(name: str, tag: str, what: str) -> None:
    one = p(f"{{{{ title | {tag} }}}}")
    note = f'<w:footnote w:id="2">{one}</w:footnote>'
    body = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' if name == "footnotes" else p("x")
    said = [
        f"{name.rstrip('s1')}, paragraph 1: a {what} can stand only in the body of the document in {{{{ title | {tag} }}}} (print the text without it here)"
    ]
    assert found(body, parts={name: note if name == "footnotes" else one}) == said


def test_tags_in_charts_and_diagrams_are_found() -> None:
    """Their parts are copied as they are, so that the tag itself would stand on the page."""
    data = io.BytesIO(docx(p("x")))
    with zipfile.ZipFile(data, "a") as package:
        text = '<a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:r><a:t>{{ ti</a:t></a:r><a:r><a:t>tle }}</a:t></a:r></a:p>'
        package.writestr("word/charts/chart1.xml", text)
        package.writestr("word/diagrams/data1.xml", text)
    said = [fault.what for fault in check_template(data.getvalue(), "t.docx", KNOWN)]
    assert said == ["a tag in a chart is not filled", "a tag in a diagram is not filled"]


@pytest.mark.parametrize(
    "body",
    [
        p("{{ title }} {{ head.date | date('us') }} {{ count + 1 }} {{ tags | join(', ') }} {{ nothing | default('-') }}"),
        p("{% for e in events %}{{ loop.index }} {{ e.name }}{% for q in e.people %}{{ q.name }} of {{ e.name }}{% endfor %}{% endfor %}"),
        p("{% for e in events | sort(attribute='name') %}{{ e.name }}{% endfor %}{{ events[0].name }} {{ (events | first).name }}"),
        p("{% set n = events | length %}{{ n }}{% with t = title %}{{ t }}{% endwith %}{% if nothing is defined %}x{% endif %}"),
        p("{% for key, value in head.items() %}{{ key }}{{ value }}{% endfor %}"),
        table(("{% for e in events %}{{ e.name }}", "{{ loop.index }}{% endfor %}")),
        p("{{ title.upper() }} {{ human('x', 'do') }} {{ page() }}"),
    ],
)
def test_what_is_right_is_no_fault(body: str) -> None:
    assert found(body) == []


def test_all_come_at_once_in_the_order_of_reading_and_with_their_part() -> None:
    lines = found(p("Top", style="Kop1"), p("{{ a }}"), p("{{ title"), table(("x", "{{ b }}")), parts={"header1": p("{{ c }}")})
    assert [line.partition(":")[0] for line in lines] == [
        "under “Top”, paragraph 1", "under “Top”, paragraph 2", "under “Top”, table 1, row 1, column 2", "header, paragraph 1",
    ]  # fmt: skip


def test_fields_that_can_be_empty_are_noted_unless_asked_for() -> None:
    assert found(p("{{ subtitle }}"), kind=NOTE)[0].startswith("paragraph 1: “subtitle” can be empty in {{ subtitle }}")
    assert len(found(p("{% for e in events %}{{ e.venue }}{% endfor %}"), kind=NOTE)) == 1
    for asked in (
        "{% if subtitle %}{{ subtitle }}{% endif %}",
        "{{ subtitle | default('-') }}",
        "{% if not subtitle %}-{% else %}{{ subtitle }}{% endif %}",
    ):
        assert found(p(asked), kind=NOTE) == []


def test_missing_styles_are_noted() -> None:
    assert found(p("{{ title }}", style="Gone"), kind=NOTE)[0].startswith(
        "paragraph 1: its paragraph has the style “Gone”, which the template lacks"
    )
    assert found(p("{{ title | cite('S') }}"), kind=NOTE)[0].startswith("paragraph 1: the template has no style “Footnote Text”")


def test_comments_stand_at_the_faults_in_any_kind_of_paragraph() -> None:
    box = '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
    box += f"<w:txbxContent>{p('{{ a }}')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    changed = f'<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>x</w:delText></w:r></w:del>{run("{{ b }}")}</w:p>'
    data = docx(box, changed, parts={"header1": p("{{ c }}"), "comments": f'<w:comment w:id="4" w:author="Ann">{p("hers")}</w:comment>'})
    copy = annotated(data, "t.docx", check_template(data, "t.docx", KNOWN))
    said = ["".join(comment.itertext()) for comment in part(copy, "comments")]
    assert [text.partition(" in ")[0] for text in said] == [
        "hers",
        "unknown field “a”",
        "unknown field “b”",
        "header, paragraph 1: unknown field “c”",
    ]
    starts = list(part(copy).iter("{*}commentRangeStart"))
    assert not any(next(start.iterancestors("{*}txbxContent"), None) is not None for start in starts)
    assert len(part(copy).findall(".//{*}delText")) == 1  # the template itself stays as it was
