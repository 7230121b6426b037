// What cards are wanted: sections, groups, in which order; and what is kept of those learned before.

import { SomeOf } from "./choices.js";
import { GROUPS } from "./cardface.js";
import { KNOWN } from "./cardmemory.js";
import { button, hold, make } from "./elements.js";
import { saving } from "./saving.js";
import { SectionPicker } from "./sectionpicker.js";
import { ALL } from "./studywords.js";

const UNKEPT = "Trình duyệt không lưu được kết quả; kết quả chỉ giữ đến khi đóng trang.";

export class CardForm {
  /** `start`, `resume`, `list` and `clear` are what the reader asks for. */
  constructor({ start, resume, list, clear }) {
    this.names = [];
    this.picker = new SectionPicker();
    this.groups = new SomeOf(`Loại thẻ ${ALL}`, Object.entries(GROUPS));
    this.first = make("input", { type: "checkbox" });
    this.mixing = make("input", { type: "checkbox" });
    this.problem = make("p", { class: "tl-problem", role: "alert", hidden: true });
    this.status = make("p", { class: "tl-flash-status", role: "status" });
    this.go = button("Bắt đầu", { class: "tl-button tl-primary", type: "submit" });
    this.all = button("Xem tất cả thẻ", { onclick: list });
    const anki = button("Tải thẻ Anki", { onclick: () => saving(anki, this.problem, this.file("apkg")) });
    const text = button("Tải dạng văn bản", { onclick: () => saving(text, this.problem, this.file("md")) });
    this.resume = make("div", { class: "tl-flash-resume tl-notice", hidden: true });
    this.kept = make("p", { class: "tl-flash-kept", hidden: true });
    this.onResume = resume;
    this.onClear = clear;
    const form = make(
      "form",
      { class: "tl-form", "aria-label": "Chọn thẻ" },
      this.picker.element,
      this.groups.element,
      make("div", { class: "tl-flash-switches" }, ticked(this.first, "Chỉ thẻ trọng tâm"), ticked(this.mixing, "Trộn thẻ")),
      make("div", { class: "tl-form-acts" }, this.go, this.all, anki, text),
      this.problem,
      this.status,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      start();
    });
    this.element = make("div", {}, this.resume, form, this.kept);
  }

  fill({ names, reports }) {
    this.names = names;
    this.picker.fill(reports);
    this.tell("");
  }

  /** What is asked for, as parameters of an address. */
  get asked() {
    const first = this.first.checked ? [["trong-tam", "1"]] : [];
    return new URLSearchParams([...this.names.map((name) => ["ten", name]), ...this.picker.value.map((name) => ["muc", name]), ...this.groups.value.map((group) => ["loai", group]), ...first]).toString();
  }

  /** Choose again what was asked for. */
  set asked(text) {
    const asked = new URLSearchParams(text);
    this.picker.choose(asked.getAll("muc"), false);
    this.groups.value = asked.getAll("loai");
    this.first.checked = asked.has("trong-tam");
  }

  file(ending) {
    const asked = this.asked;
    return `on-tap/the/tai?${asked ? `${asked}&` : ""}tep=${ending}`;
  }

  /** What is done now or went wrong, "" for nothing. */
  tell(words, problem = "") {
    this.status.textContent = words;
    hold([this.go, this.all], words !== "");
    this.problem.textContent = problem;
    this.problem.hidden = problem === "";
  }

  /** Offer to go on with a round of so many cards left; 0: there is none. */
  offer(left) {
    this.resume.hidden = left === 0;
    this.resume.replaceChildren(...(left === 0 ? [] : [make("span", {}, `Lượt ôn đang làm dở, còn ${left} thẻ.`), button("Tiếp tục", { onclick: this.onResume })]));
  }

  /** Tell what is kept of cards learned before. */
  tellKept(memory) {
    const statuses = Object.values(memory.all);
    const known = statuses.filter((status) => status === KNOWN).length;
    this.kept.hidden = statuses.length === 0;
    if (statuses.length === 0) return;
    const told = memory.unkept ? UNKEPT : `Đã lưu trong trình duyệt này: ${known} thẻ đã nhớ, ${statuses.length - known} thẻ cần ôn thêm (sẽ hiện trước).`;
    this.kept.replaceChildren(make("span", {}, told), button("Xóa kết quả đã lưu", { class: "tl-button tl-quiet", onclick: this.onClear }));
  }
}

const ticked = (input, label) => make("label", { class: "tl-flash-switch" }, input, make("span", {}, label));
