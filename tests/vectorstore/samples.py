"""Documents that the store's tests share, and what they look at."""

from __future__ import annotations

from collections.abc import Iterable

from tests.fakes import make_document
from vectorstore.store import Store
from vectorstore.types import Hit

ECONOMY = (
    "Tốc độ tăng trưởng kinh tế bình quân đạt 10,29%/năm.",
    "Thu ngân sách nhà nước vượt dự toán hằng năm.",
    "Công tác cải cách hành chính có chuyển biến tích cực.",
)
CULTURE = (
    "Phong trào thể dục thể thao phát triển rộng khắp.",
    "Tỷ lệ trường đạt chuẩn quốc gia là 87,5%.",
)
OLD = make_document("báo cáo", "Tốc độ tăng trưởng kinh tế đạt 10,29%.", "Thu ngân sách vượt dự toán.")
NEW = make_document("báo cáo", "Xuất khẩu tăng trưởng khá.")
OTHER = make_document("tài liệu khác", "Phong trào thể thao phát triển.")


def texts(hits: Iterable[Hit]) -> set[str]:
    return {hit.passage.text for hit in hits}


def assert_old_state(store: Store) -> None:
    """The store holds `OLD`, whole, and nothing else."""
    assert [info.version for info in store.documents()] == [OLD.version]
    assert store.document("báo cáo") == OLD
    assert texts(store.search("tăng trưởng kinh tế")) == {passage.text for passage in OLD.passages}


def leftovers(store: Store) -> list[str]:
    """What is on disk or in the index but not in the catalogue."""
    catalogue = store._current.snapshot().catalogue
    kept = {entry.id for entry in catalogue.entries}
    found = [path.name for path in (store.root / "documents").iterdir() if path.stem not in kept]
    found += [path.name for path in (store.root / "lexical").iterdir() if path.name != catalogue.lexical]
    found += [path.name for path in store.root.glob("vectors/*") if path.name != catalogue.space]
    return found + [key for key in store._vectors(catalogue).kept() if key not in kept]
