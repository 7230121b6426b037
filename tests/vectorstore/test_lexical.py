"""BM25 over accented and folded syllables and pairs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from vectorstore.lexical import LexicalIndex, terms

TEXTS = (
    "Hòa bình và phát triển kinh tế.",
    "Phát triển văn hóa, hoà nhập.",
    "Kinh tế – xã hội, quốc phòng.",
    "",
)


@pytest.fixture
def index() -> LexicalIndex:
    return LexicalIndex.build(map(terms, TEXTS))


def test_terms_are_syllables_and_pairs_with_and_without_accents() -> None:
    accented, folded = terms("Đô thị THÔNG minh 2025")
    assert accented == [
        "đô",
        "thị",
        "thông",
        "minh",
        "2025",
        "đô_thị",
        "thị_thông",
        "thông_minh",
        "minh_2025",
    ]
    assert folded == ["do", "thi", "thong", "minh", "2025", "do_thi", "thi_thong", "thong_minh", "minh_2025"]
    assert terms("") == ([], [])
    assert terms("một").accented == ["một"]


def test_case_unicode_form_and_tone_placement_do_not_matter() -> None:
    assert terms("HÒA BÌNH") == terms("hoà bình") == terms("hoa\u0300 bi\u0300nh")


def test_a_pair_ranks_higher_than_its_syllables_apart(index: LexicalIndex) -> None:
    apart = LexicalIndex.build(map(terms, ("kinh doanh và tế bào", "kinh tế và doanh nghiệp")))
    scores = apart.scores("kinh tế").accented
    assert scores[1] > scores[0] > 0


def test_scores_are_for_every_text_in_order(index: LexicalIndex) -> None:
    scores = index.scores("kinh tế")
    assert scores.accented.shape == scores.folded.shape == (4,)
    assert scores.accented.dtype == np.float32
    assert [bool(score > 0) for score in scores.accented] == [True, False, True, False]


def test_without_accents_only_the_folded_index_answers(index: LexicalIndex) -> None:
    scores = index.scores("phat trien")
    assert not scores.accented.any()
    assert [bool(score > 0) for score in scores.folded] == [True, True, False, False]


def test_a_word_of_few_texts_counts_more() -> None:
    index = LexicalIndex.build(map(terms, ("báo cáo chung", "báo cáo riêng", "báo cáo khác")))
    assert index.scores("riêng").accented[1] > index.scores("báo").accented[1] > 0


@pytest.mark.parametrize("question", ["", "xyz", "!?", "\n"])
def test_unknown_words_score_nothing(index: LexicalIndex, question: str) -> None:
    assert not index.scores(question).accented.any()
    assert not index.scores(question).folded.any()


def test_other_scores_of_the_same_texts_are_added_by_weight(index: LexicalIndex) -> None:
    own, other = index.scores("kinh tế"), index.scores("van hoa")
    both = own.plus(other, 0.25)
    assert np.allclose(both.accented, own.accented)
    assert np.allclose(both.folded, own.folded + 0.25 * other.folded)
    assert (both.folded > own.folded).tolist() == (other.folded > 0).tolist() != [False] * len(TEXTS)
    assert both.accented.dtype == both.folded.dtype == np.float32


def test_adding_leaves_both_as_they_were(index: LexicalIndex) -> None:
    own, other = index.scores("kinh tế"), index.scores("văn hóa")
    before = [scores.copy() for scores in (*own, *other)]
    own.plus(other, 0.5)
    assert all(np.array_equal(a, b) for a, b in zip(before, (*own, *other), strict=True))


@pytest.mark.parametrize("weight", [0.0, 0.5])
def test_scores_of_nothing_add_nothing(index: LexicalIndex, weight: float) -> None:
    own = index.scores("kinh tế")
    both = own.plus(index.scores("không có chữ nào"), weight)
    assert all(np.array_equal(a, b) for a, b in zip(own, both, strict=True))


@pytest.mark.parametrize("texts", [TEXTS, (), ("",), ("...", "!"), ("a",)])
def test_a_saved_index_scores_the_same(texts: tuple[str, ...], tmp_path: Path) -> None:
    built = LexicalIndex.build(map(terms, texts))
    built.save(tmp_path / "bm25")
    loaded = LexicalIndex.load(tmp_path / "bm25", len(texts))
    for question in ("kinh tế", "phat trien", "a", ""):
        for left, right in zip(built.scores(question), loaded.scores(question), strict=True):
            assert left.shape == (len(texts),)
            assert np.array_equal(left, right)


def test_a_loaded_index_is_mapped_not_read(index: LexicalIndex, tmp_path: Path) -> None:
    index.save(tmp_path)
    data = LexicalIndex.load(tmp_path, len(TEXTS))._accented._index.scores["data"]  # type: ignore[union-attr]
    assert isinstance(data.base, np.memmap)


def test_an_index_of_other_texts_is_refused(index: LexicalIndex, tmp_path: Path) -> None:
    index.save(tmp_path)
    with pytest.raises(ValueError, match="4 texts, not 5"):
        LexicalIndex.load(tmp_path, 5)
    with pytest.raises(OSError, match="nowhere"):
        LexicalIndex.load(tmp_path / "nowhere", 4)
