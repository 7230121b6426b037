// A language model words the questions of a set, one by one; each that comes is proven by the server.

import { button, hidden, make } from "./elements.js";
import { lines } from "./lines.js";

const WORD = "Diễn đạt lại bằng mô hình ngôn ngữ";
const AT_WORK = "Đang diễn đạt câu hỏi";
const LOST = "Mất kết nối với máy chủ; các câu hỏi chưa diễn đạt giữ nguyên.";
const STOPPED = "Đã dừng; các câu hỏi còn lại giữ nguyên.";

export class StudyWording {
  /** `element` is to be put on the page; it is empty where there is no `model`. `wish` gives what to begin with:
   * { request, onQuestion }, see `start`; null where there is nothing to word. */
  constructor(model, wish = () => null) {
    this.model = model;
    this.wish = wish;
    this.leave = null;
    this.button = button(WORD, { onclick: () => this.#begin() });
    this.told = make("span", {});
    this.end = button("Dừng", { onclick: () => this.stop(), "aria-label": "Dừng diễn đạt lại" });
    this.meter = make("progress", { class: "tl-study-meter", "aria-label": AT_WORK });
    this.work = make("div", { class: "tl-study-work", hidden: true }, this.told, this.meter, this.end);
    this.status = make("p", { class: "tl-study-wording-told", role: "status" });
    this.credit = make("p", { class: "tl-study-credit", role: "note", hidden: true }, `Câu hỏi do mô hình ${model} diễn đạt lại, đã đối chiếu với báo cáo.`);
    this.element = make("div", { class: "tl-study-wording" }, this.button, this.work, this.status);
    this.element.hidden = !model;
    if (model) document.addEventListener("change", ({ target }) => target.id === "tl-model-switch" && this.#switched());
    if (model) this.#switched();
  }

  get atWork() {
    return this.leave !== null;
  }

  /** Have questions worded: `request` are the words after "on-tap/dien-dat?" and the ids, { query, ids };
   * `onQuestion(id, text, first)` is called with each that comes. Whether it came to its end. */
  async start({ query, ids }, onQuestion) {
    this.stop("");
    const leave = (this.leave = new AbortController());
    this.#arrange(0, ids.length);
    let kept = 0;
    let last = null;
    let problem = "";
    try {
      const sent = { method: "POST", body: JSON.stringify({ cau: ids }), headers: { "content-type": "application/json" }, signal: leave.signal };
      const response = await fetch(`on-tap/dien-dat?${query}`, sent);
      if (!response.ok) problem = (await response.json().catch(() => ({}))).message || LOST;
      else {
        for await (const line of lines(response.body)) {
          if (this.leave !== leave) return false;
          last = line;
          if (line.over) break;
          this.#arrange(line.done, line.total);
          if (line.id) onQuestion(line.id, line.question, (kept += 1) === 1);
        }
        if (!last?.over) problem = LOST;
      }
    } catch {
      problem = LOST;
    }
    if (this.leave !== leave) return false;
    const words = kept > 0 ? [`Đã diễn đạt lại ${kept} câu.`] : [];
    this.#finish([...words, problem || last.note].filter(Boolean).join(" "), kept > 0);
    return problem === "";
  }

  /** End the model's work; what came by then is kept. */
  stop(words = STOPPED) {
    if (!this.leave) return;
    const { leave } = this;
    this.leave = null;
    leave.abort();
    this.#finish(words, false);
  }

  /** Whether there are questions in the model's words: its name is told. */
  credited(worded) {
    this.credit.hidden = !worded;
  }

  #begin() {
    const wish = this.wish();
    if (wish) this.start(wish.request, wish.onQuestion);
  }

  #arrange(done, total) {
    const focused = document.activeElement === this.button;
    this.button.hidden = true;
    this.work.hidden = false;
    this.status.textContent = "";
    this.told.replaceChildren(hidden(`${AT_WORK}: `), `${done}/${total}`);
    Object.assign(this.meter, { max: Math.max(total, 1), value: done });
    if (focused) this.end.focus();
  }

  #finish(words, told) {
    const focused = this.work.contains(document.activeElement);
    this.leave = null;
    this.work.hidden = true;
    this.button.hidden = false;
    this.status.textContent = words;
    if (told) this.credited(true);
    if (focused) this.button.focus();
    this.#switched();
  }

  /** The reader's switch beside the question box counts here too. */
  #switched() {
    const off = Boolean(window.trolyWording?.());
    if (off) this.stop();
    this.element.hidden = off && this.status.textContent === "";
    this.button.hidden = off || this.atWork;
  }
}
