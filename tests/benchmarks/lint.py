"""`template check` beside docxtpl-lint: the same faulty templates for both, without data. Run: python tests/benchmarks/lint.py [DOCXTPL-LINT]

The cases are those on which other engines say nothing or too little, and those that docxtpl-lint 2.0.1 is known to miss. Needs `docxtpl-lint` (not in
our extras: its own environment will do; give the path of the program).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefgen.word.known import FieldPath, known_fields
from briefgen.word.lint import check_template
from tests.word.make import docx, p, table

KNOWN = known_fields([FieldPath("title"), FieldPath("events[].name"), FieldPath("events[].venue")])
FIELD = "<w:p><w:r><w:instrText>{}</w:instrText></w:r></w:p>"
CASES = {
    "a tag never closed": p("{{ title"),
    "an end without its beginning": p("{% endfor %}"),
    "a loop never ended": p("{% for e in events %}x"),
    "ended by another word": p("{% for e in events %}x{% endif %}"),
    "else by itself": p("{% else %}"),
    "an empty tag": p("{{ }}"),
    "a misspelt word": p("{% fro e in events %}"),
    "a misspelt field": p("{{ titel }}"),
    "a misspelt field in a loop": p("{% for e in events %}{{ e.venu }}{% endfor %}"),
    "a wrong loop variable": p("{% for e in events %}{{ ev.name }}{% endfor %}"),
    "an unknown filter": p("{{ title | uper }}"),
    "one opening brace": p("{ title }}"),
    "one closing brace": p("{{ title }"),
    "a row loop that ends in the first cell": table(("{% for e in events %}{{ e.name }}{% endfor %}", "{{ e.venue }}")),
    "a row loop begun above the table": p("{% for e in events %}") + table(("{{ e.name }}{% endfor %}", "x")),
    "inner names of Python": p("{{ ''.__class__.__mro__[1].__subclasses__() }}"),
    "a method that reaches further": p("{{ title.format(1) }}"),
    "loops without end": p("{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}"),
    "a field that runs a program": FIELD.format("DDEAUTO cmd"),
    "a tag in a field's code": FIELD.format("REF {{ title }}"),
}


def theirs(program: str, data: bytes) -> bool:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "t.docx")
        path.write_bytes(data)
        return "DTL" in subprocess.run([program, "--no-color", str(path)], capture_output=True, text=True, check=False).stdout


def main() -> None:
    program = sys.argv[1] if len(sys.argv) > 1 else "docxtpl-lint"
    print("| fault | briefgen | docxtpl-lint |\n| --- | --- | --- |")
    found = [0, 0]
    for name, body in CASES.items():
        data = docx(body)
        seen = bool(check_template(data, "t.docx", KNOWN)), theirs(program, data)
        found = [count + one for count, one in zip(found, seen, strict=True)]
        print(f"| {name} | {' | '.join('found' if one else '-' for one in seen)} |")
    print(f"| of {len(CASES)} | {found[0]} | {found[1]} |")


if __name__ == "__main__":
    main()
