"""`briefgen template check`: every fault at once, in words, as JSON, and as comments in a copy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen.cli.app import main
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


def test_the_templates_that_ship_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "check", "memo"]) == 0
    assert capsys.readouterr().out.startswith("memo can be filled.")
