"""The conversation as HTML (pure).

Questions, report text, titles, file names and answers are untrusted: all of them pass through `text`, and nothing
else writes into the markup. What the buttons carry stands in `data-*` attributes, read by the page's script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from assistant.types import Citation, Status
from assistant.web.exchange import Conversation, Exchange, plain_text, where

_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

LONGEST_LAST_WORD = 20  # a longer one (an address, say) may be parted from its mark


def text(value: str) -> str:
    """Untrusted text for element content or a quoted attribute; characters that HTML has no place for become U+FFFD."""
    return escape(_UNFIT.sub("\N{REPLACEMENT CHARACTER}", value), quote=True)


def conversation(
    shown: Conversation,
    *,
    asked: str | None = None,
    status: str | None = None,
    notice: str | None = None,
    answering: str = "",
    empty: str = "",
) -> str:
    """The whole log.

    `asked` is a question without an answer yet, followed by `status` (being worked on), `notice` (what went wrong) or
    `answering` (the part of the answer there is). `empty` is HTML to stand where nothing has been asked.
    """
    turns = [_turn(exchange.question, answer(exchange), exchange.id) for exchange in shown.exchanges]
    if asked is not None:
        turns.append(_turn(asked, answering + _status(status) + notice_line(notice, asked), "dang-hoi"))
    elif notice is not None:
        turns.append(notice_line(notice))
    spoken = status or notice or ("" if asked is not None else _spoken(shown.exchanges))
    return (
        f'<div class="tl-log" role="log" aria-live="off" aria-label="Nội dung hỏi đáp">{empty}{"".join(turns)}</div>'
        f'<p class="tl-hidden" role="status" aria-live="polite">{text(spoken)}</p>'
    )


def answer(exchange: Exchange) -> str:
    """A complete answer with sources, actions and follow-up questions."""
    return _body(exchange) + _actions(exchange) + questions("Hỏi tiếp", exchange.follow_ups)


def stages(exchange: Exchange) -> Iterator[str]:
    """The answer as it builds up: headline, then statement by statement, then the whole."""
    for count in range(len(exchange.statements) + 1):
        yield _body(replace(exchange, statements=exchange.statements[:count], citations=(), conflicts=()))
    yield _body(exchange)


def _turn(question: str, reply: str, id: str) -> str:
    return (
        f'<article class="tl-turn" id="hoi-{text(id)}">'
        f'<h2 class="tl-question"><span class="tl-hidden">Câu hỏi: </span>{text(question)}</h2>{reply}</article>'
    )


def _body(exchange: Exchange) -> str:
    found = exchange.status is Status.ANSWERED
    label = "" if found else '<p class="tl-label">Không tìm thấy trong báo cáo</p>'
    statements = "".join(
        f"<li>{_marked(exchange, statement.text, statement.citations)}</li>"
        for statement in exchange.statements
    )
    conflicts = "".join(
        f"<li>{_marked(exchange, conflict.message, conflict.citations)}</li>"
        for conflict in exchange.conflicts
    )
    return (
        f'<div class="tl-answer {"tl-found" if found else "tl-not-found"}">{label}'
        f'<p class="tl-headline">{_marked(exchange, exchange.lead.text, exchange.lead.citations)}</p>'
        + (f'<ul class="tl-statements">{statements}</ul>' if statements else "")
        + (
            '<div class="tl-conflicts" role="note"><p>Số liệu trong báo cáo chưa thống nhất</p>'
            f"<ul>{conflicts}</ul></div>"
            if conflicts
            else ""
        )
        + _sources(exchange)
        + "</div>"
    )


def _marked(exchange: Exchange, words: str, numbers: Sequence[int]) -> str:
    """Words followed by their marks; the first mark never stands alone at the start of a line."""
    if not numbers:
        return text(words)
    before, space, last = words.rpartition(" ")
    if len(last) > LONGEST_LAST_WORD:
        before, space, last = words, "", ""
    first, *others = (_chip(exchange, n) for n in numbers)
    return f'{text(before + space)}<span class="tl-together">{text(last)} {first}</span>' + "".join(
        f" {chip}" for chip in others
    )


def _chip(exchange: Exchange, n: int) -> str:
    source = _source_id(exchange, n)
    return (
        f'<button type="button" class="tl-chip" data-act="cite" data-source="{source}"'
        f' aria-describedby="{source}-quote" aria-label="Trích dẫn {n}: xem trong báo cáo">[{n}]</button>'
    )


def _sources(exchange: Exchange) -> str:
    if not exchange.citations:
        return ""
    items = "".join(_source(exchange, citation) for citation in exchange.citations)
    return f'<section class="tl-sources"><h3>Nguồn</h3><ol>{items}</ol></section>'


def _source(exchange: Exchange, citation: Citation) -> str:
    id = _source_id(exchange, citation.n)
    return (
        f'<li><button type="button" class="tl-source" id="{id}" data-act="cite" data-source="{id}"'
        f' data-document="{text(citation.document)}" data-start="{citation.start:d}" data-end="{citation.end:d}">'
        f'<span class="tl-number">[{citation.n:d}]</span> <span class="tl-where">'
        f'<span class="tl-document">{text(citation.document)}, </span>{text(where(citation))}</span>'
        f'<span class="tl-quote" id="{id}-quote">{text(citation.quote)}</span></button></li>'
    )


def _source_id(exchange: Exchange, n: int) -> str:
    return f"nguon-{text(exchange.id)}-{n:d}"


def _actions(exchange: Exchange) -> str:
    def thumb(vote: str, label: str) -> str:
        pressed = "true" if exchange.vote == vote else "false"
        return (
            f'<button type="button" class="tl-action tl-{vote}" data-act="vote" data-exchange="{text(exchange.id)}"'
            f' data-vote="{vote}" aria-pressed="{pressed}">{label}</button>'
        )

    return (
        '<div class="tl-actions" role="group" aria-label="Với câu trả lời này">'
        f'<button type="button" class="tl-action tl-copy" data-act="copy" data-copy="{text(plain_text(exchange))}">'
        "Sao chép</button>"
        f"{thumb('up', 'Hữu ích')}{thumb('down', 'Chưa đúng')}</div>"
    )


def questions(label: str, asked: Sequence[str]) -> str:
    """Questions to ask with one press."""
    if not asked:
        return ""
    buttons = "".join(
        f'<li><button type="button" class="tl-suggestion" data-act="ask" data-question="{text(question)}">'
        f"{text(question)}</button></li>"
        for question in asked
    )
    return f'<nav class="tl-suggestions" aria-label="{label}"><p>{label}</p><ul>{buttons}</ul></nav>'


def _status(status: str | None) -> str:
    return f'<p class="tl-status">{text(status)}</p>' if status else ""


def notice_line(notice: str | None, question: str = "") -> str:
    """What went wrong; carries the question, for the page to put it back into the box."""
    return f'<p class="tl-notice" data-question="{text(question)}">{text(notice)}</p>' if notice else ""


def _spoken(exchanges: Sequence[Exchange]) -> str:
    """What a screen reader says of the last answer."""
    if not exchanges:
        return ""
    last = exchanges[-1]
    sources = f" Có {len(last.citations)} nguồn trích dẫn." if last.citations else ""
    return f"Trả lời: {last.lead.text}{sources}"
