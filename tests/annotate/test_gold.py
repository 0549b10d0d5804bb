"""Records go to a tool, are corrected there, and come back as gold."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from announce_extract import Article, Extractor
from announce_extract.annotate import TOOLS, Rereader, Tally, read_corrected, tasks, to_gold
from announce_extract.annotate.task import Task
from announce_extract.evaluate import evaluate
from announce_extract.read import Failure
from announce_extract.write import WRITERS, write_file
from tests import fixtures
from tests.test_figures import run

ARTICLE = Article(
    "\U0001f680 Acme AI said that it had trained Roadrunner-7B on 512 H100s, and later on 1,024 "
    "of them. Its budget was $3 million \U0001f4b0 in 2026-02. Reportedly a rival helped.",
    title="\U0001f3c3 Acme AI shows Roadrunner-7B",
    published="2026-03-05",
    url="https://news.example/1",
    id="story",
)
EMPTY = Article("Nothing about models here.", id="empty")
EXTRACTOR = Extractor()


def exported(tool: str, *articles: Article) -> str:
    records = [record for article in articles for record in EXTRACTOR.extract(article)]
    made = list(tasks(records, articles))
    assert all(isinstance(task, Task) for task in made)
    return TOOLS[tool].dump(task for task in made if isinstance(task, Task))


def back(path: Path, text: str) -> tuple[list[dict[str, Any]], list[str]]:
    """The gold documents of a file, and what is said of the others."""
    path.write_text(text, encoding="utf-8")
    found = list(to_gold(read_corrected(path), Rereader(EXTRACTOR), Tally()))
    failures = [str(item) for item in found if isinstance(item, Failure)]
    return [item for item in found if isinstance(item, dict)], failures


class Project:
    """A file of one task in a tool's form, and the ways in which a person changes it."""

    def __init__(self, tool: str, *articles: Article) -> None:
        self.tool = tool
        text = exported(tool, *(articles or (ARTICLE,)))
        if tool == "label-studio":
            self.items: list[dict[str, Any]] = json.loads(text)
            for item in self.items:  # "Submit" makes annotations of predictions
                result = item.pop("predictions")[0]["result"]
                item["annotations"] = [{"id": 1, "was_cancelled": False, "result": result}]
        else:
            self.items = [json.loads(line) for line in text.splitlines()]
            for item in self.items:
                if tool == "prodigy":
                    item["answer"] = "accept"
                else:  # doccano gives an id of its own, and comments
                    item |= {"id": 7, "Comments": []}

    @property
    def text(self) -> str:
        if self.tool == "label-studio":
            return json.dumps(self.items)
        return "".join(json.dumps(item) + "\n" for item in self.items)

    def spot(self, words: str) -> tuple[int, int]:
        shown = str(self.items[0].get("data", self.items[0])["text"])
        start = shown.index(words)
        end = start + len(words)
        if self.tool == "doccano":
            return tuple(len(shown[:n].encode("utf-16-le")) // 2 for n in (start, end))  # type: ignore[return-value]
        return start, end

    def add(self, words: str, label: str) -> None:
        start, end = self.spot(words)
        if self.tool == "doccano":
            self.items[0]["label"].append([start, end, label])
        elif self.tool == "prodigy":
            self.items[0]["spans"].append({"start": start, "end": end, "label": label})
        else:
            value = {"start": start, "end": end, "text": words, "labels": [label]}
            self.result.append(
                {"id": f"new{start}", "from_name": "label", "type": "labels", "value": value}
            )

    def remove(self, label: str) -> None:
        if self.tool == "doccano":
            spans = self.items[0]["label"]
            self.items[0]["label"] = [span for span in spans if span[2] != label]
        elif self.tool == "prodigy":
            spans = self.items[0]["spans"]
            self.items[0]["spans"] = [span for span in spans if span["label"] != label]
        else:
            gone = {r["id"] for r in self.result if r["value"].get("labels") == [label]}
            self.result[:] = [r for r in self.result if r["id"] not in gone]

    @property
    def result(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.items[0]["annotations"][0]["result"]
        return found


TOOL = pytest.mark.parametrize("tool", list(TOOLS))


def gold(project: Project, folder: Path) -> dict[str, Any]:
    (document,), failures = back(folder / "file", project.text)
    assert not failures
    (record,) = document["records"]
    assert isinstance(record, dict)
    return record


@TOOL
def test_what_nobody_changed_is_what_was_extracted(tool: str, tmp_path: Path) -> None:
    results = fixtures.results()
    articles = [result.article for result in results if result.article is not None]
    documents, failures = back(tmp_path / "file", Project(tool, *articles).text)
    assert not failures
    assert len(documents) == len(articles)
    gold_file, predicted = tmp_path / "gold.jsonl", tmp_path / "predicted.csv"
    gold_file.write_text("".join(json.dumps(d) + "\n" for d in documents), encoding="utf-8")
    write_file(results, predicted, WRITERS[".csv"])
    evaluation = evaluate(gold_file, predicted, strict=True, resamples=0)
    for name, tally in evaluation.tallies.items():
        assert (tally.fp, tally.fn) == (0, 0), name


@TOOL
def test_one_corrected_value_is_the_gold(tool: str, tmp_path: Path) -> None:
    project = Project(tool)
    assert gold(project, tmp_path)["chip_count"] == 512
    project.remove("chip_count")
    project.add("1,024", "chip_count")
    record = gold(project, tmp_path)
    assert (record["chip_count"], record["chip_count_qualifier"]) == (1024, "exact")
    assert record["model"] == "Roadrunner-7B"


@TOOL
def test_what_was_added_counts_before_what_was_left(tool: str, tmp_path: Path) -> None:
    project = Project(tool)
    project.add("1,024", "chip_count")
    assert gold(project, tmp_path)["chip_count"] == 1024


@TOOL
def test_a_removed_value_is_null_and_a_new_one_is_read(tool: str, tmp_path: Path) -> None:
    project = Project(tool)
    project.remove("accelerator")
    project.add("$3 million", "training_cost_usd")
    project.add("2026-02", "announcement_date")
    project.remove("status")
    record = gold(project, tmp_path)
    assert "accelerator" not in record
    assert record["training_cost_usd"] == 3_000_000
    assert record["announcement_date"] == "2026-02"


@TOOL
def test_values_that_contradict_each_other_leave_the_document_out(
    tool: str, tmp_path: Path
) -> None:
    project = Project(tool)
    project.remove("chip_count")
    project.add("512", "chip_count")
    project.add("1,024", "chip_count")
    documents, (failure,) = back(tmp_path / "file", project.text)
    assert not documents
    assert failure.startswith(
        "story: left out: chip_count: marked with more than one value: 512, 1024"
    )


@TOOL
def test_a_list_grows(tool: str, tmp_path: Path) -> None:
    project = Project(tool)
    project.add("a rival", "organisation")
    assert gold(project, tmp_path)["organisation"] == ["Acme AI", "a rival"]


@TOOL
def test_words_that_say_no_value(tool: str, tmp_path: Path) -> None:
    project = Project(tool)
    project.add("a rival", "training_tokens")
    _, (failure,) = back(tmp_path / "file", project.text)
    assert "training_tokens: no value can be read from 'a rival'" in failure


@TOOL
def test_a_task_without_marks_is_no_record(tool: str, tmp_path: Path) -> None:
    project = Project(tool)
    for label in {mark.label for mark in Task(ARTICLE, EXTRACTOR.extract(ARTICLE)[0]).marks()}:
        project.remove(label)
    (document,), _ = back(tmp_path / "file", project.text)
    assert document["records"] == []
    names = ("id", "title", "text", "published", "url")
    assert {key: document[key] for key in names} == {key: getattr(ARTICLE, key) for key in names}


@TOOL
def test_a_record_that_was_missed(tool: str, tmp_path: Path) -> None:
    project = Project(tool, Article("Someone showed Foo on 12 Zephyrs.", id="missed"))
    (document,), _ = back(tmp_path / "file", project.text)
    assert document["records"] == []
    project.add("Foo", "model")
    project.add("12", "chip_count")
    record = gold(project, tmp_path)
    assert (record["model"], record["chip_count"], record["status"]) == ("Foo", 12, "stated")


def shift(project: Project) -> None:
    match project.tool:
        case "doccano":
            project.items[0]["label"][0][:2] = [1, 2]  # inside the rocket
        case "prodigy":
            project.items[0]["spans"][0]["start"] += 3
            project.items[0]["spans"][0]["end"] += 3
        case _:
            project.result[0]["value"]["start"] += 3
            project.result[0]["value"]["end"] += 3


def edit(project: Project) -> None:
    item = project.items[0].get("data", project.items[0])
    item["text"] = item["text"].replace("512", "513")


def relabel(project: Project) -> None:
    project.add("512", "chips")


def beyond(project: Project) -> None:
    project.add("512", "chip_count")
    match project.tool:
        case "doccano":
            project.items[0]["label"][-1][1] = 10_000
        case "prodigy":
            project.items[0]["spans"][-1]["end"] = 10_000
        case _:
            del project.result[-1]["value"]["text"]
            project.result[-1]["value"]["end"] = 10_000


def strip(project: Project) -> None:
    project.items[0].get("data", project.items[0]).pop("announce_extract")


WRONG: list[tuple[Callable[[Project], None], str]] = [
    (shift, "does not stand at|inside a character"),
    (edit, "the text was changed"),
    (relabel, "no field is called 'chips'"),
    (beyond, "outside the text"),
    (strip, "not exported by"),
]


@TOOL
@pytest.mark.parametrize(("change", "says"), WRONG)
def test_offsets_and_texts_are_verified(
    tool: str, change: Callable[[Project], None], says: str, tmp_path: Path
) -> None:
    project = Project(tool)
    change(project)
    documents, failures = back(tmp_path / "file", project.text)
    assert not documents
    assert re.search(says, failures[0])


@TOOL
def test_one_broken_task_leaves_its_document_out(tool: str, tmp_path: Path) -> None:
    project = Project(tool, ARTICLE, EMPTY)
    project.add("512", "chips")
    documents, failures = back(tmp_path / "file", project.text)
    assert [d["id"] for d in documents] == ["empty"]
    assert "(story): " in failures[0]


def test_label_studio_counts_in_units_too(tmp_path: Path) -> None:
    project = Project("label-studio")
    text = project.items[0]["data"]["text"]
    for region in project.result:
        if "start" in region["value"]:
            for key in ("start", "end"):
                before = text[: region["value"][key]]
                region["value"][key] = len(before.encode("utf-16-le")) // 2
    assert gold(project, tmp_path)["chip_count"] == 512


def test_label_studio_values_and_choices(tmp_path: Path) -> None:
    project = Project("label-studio")
    for region in project.result:
        if region["from_name"] == "value" and region["value"]["text"] == ["512"]:
            region["value"]["text"] = ["~ 2k"]
        if region["from_name"] == "status":
            region["value"]["choices"] = ["rumoured"]
        if region["from_name"] == "about":
            region["value"]["choices"] = ["background"]
    record = gold(project, tmp_path)
    assert (record["chip_count"], record["chip_count_qualifier"]) == (2000, "approximate")
    assert (record["status"], record["primary"]) == ("rumoured", False)
    project.result[-1]["value"]["choices"] = ["no record"]
    (document,), _ = back(tmp_path / "file", project.text)
    assert document["records"] == []


def test_a_moved_mark_is_read_anew(tmp_path: Path) -> None:
    project = Project("prodigy")
    span = next(s for s in project.items[0]["spans"] if s["label"] == "chip_count")
    start, end = project.spot("1,024")
    span |= {"start": start, "end": end, "text": "1,024"}  # its value is still the old one
    assert gold(project, tmp_path)["chip_count"] == 1024


def test_what_nobody_looked_at_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "tasks.json"
    path.write_text(exported("label-studio", ARTICLE, EMPTY), encoding="utf-8")
    ran = run("annotate", "import", str(path))
    assert (ran.code, ran.out) == (0, "")
    assert "2 documents not annotated to the end, left out" in ran.err
    ran = run("annotate", "import", str(path), "--untouched")
    assert ran.err == "2 documents, 1 record\n"


@pytest.mark.parametrize(("answer", "records"), [("reject", 0), ("ignore", None)])
def test_answers_in_prodigy(answer: str, records: int | None, tmp_path: Path) -> None:
    project = Project("prodigy")
    project.items[0]["answer"] = answer
    documents, failures = back(tmp_path / "file", project.text)
    assert not failures
    assert [len(d["records"]) for d in documents] == ([] if records is None else [records])


def test_doccano_projects_with_relations(tmp_path: Path) -> None:
    project = Project("doccano")
    project.items[0]["entities"] = [
        {"id": n, "start_offset": a, "end_offset": b, "label": label}
        for n, (a, b, label) in enumerate(project.items[0].pop("label"))
    ]
    project.items[0]["relations"] = []
    assert gold(project, tmp_path)["chip_count"] == 512


def test_the_whole_way_by_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    given = {key: getattr(ARTICLE, key) for key in ("id", "title", "text", "published", "url")}
    Path("story.jsonl").write_text(json.dumps(given), encoding="utf-8")
    assert run("extract", "story.jsonl", "-o", "records.jsonl").code == 0
    arguments = ("records.jsonl", "--articles", "story.jsonl", "--format", "prodigy")
    ran = run("annotate", "export", *arguments, "-o", "tasks.jsonl")
    assert (ran.code, ran.out, ran.err) == (0, "", "1 task\n")
    text = Path("tasks.jsonl").read_text(encoding="utf-8")
    Path("tasks.jsonl").write_text(text.replace('"value": "512"', '"value": "640"'))
    ran = run("annotate", "import", "tasks.jsonl", "-o", "gold.jsonl")
    assert (ran.code, ran.err) == (0, "1 document, 1 record\n")
    ran = run("evaluate", "gold.jsonl", "records.jsonl", "--errors", "1", "--resamples", "0")
    assert "gold=640\tpredicted=512" in ran.out.replace("'", "")


def test_what_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    records = EXTRACTOR.extract(ARTICLE)
    Path("records.jsonl").write_text(records[0].to_json() + "\n", encoding="utf-8")
    Path("other.jsonl").write_text('{"id": "other", "text": "Something else."}', encoding="utf-8")
    ran = run("annotate", "export", "records.jsonl", "--articles", "other.jsonl", "-o", "t.json")
    assert ran.code == 1
    assert ran.err == "story: no such article was given\n1 task\n"
    Path("other.jsonl").write_text('{"id": "story", "text": "Something else."}', encoding="utf-8")
    ran = run("annotate", "export", "records.jsonl", "--articles", "other.jsonl", "-o", "t.json")
    assert ran.err.startswith("story: not the text of the records")


@pytest.mark.parametrize("text", ["", "[", "{}", "7", "[7]", '{"text": 3}'])
def test_files_that_are_no_export(text: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text(text, encoding="utf-8")
    ran = run("annotate", "import", str(path))
    assert ran.code in (1, 2)
    assert ran.out == ""
    assert str(path) in ran.err or "line 1" in ran.err or "task 1" in ran.err


@pytest.mark.parametrize(
    ("tool", "says"),
    [("label-studio", "<View>"), ("doccano", '"text": "chip_count"'), ("prodigy", "model,")],
)
def test_labels(tool: str, says: str) -> None:
    assert says in run("annotate", "labels", "--format", tool).out
