"""What went wrong with a model: from any provider's exception to a `Failure`, and what a reader is told of it.

No provider's library is imported: status codes, class names and wordings along the chain of causes tell enough, and
hold for providers that nobody here has seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from assistant.language_model.types import Failure, GenerationError

# How servers word a prompt that does not fit: OpenAI, vLLM, llama.cpp, LM Studio, Anthropic, Google, Ollama, TGI.
_TOO_LONG = re.compile(
    r"context.?(length|size|window|limit)|context_length_exceeded|exceed_context|context the overflows|maximum context"
    r"|(prompt|input|request)\b.{0,40}\b(too (long|large)|exceed)|max_model_len|n_ctx|too many (input )?tokens"
    r"|token count.{0,40}exceed|`inputs` tokens|max_tokens must be at least 1",
    re.IGNORECASE | re.DOTALL,
)
_NO_MODEL = re.compile(
    r"model_not_found|model\b.{0,80}\b(not (found|exist|supported|loaded)|does not exist|unknown)"
    r"|(unknown|invalid|no such|no) models?\b",
    re.IGNORECASE | re.DOTALL,
)
_BY_STATUS = {
    401: Failure.DENIED,
    402: Failure.DENIED,
    403: Failure.DENIED,
    404: Failure.UNKNOWN_MODEL,
    407: Failure.DENIED,
    408: Failure.TIME_OUT,
    413: Failure.TOO_LONG,
    429: Failure.BUSY,
    503: Failure.BUSY,
    529: Failure.BUSY,  # Anthropic's "overloaded"
}
# The statuses with which servers tell that a prompt does not fit; None: told inside a stream.
_WORDED = (None, 400, 413, 422, 500)
_NOTHING = "No generation chunks"  # LangChain, of a stream in which there is nothing that it knows
# By class name, searched in this order over the whole chain: the outer exceptions are the vaguer ones.
_BY_NAME = (
    (re.compile(r"ContextOverflow|ContextWindowExceeded"), Failure.TOO_LONG),
    (re.compile(r"ConnectTimeout|ConnectionTimeout|ConnectTimeoutError"), Failure.NO_CONNECTION),
    (re.compile(r"Timeout|TimedOut|DeadlineExceeded"), Failure.TIME_OUT),
    (re.compile(r"RateLimit|ResourceExhausted|TooManyRequests|Overloaded|ServiceUnavailable"), Failure.BUSY),
    (re.compile(r"Authentication|PermissionDenied|Unauthorized|Forbidden|InvalidApiKey"), Failure.DENIED),
    (
        re.compile(r"ReadError|WriteError|ProtocolError|IncompleteRead|ChunkedEncoding|Payload"),
        Failure.BROKEN_OFF,
    ),
    (
        re.compile(r"Connect|gaierror|Network|UnsupportedProtocol|InvalidURL|ProxyError|SSL"),
        Failure.NO_CONNECTION,
    ),
    (
        re.compile(r"InternalServer|JSONDecode|ResponseValidation|DecodingError|APIError|ResponseError"),
        Failure.SERVER_ERROR,
    ),
)

_STANDS = "câu trả lời được trích nguyên văn từ báo cáo."
_NOTES = {
    Failure.NO_CONNECTION: "Không kết nối được với mô hình ngôn ngữ",
    Failure.TIME_OUT: "Mô hình ngôn ngữ chưa trả lời kịp",
    Failure.BUSY: "Mô hình ngôn ngữ đang bận",
    Failure.SERVER_ERROR: "Máy chủ mô hình ngôn ngữ gặp lỗi",
    Failure.DENIED: "Máy chủ mô hình ngôn ngữ không cho phép truy cập",
    Failure.UNKNOWN_MODEL: "Máy chủ không có mô hình ngôn ngữ đã chọn",
    Failure.TOO_LONG: "Nội dung dài quá mức mô hình ngôn ngữ đọc được",
    Failure.BROKEN_OFF: "Mô hình ngôn ngữ trả lời dở dang",
    Failure.ENDLESS: "Mô hình ngôn ngữ trả lời quá dài",
    Failure.EMPTY: "Mô hình ngôn ngữ không đưa ra nội dung nào",
    Failure.FOREIGN: "Mô hình ngôn ngữ không trả lời bằng tiếng Việt",
    Failure.UNPROVEN: "Nội dung do mô hình ngôn ngữ viết không đủ căn cứ hoặc không đủ ý",
    Failure.STOPPED: "Đã dừng mô hình ngôn ngữ theo yêu cầu",
    Failure.OTHER: "Mô hình ngôn ngữ gặp sự cố",
}


def cause(failure: Failure) -> str:
    """What happened, to be told to the reader: a sentence without its end."""
    return _NOTES[failure]


def note(failure: Failure) -> str:
    """One line for the reader: what happened, and that the answer stands as the assistant wrote it."""
    return f"{cause(failure)}; {_STANDS}"


def chain(error: BaseException) -> Iterator[BaseException]:
    """An exception and what it came from, the outermost first; each once."""
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def status(error: BaseException) -> int | None:
    """The HTTP status that an exception tells of, if any; also one told inside a stream that began well."""
    for link in chain(error):
        told = (
            getattr(link, "status_code", None),
            getattr(getattr(link, "response", None), "status_code", None),
            getattr(link, "http_status", None),
            getattr(link, "code", None),
            *_codes(getattr(link, "body", None)),
        )
        for code in told:
            number = int(code) if isinstance(code, str) and code.isdecimal() else code
            if isinstance(number, int) and 400 <= number < 600:
                return number
    return None


def failure_of(error: BaseException, *, started: bool = False) -> Failure:
    """Which failure an exception is; `started`: a part of the text had come before it."""
    links = list(chain(error))
    for link in links:
        if isinstance(link, GenerationError):
            return link.failure
    code = status(error)
    words = " ".join(_words(link) for link in links)
    if code in _WORDED and _TOO_LONG.search(words):
        return Failure.TOO_LONG
    if code in (400, 422) and _NO_MODEL.search(words):
        return Failure.UNKNOWN_MODEL
    if code is not None:
        return _BY_STATUS.get(code, Failure.SERVER_ERROR if code >= 500 else Failure.OTHER)
    return Failure.EMPTY if _NOTHING in words else _by_kind(links, started)


def _by_kind(links: list[BaseException], started: bool) -> Failure:
    names = [
        " ".join(kind.__name__ for kind in type(link).__mro__[:-3]) or type(link).__name__ for link in links
    ]
    for pattern, failure in _BY_NAME:
        if any(pattern.search(name) for name in names):
            cut = failure in (Failure.BROKEN_OFF, Failure.NO_CONNECTION)
            return (Failure.BROKEN_OFF if started else Failure.NO_CONNECTION) if cut else failure
    if any(isinstance(link, TimeoutError) for link in links):
        return Failure.TIME_OUT
    if any(isinstance(link, OSError) for link in links):
        return Failure.BROKEN_OFF if started else Failure.NO_CONNECTION
    return Failure.OTHER


def _codes(body: object) -> Iterator[object]:
    """Codes in the body of an error, as OpenAI-compatible servers nest them."""
    if isinstance(body, Mapping):
        yield body.get("code")
        yield body.get("status")
        yield from _codes(body.get("error"))


def _words(link: BaseException) -> str:
    """What a server said, or LangChain of it; not the words of a library about a connection that never was."""
    told = getattr(link, "body", None)
    worded = told is not None or status(link) is not None or not isinstance(link, OSError)
    return f"{link} {told or ''}" if worded else ""
