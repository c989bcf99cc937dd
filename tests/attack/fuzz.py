"""Each reader under a fuzzer that watches which lines run (atheris): `python tests/attack/fuzz.py [--runs 5000] [--kind pdf ...]`.

Any exception but ReadoutError is a fault, as is a file that takes longer than its time. A process of its own for each kind, as the fuzzer ends
the process it runs in. The suite runs the same with few runs where atheris is installed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
SECONDS = 30  # for one file


def fuzz_one(kind: str, runs: int) -> None:
    """Runs in a process of its own, and ends it."""
    import atheris

    with atheris.instrument_imports(include=["briefgen.readers"]):
        import briefgen.readers.archive
        import briefgen.readers.docx
        import briefgen.readers.eml
        import briefgen.readers.html
        import briefgen.readers.listing
        import briefgen.readers.markdown
        import briefgen.readers.msg
        import briefgen.readers.odt
        import briefgen.readers.pdf
        import briefgen.readers.text  # noqa: F401 - all are wanted for what happens when they are loaded
    from briefgen.errors import ReadoutError
    from briefgen.readers import LIMITS, READERS
    from briefgen.readers.limits import Budget
    from tests.attack.mutated import SAMPLES

    of = {"mht": "e-mail", "eml": "e-mail", "docx tracked": "docx", "xlsx": "workbook"}
    reader = next(reader for reader in READERS if reader.kind == of.get(kind, kind))

    def one(data: bytes) -> None:
        try:
            for _ in reader.read(data, "x", Budget(LIMITS)):
                pass
        except ReadoutError:
            pass

    with tempfile.TemporaryDirectory() as corpus:
        Path(corpus, "sample").write_bytes(SAMPLES[kind]())
        arguments = [
            f"-runs={runs}",
            f"-timeout={SECONDS}",
            "-rss_limit_mb=2048",
            "-seed=1",
            "-max_len=60000",
            f"-artifact_prefix={corpus}/",
            corpus,
        ]
        atheris.Setup([sys.argv[0], *arguments], one)
        atheris.Fuzz()


def fuzz(kind: str, runs: int) -> subprocess.CompletedProcess[str]:
    """One kind in a process of its own; its exit code is 0 where nothing was found."""
    command = [sys.executable, __file__, "--one", kind, "--runs", str(runs)]
    return subprocess.run(command, capture_output=True, text=True, timeout=3600, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)})


def main() -> int:
    from tests.attack.mutated import SAMPLES

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5000)
    parser.add_argument("--kind", nargs="*", choices=[*SAMPLES], default=[*SAMPLES])
    parser.add_argument("--one", choices=[*SAMPLES], help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        fuzz_one(given.one, given.runs)
        return 0
    failed = 0
    for kind in given.kind:
        done = fuzz(kind, given.runs)
        failed += done.returncode != 0
        print(f"{kind:14} {given.runs} runs: {'nothing found' if done.returncode == 0 else 'FAULT'}", flush=True)
        if done.returncode:
            print(done.stdout[-1500:], done.stderr[-3000:])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
