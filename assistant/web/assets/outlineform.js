// What an outline is asked for with: the report, its sections, a topic, the length of the session.

import { OneOf } from "./choices.js";
import { button, field, hold, make } from "./elements.js";
import { SectionPicker } from "./sectionpicker.js";
import { fetchJson } from "./server.js";

const MINUTES = [15, 30, 45, 60, 90];
const USUAL = 30;
const HINT = "Có thể viết không dấu. Để trống thì đề cương theo các mục đã chọn.";

export class OutlineForm {
  /** `ask` is called with what is asked for, as it stands in an address. */
  constructor(ask) {
    this.reports = [];
    this.topics = new Map(); // by report: those suggested
    this.choice = make("select", { onchange: () => this.#choose() });
    this.chooser = field("tl-de-cuong-cua", "Báo cáo", this.choice);
    this.picker = new SectionPicker();
    this.topic = make("input", { type: "text", maxlength: 300, lang: "vi", autocomplete: "off", enterkeyhint: "go", "aria-describedby": "tl-de-cuong-ve-gi" });
    this.suggested = make("div", { class: "tl-topics", role: "group", "aria-label": "Chuyên đề gợi ý", hidden: true });
    this.minutes = new OneOf("Thời lượng buổi học (phút)", MINUTES.map((many) => [String(many), String(many)]), USUAL);
    this.start = button("Soạn đề cương", { class: "tl-button tl-primary", type: "submit" });
    this.problem = make("p", { class: "tl-problem", role: "alert", hidden: true });
    const topic = field("tl-de-cuong-ve", "Chuyên đề hoặc câu hỏi", this.topic);
    topic.append(make("p", { class: "tl-hint", id: "tl-de-cuong-ve-gi" }, HINT), this.suggested);
    this.element = make(
      "form",
      { class: "tl-form", "aria-label": "Soạn đề cương buổi học" },
      this.chooser,
      this.picker.element,
      topic,
      this.minutes.element,
      make("div", { class: "tl-form-acts" }, this.start),
      this.problem,
    );
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.start.disabled && this.reports.length > 0) ask(this.#asked);
    });
  }

  /** The reports there are; what was typed and chosen stays. */
  fill(reports) {
    const before = this.choice.value;
    this.reports = reports;
    this.topics.clear();
    this.choice.replaceChildren(...reports.map(({ name, title }) => new Option(title, name)));
    if (reports.some(({ name }) => name === before)) this.choice.value = before;
    this.chooser.hidden = reports.length < 2;
    this.#choose();
  }

  /** Show what an address asks for. */
  show(asked) {
    const name = asked.get("ten");
    if (this.reports.some((report) => report.name === name) && this.choice.value !== name) {
      this.choice.value = name;
      this.#choose();
    }
    this.picker.choose(asked.getAll("muc"), false);
    this.topic.value = asked.get("chu-de") ?? "";
    this.minutes.value = asked.get("phut") ?? USUAL;
  }

  busy(busy) {
    hold([this.start], busy);
    this.start.textContent = busy ? "Đang soạn…" : "Soạn đề cương";
    this.element.setAttribute("aria-busy", String(busy));
  }

  /** Tell what is wrong; an empty text takes it away. */
  tell(problem) {
    this.problem.textContent = problem;
    this.problem.hidden = problem === "";
    if (problem) this.problem.scrollIntoView({ block: "nearest" });
  }

  get #asked() {
    const topic = this.topic.value.trim();
    return new URLSearchParams([["ten", this.choice.value], ...this.picker.value.map((name) => ["muc", name]), ...(topic ? [["chu-de", topic]] : []), ["phut", this.minutes.value || String(USUAL)]]);
  }

  async #choose() {
    const { value: name } = this.choice;
    this.picker.fill(this.reports.filter((report) => report.name === name));
    if (!this.topics.has(name)) {
      const told = await fetchJson(`on-tap/de-cuong/chu-de?${new URLSearchParams({ ten: name })}`).catch(() => null);
      if (!told || !this.reports.some((report) => report.name === name)) return; // the form does without
      this.topics.set(name, told.topics);
    }
    if (this.choice.value !== name) return;
    const topics = this.topics.get(name);
    const press = (topic) => button(topic, { class: "tl-button tl-topic", onclick: () => this.#take(topic) });
    this.suggested.replaceChildren(make("span", {}, "Gợi ý:"), ...topics.map(press));
    this.suggested.hidden = topics.length === 0;
  }

  #take(topic) {
    this.topic.value = topic;
    this.topic.focus();
  }
}
