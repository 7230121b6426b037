// What a question set is asked for with, and what stands on its paper; the browser remembers it.

import { OneOf, SomeOf } from "./choices.js";
import { button, field, hold, make } from "./elements.js";
import { SectionPicker } from "./sectionpicker.js";
import { local, recall, remember } from "./storage.js";
import { ALL, KINDS, LEVELS } from "./studywords.js";

const KEPT = "troly-bo-cau-hoi";
const NUMBERS = ["10", "20", "30", "50"];
const OTHER = "khac";
const MOST = 200;
const MOST_SEED = 999;
const SEED_HINT = "Cùng lựa chọn, cùng mã thì cùng bộ câu hỏi.";

export class QuizForm {
  /** `ask` is called with what is wanted, `changed` when what stands on the paper changes. */
  constructor({ ask, changed }) {
    this.ask = ask;
    this.names = [];
    const keep = () => this.#keep();
    const printed = () => {
      keep();
      changed();
    };
    this.picker = new SectionPicker(keep);
    this.number = new OneOf("Số câu", [...NUMBERS.map((many) => [many, many]), [OTHER, "Số khác"]], "20", () => this.#numbered(true));
    this.typed = make("input", { type: "number", min: 1, max: MOST, inputmode: "numeric", onchange: keep });
    this.other = field("tl-quiz-so", `Số câu khác (1–${MOST})`, this.typed);
    this.kinds = new SomeOf(`Dạng câu hỏi ${ALL}`, Object.entries(KINDS), keep);
    this.levels = new SomeOf(`Mức độ ${ALL}`, Object.entries(LEVELS), keep);
    this.fit = new SomeOf("Dùng với Kahoot!", [["xlsx", "Chỉ câu nhập được vào Kahoot!"]], keep);
    this.seed = make("input", { type: "number", min: 0, max: MOST_SEED, value: 1, inputmode: "numeric", "aria-describedby": "tl-quiz-ma-gi", onchange: keep });
    const seed = field("tl-quiz-ma", "Mã trộn", this.seed);
    seed.append(make("p", { class: "tl-hint", id: "tl-quiz-ma-gi" }, SEED_HINT));
    const text = (placeholder) => make("input", { type: "text", maxlength: 200, lang: "vi", autocomplete: "off", placeholder, oninput: printed });
    this.title = text("Câu hỏi ôn tập");
    this.organisation = text("Đảng bộ …");
    this.minutes = make("input", { type: "number", min: 0, max: 300, inputmode: "numeric", placeholder: "Không ghi", oninput: printed });
    this.versions = new OneOf("Số mã đề", [["1", "1"], ["2", "2"], ["4", "4"]], "1", printed);
    this.start = button("Soạn câu hỏi", { class: "tl-button tl-primary", type: "submit" });
    this.again = button("Trộn bộ khác", { onclick: () => this.#again() });
    this.problem = make("p", { class: "tl-problem", role: "alert", hidden: true });
    this.more = make(
      "details",
      { class: "tl-quiz-more" },
      make("summary", {}, "Tùy chọn khác: mã trộn, tiêu đề và số mã đề khi in"),
      make("div", { class: "tl-fields" }, seed, this.fit.element, field("tl-quiz-ten", "Tiêu đề", this.title), field("tl-quiz-don-vi", "Đơn vị", this.organisation), field("tl-quiz-phut", "Thời gian làm bài (phút)", this.minutes), this.versions.element),
    );
    this.element = make(
      "form",
      { class: "tl-form", novalidate: true, "aria-label": "Soạn bộ câu hỏi" },
      this.picker.element,
      make("div", { class: "tl-fields" }, this.number.element, this.other),
      this.kinds.element,
      this.levels.element,
      this.more,
      make("div", { class: "tl-form-acts" }, this.start, this.again),
      this.problem,
    );
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#recall();
  }

  /** The reports there are; what was chosen stays. */
  fill({ reports }) {
    this.names = reports.map(({ name }) => name);
    this.picker.fill(reports);
    if (this.sections) this.picker.choose(this.sections, false);
    this.sections = null;
  }

  /** What stands on the paper. */
  get paper() {
    const minutes = Number(this.minutes.value);
    return {
      title: this.title.value.trim(),
      organisation: this.organisation.value.trim(),
      minutes: Number.isInteger(minutes) && minutes > 0 && minutes <= 300 ? minutes : 0,
      versions: Number(this.versions.value) || 1,
    };
  }

  /** Show what a set was made with. */
  show({ sections, number, kinds, levels, seed, fit }) {
    this.picker.choose(sections, false);
    this.number.value = NUMBERS.includes(String(number)) ? number : OTHER;
    this.typed.value = number;
    this.kinds.value = kinds;
    this.levels.value = levels;
    this.fit.value = fit ? [fit] : [];
    this.seed.value = seed;
    this.#numbered();
  }

  /** Ask for a set that a format takes whole. */
  fitting(ending) {
    this.fit.value = [ending];
    this.#send();
  }

  busy(busy) {
    hold([this.start, this.again], busy);
    this.start.textContent = busy ? "Đang soạn…" : "Soạn câu hỏi";
    this.element.setAttribute("aria-busy", String(busy));
  }

  /** Tell what is wrong; nothing takes it away. */
  tell(...problem) {
    this.problem.replaceChildren(...problem);
    this.problem.hidden = problem.length === 0;
    if (problem.length > 0) this.problem.scrollIntoView({ block: "nearest" });
  }

  #send() {
    if (this.start.disabled || this.names.length === 0) return;
    for (const [input, name, least, most] of [...(this.number.value === OTHER ? [[this.typed, "Số câu", 1, MOST]] : []), [this.seed, "Mã trộn", 0, MOST_SEED]]) {
      const typed = input.value.trim();
      if (/^\d+$/.test(typed) && Number(typed) >= least && Number(typed) <= most) continue;
      this.tell(`${name} phải là số nguyên từ ${least} đến ${most}.`);
      if (input === this.seed) this.more.open = true;
      input.focus();
      return;
    }
    this.#keep();
    this.ask(this.#wish);
  }

  get #wish() {
    return {
      names: this.names,
      sections: this.picker.value,
      number: Number(this.number.value === OTHER ? this.typed.value : this.number.value),
      kinds: this.kinds.value,
      levels: this.levels.value,
      seed: Number(this.seed.value),
      fit: this.fit.value[0] ?? "",
    };
  }

  #again() {
    const before = Number(this.seed.value);
    while (Number(this.seed.value) === before) this.seed.value = 1 + Math.floor(Math.random() * MOST_SEED);
    this.#send();
  }

  #numbered(chosen = false) {
    const other = this.number.value === OTHER;
    this.other.hidden = !other;
    if (chosen && other) this.typed.focus();
    this.#keep();
  }

  #keep() {
    const { title, organisation, minutes } = this;
    const kept = { ...this.#wish, names: undefined, title: title.value, organisation: organisation.value, minutes: minutes.value, versions: this.versions.value };
    remember(local, KEPT, JSON.stringify(kept));
  }

  #recall() {
    let kept = null;
    try {
      kept = JSON.parse(recall(local, KEPT) ?? "null");
      this.show({ sections: [], number: 20, kinds: [], levels: [], seed: 1, fit: "", ...kept });
      this.title.value = kept?.title ?? "";
      this.organisation.value = kept?.organisation ?? "";
      this.minutes.value = kept?.minutes ?? "";
      if (["1", "2", "4"].includes(kept?.versions)) this.versions.value = kept.versions;
      this.sections = Array.isArray(kept?.sections) ? kept.sections : null; // chosen when they are there
    } catch {
      // not ours: written anew with the next choice
    }
    this.#numbered();
  }
}
