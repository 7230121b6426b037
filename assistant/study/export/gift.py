"""A question bank in GIFT, the text format of Moodle (pure).

Source: docs.moodle.org, "GIFT format", and the reader of Moodle itself, which knows these escapes and no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.study.export.answers import (
    distractors,
    fault,
    is_true,
    number,
    right_option,
    spellings,
    typed,
)
from assistant.study.export.results import Export, Sorted, sorted_out
from assistant.study.export.texts import feedback, line, marked_up, name
from assistant.study.types import QuestionKind, StudyQuestion

ARROW = "->"
_SPECIAL = re.compile(r"[\\~=#{}:]")
# Read as a weight or as the name of a format where an answer begins with it.
_FIRST = re.compile(r"^[\[%]")


def gift(questions: Sequence[StudyQuestion], *, title: str) -> Export:
    """UTF-8 text of a category named `title`; long short answers become essays, which a teacher marks."""
    fit = fitting(questions)
    blocks = [_category(title)]
    for place, question in enumerate(fit.held, 1):
        answers = "\n".join(
            (*(f"\t{answer}" for answer in _answers(question)), f"\t####{_general(question)}")
        )
        asked = f"::{_escaped(marked_up(name(place, question)))}::[html]{_html(question.question)}"
        blocks.append(f"{asked} {{{_opening(question)}\n{answers}\n}}")
    return Export(("\n\n".join(blocks) + "\n").encode("utf-8"), len(fit.held), fit.left_out)


def fitting(questions: Sequence[StudyQuestion]) -> Sorted:
    """What a file holds, and what it does not."""
    return sorted_out((question, fault(question) or _unwritable(question)) for question in questions)


def category(title: str) -> str:
    """The path of a category in the question bank of a course; a slash in its name is doubled, as Moodle does."""
    return f"$course$/top/{marked_up(line(title)).replace('/', '//') or 'Câu hỏi ôn tập'}"


def _category(title: str) -> str:
    # Moodle takes this line as it is, but for escapes.
    return f"$CATEGORY: {category(title)}".replace("\\", " ")


def _opening(question: StudyQuestion) -> str:
    if question.kind is QuestionKind.TRUE_FALSE:
        return "TRUE" if is_true(question) else "FALSE"
    return "#" if number(question) is not None else ""


def _answers(question: StudyQuestion) -> Iterator[str]:
    match question.kind:
        case QuestionKind.MCQ:
            right = right_option(question)
            for n, option in enumerate(question.options):
                yield ("=" if n == right else "~") + _html(option)
        case QuestionKind.TRUE_FALSE:
            pass
        case QuestionKind.MATCH:
            for pair in question.pairs:
                yield f"={_html(pair.left)} {ARROW} {_escaped(marked_up(pair.right))}"
            for side in distractors(question):
                yield f"= {ARROW} {_escaped(marked_up(side))}"
        case _:
            if (value := number(question)) is not None:
                yield f"=%100%{value}:0"
            elif typed(question):
                yield from (f"=%100%{_escaped(wildcard(text))}" for text in _writable(question))


def _general(question: StudyQuestion) -> str:
    told = _by_hand(question) or question.kind is QuestionKind.MATCH
    return _escaped(feedback(question, answer=told))


def _by_hand(question: StudyQuestion) -> bool:
    return question.kind in (QuestionKind.CLOZE, QuestionKind.SHORT) and not typed(question)


def _unwritable(question: StudyQuestion) -> str:
    """An arrow among typed answers makes a matching question of them: no escape is known for it."""
    by_typing = question.kind in (QuestionKind.CLOZE, QuestionKind.SHORT) and typed(question)
    return "có đáp án chứa dấu «->» mà GIFT không ghi được" if by_typing and ARROW in question.answer else ""


def _writable(question: StudyQuestion) -> tuple[str, ...]:
    return tuple(text for text in spellings(question) if ARROW not in text)


def wildcard(text: str) -> str:
    """A typed answer whose stars are stars: Moodle takes a bare one for any text."""
    return text.replace("*", "\\*")


def _html(text: str) -> str:
    return _escaped(_FIRST.sub(lambda found: f"&#{ord(found[0])};", marked_up(text)))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)
