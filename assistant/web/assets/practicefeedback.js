// What is told after an answer: the verdict, the right answer, why, and where the report says so.

import { passage } from "./cited.js";
import { hidden, make } from "./elements.js";

export const SIGNS = { right: "✓", wrong: "✗" };
const VERDICTS = { right: "Đúng", wrong: "Chưa đúng", skipped: "Chưa biết – hãy xem đáp án", self: "Hãy so sánh với đáp án" };

/** The element, and its `heading` to put the focus on. `step` is { value, verdict, right }. */
export function feedback(question, step, pane, { again = false } = {}) {
  const { verdict } = step;
  const tone = verdict === "right" ? "right" : verdict === "self" ? "self" : "wrong";
  const sign = SIGNS[tone] && make("span", { class: "tl-told-sign", "aria-hidden": "true" }, SIGNS[tone]);
  const heading = make("h4", { class: "tl-told-verdict", tabindex: -1 }, sign, VERDICTS[verdict]);
  // The options tell their answer themselves, and so do the lines of a match.
  const known = verdict === "right" && question.options.length > 0;
  const element = make(
    "section",
    { class: "tl-told", "data-told": tone, "aria-label": "Nhận xét câu trả lời" },
    heading,
    known || question.kind === "match" ? null : make("p", { class: "tl-told-answer" }, make("span", {}, "Đáp án: "), make("strong", {}, question.answer)),
    ways(question),
    question.explanation ? make("p", {}, question.explanation) : null,
    question.citations.map((citation) => passage(citation, pane)),
    again ? make("p", { class: "tl-told-again" }, "Câu này sẽ được hỏi lại sau ít câu.") : null,
  );
  return { element, heading };
}

/** Other answers that are right too, where the answer is given in words. */
function ways({ kind, answer, accepted = [] }) {
  const others = kind === "short" && answer.length > 40 ? accepted.filter((text) => text.length > 40) : [];
  if (others.length === 0) return null;
  return make("details", { class: "tl-told-ways" }, make("summary", {}, `${others.length} nội dung khác cũng đúng`), make("ul", {}, others.map((text) => make("li", {}, text))));
}

/** A sign for right or wrong, told to a screen reader in words. */
export function signOf(right) {
  const tone = right ? "right" : "wrong";
  return make("span", { class: "tl-told-sign", "data-told": tone }, make("span", { "aria-hidden": "true" }, SIGNS[tone]), hidden(VERDICTS[tone]));
}
