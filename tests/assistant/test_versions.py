"""Which documents are versions of one report, and which of them is searched."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.versions import Family, current, families, family_of, same_text
from ingest.errors import DocumentUnknown, IngestError
from ingest.pipeline import build_document, ingest
from ingest.types import Page
from vectorstore.catalogue import describe
from vectorstore.sketch import similarity, sketch
from vectorstore.types import DocumentInfo

ROOT = Path(__file__).resolve().parents[2]
FARMING = (ROOT / "tests" / "evals" / "reports" / "nong-nghiep.txt").read_text("utf-8")
DIGEST = ROOT / "reports" / "bao-cao-chinh-tri-tom-luoc.md"
REAL = ROOT.parent / "shared" / "reports"


def info(name: str, text: str, *, at: str = "2025-07-01T00:00:00+00:00") -> DocumentInfo:
    return replace(describe(build_document([Page(None, text)], name=name)), indexed_at=at)


def edited(text: str, share: float, seed: int = 1) -> str:
    """The text with that share of its sentences reworded: one word in eight is another, and the figures are."""
    choice = random.Random(seed)

    def reword(match: re.Match[str]) -> str:
        if choice.random() >= share:
            return match.group()
        words = match.group().split(" ")
        for _ in range(max(1, len(words) // 8)):
            words[choice.randrange(len(words))] = choice.choice(["tiếp tục", "cơ bản", "kịp thời"])
        return re.sub(r"\d(?=[\d,.]*)", lambda _: str(choice.randrange(10)), " ".join(words))

    head, body = text[:600], text[600:]
    return head + re.sub(r"[^.;\n]+", reword, body)


def names(found: tuple[Family, ...]) -> list[list[str]]:
    return [[member.name for member in family.members] for family in found]


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3, 0.6])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_edited_report_is_a_version(share: float, seed: int) -> None:
    old = info("dự thảo.txt", FARMING)
    new = info("bản trình.txt", edited(FARMING, share, seed), at="2025-07-02T00:00:00+00:00")
    (family,) = families([old, new])
    assert [member.name for member in family.members] == ["bản trình.txt", "dự thảo.txt"]
    assert (family.versions, family.name) == (True, "bản trình.txt")
    assert current([old, new]) == ("bản trình.txt",)


def test_more_of_it_edited_is_less_alike() -> None:
    shares = [
        families([info("a", FARMING), info("b", edited(FARMING, s))])[0].similarity for s in (0, 0.2, 0.6)
    ]
    assert shares[0] == 1.0
    assert shares == sorted(shares, reverse=True)


def extract(text: str, share: float) -> str:
    return text[: int(len(text) * share)]


def other_words(text: str, seed: int) -> str:
    """The text with its sentences in words of another report."""
    words = re.findall(r"\w+", FARMING)
    random.Random(seed).shuffle(words)
    return text[:600] + " ".join(words)


@pytest.mark.parametrize(
    "other",
    [
        extract(FARMING, 0.25),
        extract(FARMING, 0.5),
        other_words(FARMING, 1),
        DIGEST.read_text("utf-8"),
        "Đoạn ngắn.",
    ],
    ids=["a quarter", "a half", "another text", "another report", "hardly a text"],
)
def test_what_is_no_version(other: str) -> None:
    infos = [info("gốc.txt", FARMING), info("khác.txt", other)]
    assert names(families(infos)) == [["gốc.txt"], ["khác.txt"]]
    assert current(infos) == ("gốc.txt", "khác.txt")


@pytest.mark.parametrize(
    ("title", "other", "joined"),
    [
        ("Báo cáo tháng 5 năm 2025", "Báo cáo tháng 6 năm 2025", False),
        ("Báo cáo tháng 05/2025", "Báo cáo tháng 5 năm 2025", True),
        ("Báo cáo quý I năm 2025", "Báo cáo quý II năm 2025", False),
        ("Báo cáo 6 tháng đầu năm 2025", "Báo cáo 9 tháng đầu năm 2025", False),
        ("Báo cáo năm 2024", "Báo cáo năm 2025", False),
        ("Báo cáo nhiệm kỳ 2015-2020", "Báo cáo nhiệm kỳ 2020 - 2025", False),
        ("Báo cáo nhiệm kỳ 2020-2025", "Báo cáo nhiệm kỳ 2020- 2025, phương hướng 2025-2030", True),
        ("Dự thảo báo cáo chính trị", "Báo cáo chính trị", True),
        ("Báo cáo chính trị", "bao-cao-v2", True),
    ],
)
def test_reports_on_different_times_are_no_versions(title: str, other: str, joined: bool) -> None:
    one = info("a", FARMING)
    infos = [replace(one, title=title), replace(one, name="b", title=other)]
    assert (len(families(infos)) == 1) is joined


@pytest.mark.parametrize(
    ("title", "other", "joined"),
    [
        ("Báo cáo của Đảng bộ xã Tân Lập", "Báo cáo của Đảng bộ xã Hòa Bình", False),
        ("Báo cáo của Đảng bộ xã Tân Lập", "Báo cáo của Đảng bộ xã Tân Lập (lần 2)", True),
        ("Báo cáo của Đảng bộ xã Tân Lập", "Dự thảo báo cáo của Đảng bộ xã Tân Lập", True),
    ],
)
def test_half_of_the_words_in_common_and_the_titles_decide(title: str, other: str, joined: bool) -> None:
    half = extract(FARMING, 0.55) + other_words(FARMING, 2)[600 : len(FARMING) // 2]
    infos = [replace(info("a", FARMING), title=title), replace(info("b", half), title=other)]
    assert 0.2 < similarity(infos[0].sketch, infos[1].sketch) < 0.5
    assert (len(families(infos)) == 1) is joined


@pytest.mark.parametrize(
    ("dated", "newest"),
    [
        (("2025-06-30", "2025-05-12"), "a"),
        (("2025-05-12", "2025-06-30"), "b"),
        (("2025-06", "2025-05-12"), "a"),
        (("2025-06-30", "2025-06"), "b"),
        (("", "2025-05-12"), "b"),
        (("", ""), "b"),
    ],
)
def test_the_newest_by_its_own_date_else_by_when_it_came(dated: tuple[str, str], newest: str) -> None:
    first = replace(info("a", FARMING), dated=dated[0], indexed_at="2025-07-01T00:00:00+00:00")
    second = replace(first, name="b", dated=dated[1], indexed_at="2025-07-02T00:00:00+00:00")
    for infos in ([first, second], [second, first]):
        assert families(infos)[0].newest.name == newest


def test_a_report_of_the_next_year_is_no_version() -> None:
    one = replace(info("a", FARMING), dated="2024-12-20")
    assert len(families([one, replace(one, name="b", dated="2025-12-19")])) == 2
    assert len(families([one, replace(one, name="b", dated="2025-03")])) == 1


def test_a_family_does_not_join_what_belongs_apart() -> None:
    """Two months' reports, and one without a title that is like both."""
    may = replace(info("5", FARMING), title="Báo cáo tháng 5 năm 2025")
    june, none = replace(may, name="6", title="Báo cáo tháng 6 năm 2025"), replace(may, name="?", title="bc")
    found = families([may, june, none])
    assert sorted(map(len, names(found))) == [1, 2]
    assert {"5", "6"} not in [set(family) for family in names(found)]


def test_documents_of_an_older_store_are_alone() -> None:
    old = replace(info("a", FARMING), sketch=())
    infos = [old, replace(old, name="b"), info("c", FARMING)]
    assert names(families(infos)) == [["a"], ["b"], ["c"]]
    assert families([]) == ()
    assert current([]) == ()


def test_each_document_in_one_family() -> None:
    infos = [info(name, edited(FARMING, 0.2, seed)) for seed, name in enumerate("abc")]
    infos.insert(1, info("khác", DIGEST.read_text("utf-8")))
    assert sorted(name for family in names(families(infos)) for name in family) == ["a", "b", "c", "khác"]
    assert set(current(infos)) & {"a", "b", "c"} != set()
    assert len(current(infos)) == 2
    assert family_of(infos, "b") == family_of(infos, "a")
    with pytest.raises(DocumentUnknown, match="không có"):
        family_of(infos, "không có")


def test_many_documents_are_sorted_out_at_once() -> None:
    choice = random.Random(1)
    words = re.findall(r"\w+", FARMING)
    one = info("0", FARMING)
    infos = [
        replace(one, name=str(i), sketch=sketch(" ".join(choice.choices(words, k=2000)))) for i in range(200)
    ]
    assert len(current(infos)) == 200


# The real report


def readable(*paths: Path) -> Iterator[DocumentInfo]:
    """Those that can be read here: some formats need programs that may not be installed."""
    for path in paths:
        try:
            yield describe(ingest(path))
        except IngestError:
            continue


@pytest.mark.skipif(not REAL.exists(), reason="needs the real report in ../shared/reports")
def test_one_report_in_all_its_formats() -> None:
    forms = list(readable(*(REAL / f"bao-cao-chinh-tri.{kind}" for kind in ("txt", "docx", "pdf"))))
    others = list(readable(DIGEST, ROOT / "tests" / "evals" / "reports" / "nong-nghiep.txt"))
    excerpt = info("trích", (REAL / "bao-cao-chinh-tri.txt").read_text("utf-8-sig")[:20_000])
    found = names(families([*forms, *others, excerpt]))
    assert sorted(map(sorted, found)) == sorted(
        [sorted(one.name for one in forms), *([one.name] for one in [*others, excerpt])]
    )


@pytest.mark.skipif(not REAL.exists(), reason="needs the real papers in ../shared/reports")
def test_different_papers_of_one_ministry_stay_apart() -> None:
    papers = list(readable(*sorted((REAL / "legacy").glob("*.truth.txt"))))
    assert len(papers) > 4
    assert len(families(papers)) == len(papers)


def test_of_one_text_the_format_with_pages_is_searched() -> None:
    paged = replace(info("báo cáo.pdf", FARMING, at="2025-07-01T00:00:00+00:00"), pages=12)
    word = info("báo cáo.docx", FARMING.upper(), at="2025-07-03T00:00:00+00:00")
    revised = info("báo cáo sửa.docx", edited(FARMING, 0.1), at="2025-07-02T00:00:00+00:00")
    (family,) = families([word, paged])
    assert [member.name for member in family.members] == ["báo cáo.pdf", "báo cáo.docx"]
    (family,) = families([revised, word, paged])
    assert [member.name for member in family.members] == ["báo cáo.pdf", "báo cáo.docx", "báo cáo sửa.docx"]
    revised = replace(revised, indexed_at="2025-07-04T00:00:00+00:00")
    assert current([paged, revised, word]) == ("báo cáo sửa.docx",)


def test_figures_make_another_text() -> None:
    old = info("cũ.txt", FARMING)
    new = info("mới.txt", FARMING.replace("12", "13"), at="2025-07-02T00:00:00+00:00")
    assert old.sketch == new.sketch
    assert not same_text(old, new)
    assert current([old, new]) == ("mới.txt",)
