"""`briefgen template`: check names every fault at once, in words, as JSON and as comments in a copy; list, show, new and preview."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.cli.app import main
from briefgen.cli.pdf import as_pdf, is_unbroken_pdf, outline_of
from briefgen.cli.seal import is_unbroken
from briefgen.errors import OutputError
from briefgen.memo import profile_names, template_bytes, template_names
from briefgen.memo.fields import known
from briefgen.word.lint import check_template
from tests.word.make import docx, lines, p, part, table

BAD = docx(
    p("Sources", style="Kop1"), p("{{ document.titel }}"), p("{% for m in meetings %}"), p("{{ m.nam }}"), p("{% endfor %}"),
    table(("{% for m in meetings %}{{ m.name }}{% endfor %}", "{{ m.place }}")), p("{{ title"),
)  # fmt: skip


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.docx"
    path.write_bytes(BAD)
    return path


def test_every_fault_is_named_with_its_place(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "check", str(bad)]) == 5
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        "1. under “Sources”, paragraph 1: unknown field “titel” of “document” in {{ document.titel }}"
        " (use one of date, details, generated, information_as_of, pair, sources_line, subject)\n"
        "2. under “Sources”, paragraph 3: unknown field “nam” of “meetings[]” in {{ m.nam }} (did you mean name?)\n"
        "3. under “Sources”, table 1, row 1, column 2: “m” is known only between {% for m in meetings %} and its endfor in {{ m.place }}"
        " (move the tag in, or the endfor behind it; to repeat a table row, put it in the row’s last cell)\n"
        "4. under “Sources”, paragraph 5: a tag is never closed in {{ title (end it with }} in the same paragraph)\n"
        f"4 faults in {bad}.\n"
    )


def test_json_holds_the_same(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "check", str(bad), "--json"]) == 5
    found = json.loads(capsys.readouterr().out)
    assert found["ok"] is False and len(found["faults"]) == 4
    assert found["faults"][3] == {
        "kind": "fault", "what": "a tag is never closed", "where": "under “Sources”, paragraph 5", "tag": "{{ title",
        "fix": "end it with }} in the same paragraph",
    }  # fmt: skip


def test_the_faults_stand_as_comments_in_a_copy(bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.docx"
    assert main(["template", "check", str(bad), "--annotate", str(copy)]) == 5
    data = copy.read_bytes()
    assert bad.read_bytes() == BAD
    assert lines(data) == lines(BAD)  # the text is as it was
    comments = ["".join(comment.itertext()) for comment in part(data, "comments")]
    assert len(comments) == 4 and comments[1] == "unknown field “nam” of “meetings[]” in {{ m.nam }} (did you mean name?)"
    anchored = [e.getparent() for e in part(data).iter("{*}commentRangeStart")]
    assert ["".join(paragraph.itertext()) for paragraph in anchored] == ["{{ document.titel }}", "{{ m.nam }}", "{{ m.place }}", "{{ title"]
    assert main(["template", "check", str(bad), "--annotate", str(bad)]) == 7  # never over the template itself
    assert bad.read_bytes() == BAD
    copy.write_bytes(data + b"")
    assert main(["template", "check", "memo", "--annotate", str(copy)]) == 7  # nor over a copy that may hold corrections
    capsys.readouterr()


@pytest.mark.parametrize("name", template_names())
@pytest.mark.parametrize("profile", profile_names())
def test_the_templates_that_ship_are_sound(name: str, profile: str) -> None:
    wrong = [fault.line() for fault in check_template(template_bytes(name, profile), name, known()) if fault.kind == "fault"]
    assert wrong == []


def test_list_names_every_template_and_profile_with_a_line_on_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "list", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found["templates"]) == template_names()
    assert list(found["profiles"]) == profile_names()
    assert all(about.strip() for group in ("templates", "profiles") for about in found[group].values())


@pytest.mark.parametrize("name", template_names())
def test_show_has_an_example_of_nearly_every_field(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "show", name, "--json"]) == 0
    fields = json.loads(capsys.readouterr().out)["fields"]
    assert all(field["meaning"] for field in fields)
    without = {field["field"] for field in fields if not field["example"]}
    # what the samples have too little of to leave out, and what is nothing by its nature
    rare = {
        "undertakings_none",
        "sources_more",
        "calendar_note",
        "comparison.facts[].text",
        "comparison.facts[].notes",
        "comparison.more",
        "record_note",
    }
    assert {path for path in without - rare if not path.endswith((".more", ".url"))} == set()


def test_new_copies_a_template_and_never_over_what_people_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["template", "new", "desk/ours.v2", "--from", "scene-setter", "--profile", "us"]) == 0
    made = tmp_path / "desk" / "ours.v2.docx"
    assert made.read_bytes() == template_bytes("scene-setter", "us")
    assert main(["template", "new", "desk/ours.v2.docx", "--from", "scene-setter", "--profile", "us"]) == 0  # the same again is no loss
    capsys.readouterr()
    assert main(["template", "new", "desk/ours.v2", "--from", "memo"]) == 7
    assert "somebody has worked in this file; it stays as it is" in capsys.readouterr().err
    assert main(["template", "new", "x", "--from", "memmo"]) == 5
    assert capsys.readouterr().err == "error: there is no template “memmo”\n  fix: did you mean memo?\n"
    assert main(["template", "new", "x", "--profile", "fr"]) == 5
    assert capsys.readouterr().err == "error: there is no profile “fr”\n  fix: use one of intl, uk, us, vn\n"


def test_preview_fills_a_template_of_ones_own_with_the_samples(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own, made = tmp_path / "own.docx", tmp_path / "look.docx"
    own.write_bytes(docx(p("{{ document.pair }}"), p("{% for m in meetings %}{{ m.name }};{% endfor %}")))
    assert main(["template", "preview", str(own), "-o", str(made)]) == 0
    assert "Vietnam – United States" in lines(made.read_bytes())
    assert main(["template", "preview", str(own), "--profile", "us", "-o", str(made)]) == 2
    assert "--profile: a template of your own has its own paper, fonts and dates" in capsys.readouterr().err


def test_any_template_is_filled_with_json_as_by_docxtpls_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """docxtpl's documentation: `python -m docxtpl template.docx data.json out.docx`."""
    own, data, made = tmp_path / "own.docx", tmp_path / "data.json", tmp_path / "out.docx"
    own.write_bytes(docx(p("Dear {{ name }},"), p("{%p for item in items %}"), p("{{ item.n }} & {{ item.price }}"), p("{%p endfor %}")))
    data.write_text('{"name": "Phạm <Minh> & Co", "items": [{"n": 1, "price": 2.5}, {"n": 2, "price": null}]}', encoding="utf-8")
    command = ["template", "fill", str(own), str(data), "-o", str(made)]
    assert main(command) == 0
    assert capsys.readouterr().out == f"Written: {made}\n"
    assert lines(made.read_bytes()) == ["Dear Phạm <Minh> & Co,", "1 & 2.5", "2 &"]
    first = made.read_bytes()
    assert main(command) == 0  # ours, not edited
    assert made.read_bytes() == first
    own.write_bytes(docx(p("Dear {{ nam }},")))
    assert main(command) == 5
    assert "did you mean name?" in capsys.readouterr().err
    assert made.read_bytes() == first


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[1]", "holds no fields"),
        ("{", "is no JSON (Expecting property name"),
        ('{"a": NaN}', "NaN is no number"),
        ("[" * 100_000, "is no JSON"),
    ],
)
def test_data_that_are_no_fields_are_refused(text: str, what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, made = tmp_path / "data.json", tmp_path / "out.docx"
    data.write_text(text, encoding="utf-8")
    assert main(["template", "fill", "memo", str(data), "-o", str(made)]) == 2
    err = capsys.readouterr().err
    assert what in err
    assert 'fix: write it as {"field": "value", "list": [...]}' in err
    assert main(["template", "fill", "memo", str(tmp_path / "none.json"), "-o", str(made)]) == 2
    assert "cannot be read (No such file or directory)" in capsys.readouterr().err
    assert not made.exists()


@pytest.mark.needs("soffice", "ooxml-validate")
def test_a_table_of_contents_gets_the_pages_of_the_pdf(tmp_path: Path, ooxml_errors: Callable[[bytes, str], str]) -> None:
    made = tmp_path / "record.docx"
    assert main(["template", "preview", "record", "--pdf", "-o", str(made)]) == 0
    pages = dict(outline_of((tmp_path / "record.pdf").read_bytes()))
    said = [line.partition("] ")[2] for line in lines(made.read_bytes()) if line.startswith("[Toc")]
    assert said == [f"{text}\t{pages[text]}" for text in (line.partition("\t")[0] for line in said)]
    assert len(said) == 15
    assert is_unbroken(made.read_bytes())
    assert ooxml_errors(made.read_bytes(), "record.docx") == ""
    assert main(["template", "preview", "record", "-o", str(tmp_path / "bare.docx")]) == 0
    bare = [line for line in lines((tmp_path / "bare.docx").read_bytes()) if line.startswith("[Toc")]
    assert not any("\t" in line for line in bare)  # a link to each, and no number that nobody counted


@pytest.mark.parametrize("kind", ["paragraphs", "rows"])
def test_a_control_around_whole_paragraphs_is_warned_of(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """LibreOffice loses words of such a control; the template can be filled all the same."""
    path = tmp_path / "own.docx"
    wide = p("{% fact 'a' %}") + p("{{ document.pair }}") + p("{% endfact %}")
    path.write_bytes(docx(wide if kind == "paragraphs" else table(("{% fact 'a' %}{{ document.pair }}", "{% endfact %}"))))
    assert main(["template", "check", str(path)]) == 0
    out, err = capsys.readouterr()
    assert "makes a control around whole paragraphs, of which LibreOffice can lose words when it saves the file in {% fact 'a' %}" in err
    assert "can be filled" in out
    path.write_bytes(docx(p("{% fact 'a' %}{{ document.pair }}{% endfact %}")))
    assert main(["template", "check", str(path)]) == 0
    assert capsys.readouterr().err == ""


def test_pdf_without_libreoffice_says_so_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["template", "preview", "memo", "--pdf", "-o", str(tmp_path / "look.docx")]) == 7
    assert capsys.readouterr().err == (
        "error: --pdf needs LibreOffice, which is not on this machine\n"
        "  fix: install LibreOffice, or leave --pdf out and save the .docx as PDF in Word\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.needs("soffice")
def test_pdf_stands_beside_the_document_and_is_known_as_ours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made, pdf = tmp_path / "look.docx", tmp_path / "look.pdf"
    command = ["template", "preview", "scene-setter", "--pdf", "-o", str(made)]
    assert main(command) == 0
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert is_unbroken_pdf(pdf.read_bytes())
    assert main(command) == 0  # ours is replaced
    pdf.write_bytes(pdf.read_bytes() + b"% a note\n")
    assert main(command) == 7  # what somebody did is not
    pdf.write_bytes(b"%PDF-1.7 of another make")
    capsys.readouterr()
    assert main(command) == 7
    assert "a file that briefgen did not make stands here" in capsys.readouterr().err


def test_a_libreoffice_that_fails_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho no room >&2\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(OutputError) as caught:
        as_pdf(b"", "memo.docx")
    assert str(caught.value) == ("memo.docx: LibreOffice made no PDF (no room)\n  fix: leave --pdf out and save the .docx as PDF in Word")
