// How a session of practice begins: what is going on or due, and the wish for a new one.

import { OneOf, SomeOf } from "./choices.js";
import { button, hold, make } from "./elements.js";
import { History } from "./practicehistory.js";
import { clockOf } from "./practicetimer.js";
import { SectionPicker } from "./sectionpicker.js";
import { local, recall, remember } from "./storage.js";
import { ALL, KINDS, LEVELS } from "./studywords.js";

const WISH = "troly-luyen-tap-chon";
const MODES = [
  ["practice", "Luyện tập"],
  ["test", "Làm bài kiểm tra"],
];
const ABOUT = {
  practice: "Mỗi câu trả lời được nhận xét ngay, kèm trích dẫn; câu sai được hỏi lại.",
  test: "Có giới hạn thời gian, được xem và sửa lại các câu; kết quả có sau khi nộp bài.",
};
const NUMBERS = [10, 20, 30, 50];
const MINUTES = [10, 15, 30, 45];
const MOST_AGAIN = 20;
const GRACE = 3000; // milliseconds in which another window may hand in the test that it is in
const EACH = "moi-cau"; // a minute a question

export class Start {
  /** `acts`: { start(wish), resume(), review(questions), look(), clear() }; `where` tells where results are kept. */
  constructor(acts) {
    this.acts = acts;
    this.cards = make("div", { class: "tl-start-cards" });
    this.sections = new SectionPicker();
    this.mode = new OneOf("Cách làm", MODES, "practice", () => this.#arrange());
    this.about = make("p", { class: "tl-start-about" });
    this.number = new OneOf("Số câu hỏi", NUMBERS.map((number) => [number, String(number)]), 10, () => this.#arrange());
    this.minutes = new OneOf("Thời gian", [[EACH, "Theo số câu"], ...MINUTES.map((minutes) => [minutes, `${minutes} phút`])], EACH, () => this.#arrange());
    this.time = make("p", { class: "tl-start-about" });
    this.limit = make("div", {}, this.minutes.element, this.time);
    this.kinds = new SomeOf(`Dạng câu hỏi ${ALL}`, Object.entries(KINDS));
    this.levels = new SomeOf(`Mức độ ${ALL}`, Object.entries(LEVELS));
    this.go = make("button", { type: "submit", class: "tl-button tl-primary" }, "Bắt đầu");
    this.status = make("span", { role: "status" });
    this.problem = make("p", { class: "tl-problem", role: "alert", hidden: true });
    this.form = make(
      "form",
      { class: "tl-form tl-start-form", "aria-label": "Bài luyện tập mới", onsubmit: (event) => this.#submitted(event) },
      make("div", {}, this.mode.element, this.about),
      this.sections.element,
      make("div", { class: "tl-fields" }, this.number.element, this.limit),
      make("div", { class: "tl-fields" }, this.kinds.element, this.levels.element),
      this.problem,
      make("div", { class: "tl-form-acts" }, this.go, this.status),
    );
    this.where = make("p", { class: "tl-start-where" });
    this.history = new History(() => acts.clear());
    this.element = make("div", { class: "tl-start" }, this.cards, this.form, this.where, this.history.element);
    this.#recall();
    this.#arrange();
  }

  fill({ reports }) {
    this.sections.fill(reports);
  }

  /** What is going on, what is due again, what was done, and where that is kept. */
  tell({ running, again, history, where }) {
    this.running = running;
    this.cards.replaceChildren(...[this.#runningCard(), this.#againCard(again)].filter(Boolean));
    this.history.show(history);
    this.where.textContent = where;
    this.ticking ??= setInterval(() => this.#tick(), 1000);
  }

  /** Whether questions are on their way, and what went wrong with the last ones. */
  busy(words, problem = "") {
    hold([this.go], words !== "");
    this.status.textContent = words;
    this.problem.textContent = problem;
    this.problem.hidden = problem === "";
    if (problem) this.problem.scrollIntoView({ block: "nearest" });
  }

  #runningCard() {
    const { running } = this;
    if (!running) return null;
    this.left = make("span", {});
    const done = running.phase === "done";
    const what = done ? "Kết quả bài vừa làm" : running.isTest ? "Bài kiểm tra đang làm" : "Bài luyện tập đang làm";
    const told = done ? "" : `đã trả lời ${running.answered}/${running.number} câu`;
    this.#tick();
    return card([make("strong", {}, what), told ? `: ${told}` : "", this.left], button(done ? "Xem lại kết quả" : "Tiếp tục bài đang làm", { class: done ? "tl-button" : "tl-button tl-primary", onclick: () => this.acts.resume() }));
  }

  #tick() {
    const { running } = this;
    if (!running || running.phase !== "doing" || running.left === Infinity) return;
    this.left.textContent = `, còn ${clockOf(Math.max(running.left, 0))}`;
    if (running.left > -GRACE || this.element.hidden) return;
    this.running = null;
    this.acts.resume();
  }

  #againCard({ due, later }) {
    const all = due.length > 0 ? due : later;
    if (all.length === 0) return null;
    const questions = all.slice(0, MOST_AGAIN);
    const label = due.length > 0 ? `Ôn lại ${questions.length} câu sai` : `Ôn trước ${questions.length} câu`;
    const many = all.length > MOST_AGAIN ? `Có ${all.length} câu, mỗi lần ôn ${MOST_AGAIN} câu. ` : "";
    const told = many + (due.length > 0 ? "Câu từng trả lời sai được hỏi lại đến khi đúng ở hai lần ôn liên tiếp." : "Câu từng trả lời sai chưa đến ngày ôn lại.");
    return card(told, button(label, { class: due.length > 0 ? "tl-button tl-primary" : "tl-button", onclick: () => this.acts.review(questions) }));
  }

  #arrange() {
    const test = this.mode.value === "test";
    this.about.textContent = ABOUT[this.mode.value];
    this.limit.hidden = !test;
    this.time.textContent = this.minutes.value === EACH ? `${this.number.value} phút cho ${this.number.value} câu.` : "";
    this.go.textContent = test ? "Bắt đầu làm bài" : "Bắt đầu";
  }

  #submitted(event) {
    event.preventDefault();
    const { mode, number, minutes, kinds, levels } = this;
    remember(local, WISH, JSON.stringify({ mode: mode.value, number: number.value, minutes: minutes.value, kinds: kinds.value, levels: levels.value }));
    const limit = mode.value !== "test" ? 0 : Number(minutes.value === EACH ? number.value : minutes.value);
    const asked = [["so", number.value], ...this.sections.value.map((name) => ["muc", name]), ...kinds.value.map((kind) => ["dang", kind]), ...levels.value.map((level) => ["muc-do", level])];
    this.acts.start({ mode: mode.value, minutes: limit, each: minutes.value === EACH, asked });
  }

  /** What was wished the last time is wished again. */
  #recall() {
    try {
      const { mode, number, minutes, kinds, levels } = JSON.parse(recall(local, WISH)) ?? {};
      const known = (options, word) => options.some(([option]) => String(option) === word);
      if (known(MODES, mode)) this.mode.value = mode;
      if (NUMBERS.map(String).includes(number)) this.number.value = number;
      if (MINUTES.map(String).includes(minutes)) this.minutes.value = minutes;
      if (Array.isArray(kinds)) this.kinds.value = kinds;
      if (Array.isArray(levels)) this.levels.value = levels;
    } catch {
      // whatever stands there, it is no wish of ours
    }
  }
}

function card(words, act) {
  return make("div", { class: "tl-start-card" }, make("p", {}, words), act);
}
