"""Attacks that take minutes, run by hand: `python tests/attack/heavy.py scale|kill|update|texts|full|all`. pytest does not run this file.

scale  1,000 and 2,000 readouts made from the samples with other names, countries, dates and places: files a second, memory, and by how
       much twice the files cost (2 is linear).
kill   a build over an existing result, killed (SIGKILL) 50 times at random moments: every file is the old one or the new one.
update an update of a workbook, killed (SIGKILL) 200 times at random moments: it is the old one or the new one, and the backup is whole.
texts  each hostile text at one size and at twice that size, stage by stage: seconds, and by how much twice the length costs.
full   a disk without space: a tmpfs of 64 kB is mounted for it, which only root may do.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
BUILD = [sys.executable, "-m", "briefgen", "build"]
_PAIRS = (
    "Norway|Norwegian",
    "Kenya|Kenyan",
    "Chile|Chilean",
    "Japan|Japanese",
    "Ghana|Ghanaian",
    "Peru|Peruvian",
    "Nepal|Nepali",
    "Oman|Omani",
)


# --- scale -------------------------------------------------------------------------------------------------------------------------


def readout(number: int, chance: random.Random) -> str:
    """A readout of one round of consultations; no two of them report the same meeting, or in the same words throughout."""
    (home, homes), (away, aways) = (name.split("|") for name in chance.sample(_PAIRS, 2))
    first, second = (
        f"{chance.choice(('Ana', 'Ole', 'Kofi', 'Mei', 'Luz', 'Ravi'))} {chance.choice('BDKLMPRST')}{_syllables(chance)}" for _ in "ab"
    )
    areas = chance.sample(
        ("trade", "fisheries", "maritime security", "education", "health", "tourism", "cyber security", "climate change", "agriculture"), 4
    )
    day, month, year = chance.randint(1, 28), chance.choice(("January", "March", "May", "July", "October")), chance.randint(2012, 2024)
    fillers = [
        f"The {_syllables(chance)} programme of {chance.randint(3, 900)} {_syllables(chance)} grants was on the table." for _ in range(20)
    ]
    return (
        f"Publisher: Ministry of Foreign Affairs of {home}\nPublished: {year}-12-30\n\n"
        f"The {homes}-{aways} Political Consultations were held in {_syllables(chance).title()} on {day} {month} {year}. "
        f"The {homes} delegation was led by Deputy Foreign Minister {first}, and the {aways} delegation was led by "
        f"Foreign Secretary {second}.\n\n{' '.join(fillers)}\n\n"
        f"Both sides agreed to expand cooperation in {areas[0]} and {areas[1]}. {home} welcomed the progress of {away} in {areas[2]}. "
        f"{second} proposed a working group on {areas[3]}.\n"
    )


def _syllables(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))


def scale() -> None:
    print(f"{'files':>6} {'seconds':>8} {'files/s':>8} {'MB':>6} {'x of half':>9}")
    before = 0.0
    for count in (500, 1000, 2000):
        with tempfile.TemporaryDirectory() as folder:
            chance = random.Random(count)
            for number in range(count):
                Path(folder, f"r{number:05}.txt").write_text(readout(number, chance), encoding="utf-8")
            seconds, megabytes, code = timed([*BUILD, folder, "-o", f"{folder}/out", "-q"])
        print(
            f"{count:>6} {seconds:>8.1f} {count / seconds:>8.1f} {megabytes:>6.0f} {seconds / before if before else 0:>9.1f} exit {code}",
            flush=True,
        )
        before = seconds


def timed(command: list[str]) -> tuple[float, float, int]:
    """Seconds, megabytes at most, exit code."""
    began = time.monotonic()
    process = subprocess.Popen(command)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return time.monotonic() - began, used.ru_maxrss / 1024, process.returncode


# --- kill --------------------------------------------------------------------------------------------------------------------------


def kill(times: int = 50) -> None:
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        chance = random.Random(1)
        for name in ("old", "new"):
            (base / name).mkdir()
            # Both have one pair of parties, so that both give the same two files.
            for number in range(5):
                text = (SEEDS / "000.txt").read_text(encoding="utf-8") if (SEEDS / "000.txt").is_file() else _sample(name, number)
                (base / name / f"{number}.txt").write_text(text + f"\nThe {name} one, {number}.\n", encoding="utf-8")
        wanted = {name: _built(base / name, base / f"out-{name}") for name in ("old", "new")}
        assert wanted["old"] != wanted["new"]
        began = time.monotonic()
        _built(base / "new", base / "again")
        whole = time.monotonic() - began
        seen: Counter[str] = Counter()
        for _ in range(times):
            target = base / "target"
            _built(base / "old", target)
            process = subprocess.Popen([*BUILD, str(base / "new"), "-o", str(target), "-q"])
            time.sleep(chance.uniform(0.5, 1.1) * whole)
            process.kill()
            process.wait()
            for name, digest in _hashes(target).items():
                if name.startswith("."):
                    seen["temporary file, hidden"] += 1
                    (target / name).unlink()
                    continue
                state = next((side for side in ("old", "new") if wanted[side].get(name) == digest), "TORN")
                seen[state] += 1
            if set(_hashes(target)) != set(wanted["old"]):
                seen["FILE MISSING OR ADDED"] += 1
        print(f"killed {times} times in {whole:.1f} s of work: {dict(seen)}")


def _sample(name: str, number: int) -> str:
    city = {"old": "Oslo", "new": "Dakar"}[name]
    return (
        f"The Norway-Senegal Political Consultations were held in {city} on {number + 3} May 2024. The Norwegian delegation was led by "
        "State Secretary Ola Berg, and the Senegalese delegation was led by Deputy Foreign Minister Amina Diallo.\n\n"
        f"Both sides agreed to set up working group {number} on fisheries.\n"
    )


def _built(source: Path, target: Path) -> dict[str, str]:
    subprocess.run([*BUILD, str(source), "-o", str(target), "-q"], check=True)
    return _hashes(target)


def _hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


# --- update ------------------------------------------------------------------------------------------------------------------------


def update(times: int = 200) -> None:
    with tempfile.TemporaryDirectory() as folder:
        print(f"an update killed {times} times: {dict(killed_updates(Path(folder), times))}")


def killed_updates(base: Path, times: int) -> Counter[str]:
    """A workbook brought up to date by a process that is killed at a random moment, again and again: how often the old one stood there
    afterwards, how often the new one, and how often a backup. Raises AssertionError for anything else."""
    from briefgen.cli.app import main

    for name in ("old", "new"):
        (base / f"{name}.txt").write_text(_sample(name, 0), encoding="utf-8")
    book = base / "book.xlsx"
    assert main(["matrix", str(base / "old.txt"), "-o", str(book), "-q"]) == 0
    old = book.read_bytes()
    began = time.monotonic()
    assert main(["matrix", str(base / "new.txt"), "-o", str(book), "-q", "--no-backup"]) == 0
    whole, new = time.monotonic() - began, book.read_bytes()
    assert old != new
    seen: Counter[str] = Counter()
    chance = random.Random(1)
    for _ in range(times):
        for path in base.iterdir():
            if path.suffix != ".txt":
                path.unlink()
        book.write_bytes(old)
        child = os.fork()  # with all modules loaded, so that the moments fall into the work and not into its beginning
        if child == 0:
            os._exit(main(["matrix", str(base / "new.txt"), "-o", str(book), "-q"]))
        time.sleep(chance.uniform(0.3, 1.3) * whole)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for path in base.iterdir():
            if path == book:
                seen["old" if path.read_bytes() == old else "new"] += 1
                assert path.read_bytes() in (old, new), "the workbook is torn"
            elif ".backup-" in path.name and not path.name.startswith("."):
                seen["backup"] += 1
                assert path.read_bytes() == old, "the backup is torn"
            else:
                assert path.suffix == ".txt" or path.name.startswith("."), path.name
        assert book.exists(), "the workbook is gone"
    return seen


# --- texts -------------------------------------------------------------------------------------------------------------------------

REPORT = (
    "The Norway-Senegal Political Consultations were held in Dakar on 14 May 2024. The Norwegian delegation was led by State Secretary "
    "Ola Berg, and the Senegalese delegation was led by Deputy Foreign Minister Amina Diallo. Both sides agreed to expand trade. "
)
HOSTILE: dict[str, Callable[[int], str]] = {
    "one paragraph": lambda size: REPORT * (size // len(REPORT)),
    "one sentence": lambda size: REPORT.replace(".", ",") * (size // len(REPORT)),
    "capitals": lambda size: REPORT.upper() * (size // len(REPORT)),
    "commas": lambda size: REPORT + "," * size,
    "commas after a verb": lambda size: "The two sides agreed to expand " + "trade, " * (size // 7),
    "short lines": lambda size: REPORT + "\n" + "ab\n" * (size // 3),
    "short sentences": lambda size: REPORT + "They met. " * (size // 10),
    "names with titles": lambda size: REPORT + "".join(f"Foreign Minister Ana B{number:x}a, " for number in range(size // 27)),
    "countries": lambda size: "Norway and Senegal " * (size // 19),
    "countries and verbs": lambda size: "Norway and Senegal agreed to " * (size // 29),
    "years": lambda size: REPORT + "2024 " * (size // 5),
    "dates": lambda size: REPORT + "12 May 2024, " * (size // 13),
    "quotes": lambda size: REPORT + "“" * (size // 2) + "”" * (size // 2),
    "brackets": lambda size: "(" * (size // 2) + REPORT + ")" * (size // 2),
    "dots": lambda size: REPORT + ". " * (size // 2),
    "one word": lambda size: REPORT + "a" * size,
    "glued words": lambda size: REPORT + "themeetingwasheld" * (size // 17),
    "combining marks": lambda size: REPORT + "e" + "\u0301\u0323" * (size // 2),
    "of": lambda size: REPORT + "Minister of " * (size // 12),
    "header lines": lambda size: "Title: x\n" * (size // 9) + "\n" + REPORT,
    "page": lambda size: "<html><body>" + f"<p>{REPORT}</p>" * (size // len(REPORT)) + "</body></html>",
    "nested page": lambda size: "<html><body>" + "<div>" * (size // 5) + f"<p>{REPORT}</p>",
}


def texts(size: int = 40_000, limit: int = 60) -> None:
    print(f"{'text':22} {'seconds':>8} {'twice':>8} {'x':>5}  slowest stage")
    for name, make in HOSTILE.items():
        once, twice = (_stages(make(count), limit) for count in (size, 2 * size))
        one, two = sum(once.values()), sum(twice.values())
        slowest = max(twice, key=lambda stage: twice[stage])
        factors = ", ".join(f"{stage} {twice[stage] / once[stage]:.1f}" for stage in twice if once.get(stage, 0) > 0.02)
        print(f"{name:22} {one:>8.2f} {two:>8.2f} {two / one if one else 0:>5.1f}  {slowest} ({factors})", flush=True)


def _stages(text: str, limit: int) -> dict[str, float]:
    """Seconds of each stage on a text, in a process of its own; a stage that takes longer than `limit` is given that."""
    script = (
        "import sys, time\nfrom briefgen.lexicon import load_lexicon\nfrom briefgen.readers import read_document\n"
        "from briefgen.prepare import prepare\nfrom briefgen.extract import accounts_of, milestones_of\nfrom briefgen.merge import merge\n"
        "from briefgen.errors import ReadoutError\n"
        "lexicon = load_lexicon(); data = sys.stdin.buffer.read(); began = time.monotonic()\n"
        "def lap(name):\n    global began\n    print(name, time.monotonic() - began, flush=True); began = time.monotonic()\n"
        "try:\n    document = read_document(data, 'x.txt')\nexcept ReadoutError:\n    lap('read'); sys.exit()\nlap('read')\n"
        "readout = prepare(document, lexicon); lap('prepare')\nmilestones = milestones_of(readout)\n"
        "accounts = accounts_of(readout, lexicon, milestones); lap('extract')\nmerge([readout], [accounts], lexicon); lap('merge')\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        out, err = process.communicate(text, timeout=limit)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        done = re.findall(r"^(\w+) ([\d.e-]+)$", out, re.MULTILINE)
        order = ("read", "prepare", "extract", "merge")
        return {name: float(seconds) for name, seconds in done} | {order[len(done)]: float(limit)}
    if process.returncode:
        print(err[-800:])
    return {name: float(seconds) for name, seconds in re.findall(r"^(\w+) ([\d.e-]+)$", out, re.MULTILINE)}


# --- full --------------------------------------------------------------------------------------------------------------------------


def full() -> None:
    with tempfile.TemporaryDirectory() as folder:
        small, source = Path(folder, "small"), Path(folder, "source")
        small.mkdir()
        source.mkdir()
        (source / "a.txt").write_text(_sample("old", 1), encoding="utf-8")
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], check=True)
        try:
            run = subprocess.run([*BUILD, str(source), "-o", str(small / "out")], capture_output=True, text=True, check=False)
            left = [path.name for path in small.rglob("*")]
            print(f"exit {run.returncode}, left behind {left}\n{run.stderr}")
        finally:
            subprocess.run(["umount", str(small)], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    attacks: dict[str, Callable[[], None]] = {"scale": scale, "kill": kill, "update": update, "texts": texts, "full": full}
    parser.add_argument("attack", choices=[*attacks, "all"])
    wanted = parser.parse_args().attack
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for name, attack in attacks.items():
        if wanted in (name, "all"):
            print(f"== {name}", flush=True)
            attack()


if __name__ == "__main__":
    main()
