"""Questions to talk about: open ones, each starting from what the report says at one place (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.study.outlining.clauses import opens_with_verb, shortened, trimmed, worded
from assistant.study.outlining.natures import taught_as
from assistant.study.outlining.points import Candidate, alike
from ingest.types import Document, Nature, Span

# A statement longer than this is not read out in a question.
QUOTED = 150
# By nature: the questions asked of a statement, in turn; {you} is how learners are addressed.
_ASKED = {
    Nature.SHORTCOMING: (
        "Báo cáo chỉ ra: «{said}». Ở đơn vị, địa phương {you}, hạn chế này biểu hiện như thế nào và cần khắc phục bằng cách nào?",
        "Vì sao còn tình trạng «{said}»? Theo {you}, việc gì cần làm trước để khắc phục?",
    ),
    Nature.CAUSE: (
        "Báo cáo nêu nguyên nhân: «{said}». Nguyên nhân này tác động như thế nào đến công việc của đơn vị {you}?",
        "Với nguyên nhân «{said}», {you} đề xuất cách khắc phục, tháo gỡ nào?",
    ),
    Nature.TARGET: (
        "Chỉ tiêu đặt ra: «{said}». Để đạt chỉ tiêu này, thuận lợi, khó khăn lớn nhất là gì và đơn vị {you} góp phần bằng việc nào?",
        "Làm thế nào để theo dõi, đánh giá đúng việc thực hiện chỉ tiêu «{said}» ở đơn vị {you}?",
    ),
    Nature.TASK: (
        "Để thực hiện nhiệm vụ «{said}», đơn vị {you} cần bắt đầu từ việc gì, ai chủ trì và khi nào hoàn thành?",
        "Nhiệm vụ «{said}» đặt ra yêu cầu gì đối với cá nhân {you}; khó khăn nào cần được tháo gỡ?",
        "Báo cáo yêu cầu: «{said}». {You} hiểu yêu cầu này như thế nào và sẽ làm gì để thực hiện?",
    ),
    Nature.LESSON: (
        "Bài học: «{said}». {You} đã vận dụng bài học này trong công việc như thế nào? Nêu một ví dụ cụ thể.",
        "Vì sao báo cáo rút ra bài học «{said}»? Đơn vị {you} cần vận dụng ra sao trong thời gian tới?",
    ),
    Nature.RESULT: (
        "Báo cáo đánh giá: «{said}». Kết quả đó có được nhờ những yếu tố nào và cần làm gì để giữ vững, phát huy?",
        "Từ kết quả «{said}», {you} rút ra kinh nghiệm gì có thể áp dụng ở đơn vị mình?",
    ),
    Nature.CONTEXT: (
        "Báo cáo nêu: «{said}». Điều này tạo thuận lợi hoặc khó khăn gì cho công việc của đơn vị {you}?",
        "{You} nhận xét gì về thông tin «{said}»; thực tế ở đơn vị {you} ra sao?",
    ),
}
# Of the question that the session is about.
_ASKED_FOR = (
    "{asked} Theo {you}, những nội dung nào của báo cáo giúp trả lời câu hỏi này và còn thiếu thông tin gì?"
)
# Of a goal that no figure measures.
_AIM = "Mục tiêu đặt ra: «{said}». Mục tiêu này đòi hỏi điều gì ở đơn vị {you} và việc nào cần làm trước?"
_FIRST = (
    Nature.SHORTCOMING,
    Nature.TASK,
    Nature.TARGET,
    Nature.CAUSE,
    Nature.LESSON,
    Nature.RESULT,
    Nature.CONTEXT,
)
_LACKING = re.compile(
    r"(?<!\w)(?:chưa|còn|hạn chế|chậm|thiếu|khó khăn|bất cập|yếu|thấp|lúng túng)(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Talk:
    """A question for discussion, and the statement that it starts from."""

    text: str
    candidate: Candidate


def questions(
    document: Document,
    found: Sequence[Candidate],
    count: int,
    *,
    party: bool,
    doubtful: frozenset[int],
    about: Callable[[str, int], bool] | None = None,
    asked: str = "",
) -> list[Talk]:
    """At most `count` questions, of as many natures as there are, none on a doubtful figure.

    `about` tells whether words of a section are on the topic: what is read out of a statement must still be. `asked` is
    the question that the session is about; it comes first.
    """
    by_nature: dict[Nature, list[tuple[Candidate, str]]] = {nature: [] for nature in _FIRST}
    for one in sorted(found, key=lambda one: -one.worth):
        nature = taught_as(document.sections[one.section], one.text, one.figures)
        if any(figure.quantity.start in doubtful for figure in one.figures):
            continue
        said = _quoted(document, one)
        if (
            said
            and (about is None or about(said, one.section))
            and _fits(nature, said)
            and not any(alike(one, other) for other, _ in by_nature[nature])
        ):
            by_nature[nature].append((one, said))
    talks: list[Talk] = []
    used = dict.fromkeys(_FIRST, 0)
    you = "đồng chí" if party else "anh/chị"
    sure = [one for one in found if not any(figure.quantity.start in doubtful for figure in one.figures)]
    first = (
        [Talk(_ASKED_FOR.format(asked=asked, you=you), max(sure, key=lambda one: one.worth))]
        if asked and sure
        else []
    )
    count -= len(first)
    while len(talks) < count and any(by_nature.values()):
        for nature in _FIRST:
            if by_nature[nature] and len(talks) < count:
                one, said = by_nature[nature].pop(0)
                form = _form(nature, said, used[nature])
                talks.append(Talk(form.format(said=said, you=you, You=you.capitalize()), one))
                used[nature] += 1
    return [*first, *sorted(talks, key=lambda talk: talk.candidate.said.shown.start)]


def _form(nature: Nature, said: str, used: int) -> str:
    """How a statement is asked about; a remedy is asked for only where something is amiss, work only of what is to be done."""
    forms = _ASKED[nature]
    if nature is Nature.CAUSE:
        return forms[1] if _LACKING.search(said) and used % 2 else forms[0]
    if nature is Nature.TARGET and not re.search(r"\d", said):
        return _AIM
    if nature is Nature.TASK:
        return forms[used % 2] if opens_with_verb(said) else forms[2]
    return forms[used % len(forms)]


def _fits(nature: Nature, said: str) -> bool:
    return nature is not Nature.SHORTCOMING or bool(_LACKING.search(said))


def _quoted(document: Document, one: Candidate) -> str:
    """The statement as it is read out: its first clauses where it is long; "" where those do not stand alone."""
    span = one.said.shown
    cut: Span | None = span if span.end - span.start <= QUOTED else shortened(document.text, span, QUOTED)
    if cut is None:
        return ""
    return worded(document.text, trimmed(document.text, cut)).replace("«", "“").replace("»", "”")
