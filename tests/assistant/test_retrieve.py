"""Fusion and ranking, on scores made by hand."""

from __future__ import annotations

import pytest

from assistant.corpus import Corpus
from assistant.retrieve import ReportRetriever, fuse, rank, standardise
from assistant.types import Question
from ingest.types import Document, Nature, Passage, PassageKind
from vectorstore.types import Hit


def passage(
    text: str, *, term: str | None = None, nature: Nature = Nature.CONTEXT, start: int = 0
) -> Passage:
    return Passage(
        id=f"{start}",
        document="bc",
        kind=PassageKind.PARAGRAPH,
        start=start,
        end=start + len(text),
        text=text,
        page=None,
        section=None,
        path=(),
        titles=(),
        nature=nature,
        term=term,
    )


def corpus_of(hits: list[Hit]) -> Corpus:
    passages = tuple(hit.passage for hit in hits)
    return Corpus({"bc": Document("bc", "", "1", "", "", (), (), (), passages)}, (("bc", "1"),))


def ask(text: str, **more: object) -> Question:
    return Question(text=text, standalone=text, topic=text, **more)  # type: ignore[arg-type]


def test_standardise_has_mean_zero_and_spread_one() -> None:
    scores = standardise([1.0, 2.0, 3.0, 6.0])
    assert sum(scores) == pytest.approx(0)
    assert sum(score**2 for score in scores) / 4 == pytest.approx(1)


@pytest.mark.parametrize("values", [[], [3.0], [2.0, 2.0]])
def test_standardise_of_equal_values_is_zero(values: list[float]) -> None:
    assert standardise(values) == [0.0] * len(values)


def test_without_accents_the_accented_index_has_no_say() -> None:
    hits = [Hit(passage("a"), 0.8, 9.0, 1.0), Hit(passage("b"), 0.8, 0.0, 2.0)]
    assert fuse(hits, dense_weight=0.4, bare=False)[0] >= fuse(hits, dense_weight=0.4, bare=False)[1]
    bare = fuse(hits, dense_weight=0.4, bare=True)
    assert bare[1] > bare[0]


def test_the_right_term_wins_among_equals() -> None:
    texts = ["Trồng mới 500 héc-ta rừng", "Trồng mới 700 héc-ta rừng"]
    hits = [
        Hit(passage(texts[0], term="2015-2020"), 0.85, 3.0, 3.0),
        Hit(passage(texts[1], term="2020-2025", start=50), 0.85, 3.0, 3.0),
    ]
    for term, expected in (("2015-2020", texts[0]), ("2020-2025", texts[1])):
        best = rank(ask("Trồng mới bao nhiêu rừng?", term=term), hits, corpus_of(hits), dense_weight=0.4)[0]
        assert best.passage.text == expected


def test_the_asked_nature_wins_among_equals() -> None:
    texts = ["Thu ngân sách", "Thu ngân sách"]
    hits = [
        Hit(passage(texts[0], nature=Nature.RESULT), 0.85, 3.0, 3.0),
        Hit(passage(texts[1], nature=Nature.TARGET, start=50), 0.85, 3.0, 3.0),
    ]
    question = ask("Chỉ tiêu thu ngân sách?", natures=frozenset({Nature.TARGET}))
    assert rank(question, hits, corpus_of(hits), dense_weight=0.4)[0].passage.nature is Nature.TARGET


class OnePassage:
    """A store of one passage that keeps what it was asked."""

    def __init__(self, passage: Passage) -> None:
        self.hit = Hit(passage, 0.9, 1.0, 1.0)
        self.asked: list[dict[str, object]] = []

    def search(self, text: str, *, words: str = "", limit: int = 50, documents: object = ()) -> list[Hit]:
        self.asked.append({"text": text, "words": words, "limit": limit, "documents": documents})
        return [self.hit]


def test_the_store_is_asked_for_the_question_and_for_other_words_that_the_report_writes() -> None:
    store = OnePassage(passage("Thương mại điện tử phát triển"))
    corpus = Corpus(
        {"bc": Document("bc", "", "1", "", "Thương mại điện tử", (), (), (), (store.hit.passage,))},
        (("bc", "1"),),
    )
    retriever = ReportRetriever(store=store, corpus=corpus, limit=7)
    for text in ("Bán hàng online ra sao?", "Trồng rừng ra sao?"):
        retriever.retrieve(ask(text, documents=("bc",)))
    first, second = store.asked
    assert (first["text"], first["limit"], first["documents"]) == ("Bán hàng online ra sao?", 7, ("bc",))
    assert "thương mại điện tử" in str(first["words"])
    assert second["words"] == ""


def test_a_passage_in_other_words_covers_the_question_better_than_one_without() -> None:
    texts = ["Thương mại điện tử tăng 15%", "Vận tải tăng 8%"]
    hits = [Hit(passage(text, start=50 * n), 0.85, 0.0, 0.0) for n, text in enumerate(texts)]
    found = rank(ask("Bán hàng qua mạng tăng bao nhiêu?"), hits, corpus_of(hits), dense_weight=0.4)
    assert [item.passage.text for item in found] == texts
    assert found[0].coverage > found[1].coverage


def test_it_is_a_langchain_retriever() -> None:
    forest = passage("Trồng mới 500 héc-ta rừng")
    retriever = ReportRetriever(store=OnePassage(forest), corpus=corpus_of([Hit(forest, 0.9, 1.0, 1.0)]))
    found = retriever.invoke("rừng")
    assert found[0].page_content == "Trồng mới 500 héc-ta rừng"
    assert found[0].metadata["end"] == 25
