from __future__ import annotations

import pytest

from ingest.layout.pages import Laid, pages_of
from ingest.layout.types import Sheet
from tests.ingest.layout.paper import LEFT, MORE, PROSE, THIRD, Paper

NOTE = "Theo Nghị quyết số 23-NQ/TW ngày 22/3/2018 của Bộ Chính trị về định hướng xây dựng chính sách phát triển công nghiệp."
OTHER = "Trong đó có 850 đảng viên nữ."


def page(
    *body: str, notes: tuple[str, ...] = (), number: int = 1, size: float = 10, ruled: bool = True
) -> Sheet:
    paper = Paper(number)
    for text in body:
        paper.para(text)
    paper.y = 700
    if ruled and notes:
        paper.rule(LEFT, LEFT + 113, 702)
    for text in notes:
        paper.para(text, indent=0, size=size)
    return paper.sheet()


def anchors(laid: Laid) -> list[tuple[int | None, str, str]]:
    return [
        (found.number, found.text[: note.anchor].split(" ")[-1], note.text)
        for found in laid.pages
        for note in found.notes
    ]


def marked(text: str, word: str, mark: str) -> str:
    return text.replace(word, word + mark, 1)


@pytest.mark.parametrize(
    ("mark", "opens"),
    [
        pytest.param("^1^", "^1^ ", id="superscripts"),
        pytest.param("^1^", "1", id="glued to the note"),
        pytest.param("^1^", "1. ", id="a number"),
        pytest.param("[1]", "[1] ", id="square brackets"),
        pytest.param("^[1]^", "[1] ", id="raised brackets"),
        pytest.param("^(1)^", "(1) ", id="round brackets"),
        pytest.param("¹", "¹ ", id="a superscript letter"),
        pytest.param("^*^", "* ", id="an asterisk"),
    ],
)
@pytest.mark.parametrize(("size", "ruled"), [(10, True), (10, False), (14, True)])
def test_a_note_hangs_on_its_mark(mark: str, opens: str, size: float, ruled: bool) -> None:
    text = marked(PROSE, "phức tạp", mark)
    laid = pages_of([page(text, MORE, notes=(opens + NOTE,), size=size, ruled=ruled)])
    assert anchors(laid) == [(1, "tạp", NOTE)]
    assert laid.pages[0].text == f"{PROSE}\n{MORE}"
    assert not laid.warnings


def test_several_notes_count_on_over_the_pages() -> None:
    first = page(
        marked(PROSE, "phức tạp", "^1^"), marked(MORE, "quan tâm", "^2^"), notes=(f"1{NOTE}", f"2{OTHER}")
    )
    second = page(marked(THIRD, "hàng hóa", "^3^"), PROSE, notes=(f"3{OTHER}",), number=2)
    assert anchors(pages_of([first, second])) == [(1, "tạp", NOTE), (1, "tâm", OTHER), (2, "hóa", OTHER)]


def test_notes_may_begin_anew_on_each_page() -> None:
    sheets = [page(marked(PROSE, "phức tạp", "^1^"), MORE, notes=(f"1 {NOTE}",), number=n) for n in (1, 2)]
    assert anchors(pages_of(sheets)) == [(1, "tạp", NOTE), (2, "tạp", NOTE)]


def test_a_line_of_a_note_that_begins_with_a_figure_opens_no_note() -> None:
    text = "Dự án nhà máy có vốn đầu tư ban đầu là một nghìn tỷ đồng, công suất giai đoạn đầu của nhà máy là mỗi năm\n2 triệu sản phẩm."
    paper = Paper()
    paper.para(marked(PROSE, "phức tạp", "^1^"))
    paper.para(marked(MORE, "quan tâm", "^2^"))
    paper.y = 700
    paper.rule(LEFT, LEFT + 113, 702)
    head, tail = text.split("\n")
    paper.line("1" + head, size=10)
    paper.line(tail, size=10)
    paper.line("2" + OTHER, size=10)
    found = anchors(pages_of([paper.sheet()]))
    assert [note for _, _, note in found] == [f"{head} {tail}", OTHER]


def test_a_note_goes_on_at_the_bottom_of_the_next_page() -> None:
    first = Paper()
    first.para(marked(PROSE, "phức tạp", "^1^"))
    first.rule(LEFT, LEFT + 113, 760)
    first.y = 760
    words = NOTE.split()
    head, tail = " ".join(words[:16]), " ".join(words[16:])
    first.at("1" + head, LEFT, 772, size=10)
    laid = pages_of([first.sheet(), page(MORE, THIRD, notes=(tail,), number=2)])
    assert anchors(laid) == [(1, "tạp", f"{head} {tail}")]
    assert laid.pages[1].text == f"{MORE}\n{THIRD}"


def test_a_note_of_two_paragraphs() -> None:
    laid = pages_of([page(marked(PROSE, "phức tạp", "^1^"), notes=(f"1{NOTE}", OTHER))])
    assert anchors(laid) == [(1, "tạp", f"{NOTE}\n{OTHER}")]


def test_a_note_without_a_mark_is_told() -> None:
    laid = pages_of([page(PROSE, MORE, notes=(f"^1^ {NOTE}",))], "báo cáo.pdf")
    assert laid.pages[0].notes[0].anchor == len(laid.pages[0].text)
    assert laid.warnings == ("«báo cáo.pdf»: Trang 1: không tìm thấy vị trí của chú thích 1.",)


@pytest.mark.parametrize(
    "text", ["Diện tích 1.200 m^2^ đất.", "Sản lượng đạt 10^2^ tấn.", "Diện tích 5 km^2^ rừng."]
)
def test_powers_are_no_marks(text: str) -> None:
    laid = pages_of([page(marked(PROSE, "phức tạp", "^1^"), text, marked(MORE, "quan tâm", "^2^"), notes=(f"1{NOTE}", f"2{OTHER}"))])  # fmt: skip
    assert [word for _, word, _ in anchors(laid)] == ["tạp", "tâm"]
    assert "²" in laid.pages[0].text


def test_small_print_without_a_mark_stays_in_the_body() -> None:
    laid = pages_of([page(PROSE, MORE, notes=("Nguồn: Cục Thống kê tỉnh.",), ruled=False)])
    assert not laid.pages[0].notes
    assert laid.pages[0].text.endswith("Nguồn: Cục Thống kê tỉnh.")


def test_marks_that_recognition_misread_are_found() -> None:
    paper = Paper(words=True)
    paper.para(PROSE.replace("phức tạp,", "phức tạp!,"))
    paper.para(MORE.replace("quan tâm;", "quan tâm”;"))
    paper.y = 700
    paper.para(f"1{NOTE}", indent=0, size=10)
    paper.para(f"2{OTHER}", indent=0, size=10)
    laid = pages_of([paper.sheet(confidence=0.9)])
    assert [word for _, word, _ in anchors(laid)] == ["tạp", "tâm"]
    assert laid.pages[0].text == f"{PROSE}\n{MORE}"


@pytest.mark.parametrize(
    ("before", "mark"),
    [("trồng 1.250 ha", "1"), ("rộng 30 km", "21"), ("dài 30 km", "1"), ("tăng 12,5%", "1")],
)
def test_a_mark_after_a_unit(before: str, mark: str) -> None:
    text = f"{PROSE} Cả tỉnh {before}^{mark}^. {MORE}"
    laid = pages_of([page(text, notes=(f"^1^ {OTHER}",))])
    power = "²" if mark == "21" else ""
    assert laid.pages[0].text == f"{PROSE} Cả tỉnh {before}{power}. {MORE}"
    assert anchors(laid) == [(1, before.split(" ")[-1] + power, OTHER)]
    assert not laid.warnings


def test_endnotes_with_roman_numbers() -> None:
    first = page(marked(PROSE, "đồng bộ", "^i^"), marked(MORE, "quan tâm", "^ii^"))
    last = Paper(2)
    for label, note in (("i", NOTE), ("ii", OTHER)):
        last.para(f"^{label}^ {note}", indent=0, size=10)
    laid = pages_of([first, last.sheet()])
    assert anchors(laid) == [(1, "bộ", NOTE), (1, "tâm", OTHER)]
    assert laid.pages[0].text == f"{PROSE}\n{MORE}"


@pytest.mark.parametrize("ruled", [True, False])
def test_the_same_note_at_the_bottom_of_every_page_is_no_running_foot(ruled: bool) -> None:
    sheets = [
        page(
            f"{text} Thu {i} tỷ đồng^{2 * i - 1}^, chi 5 tỷ đồng^{2 * i}^.",
            notes=(f"{2 * i - 1} {'Số liệu ước.' if i % 2 else NOTE}", f"{2 * i} {OTHER}"),
            number=i,
            ruled=ruled,
        )
        for i, text in enumerate((PROSE, MORE, THIRD, PROSE, MORE, THIRD), 1)
    ]
    assert [note for _, _, note in anchors(pages_of(sheets))][1::2] == [OTHER] * 6
