"""Runs in parts give what one process would, whatever happens to the workers."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from announce_extract.errors import RunError, WriteError
from announce_extract.read import DEFAULTS, Document, documents
from announce_extract.read.options import Options, named
from announce_extract.run import plan as planning
from announce_extract.run import sizes
from announce_extract.run.crew import Crew
from announce_extract.run.running import parts_folder
from announce_extract.run.settings import Settings

from ..read import dump as formats
from .dump import articles, extract, failed, ids, write_lines

MANY = 3000


@pytest.fixture(autouse=True)
def small_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slices of some hundred documents."""
    monkeypatch.setattr(sizes, "SIZE", 1 << 16)
    monkeypatch.setattr(planning, "SMALL", 1 << 12)
    monkeypatch.setattr(planning, "SMALL_PACKED", 1 << 9)


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    return formats.write_many(tmp_path / "dump.jsonl", articles(MANY))


EXPECTED = [f"doc-{number}" for number in range(0, MANY, 10)]


FILES = [
    "jsonl", "jsonl.gz", "jsonl.zst", "csv", "tsv.gz", "json", "parquet", "warc", "warc.zst", "rss"
]  # fmt: skip


@pytest.mark.parametrize("name", [f"a.{form}" for form in FILES])
def test_the_slices_of_a_file_hold_its_documents_in_order(name: str, tmp_path: Path) -> None:
    path = formats.write_many(tmp_path / name, articles(400))
    files = list(planning.input_files([str(path)], ()))
    slices = list(planning.plan(files, DEFAULTS))
    assert [piece.number for piece in slices] == list(range(len(slices)))
    if name not in {"a.rss", "a.warc.zst"}:
        assert len(slices) > 2
    whole = [item for item in documents([path]) if isinstance(item, Document)]
    parts = [item for piece in slices for item in piece.read(DEFAULTS)]
    assert len(whole) == 400
    assert [item.open() for item in parts if isinstance(item, Document)] == [
        item.open() for item in whole
    ]
    assert [item.place for item in parts if isinstance(item, Document)] == [
        item.place for item in whole
    ]
    assert 0 < sum(piece.span for piece in slices) <= path.stat().st_size


def test_members_of_a_warc_are_cut_where_they_start(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(formats.warc_gz(articles(900)))
    files = list(planning.input_files([str(path)], ()))
    slices = list(planning.plan(files, DEFAULTS))
    assert len(slices) > 3
    found = [item.open().id for piece in slices for item in piece.read(DEFAULTS)]  # type: ignore[union-attr]
    assert found == [f"https://example.org/{number}" for number in range(900)]


def test_small_files_are_taken_together(tmp_path: Path) -> None:
    for number, article in enumerate(articles(600)):
        (tmp_path / f"{number:04}.txt").write_text(article.text)
    files = list(planning.input_files([str(tmp_path)], ()))
    slices = list(planning.plan(files, DEFAULTS))
    assert 20 < len(slices) < 100
    assert sum(len(list(piece.read(DEFAULTS))) for piece in slices) == 600


@pytest.mark.parametrize("workers", [1, 3])
def test_the_output_does_not_depend_on_the_workers(
    lines: Path, tmp_path: Path, workers: int
) -> None:
    output = tmp_path / "out.jsonl"
    summary = extract([lines], output, workers=workers)
    assert ids(output) == EXPECTED
    assert (summary.counts.documents, summary.counts.relevant) == (MANY, MANY // 10)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dump.jsonl", "out.jsonl"]


@pytest.mark.parametrize("form", ["jsonl.gz", "csv", "json", "parquet", "warc"])
def test_every_format(form: str, tmp_path: Path) -> None:
    path = formats.write_many(tmp_path / f"dump.{form}", articles(300))
    output = tmp_path / "out.jsonl"
    extract([path], output, extractor="tests.run.stub:Anything")
    name = "https://example.org/" if form == "warc" else "doc-"
    assert ids(output) == [f"{name}{number}" for number in range(300)]


def test_line_numbers_are_those_of_the_file(tmp_path: Path) -> None:
    texts = [article.text for article in articles(1000)]
    texts[700] = " "
    path = write_lines(tmp_path / "a.jsonl", texts)
    output = tmp_path / "out.jsonl"
    extract([path], output)
    assert ids(output) == [f"a.jsonl:{n + 1}" for n in range(0, 1000, 10) if n != 700]
    assert [item["line"] for item in failed(output)] == [701]


def test_a_line_that_is_too_long_costs_itself(tmp_path: Path) -> None:
    texts = [article.text for article in articles(1000)]
    for at, size in ((300, 200_000), (310, 40_000), (320, 3_000_000)):
        texts[at] = "x" * size
    path = write_lines(tmp_path / "a.jsonl", texts)
    for source in (path, Path(f"{path}.gz")):
        source.write_bytes(
            formats.compressed(path.read_bytes(), ".gz") if source != path else path.read_bytes()
        )
        output = tmp_path / "out.jsonl"
        extract([source], output, options=Options(limit=30_000))
        assert [item["line"] for item in failed(output)] == [301, 311, 321]
        assert len(ids(output)) == 97


def test_a_missing_text_field_fails_at_once(lines: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    summary = extract([lines], output, options=Options(named("story")))
    assert summary.counts.documents == 0
    (failure,) = failed(output)
    assert "fields there: date, id, maintext" in str(failure["reason"])


# --- workers that end


def poisoned(tmp_path: Path, words: dict[int, str]) -> Path:
    texts = [article.text for article in articles(1000)]
    for at, word in words.items():
        texts[at] = f"{word} {texts[at]}"
    return write_lines(tmp_path / "a.jsonl", texts)


POISON = {
    "SEGV": "SIGSEGV",
    "KILL": "SIGKILL",
    "EXIT": "status 3",
    "HANG": "took longer than 1 s",
    "RAISE": "RuntimeError",
}


@pytest.mark.parametrize("word", POISON)
def test_a_poisoned_document_costs_itself(word: str, tmp_path: Path) -> None:
    workers = 1 if word == "SEGV" else 2
    path, output = poisoned(tmp_path, {501: word}), tmp_path / "out.jsonl"
    summary = extract(
        [path], output, workers=workers, extractor="tests.run.stub:Poisoned", timeout=1
    )
    assert ids(output) == [f"a.jsonl:{n + 1}" for n in range(0, 1000, 10)]
    (failure,) = failed(output)
    assert (failure["path"], failure["line"]) == (str(path), 502)
    assert POISON[word] in str(failure["reason"])
    assert (summary.counts.documents, summary.counts.failures) == (1000, 1)


def test_many_poisoned_documents_cost_themselves(tmp_path: Path) -> None:
    words = {0: "SEGV", 1: "KILL", 2: "RAISE", 500: "EXIT", 998: "SEGV", 999: "KILL"}
    path, output = poisoned(tmp_path, words), tmp_path / "out.jsonl"
    extract([path], output, extractor="tests.run.stub:Poisoned")
    assert [item["line"] for item in failed(output)] == [at + 1 for at in words]
    assert len(ids(output)) == 98


def test_what_is_printed_does_no_harm(tmp_path: Path) -> None:
    path, output = poisoned(tmp_path, {5: "PRINT"}), tmp_path / "out.jsonl"
    extract([path], output, extractor="tests.run.stub:Poisoned")
    assert len(ids(output)) == 100


def test_workers_that_are_ended_from_outside_cost_nothing(
    lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard, count = Crew._heard, 0

    def killing(crew: Crew) -> Iterator[object]:
        nonlocal count
        for part in heard(crew):
            count += 1
            if count % 4 == 0 and crew._workers[-1].is_ready:
                crew._workers[-1].process.kill()
            yield part

    monkeypatch.setattr(Crew, "_heard", killing)
    output = tmp_path / "out.jsonl"
    extract([lines], output)
    assert count > 8
    assert (ids(output), failed(output)) == (EXPECTED, [])


def test_workers_that_grow_are_replaced(
    lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("announce_extract.run.crew.LARGE", 0)
    monkeypatch.setattr("announce_extract.run.crew.GROWTH", -1)
    output = tmp_path / "out.jsonl"
    extract([lines], output)
    assert ids(output) == EXPECTED


def test_workers_that_cannot_start_are_an_error(lines: Path, tmp_path: Path) -> None:
    with pytest.raises(RunError, match="no worker can be started: it ended with status 4"):
        extract([lines], tmp_path / "out.jsonl", extractor="tests.run.stub:Unready")


# --- runs that end


SCRIPT = """
import sys
from pathlib import Path
from announce_extract.run import plan, sizes
from tests.run.dump import extract
sizes.SIZE, plan.SMALL, plan.SMALL_PACKED = 1 << 16, 1 << 12, 1 << 9
source, output, extractor = map(str, sys.argv[1:4])
extract([Path(source)], Path(output), extractor=f"tests.run.stub:{extractor}")
"""


def started(source: Path, output: Path, extractor: str = "Slow") -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(source), str(output), extractor],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        cwd=Path(__file__).parents[2],
        stderr=subprocess.PIPE,
    )


def test_killed_at_random_moments_it_goes_on(lines: Path, tmp_path: Path) -> None:
    output, plain = tmp_path / "out.jsonl", tmp_path / "plain.jsonl"
    extract([lines], plain)
    chance = random.Random(7)
    kills = 0
    for _ in range(5):
        process = started(lines, output)
        time.sleep(chance.uniform(0.5, 3))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            kills += 1
        process.communicate()
    process = started(lines, output)
    assert process.wait() == 0, process.communicate()
    assert kills
    assert output.read_bytes() == plain.read_bytes()
    assert not parts_folder(output).exists()


@pytest.fixture
def left(lines: Path, tmp_path: Path) -> Path:
    """The output of a run that was left after some parts."""
    output = tmp_path / "out.jsonl"
    process = started(lines, output)
    journal = parts_folder(output) / "journal"
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if journal.exists() and journal.read_bytes().count(b"\n") > 5:
            break
        time.sleep(0.01)
    process.kill()
    process.communicate()
    assert not output.exists()
    return output


def damage_a_part(folder: Path) -> None:
    part = next(folder.glob("*/*.part"))
    data = bytearray(part.read_bytes())
    data[len(data) // 2] ^= 1
    part.write_bytes(data)


def remove_a_part(folder: Path) -> None:
    next(folder.glob("*/*.part")).unlink()


def cut_the_journal(folder: Path) -> None:
    journal = folder / "journal"
    journal.write_bytes(journal.read_bytes()[:-7])


def damage_the_journal(folder: Path) -> None:
    journal = folder / "journal"
    lines = journal.read_bytes().split(b"\n")
    lines[2] = b'{"number": "x"}'
    journal.write_bytes(b"\n".join(lines))


def nothing(folder: Path) -> None:
    assert folder.exists()


@pytest.mark.parametrize(
    "damage", [nothing, damage_a_part, remove_a_part, cut_the_journal, damage_the_journal]
)
def test_what_was_damaged_is_done_again(
    damage: Callable[[Path], None], left: Path, lines: Path
) -> None:
    damage(parts_folder(left))
    summary = extract([lines], left, extractor="tests.run.stub:Slow", workers=1, resume=True)
    assert summary.resumed
    assert summary.read_bytes < summary.counts.bytes
    assert (ids(left), summary.counts.documents) == (EXPECTED, MANY)


def test_a_part_that_is_damaged_during_the_run_is_done_again(
    lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from announce_extract.run.journal import Journal

    add, output = Journal.add, tmp_path / "out.jsonl"
    done: list[int] = []

    def damaging(journal: Journal, part: object) -> None:
        add(journal, part)  # type: ignore[arg-type]
        if not done:
            damage_a_part(journal.folder)
        done.append(1)

    monkeypatch.setattr(Journal, "add", damaging)
    extract([lines], output)
    assert ids(output) == EXPECTED


def test_a_run_with_other_settings_or_inputs_is_not_mixed_in(left: Path, lines: Path) -> None:
    with pytest.raises(RunError, match="with other settings; give --no-resume"):
        extract([lines], left, extractor="tests.run.stub:Quick")
    lines.write_bytes(lines.read_bytes() + b"\n")
    with pytest.raises(RunError, match="with other inputs; give --no-resume"):
        extract([lines], left, extractor="tests.run.stub:Slow")
    summary = extract([lines], left, extractor="tests.run.stub:Quick", resume=False)
    assert not summary.resumed
    assert ids(left) == EXPECTED


def test_nothing_to_resume_is_an_error(lines: Path, tmp_path: Path) -> None:
    with pytest.raises(RunError, match="nothing to resume"):
        extract([lines], tmp_path / "out.jsonl", resume=True)
    assert not (tmp_path / "out.jsonl.parts").exists()


def test_two_runs_do_not_write_one_output(lines: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    process = started(lines, output)
    try:
        while not (parts_folder(output) / "journal").exists():
            time.sleep(0.01)
        time.sleep(0.1)
        with pytest.raises(RunError, match="another process is working"):
            extract([lines], output, extractor="tests.run.stub:Slow")
    finally:
        process.kill()
        process.communicate()


def test_workers_end_with_their_supervisor(lines: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    process = started(lines, output)
    while not list(parts_folder(output).glob("*/*.part")):
        time.sleep(0.01)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        process.kill()
        pytest.skip("needs /proc")
    workers = children.read_text().split()
    assert len(workers) == 2
    process.kill()
    process.communicate()
    until = time.monotonic() + 10
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_full_disk_is_told_and_the_run_goes_on_later(
    lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out.jsonl"
    before = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000));"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    )
    monkeypatch.setattr(sys.modules[__name__], "SCRIPT", before + SCRIPT)
    process = started(lines, output, "Quick")
    _, said = process.communicate()
    assert process.returncode != 0
    assert b"WriteError: cannot write" in said or b"OSError" in said
    assert b"File too large" in said
    assert not output.exists()
    extract([lines], output)
    assert ids(output) == EXPECTED


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="only root can mount")
def test_a_disk_that_is_really_full(lines: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", disk], check=False
    ).returncode:
        pytest.skip("cannot mount here")
    try:
        output = disk / "out.jsonl"
        with pytest.raises((WriteError, OSError), match="No space left"):
            extract([lines], output)
        assert not output.exists()
        subprocess.run(["mount", "-o", "remount,size=8m", disk], check=True)
        assert extract([lines], output, resume=True).resumed
        assert ids(output) == EXPECTED
    finally:
        subprocess.run(["umount", disk], check=True)


def test_summary_as_json(lines: Path, tmp_path: Path) -> None:
    values = extract([lines], tmp_path / "out.jsonl").to_dict()
    assert json.loads(json.dumps(values)) == values
    assert values["documents"] == MANY
    assert values["records"] == MANY // 10
    assert values["megabytes_per_second"] > 0
    assert Settings().fingerprint() == Settings(timeout=5).fingerprint()
