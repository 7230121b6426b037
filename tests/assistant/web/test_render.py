"""The conversation as HTML: nothing untrusted becomes markup, marks lead to their sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from assistant.types import Cell, Citation, Conflict, Statement, Status, Table
from assistant.web import frame, markup, render
from assistant.web.auth import Role, User
from assistant.web.doubt import DOUBT
from assistant.web.exchange import Conversation, Exchange, plain_text
from tests.assistant.web.fakes import FakeAssistant, build_answer, build_document
from tests.assistant.web.kinds import ALTERNATIVES, cite

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    "[x](javascript:alert(1))",
    "$latex$ $$x^2$$ **bold** `code` <!-- -->",
    "${alert(1)} {{value}} {{{value}}}",
    "</article></div><h1>",
    "&lt;b&gt; &#60;",
    "‮gnp.exe",
)
TAGS = {"div", "p", "article", "h2", "h3", "span", "ul", "ol", "li", "button", "section", "nav", "aside"}
TAGS |= {"table", "caption", "thead", "tbody", "tr", "th", "td", "mark"}
COMPARISON = "So sánh sản lượng hai kỳ?"
LISTING = "Nêu các nhiệm vụ?"
NEAR = "Sản lượng chè năm 2023?"
BARE = "san luong che nam 2024?"


class Reader(HTMLParser):
    """The tags, attributes and text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def of_class(self, name: str) -> Iterator[dict[str, str | None]]:
        return (attributes for _, attributes in self.tags if name in (attributes.get("class") or "").split())


def build_exchange(question: str = "Hợp tác xã có bao nhiêu thành viên?") -> Exchange:
    return Exchange.of(question, FakeAssistant(build_document()).ask(question))


def hostile_exchange(text: str) -> Exchange:
    return Exchange(
        id="0123456789abcdef",
        question=text,
        status=Status.ANSWERED,
        lead=Statement(text, (1,)),
        statements=(Statement(text, (1,)), Statement(f"{text}…", (1,))),
        citations=(Citation(1, text, text, 1, 3, 9, text, confidence=0.9, doubtful=("1", text[:3])),),
        conflicts=(Conflict(text, (1,)),),
        follow_ups=(text,),
        table=Table((text, text), ((Cell(text, (1,)), Cell(text, (1,), computed=True)),)),
        ordered=True,
        nearest=Statement(text, (1,)),
        reading=text,
        alternatives=(text,),
        documents=(text,),
        searched=(text,),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_untrusted_text_stays_text(text: str) -> None:
    html = render.conversation(Conversation("", (hostile_exchange(text),)), asked=text, notice=text)
    reader = Reader(html)
    assert reader.open == []
    assert {tag for tag, _ in reader.tags} <= TAGS
    allowed = {"class", "id", "type", "role", "scope", "hidden", "title"}
    for _, attributes in reader.tags:
        assert all(name in allowed or name.startswith(("data-", "aria-")) for name in attributes), attributes
    said = reader.text.replace(f" ({DOUBT})", "")
    assert said.count(text) >= 18
    assert next(reader.of_class("tl-suggestion"))["data-question"] == text
    assert next(reader.of_class("tl-source"))["data-document"] == text


@pytest.mark.parametrize("text", HOSTILE)
def test_titles_and_names_stay_text(text: str) -> None:
    for html in (
        frame.header([text, text], User(text, Role.USER)),
        frame.welcome([text], [text]),
        frame.welcome([text, text], []),
        frame.problem(text),
    ):
        reader = Reader(html)
        assert reader.open == []
        assert not [tag for tag, _ in reader.tags if tag in ("script", "img", "svg")]
        assert not [name for _, attributes in reader.tags for name in attributes if name.startswith("on")]
        assert text in reader.text or text in str(reader.tags)


def test_control_characters_and_surrogates_cannot_break_the_page() -> None:
    assert (
        markup.text("a\x00b\x1fc\x85d\ud800e\ufffff\ttab\nline")
        == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ttab\nline"
    )


def test_every_mark_leads_to_a_source_with_its_place() -> None:
    exchange = build_exchange()
    reader = Reader(render.answer(exchange))
    ids = {attributes["id"] for _, attributes in reader.tags if "id" in attributes}
    chips = list(reader.of_class("tl-chip"))
    assert len(chips) == 4  # two statements, and a conflict between two places
    for chip in chips:
        assert chip["data-source"] in ids
        assert chip["aria-describedby"] in ids
    places = [(s["data-document"], s["data-start"], s["data-end"]) for s in reader.of_class("tl-source")]
    assert places == [(c.document, str(c.start), str(c.end)) for c in exchange.citations]
    for citation in exchange.citations:
        assert citation.quote in reader.text


def test_a_headline_taken_from_the_first_statement_carries_its_marks() -> None:
    document = build_document()
    citation = cite(document, 1, "Có nơi ghi hợp tác xã có 45 thành viên.")
    answer = build_answer("?", citation.quote, (Statement(citation.quote, (1,)),), (citation,))
    reader = Reader(render.answer(Exchange.of("?", answer)))
    assert len(list(reader.of_class("tl-chip"))) == 1
    assert not list(reader.of_class("tl-statements")), "the same is not said twice"


def test_the_answer_carries_itself_as_text_to_copy() -> None:
    exchange = build_exchange()
    assert next(Reader(render.answer(exchange)).of_class("tl-copy"))["data-copy"] == plain_text(exchange)


def test_not_found_looks_different() -> None:
    found = Reader(render.answer(build_exchange()))
    missing = Reader(render.answer(build_exchange("Dự báo thời tiết?")))
    assert list(found.of_class("tl-found"))
    assert not list(found.of_class("tl-not-found"))
    assert list(missing.of_class("tl-not-found"))
    assert not list(missing.of_class("tl-found"))
    assert "Không tìm thấy trong báo cáo" in missing.text
    assert not list(missing.of_class("tl-sources"))


def test_how_a_question_was_read_is_told_and_can_be_undone() -> None:
    exchange = build_exchange(BARE)
    reader = Reader(render.answer(exchange))
    assert f"Tôi hiểu là: «{exchange.reading}» Hỏi đúng như đã gõ" in reader.text
    [again] = reader.of_class("tl-again")
    assert (again["data-act"], again["data-exchange"], again["data-typed"]) == ("again", exchange.id, "true")
    asked = [a["data-question"] for a in reader.of_class("tl-suggestion")]
    assert asked[: len(ALTERNATIVES)] == list(ALTERNATIVES)
    assert reader.text.index("Hoặc ý bạn là:") < reader.text.index(exchange.lead.text)
    assert not list(Reader(render.answer(build_exchange())).of_class("tl-reading"))


def test_an_answer_to_the_question_as_typed_says_so() -> None:
    exchange = replace(build_exchange(), as_typed=True)
    reader = Reader(render.answer(exchange))
    assert "Đã hỏi đúng như đã gõ." in reader.text
    assert [a["data-typed"] for a in reader.of_class("tl-again")] == ["false"]
    assert "Có thể ý bạn là:" in Reader(render.answer(replace(exchange, alternatives=("Câu khác?",)))).text


def test_a_long_list_builds_up_in_few_steps() -> None:
    exchange = build_exchange(LISTING)
    long = replace(exchange, statements=exchange.statements * 7)
    stages = list(render.stages(long))
    assert len(stages) == 6
    counts = [[tag for tag, _ in Reader(stage).tags].count("li") for stage in stages]
    assert counts == [0, 6, 12, 18, 21, 21 + len(long.citations)]
    assert render.answer(long).startswith(stages[-1])


@pytest.mark.parametrize("question", [COMPARISON, NEAR, BARE])
def test_stages_only_add(question: str) -> None:
    stages = [Reader(stage).text for stage in render.stages(build_exchange(question))]
    for earlier, later in pairwise(stages):
        assert later.startswith(earlier)


def test_stages_grow_from_the_headline_to_the_whole() -> None:
    exchange = build_exchange("Sản lượng chè?")
    stages = [Reader(stage).text for stage in render.stages(exchange)]
    assert len(stages) == len(exchange.statements) + 2
    assert stages[0] == exchange.lead.text
    for earlier, later in pairwise(stages):
        assert later.startswith(earlier)
    assert stages[-1].endswith(exchange.citations[-1].quote)
    assert render.answer(exchange).startswith(list(render.stages(exchange))[-1])


@pytest.mark.parametrize(("vote", "pressed"), [(None, []), ("up", ["up"]), ("down", ["down"])])
def test_the_vote_is_shown(vote: str | None, pressed: list[str]) -> None:
    reader = Reader(render.answer(replace(build_exchange(), vote=vote)))  # type: ignore[arg-type]
    shown = [a["data-vote"] for _, a in reader.tags if a.get("aria-pressed") == "true"]
    assert shown == pressed


@pytest.mark.parametrize(
    ("arguments", "spoken"),
    [
        ({}, "Trả lời: Hợp tác xã có 42 thành viên; có nơi ghi 45. Có 2 nguồn trích dẫn."),
        ({"asked": "Tiếp?", "status": "Đang tìm…"}, "Đang tìm…"),
        ({"asked": "Tiếp?", "notice": "Có lỗi."}, "Có lỗi."),
        ({"asked": "Tiếp?", "answering": "<p>…</p>"}, ""),
    ],
)
def test_what_a_screen_reader_says(arguments: dict[str, str], spoken: str) -> None:
    html = render.conversation(Conversation("", (build_exchange(),)), **arguments)
    assert f'<p class="tl-hidden" role="status" aria-live="polite">{markup.text(spoken)}</p>' in html


def test_a_screen_reader_says_how_the_question_was_read() -> None:
    exchange = build_exchange(BARE)
    said = Reader(render.conversation(Conversation("", (exchange,)))).text
    assert f"Tôi hiểu là: {exchange.reading} Trả lời: {exchange.lead.text}" in said


def test_a_notice_gives_the_question_back() -> None:
    reader = Reader(render.conversation(Conversation(), asked="Câu <1>?", notice="Có lỗi."))
    assert next(reader.of_class("tl-notice"))["data-question"] == "Câu <1>?"


def test_an_empty_chat_says_how_to_add_a_report() -> None:
    assert "troly ingest" in Reader(frame.no_documents(can_change=False)).text
    assert "Tài liệu" not in Reader(frame.no_documents(can_change=False)).text
    assert "Tài liệu" in Reader(frame.no_documents(can_change=True)).text


def test_an_empty_chat_names_a_few_reports_only() -> None:
    assert "khác" not in Reader(frame.welcome([f"Báo cáo {n}" for n in range(5)], [])).text
    many = Reader(frame.welcome([f"Báo cáo {n}" for n in range(9)], [])).text
    assert "Báo cáo 3" in many
    assert "Báo cáo 4" not in many
    assert "và 5 báo cáo khác" in many


def test_the_parts_of_the_page_are_links() -> None:
    links = [a for tag, a in Reader(frame.header([])).tags if a.get("class") == "tl-tab"]
    told = [(a["href"], a.get("aria-current")) for a in links]
    assert told == [("#hoi-dap", "page"), ("#so-lieu", None), ("#on-tap", None), ("#tai-lieu", None)]


def test_the_views_of_the_figures_are_links() -> None:
    links = [a["href"] for tag, a in Reader(frame.figures()).tags if tag == "a"]
    assert links == ["#so-lieu/bang", "#so-lieu/hai-nhiem-ky", "#so-lieu/mau-thuan", "#so-lieu/kiem-tra"]


def test_header_buttons_depend_on_the_reader() -> None:
    def acts(html: str) -> set[str | None]:
        return {attributes.get("data-act") for tag, attributes in Reader(html).tags if tag == "button"}

    assert acts(frame.header(["Báo cáo"])) == {"restart", "pane", "theme"}
    guides = [a for tag, a in Reader(frame.header([])).tags if tag == "a" and a.get("href") == "huong-dan"]
    assert len(guides) == 1, "everyone finds the guide"
    logged_in = frame.header(["Báo cáo"], User("lan", Role.USER))
    assert "Đăng xuất" in Reader(logged_in).text


def test_an_answer_from_a_scan_says_so() -> None:
    exchange = build_exchange("Theo bản quét?")
    reader = Reader(render.answer(exchange))
    assert "Nội dung này được nhận dạng từ bản quét" in reader.text
    assert "Bản quét, độ tin cậy 93 %" in reader.text
    [way] = reader.of_class("tl-to-page")
    assert way["data-source"] in {attributes.get("id") for _, attributes in reader.tags}
    assert len(list(reader.of_class("tl-doubt"))) == 3, "headline, statement and quote"
    assert reader.text.count(f"1.250 ({DOUBT})") == 3
    plain = Reader(render.answer(build_exchange())).text
    assert "bản quét" not in plain


def test_an_answer_tells_what_was_searched_where_that_was_chosen() -> None:
    exchange = replace(build_exchange(), documents=("a.txt",), searched=("Phụ lục <1>",))
    assert "Đã tìm trong: Phụ lục <1>" in Reader(render.answer(exchange)).text
    assert "Đã tìm trong: Phụ lục <1>" in plain_text(exchange)
    assert "Đã tìm trong" not in plain_text(build_exchange())
