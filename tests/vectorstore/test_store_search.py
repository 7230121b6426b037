"""The store's contract, for every kind of vector index: searching."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from ingest.errors import DocumentUnknown
from tests.fakes import FakeEmbeddings, make_document
from tests.vectorstore.conftest import OpenStore
from tests.vectorstore.samples import CULTURE, ECONOMY, texts
from vectorstore import snapshot
from vectorstore.lexical import LexicalIndex, terms
from vectorstore.store import Store


def test_every_hit_carries_three_exact_scores(filled: Store, embeddings: FakeEmbeddings) -> None:
    question = "tăng trưởng kinh tế 10,29%"
    hits = filled.search(question)
    passages = [*make_document("kinh tế", *ECONOMY).passages, *make_document("văn hóa", *CULTURE).passages]
    expected = LexicalIndex.build(terms(passage.indexed_text) for passage in passages).scores(question)
    assert [hit.passage for hit in hits] == passages
    vector = embeddings.embed_query(question)
    for position, hit in enumerate(hits):
        [other] = embeddings.embed_documents([hit.passage.indexed_text])
        assert hit.dense == pytest.approx(sum(a * b for a, b in zip(vector, other, strict=True)), abs=1e-5)
        assert hit.lexical == pytest.approx(expected.accented[position])
        assert hit.folded == pytest.approx(expected.folded[position])


@pytest.mark.parametrize("all_nearest", [0, 1000])
def test_hits_are_the_best_of_each_retriever(
    filled: Store, monkeypatch: pytest.MonkeyPatch, all_nearest: int
) -> None:
    # A question near one passage by its bag of syllables, near another by a rare pair of them.
    everything = filled.search("thu ngân sách nhà nước và thể thao")
    monkeypatch.setattr(snapshot, "ALL_NEAREST", all_nearest)
    for limit in (1, 2):
        hits = filled.search("thu ngân sách nhà nước và thể thao", limit=limit)
        for score in ("dense", "lexical", "folded"):
            best = sorted(everything, key=lambda hit, score=score: -getattr(hit, score))[:limit]
            assert {hit.passage.id for hit in best if getattr(hit, score) > 0} <= {h.passage.id for h in hits}
        by_id = {hit.passage.id: hit for hit in everything}
        for hit in hits:
            assert hit.dense == pytest.approx(by_id[hit.passage.id].dense, abs=1e-5)
        assert len(hits) <= 3 * limit


def test_words_alone_find_what_the_embedding_misses(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "ALL_NEAREST", 0)
    near = [f"kinh tế kinh tế phát triển lần {number}" for number in range(20)]
    far = "Hợp tác xã " + "và các tổ hợp tác khác " * 20 + "kinh tế tuần hoàn."
    store.add(make_document("báo cáo", *near, far))
    [hit] = [hit for hit in store.search("kinh tế tuần hoàn", limit=3) if hit.passage.text == far]
    dense = sorted((hit.dense for hit in store.search("kinh tế tuần hoàn", limit=30)), reverse=True)
    assert hit.dense < dense[3], "the passage must be missed by the embedding for this test to say anything"
    assert hit.lexical > 0


def test_other_words_find_what_the_question_s_own_do_not(store: Store) -> None:
    # Near the question by its bag of syllables are all but the one that says the same in other words.
    near = [f"bán hàng qua mạng lần thứ {number}" for number in range(8)]
    wanted = "Thương mại điện tử " + " ".join(f"chữ{number}" for number in range(30))
    store.add(make_document("báo cáo", *near, wanted))
    assert wanted not in texts(store.search("bán hàng qua mạng", limit=3))
    hits = store.search("bán hàng qua mạng", words="thương mại điện tử", limit=9)
    [hit] = [hit for hit in hits if hit.passage.text == wanted]
    assert hit.lexical > 0
    assert hit.folded > 0
    assert hit.dense == pytest.approx(
        next(h.dense for h in store.search("bán hàng qua mạng", limit=9) if h.passage.text == wanted),
        abs=1e-5,
    )


def test_other_words_count_less_than_the_question_s_own(store: Store) -> None:
    store.add(make_document("báo cáo", "Doanh thu vận tải tăng.", "Doanh thu bưu chính tăng."))
    own, other = (
        {hit.passage.text: hit for hit in store.search(text, words=words)}
        for text, words in (("vận tải", "bưu chính"), ("bưu chính", "vận tải"))
    )
    for score in ("lexical", "folded"):
        freight, post = (getattr(own[f"Doanh thu {name} tăng."], score) for name in ("vận tải", "bưu chính"))
        assert freight > post > 0
        assert getattr(other["Doanh thu bưu chính tăng."], score) == pytest.approx(freight)


def test_no_other_words_change_nothing(filled: Store) -> None:
    plain = filled.search("tăng trưởng kinh tế")
    assert filled.search("tăng trưởng kinh tế", words="") == plain
    assert filled.search("tăng trưởng kinh tế", words="xyzzy") == plain


def test_other_words_stay_in_the_documents_asked(filled: Store) -> None:
    hits = filled.search("tăng trưởng", words="thể dục thể thao", documents=["kinh tế"])
    assert texts(hits) <= set(ECONOMY)


class Meaning(FakeEmbeddings):
    """Knows that "thuê" and "lấp đầy" mean the same."""

    def _vector(self, text: str) -> list[float]:
        return super()._vector(text.replace("thuê", "lấp đầy"))


def test_meaning_alone_finds_what_the_words_miss(open_store: OpenStore) -> None:
    store = open_store(embeddings=Meaning())
    wanted = "Tỷ lệ lấp đầy khu công nghiệp đạt 72%."
    store.add(make_document("báo cáo", *(f"Mục tiêu thứ {number}" for number in range(30)), wanted))
    hits = store.search("thuê", limit=1)
    assert wanted in texts(hits)
    assert all(hit.lexical == 0 for hit in hits)


def test_folded_words_alone_find_what_accented_words_miss(store: Store) -> None:
    # "ma" is near every passage but the last, and without accents all of them hold it.
    others = [f"ma ma ma ma số {number}" for number in range(5)]
    wanted = "mà " + " ".join(f"chữ{number}" for number in range(30)) + " cỏ lúa"
    store.add(make_document("báo cáo", *others, wanted))
    hits = store.search("ma co lua", limit=1)
    [hit] = [hit for hit in hits if hit.passage.text == wanted]
    assert hit.lexical == 0
    assert hit.dense < max(hit.dense for hit in hits)


def test_accented_words_alone_find_what_folded_words_drown(store: Store) -> None:
    # Without accents every passage holds the word, and the last one least.
    others = [f"mà mà mà mạ mạ số {number}" for number in range(5)]
    wanted = "má " + " ".join(f"chữ{number}" for number in range(30))
    store.add(make_document("báo cáo", *others, wanted))
    hits = store.search("má", limit=1)
    [hit] = [hit for hit in hits if hit.passage.text == wanted]
    assert hit.lexical > 0
    assert hit.folded < max(hit.folded for hit in hits)
    assert hit.dense < max(hit.dense for hit in hits)


def test_unaccented_questions_find_by_folded_words(filled: Store) -> None:
    hits = filled.search("ngan sach nha nuoc vuot du toan")
    best = max(hits, key=lambda hit: hit.folded)
    assert best.passage.text == ECONOMY[1]
    assert best.folded > 0
    assert best.lexical == 0


@pytest.mark.parametrize("question", ["", "???", "xyzzy", "\x00\ud800"])
def test_questions_without_a_known_word_find_something_or_nothing(filled: Store, question: str) -> None:
    for hit in filled.search(question):
        assert hit.lexical == hit.folded == 0


def test_a_search_can_be_restricted(filled: Store) -> None:
    assert texts(filled.search("tăng trưởng kinh tế", documents=["văn hóa"])) == set(CULTURE)
    assert len(filled.search("tăng trưởng kinh tế", documents=["văn hóa", "kinh tế"])) == 5
    with pytest.raises(DocumentUnknown, match="văn hóa"):
        filled.search("tăng trưởng", documents=["văn hoá"])


def test_scores_do_not_remember_removed_documents(
    filled: Store, open_store: OpenStore, tmp_path: Path
) -> None:
    filled.remove("văn hóa")
    alone = open_store(root=tmp_path / "kho khác")
    alone.add(make_document("kinh tế", *ECONOMY))
    for left, right in zip(filled.search("kinh tế"), alone.search("kinh tế"), strict=True):
        assert left.passage == right.passage
        assert (left.lexical, left.folded) == (right.lexical, right.folded)


def test_twenty_readers_and_a_writer_get_along(filled: Store) -> None:
    expected = {hit.passage.id for hit in filled.search("kinh tế", documents=["kinh tế"])}
    problems: list[object] = []
    writing = threading.Event()

    def read() -> None:
        while not problems:
            try:
                hits = filled.search("kinh tế", documents=["kinh tế"])
            except Exception as error:
                problems.append(error)
                break
            if {hit.passage.id for hit in hits} != expected:
                problems.append(hits)
            if writing.is_set():
                break

    readers = [threading.Thread(target=read) for _ in range(20)]
    for reader in readers:
        reader.start()
    for number in range(3):
        filled.add(make_document("văn hóa", f"Lần thứ {number}."))
    writing.set()
    for reader in readers:
        reader.join()
    assert problems == []
