"""`briefgen --help` against an empty typer program: at most 1.5 times its time. Run: python tests/benchmarks/help.py [ROUNDS]"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from side_by_side import medians, table

EMPTY = """import typer
app = typer.Typer({options})
@app.command()
def nothing() -> None:
    "Nothing."
@app.command()
def more() -> None:
    "Nothing more."
app()
"""
LIMIT = 1.5


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        programs = {"empty typer program": "", "empty, without rich": "rich_markup_mode=None, add_completion=False"}
        commands = {"briefgen --help": [sys.executable, "-m", "briefgen", "--help"]}
        for number, (name, options) in enumerate(programs.items()):
            path = Path(folder, f"empty{number}.py")
            path.write_text(EMPTY.format(options=options))
            commands[name] = [sys.executable, str(path), "--help"]
        found = medians(commands, rounds)
    print(table(found, "empty typer program"))
    return 0 if found["briefgen --help"].wall <= LIMIT * found["empty typer program"].wall else 1


if __name__ == "__main__":
    sys.exit(main())
