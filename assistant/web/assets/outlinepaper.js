// An outline as a paper: read, made shorter, saved, printed, copied.

import { mark, quoteOf, whereOf } from "./cited.js";
import { button, make } from "./elements.js";
import { asText, capital, durationOf, sectionsOf } from "./outlinewords.js";
import { saving } from "./saving.js";

const CHECK = "Những số liệu sau cần kiểm tra lại với cơ quan ban hành trước khi trình bày:";
const LONGEST_NAME = 60;

export class OutlinePaper {
  /** `leaveOut` is called with what to make of the places left out, and with what to do when that is shown or is not. */
  constructor(pane, leaveOut) {
    this.pane = pane;
    this.leaveOut = leaveOut;
    this.outline = null;
    this.problem = make("p", { class: "tl-problem", role: "alert", hidden: true });
    this.status = make("p", { class: "tl-hidden", role: "status" });
    this.bar = make("div", { class: "tl-paper-bar" });
    this.body = make("article", { class: "tl-paper" });
    this.element = make("div", { class: "tl-outline", hidden: true }, this.bar, this.problem, this.status, this.body);
  }

  clear() {
    this.element.hidden = true;
    this.outline = null;
    this.body.replaceChildren();
    this.tell("");
  }

  /** Show an outline that was asked for with `asked`. */
  show(outline, asked) {
    const open = this.sources?.open ?? false;
    this.outline = outline;
    this.asked = asked;
    this.marks = new Map(outline.citations.map((citation) => [citation.n, citation]));
    this.tell("");
    this.#drawBar();
    this.#drawBody(open);
    this.element.hidden = false;
  }

  focus() {
    this.title.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "start" });
  }

  /** Tell what is wrong or to be noted; an empty text takes it away. */
  tell(problem) {
    this.problem.textContent = problem;
    this.problem.hidden = problem === "";
  }

  #drawBar() {
    const file = (label, ending) => button(label, { onclick: (event) => saving(event.currentTarget, this.problem, `on-tap/de-cuong/tai?${this.#fileAsked(ending)}`) });
    // The page copies what such a button carries (see app.js).
    const copy = button("Sao chép", { "data-act": "copy", onclick: () => (copy.dataset.copy = asText(this.outline)) });
    const print = button("In đề cương", { onclick: () => window.print() });
    const acts = make("div", { class: "tl-paper-acts", role: "group", "aria-label": "Dùng đề cương" }, file("Tải Word", "docx"), file("Tải Markdown", "md"), print, copy);
    this.bar.replaceChildren(...[acts, this.#leftOut()].filter(Boolean));
  }

  #fileAsked(ending) {
    const asked = new URLSearchParams(this.asked);
    asked.set("ma", this.outline.mark);
    asked.set("tep", ending);
    return asked;
  }

  /** What was taken out, each with the way back. */
  #leftOut() {
    const { left_out: gone } = this.outline;
    if (gone.length === 0) return null;
    const back = (change, words) => this.#take(change, words, () => (this.bar.querySelector(".tl-left-undo") ?? this.title).focus());
    const undo = button("Hoàn tác", { class: "tl-button tl-left-undo", onclick: () => back((places) => places.slice(0, -1), "Đã lấy lại ý vừa bỏ.") });
    const all = gone.length > 1 ? button("Lấy lại tất cả", { onclick: () => back(() => [], "Đã lấy lại tất cả các ý.") }) : null;
    const line = ({ place, text }) => make("li", {}, make("span", {}, text), button("Lấy lại", { "aria-label": `Lấy lại: ${short(text)}`, onclick: () => back((places) => places.filter((name) => name !== place), "Đã lấy lại một ý.") }));
    return make(
      "div",
      { class: "tl-left" },
      make("details", { class: "tl-left-list" }, make("summary", {}, `Đã bỏ ${gone.length} ý`), make("ul", {}, gone.map(line))),
      make("div", { class: "tl-paper-acts" }, undo, all),
    );
  }

  #drawBody(open) {
    const { outline } = this;
    const [kind, topic] = outline.title.split(/: (.*)/s);
    this.title = make("h3", { tabindex: -1 }, make("span", { class: "tl-paper-kind" }, kind), topic ? make("span", { class: "tl-paper-topic" }, capital(topic)) : "");
    this.sources = make("details", { class: "tl-paper-sources", open }, make("summary", {}, `Nguồn trích dẫn (${outline.citations.length})`), make("ol", {}, outline.citations.map((one) => this.#source(one))));
    this.body.replaceChildren(
      make("header", {}, this.title, make("p", {}, outline.report), make("p", {}, `Thời lượng: ${durationOf(outline)}`)),
      ...(outline.note ? [make("p", { class: "tl-notice tl-paper-note" }, outline.note)] : []),
      ...this.#cautions(),
      ...sectionsOf(outline).flatMap(([title, lines]) => [make("h4", {}, title), ...lines.map((line) => this.#block(line))]),
      this.sources,
    );
  }

  #cautions() {
    const { cautions } = this.outline;
    if (cautions.length === 0) return [];
    const line = ({ message, citations }) => make("li", {}, `${message} `, citations.map((n) => this.#mark(n)));
    return [make("aside", { class: "tl-paper-cautions", "aria-label": "Lưu ý về số liệu" }, make("h4", {}, "Lưu ý về số liệu"), make("p", {}, CHECK), make("ul", {}, cautions.map(line)))];
  }

  /** A part with its heading, or a list alone. */
  #block({ heading, points, numbered = false }) {
    const list = make(numbered ? "ol" : "ul", {}, points.map((point) => this.#line(point, heading !== undefined)));
    return heading ? make("section", {}, make("h5", {}, heading), list) : list;
  }

  /** A line; where a figure of a point is doubtful, the line says so. */
  #line({ text, citation, place }, isPoint) {
    const doubtful = isPoint && this.outline.cautions.some(({ citations }) => citations.includes(citation));
    const drop = make("button", { type: "button", class: "tl-drop", "data-place": place, title: "Bỏ ý này", "aria-label": `Bỏ ý này: ${short(text)}` });
    drop.addEventListener("click", () => this.#drop(drop, place, text));
    return make("li", {}, make("div", { class: "tl-paper-line" }, make("span", {}, text, citation ? [" ", this.#mark(citation)] : "", doubtful ? make("strong", { class: "tl-paper-doubt" }, " Số liệu cần kiểm tra") : ""), drop));
  }

  /** Take a line out; the reader goes on at the one that follows. */
  #drop(drop, place, text) {
    const drops = [...this.body.querySelectorAll(".tl-drop")];
    const at = drops.indexOf(drop);
    const next = (drops[at + 1] ?? drops[at - 1])?.dataset.place;
    drop.disabled = true;
    const focus = (done) => {
      if (!done) drop.disabled = false;
      (done ? this.body.querySelector(`.tl-drop[data-place="${next}"]`) ?? this.title : drop).focus({ preventScroll: done });
    };
    this.#take((places) => [...places.filter((name) => name !== place), place], `Đã bỏ: ${short(text)}. Có thể hoàn tác ở đầu đề cương.`, focus);
  }

  #take(change, words, focus) {
    this.status.textContent = "";
    this.leaveOut(change, (done) => {
      if (done) this.status.textContent = words;
      focus(done);
    });
  }

  #mark(n) {
    return mark(this.marks.get(n), this.pane);
  }

  #source(citation) {
    return make("li", {}, this.#mark(citation.n), make("span", {}, ` ${whereOf(citation)}: `, make("q", {}, quoteOf(citation))));
  }
}

/** The beginning of a text, as a name for its button. */
function short(text) {
  return text.length <= LONGEST_NAME ? text : `${text.slice(0, LONGEST_NAME).replace(/\s+\S*$/u, "")}…`;
}
