// A question set as its paper: under their kinds the questions, numbered through, with their answers where those are shown.

import { passage } from "./cited.js";
import { button, make } from "./elements.js";
import { HEADINGS, LETTERS, ROMAN, TASKS, TITLE, rightAnswer, sortOf } from "./quizwords.js";

const DOTS = "……";
// Units of width that fit beside one another: two options on a line, four (as in the Word file).
const HALF = 31;
const QUARTER = 14;

export class QuizPaper {
  /** `acts` are what a trainer does with a question: drop, swap (by its id), move (by id and step), movable. */
  constructor(pane, acts) {
    this.pane = pane;
    this.acts = acts;
    this.head = make("div", { class: "tl-quiz-head" });
    this.parts = make("div", { class: "tl-quiz-parts" });
    this.element = make("div", { class: "tl-quiz-paper" }, this.head, this.parts);
    this.drawn = new Map(); // by id: { item, line }
  }

  /** `lines` are [{ question, options }, …] in the order of a paper, null while it is not known; `editable` where it may
   * be changed. */
  show(lines, { answers, editable }) {
    this.shown = { answers, editable };
    this.drawn = new Map();
    if (lines === null) {
      this.parts.replaceChildren(make("p", { class: "tl-how" }, "Đang trộn mã đề…"));
      return;
    }
    const kinds = [...new Set(lines.map(({ question }) => question.kind))];
    let number = 0;
    this.parts.replaceChildren(
      ...kinds.map((kind, place) => {
        const items = lines.filter(({ question }) => question.kind === kind).map((line) => this.#item({ ...line, number: (number += 1) }));
        const title = `${kinds.length > 1 ? `Phần ${ROMAN[place]}. ` : ""}${HEADINGS[kind]}`;
        return make("section", { class: "tl-quiz-part", "aria-label": title }, make("h4", {}, title), make("p", { class: "tl-quiz-task" }, TASKS[kind]), make("ol", {}, items));
      }),
    );
  }

  /** What stands above the questions on paper. */
  entitle({ title, organisation, minutes }, { code, count, reports }) {
    const lines = organisation ? [organisation] : ["……………………………………", "……………………………………"];
    this.head.replaceChildren(
      make("div", { class: "tl-quiz-of" }, lines.map((line) => make("p", {}, line))),
      make(
        "div",
        { class: "tl-quiz-named" },
        make("p", { class: "tl-quiz-title" }, title || TITLE),
        make("p", {}, make("i", {}, reports)),
        make("p", {}, make("i", {}, `(${[minutes ? `Thời gian làm bài: ${minutes} phút` : "", `${count} câu`].filter(Boolean).join(", ")})`)),
        code ? make("p", {}, make("b", { class: "tl-quiz-code" }, `Mã đề: ${code}`)) : null,
      ),
      make("p", { class: "tl-quiz-who" }, make("span", {}, "Họ và tên:"), make("span", {}, "Đơn vị:")),
    );
  }

  /** Draw one question anew, with other words. */
  redraw(question) {
    const drawn = this.drawn.get(question.id);
    if (!drawn) return;
    const item = this.#item({ ...drawn.line, question });
    const held = drawn.item.contains(document.activeElement);
    drawn.item.replaceWith(item);
    if (held) item.focus();
  }

  /** Put the focus on a question, or on a button of it. */
  focus(id, act) {
    const item = this.drawn.get(id)?.item;
    const pressed = act && item?.querySelector(`[data-act="${act}"]:not(:disabled)`);
    (pressed ?? item)?.focus();
    item?.scrollIntoView({ block: "nearest" });
  }

  #item(line) {
    const { question, options, number } = line;
    const name = `tl-quiz-cau-${question.id}`;
    const item = make(
      "li",
      { class: "tl-quiz-item", tabindex: -1, "aria-labelledby": name, "data-id": question.id },
      make("div", { class: "tl-quiz-line" }, make("p", { class: "tl-quiz-number", id: name }, `Câu ${number}`), make("p", { class: "tl-quiz-sort" }, sortOf(question)), this.shown.editable ? this.#acts(question, number) : null),
      make("p", { class: "tl-quiz-asked" }, make("b", {}, `Câu ${number}. `), question.question),
      this.#choices(question, options),
      this.shown.answers ? this.#answer(question, options) : null,
    );
    this.drawn.set(question.id, { item, line });
    return item;
  }

  #acts({ id }, number) {
    const press = (act, label, told, run, off = false) => button(label, { class: `tl-button tl-quiet${label ? "" : ` tl-quiz-${act}`}`, "data-act": act, "aria-label": `${told} ${number}`, title: label ? null : told, disabled: off, onclick: run });
    return make(
      "div",
      { class: "tl-quiz-acts" },
      press("up", "", "Chuyển lên trước: câu", () => this.acts.move(id, -1), !this.acts.movable(id, -1)),
      press("down", "", "Chuyển xuống sau: câu", () => this.acts.move(id, 1), !this.acts.movable(id, 1)),
      press("swap", "Đổi câu", "Đổi câu", () => this.acts.swap(id)),
      press("drop", "Bỏ câu này", "Bỏ câu", () => this.acts.drop(id)),
    );
  }

  #choices(question, options) {
    const right = (option) => this.shown.answers && option === question.answer;
    const mark = (option) => (right(option) ? make("span", { class: "tl-quiz-tick" }, " (đáp án)") : null);
    if (question.kind === "match") return matching(question, options);
    if (question.kind === "true_false") return make("ul", { class: "tl-quiz-boxes" }, options.map((option) => make("li", { class: right(option) ? "tl-quiz-right" : null }, option, mark(option))));
    if (options.length > 0) {
      const longest = Math.max(...options.map((option) => option.length));
      const beside = longest <= QUARTER ? "four" : longest <= HALF ? "two" : "one";
      return make("ol", { class: `tl-quiz-options tl-quiz-${beside}` }, options.map((option, place) => make("li", { class: right(option) ? "tl-quiz-right" : null }, make("b", {}, `${LETTERS[place]}. `), make("span", {}, option, mark(option)))));
    }
    if (this.shown.answers) return null;
    const lines = question.kind === "short" ? Math.min(6, Math.max(2, Math.ceil(question.answer.length / 75) + 1)) : 1;
    return make("div", { class: "tl-quiz-lines", role: "img", "aria-label": "Chỗ ghi câu trả lời" }, Array.from({ length: lines }, () => make("span", {})));
  }

  #answer(question, options) {
    return make(
      "div",
      { class: "tl-quiz-answer" },
      make("p", {}, make("b", {}, "Đáp án: "), rightAnswer(question, options)),
      question.accepted.length > 0 ? make("p", {}, make("b", {}, "Cũng đúng: "), question.accepted.join("; ")) : null,
      make("p", {}, make("b", {}, "Giải thích: "), question.explanation),
      question.citations.map((citation) => passage(citation, this.pane)),
    );
  }
}

function matching({ pairs }, options) {
  const rows = Math.max(pairs.length, options.length);
  const row = (place) => make("tr", {}, make("td", {}, pairs[place] ? `${place + 1}. ${pairs[place][0]}` : ""), make("td", {}, options[place] ? `${LETTERS[place].toLowerCase()}) ${options[place]}` : ""));
  return make(
    "div",
    {},
    make("table", { class: "tl-quiz-match" }, make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Cột trái"), make("th", { scope: "col" }, "Cột phải"))), make("tbody", {}, Array.from({ length: rows }, (_, place) => row(place)))),
    make("p", { class: "tl-quiz-pairs" }, `Trả lời: ${pairs.map((_, place) => `${place + 1} – ${DOTS}`).join("; ")}`),
  );
}
