// A question set that was made: what it holds, its files, its papers, and what is done to single questions.

import { OneOf } from "./choices.js";
import { button, make } from "./elements.js";
import { QuizFiles } from "./quizfiles.js";
import { keyOf } from "./quizkey.js";
import { QuizPaper } from "./quizpaper.js";
import { TITLE, bySection, summary } from "./quizwords.js";

const CODES = "ABCDEFGH";
const MIXED = "Mã đề này được trộn từ mã đề A; muốn bỏ, đổi hoặc chuyển câu, hãy chọn mã đề A.";
const EMPTY = "Bộ câu hỏi không còn câu nào.";

export class QuizResult {
  /** `told` gives what stands on the paper, the reports' names, and takes wishes: fitting (for a format), back. */
  constructor(set, pane, told) {
    this.set = set;
    this.told = told;
    this.code = "";
    this.answers = false;
    this.title = make("h3", { tabindex: -1 });
    this.summary = make("p", {});
    this.few = make("p", { class: "tl-notice", hidden: true });
    this.sections = make("ul", {});
    this.codes = make("div", { class: "tl-quiz-codes" });
    this.mixed = make("p", { class: "tl-how", hidden: true }, MIXED);
    this.show = button("Hiện đáp án", { "aria-pressed": "false", onclick: () => this.#showAnswers() });
    this.prints = [button("In đề", { onclick: () => this.#print("paper") }), button("In đáp án", { onclick: () => this.#print("key") })];
    this.extra = make("div", { class: "tl-quiz-extra" }); // for what a language model can do
    this.status = make("span", { role: "status" });
    this.undo = button("Hoàn tác", { onclick: () => this.#back(), hidden: true });
    this.close = button("Đóng", { class: "tl-button tl-quiet", hidden: true, onclick: () => this.#closed() });
    this.toast = make("div", { class: "tl-quiz-toast tl-hidden" }, this.status, this.undo, this.close);
    this.files = new QuizFiles({ request: (ending) => this.#file(ending), fitting: told.fitting });
    this.problem = make("p", { class: "tl-problem", role: "alert", hidden: true });
    this.paper = new QuizPaper(pane, { drop: (id) => this.#drop(id), swap: (id) => this.#swap(id), move: (id, step) => this.#move(id, step), movable: (id, step) => set.movable(id, step) });
    this.key = make("div", { class: "tl-quiz-key" });
    this.body = make(
      "div",
      { class: "tl-quiz-body", hidden: true },
      make("div", { class: "tl-quiz-told" }, this.title, this.summary, this.few, make("details", {}, make("summary", {}, "Số câu theo mục"), this.sections)),
      this.files.element,
      this.problem,
      make("div", { class: "tl-quiz-bar" }, this.codes, this.show, this.prints, this.extra),
      this.mixed,
      this.paper.element,
      this.key,
    );
    this.element = make("section", { "aria-label": "Bộ câu hỏi đã soạn" }, this.body, this.toast);
    window.addEventListener("afterprint", () => this.#printed());
  }

  /** Show what changed (see QuizSet). */
  update(what, id) {
    const { set } = this;
    this.body.hidden = set.wish === null;
    if (what === "question") {
      this.paper.redraw(set.find(id));
      return;
    }
    this.problem.hidden = set.problem === "";
    this.problem.replaceChildren(set.problem, " ", button("Thử lại", { onclick: () => set.order() }));
    if (set.orders) this.files.show(set.orders.formats, { total: set.questions.length, papers: set.papers, fit: set.wish.fit });
    this.files.element.hidden = set.questions.length === 0;
    if (what === "list") this.#tellList();
    this.#choose();
    // The order of the first paper is ours, that of the others the server tells.
    if (what === "list" || this.code !== this.drawn || !this.mixed.hidden) this.#draw();
  }

  /** Show the title and what else stands above the questions. */
  entitle() {
    if (!this.set.wish) return;
    this.#choose();
    this.paper.entitle(this.told.paper(), { code: this.code, count: this.set.questions.length, reports: this.told.reports() });
  }

  /** Tell what was done; `done`: it can be undone. */
  say(words, done = false) {
    this.toast.classList.toggle("tl-hidden", words === ""); // seen or not, it tells screen readers
    this.close.hidden = words === "";
    this.status.textContent = words;
    this.undo.hidden = !(done && this.set.canGoBack);
  }

  focus() {
    this.title.focus();
    this.title.scrollIntoView({ block: "start" });
  }

  #tellList() {
    const { set } = this;
    const found = set.questions.length;
    this.files.forget();
    this.title.textContent = found > 0 ? `Bộ ${found} câu hỏi` : EMPTY;
    this.summary.textContent = found > 0 ? summary(set.questions) : "";
    this.sections.replaceChildren(...bySection(set.questions).map(([section, many]) => make("li", {}, `${section}: ${many} câu`)));
    this.few.hidden = set.made >= set.wanted;
    this.few.textContent = `Báo cáo chỉ đủ để soạn ${set.made} câu theo lựa chọn này.`;
  }

  /** The choice of a paper, where there are several. */
  #choose() {
    const { papers } = this.set;
    const codes = papers > 1 ? [...CODES.slice(0, papers)] : [""];
    if (!codes.includes(this.code)) this.code = codes[0];
    if (this.offered !== papers) {
      this.offered = papers;
      this.choice = papers > 1 ? new OneOf("Mã đề", codes.map((code) => [code, code]), this.code, () => this.#chosen()) : null;
      this.codes.replaceChildren(...(this.choice ? [this.choice.element] : []));
    }
    this.mixed.hidden = !this.code || this.code === CODES[0];
  }

  #chosen() {
    this.code = this.choice.value;
    this.#choose();
    this.#draw();
  }

  get #lines() {
    return this.set.paper(this.code);
  }

  #draw(answers = this.answers) {
    this.drawn = this.code;
    const lines = this.#lines;
    for (const press of this.prints) press.disabled = lines === null || lines.length === 0;
    this.paper.show(lines, { answers, editable: this.mixed.hidden });
    this.entitle();
  }

  #showAnswers() {
    this.answers = !this.answers;
    this.show.setAttribute("aria-pressed", String(this.answers));
    this.#draw();
  }

  #drop(id) {
    const at = this.set.questions.findIndex((question) => question.id === id);
    this.set.drop(id);
    const next = this.set.questions[at] ?? this.set.questions[at - 1];
    this.say(`Đã bỏ câu ${at + 1}; còn ${this.set.questions.length} câu.`, true);
    this.last = next?.id;
    if (next) this.paper.focus(next.id);
    else this.focus();
  }

  async #swap(id) {
    const number = this.set.questions.findIndex((question) => question.id === id) + 1;
    this.say(`Đang tìm câu thay câu ${number}…`);
    try {
      const found = await this.set.swap(id);
      this.say(found ? `Đã đổi câu ${number}.` : "", true);
      if (!found) return;
      this.last = found.id;
      this.paper.focus(found.id, "swap");
    } catch (error) {
      this.say(error.message);
    }
  }

  #move(id, step) {
    if (!this.set.move(id, step)) return;
    const number = this.set.questions.findIndex((question) => question.id === id) + 1;
    this.say(`Câu này nay là câu ${number}.`, true);
    this.last = id;
    this.paper.focus(id, step < 0 ? "up" : "down");
  }

  #back() {
    this.told.back();
    this.say("Đã trở lại như trước.", true);
    (this.undo.hidden ? this.close : this.undo).focus();
  }

  /** The words are taken away; the reader goes on at the question that they were of. */
  #closed() {
    this.say("");
    if (this.set.find(this.last)) this.paper.focus(this.last);
    else this.title.focus({ preventScroll: true });
  }

  #file(ending) {
    const { title, organisation, minutes } = this.told.paper();
    return this.set.request("/tai", { tep: ending, "ten-de": title, "don-vi": organisation, phut: minutes, ...(this.code ? { de: this.code } : {}) });
  }

  /** Print the paper or its key; the title is what a PDF is named. */
  #print(what) {
    const { title } = this.told.paper();
    this.key.replaceChildren(...keyOf(this.#lines, { title, code: this.code }));
    this.element.dataset.print = what;
    this.#draw(false); // whoever looked at the answers does not hand them out
    this.named ??= document.title;
    document.title = [title || TITLE, this.code ? `Mã đề ${this.code}` : "", what === "key" ? "Đáp án" : ""].filter(Boolean).join(" – ");
    window.print();
  }

  #printed() {
    if (!this.element.dataset.print) return;
    delete this.element.dataset.print;
    this.key.replaceChildren();
    this.#draw();
    document.title = this.named;
    this.named = null;
  }
}
