// The key of a paper, for print: the letters at a glance, then each answer with its reason and source.

import { whereOf } from "./cited.js";
import { make } from "./elements.js";
import { LETTERS, TITLE, rightAnswer } from "./quizwords.js";

const ACROSS = 10;

/** The key of `lines` ([{ question, options }, …]) under its heading. */
export function keyOf(lines, { title, code }) {
  const named = new Set(lines.flatMap(({ question }) => question.citations.map(({ document }) => document)));
  return [
    make("h3", {}, `Đáp án${code ? ` – Mã đề ${code}` : ""}`),
    make("p", { class: "tl-quiz-key-title" }, title || TITLE),
    letters(lines),
    named.size === 1 ? make("p", {}, `Nguồn: ${[...named][0]}.`) : null,
    make(
      "table",
      { class: "tl-quiz-reasons" },
      make("thead", {}, make("tr", {}, ["Câu", "Đáp án", "Giải thích và nguồn"].map((told) => make("th", { scope: "col" }, told)))),
      make("tbody", {}, lines.map(({ question, options }, place) => reason(question, options, place + 1, named.size > 1))),
    ),
  ].filter(Boolean);
}

function letters(lines) {
  const marks = lines.map(({ question, options }, place) => [place + 1, question.kind === "mcq" ? LETTERS[options.indexOf(question.answer)] : question.kind === "true_false" ? question.answer[0] : ""]).filter(([, letter]) => letter);
  if (marks.length === 0) return null;
  const rows = [];
  for (let start = 0; start < marks.length; start += ACROSS) {
    const some = marks.slice(start, start + ACROSS);
    for (const at of [0, 1]) rows.push(make("tr", {}, some.map((mark) => make(at === 0 ? "th" : "td", {}, String(mark[at])))));
  }
  return make("table", { class: "tl-quiz-letters" }, make("tbody", {}, rows));
}

function reason(question, options, number, named) {
  const sources = question.citations.map((citation, place) => [named ? citation.document : "", place === 0 ? question.section || whereOf(citation) : whereOf(citation)].filter(Boolean).join(", "));
  return make(
    "tr",
    {},
    make("td", {}, String(number)),
    make("td", {}, rightAnswer(question, options)),
    make(
      "td",
      {},
      make("p", {}, question.explanation),
      question.accepted.length > 0 ? make("p", {}, `Chấp nhận: ${question.accepted.join("; ")}`) : null,
      [...new Set(sources)].map((source) => make("p", { class: "tl-quiz-source" }, `Nguồn: ${source}`)),
    ),
  );
}
