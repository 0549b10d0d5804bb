"""A run that is killed at random moments, meets a full disk and a damaged part, and goes on.

python benchmarks/kill.py [DUMP.jsonl.gz...] [--kills 20] [--workers 2]

Without a dump, a synthetic one is made of data/fixtures. The output of each disturbed run is
compared with that of an undisturbed one, byte by byte after sorting its lines; a difference ends
the script with status 1.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, sleep

import synthetic

FULL = "import resource, signal, runpy, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
FULL += "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); sys.argv = ['x'] + sys.argv[1:]; "
FULL += "runpy.run_module('announce_extract', run_name='__main__')"


def main() -> None:
    """Run it all and compare."""
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inputs = [str(path) for path in arguments.dump]
        if not inputs:
            inputs = [str(folder / "dump.jsonl")]
            synthetic.write(Path(inputs[0]), arguments.articles, 0.025)
        options = ["--workers", str(arguments.workers), "--quiet"]
        start = perf_counter()
        plain = folder / "plain.jsonl"
        subprocess.run(_command(inputs, plain, options), check=True)
        whole = perf_counter() - start
        print(f"undisturbed: {whole:.1f} s, {plain.stat().st_size:,} bytes")
        ok = _killed(_command(inputs, folder / "killed.jsonl", options), whole, chance, arguments)
        ok &= _same("killed", folder / "killed.jsonl", plain)
        ok &= _full(inputs, folder / "full.jsonl", options) and _same(
            "full disk", folder / "full.jsonl", plain
        )
        ok &= _damaged(inputs, folder / "damaged.jsonl", options, whole) and _same(
            "damaged part", folder / "damaged.jsonl", plain
        )
    sys.exit(0 if ok else 1)


def _command(inputs: list[str], output: Path, options: list[str]) -> list[str]:
    return [
        sys.executable,
        "-m",
        "announce_extract",
        "extract",
        *inputs,
        "-o",
        str(output),
        *options,
    ]


def _killed(
    command: list[str], whole: float, chance: random.Random, arguments: argparse.Namespace
) -> bool:
    """Kill it so many times at moments between its start and when it would end, then let it end."""
    moments: list[float] = []
    while len(moments) < arguments.kills:
        process = subprocess.Popen(command)
        moment = chance.uniform(0.0, min(whole, 2 + whole / 4))
        sleep(moment)
        if process.poll() is not None:  # it had nothing more to do: begin anew
            print(f"    finished before the kill at {moment:.1f} s")
            if process.returncode:
                return False
            continue
        process.send_signal(signal.SIGKILL)
        process.wait()
        moments.append(moment)
    print("killed after " + " ".join(f"{moment:.1f}" for moment in moments) + " s")
    return subprocess.run(command, check=False).returncode == 0


def _full(inputs: list[str], output: Path, options: list[str]) -> bool:
    """No file may grow: the run must say so and leave no output; later it goes on."""
    command = _command(inputs, output, options)
    limited = [sys.executable, "-c", FULL, *command[3:]]
    ended = subprocess.run(limited, check=False, stderr=subprocess.PIPE, text=True)
    print(f"full disk: status {ended.returncode}: {ended.stderr.strip().splitlines()[-1][:90]}")
    if ended.returncode != 2 or output.exists():
        return False
    return subprocess.run(command, check=False).returncode == 0


def _damaged(inputs: list[str], output: Path, options: list[str], whole: float) -> bool:
    """A byte of a part is changed, and the journal cut, after a kill."""
    command = _command(inputs, output, options)
    process = subprocess.Popen(command)
    parts = output.with_name(f"{output.name}.parts")
    until = perf_counter() + 10 * whole
    while not list(parts.glob("*/*.part")) and perf_counter() < until:
        sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    for part in parts.glob("*/*.part"):
        data = bytearray(part.read_bytes())
        data[len(data) // 2] ^= 1
        part.write_bytes(data)
    journal = parts / "journal"
    journal.write_bytes(journal.read_bytes()[:-5])
    return subprocess.run([*command, "--resume"], check=False).returncode == 0


def _same(what: str, output: Path, plain: Path) -> bool:
    same = sorted(output.read_bytes().split(b"\n")) == sorted(plain.read_bytes().split(b"\n"))
    left = output.with_name(f"{output.name}.parts").exists()
    print(f"{what}: {'identical' if same else 'DIFFERENT'}{', parts are left' if left else ''}")
    return same and not left


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dump", nargs="*", type=Path, metavar="DUMP")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--articles", type=int, default=6000, help="of a synthetic dump")
    parser.add_argument("--seed", type=int, default=1, help="of the moments")
    return parser.parse_args()


if __name__ == "__main__":
    main()
