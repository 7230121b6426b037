"""Sections as one types them."""

from __future__ import annotations

import pytest

from assistant.study.sections import chosen_sections, sections_named, sections_of
from ingest.errors import InputError
from ingest.pipeline import build_document
from ingest.types import Document, Page
from tests.assistant.study.quiz.made import REAL, REPORTS, report, small

OTHER = """BÁO CÁO
Công tác phòng, chống thiên tai năm 2024 của huyện Sơn Tây

I. KẾT QUẢ

1. Kinh tế/xã hội – an ninh, trật tự

- Kịp thời di dời người dân ra khỏi vùng có nguy cơ sạt lở.

1. Hạ tầng điện 110/22kV

- Đường dây đã được sửa chữa ngay sau bão và cấp điện trở lại.

2. Đê điều

2.1. Đê sông

- Các tuyến đê sông đã được gia cố trước mùa mưa bão.
"""


def other() -> Document:
    return build_document([Page(None, OTHER)], name="thien-tai.txt")


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("I.2", {"Về phát triển đô thị"}),
        ("phat trien do thi", {"Về phát triển đô thị"}),
        ("Phần thứ hai › II › 3", {"Vật liệu xây dựng"}),
        ("Phần thứ hai, II, 3", {"Vật liệu xây dựng"}),
        ("phan thu hai - ii - 3", {"Vật liệu xây dựng"}),
        ("Phần thứ hai/II/3", {"Vật liệu xây dựng"}),
        ("3 Vật liệu xây dựng", {"Vật liệu xây dựng"}),
        ("Mục II.3", {"Vật liệu xây dựng"}),
        ("Phần thứ hai › II › 3 Vật liệu xây dựng", {"Vật liệu xây dựng"}),
        ("Quản lý quy hoạch, kiến trúc", {"Quản lý quy hoạch, kiến trúc"}),
        ("bài học", {"BÀI HỌC KINH NGHIỆM"}),
        ("nhà ở", {"Về nhà ở xã hội"}),
        ("kiến trúc", {"Quản lý quy hoạch, kiến trúc"}),
        ("hàng không vũ trụ", set()),
        ("", set()),
    ],
)
def test_sections_as_typed(typed: str, titles: set[str]) -> None:
    document = small()
    assert {document.sections[i].title for i in sections_named(document, typed)} == titles


@pytest.mark.parametrize("which", ["small", "other", "digest", "invented", "real"])
def test_every_section_is_found_by_its_full_name(which: str) -> None:
    if which == "real" and not REAL.exists():
        pytest.skip("needs the real report in ../shared/reports")
    document = {
        "small": small,
        "other": other,
        "digest": lambda: report(REPORTS[0]),
        "invented": lambda: report(REPORTS[1]),
        "real": lambda: report(REAL),
    }[which]()
    names = [" ".join(" ".join((" › ".join(one.path), one.title)).split()) for one in document.sections]
    assert [name for n, name in enumerate(names) if n not in sections_named(document, name)] == []
    wrong = [name for name in names if len(sections_named(document, name)) != names.count(name)]
    assert wrong == []


def test_what_is_unknown_is_told_with_what_is_near() -> None:
    with pytest.raises(InputError, match=r"mục gần nhất: .*«Phần thứ hai › II › 3 Vật liệu xây dựng»"):
        sections_of(small(), ["Phần thứ hai › II › 8"])
    with pytest.raises(InputError, match="các mục chính"):
        chosen_sections([small()], ["hàng không vũ trụ"])


def test_one_of_several_documents_is_enough() -> None:
    documents = [small(), other()]
    chosen = chosen_sections(documents, ["đê điều"])
    assert chosen is not None
    assert chosen[0] == frozenset()
    assert {documents[1].sections[i].title for i in chosen[1]} == {"Đê điều", "Đê sông"}
    assert chosen_sections(documents, [" "]) is None
    with pytest.raises(InputError, match="Không báo cáo nào có mục «hàng không vũ trụ»"):
        chosen_sections(documents, ["hàng không vũ trụ"])
