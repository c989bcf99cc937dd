"""`briefgen build FOLDER`, the whole process: under a second for five readouts. Run: python tests/benchmarks/build.py [FOLDER] [ROUNDS]"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from side_by_side import medians, table

LIMIT = 1.0


def main() -> int:
    folder = sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).resolve().parents[2] / "seeds")
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    with tempfile.TemporaryDirectory() as place:
        output = Path(place, "output")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "briefgen --help": [sys.executable, "-m", "briefgen", "--help"],
            f"briefgen build {folder}": [sys.executable, "-m", "briefgen", "build", folder, "-o", str(output), "-q"],
        }
        found = medians(commands, rounds, before=lambda: shutil.rmtree(output, ignore_errors=True))
    print(table(found, "python -c pass"))
    return 0 if found[f"briefgen build {folder}"].wall < LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
