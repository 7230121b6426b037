"""eval: answer a question set and print the figures."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from assistant.commands.console import Console
from assistant.commands.opening import chosen_documents, opened_assistant
from assistant.commands.parser import add_command, add_document_option


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = add_command(commands, "eval", "Trả lời một bộ câu hỏi và in các chỉ số chất lượng")
    parser.arguments.add_argument(
        "questions", type=Path, metavar="CÂU_HỎI.jsonl", help="Bộ câu hỏi kèm đáp án"
    )
    add_document_option(parser)
    parser.options.add_argument("--misses", action="store_true", help="Nêu từng câu trả lời chưa đúng")
    parser.options.add_argument("--json", action="store_true", help="In kết quả dạng JSON")
    parser.set_defaults(run=run_eval)


def run_eval(arguments: Namespace, console: Console) -> int:
    """Print the figures of a question set; with `--misses` each question missed, on standard error."""
    from assistant.commands.batch import read_rows
    from assistant.evaluation.questions import expected
    from assistant.evaluation.run import evaluate
    from assistant.evaluation.table import summary

    questions = [(expected(row.given), row.history) for row in read_rows(arguments.questions)]
    with opened_assistant(arguments, console) as (assistant, _):
        documents = chosen_documents(assistant, arguments.document)
        names = documents or tuple(info.name for info in assistant.store.documents())
        source = "\n".join(assistant.store.document(name).text for name in names)
        result = evaluate(assistant, questions, source, documents=documents, progress=console.progress)
    if arguments.json:
        console.data(result.as_json())
    else:
        console.say(summary(result))
    for miss in result.misses if arguments.misses else ():
        console.note(f"{miss.id} [{miss.kind}] {miss.question} → {miss.reason}")
    return 0
