// The files of a question set: each format with what it is for, how much of the set it holds, and what it leaves out.

import { button, make } from "./elements.js";
import { save } from "./saving.js";

export class QuizFiles {
  /** `request` gives the address and the rest of a request for a file, `fitting` asks for a set that a format holds. */
  constructor({ request, fitting }) {
    this.request = request;
    this.fitting = fitting;
    this.list = make("ul", {});
    this.all = make("p", { class: "tl-how" });
    this.notes = make("div", {});
    this.status = make("p", { class: "tl-quiz-saved", role: "status" });
    this.problem = make("p", { class: "tl-problem", role: "alert", hidden: true });
    this.element = make("section", { class: "tl-quiz-files", "aria-label": "Tải bộ câu hỏi" }, make("h4", {}, "Tải về"), this.all, this.list, this.notes, this.status, this.problem);
  }

  /** `total` is how many questions the set has, `papers` how many versions, `fit` the format it was made for. */
  show(formats, { total, papers, fit }) {
    this.total = total;
    const pressed = this.list.contains(document.activeElement) && document.activeElement.dataset.ending;
    this.list.replaceChildren(...formats.map((format) => this.#format(format)));
    this.notes.replaceChildren(...formats.filter(({ held }) => held < total).map((format) => this.#note(format, fit)));
    this.all.textContent = papers > 1 ? `${formats.filter((one) => one.papers).map(({ name }) => name).join(", ")}: đủ ${papers} mã đề. Các tệp khác: mã đề đang xem.` : "";
    if (pressed) this.list.querySelector(`[data-ending="${pressed}"]`)?.focus();
  }

  /** Nothing is told any more of a set that was changed since. */
  forget() {
    this.status.textContent = "";
    this.problem.hidden = true;
  }

  #format(format) {
    const { ending, name, purpose, held } = format;
    const press = button("", { class: "tl-button tl-quiz-file", "data-ending": ending, disabled: held === 0, onclick: () => this.#save(format, press) });
    press.append(make("b", {}, name), make("span", {}, `.${ending} · ${purpose}`));
    return make("li", {}, press);
  }

  /** What a format does not take, with a set that it takes whole, where that is another. */
  #note(format, fit) {
    const { ending, name } = format;
    const offer = button(`Soạn bộ hợp với ${name}`, { onclick: () => this.fitting(ending) });
    return make("div", { class: "tl-quiz-held" }, make("span", {}, this.#part(format)), fit === ending ? null : offer);
  }

  #part({ name, held, left_out: left }) {
    return `${name} nhận ${held} trong ${this.total} câu. ${left}`;
  }

  async #save(format, pressed) {
    const { ending, name } = format;
    this.forget();
    this.status.textContent = `Đang tạo tệp ${name}…`;
    pressed.disabled = true;
    try {
      await save(...this.request(ending));
      this.status.textContent = `Đã tải tệp ${name}. ${format.held < this.total ? this.#part(format) : `Tệp có đủ ${this.total} câu.`}`;
    } catch (error) {
      this.status.textContent = "";
      this.problem.textContent = error.message;
      this.problem.hidden = false;
    }
    pressed.disabled = false;
    pressed.focus();
  }
}
