// Where a question is answered: options to choose from, a field, a choice for each line.

import { hidden, make } from "./elements.js";
import { figureAsked, linesRight } from "./grading.js";

const LETTERS = ["A", "B", "C", "D", "E", "F", "G", "H"];
let fields = 0;

/**
 * The control for a question: `element`, `value`, `focus()`, `show(value, told)`, `key(event)`; `changed` is called on each change.
 * In a test no answer is shown to compare with.
 */
export function controlFor(question, changed, { test = false } = {}) {
  if (question.kind === "match") return new Lines(question, changed);
  return question.options.length > 0 ? new Options(question, changed) : new Field(question, changed, test);
}

/** An answer in words, as it is told among the results. */
export function answerText(question, value) {
  if (value === null || value === undefined || value === "") return "";
  if (question.kind !== "match") return String(value);
  return question.pairs.map(([left], place) => `${left} – ${value[place] || "(để trống)"}`).join("; ");
}

class Options {
  constructor({ kind, options }, changed) {
    this.two = kind === "true_false";
    const name = `tl-answer-${(fields += 1)}`;
    this.inputs = options.map((option) => make("input", { type: "radio", name, value: option, onchange: changed }));
    this.signs = options.map(() => make("span", { class: "tl-option-sign" }));
    const labels = options.map((option, place) =>
      make("label", { class: "tl-option" }, this.inputs[place], this.two ? null : make("span", { class: "tl-option-letter" }, LETTERS[place]), make("span", { class: "tl-option-text" }, option), this.signs[place]),
    );
    this.element = make("fieldset", { class: this.two ? "tl-options tl-options-two" : "tl-options" }, make("legend", { class: "tl-hidden" }, "Phương án trả lời"), labels);
    this.missing = "Hãy chọn một phương án.";
  }

  get value() {
    return this.inputs.find(({ checked }) => checked)?.value ?? null;
  }

  set value(option) {
    for (const input of this.inputs) input.checked = input.value === option;
  }

  focus() {
    (this.inputs.find(({ checked }) => checked) ?? this.inputs[0]).focus();
  }

  /** Choose by a key: A–D or 1–4, Đ and S; whether it was one of them. */
  key({ key, code }) {
    const word = key.toLowerCase();
    const letter = /^Key([A-H])$/.exec(code)?.[1] ?? (word.length === 1 ? word.toUpperCase() : "");
    const digit = /^(?:Digit|Numpad)([1-8])$/.exec(code)?.[1];
    const letters = this.two ? [["đ", "D"], ["S"]].map((some) => some.includes(letter) || some.includes(word)) : this.inputs.map((_, place) => LETTERS[place] === letter);
    const place = digit ? Number(digit) - 1 : letters.indexOf(true);
    if (place < 0 || place >= this.inputs.length || this.inputs[place].disabled) return false;
    this.inputs[place].focus();
    this.inputs[place].click();
    return true;
  }

  /** Tell which option is right, and which was chosen. */
  told({ answer }) {
    this.inputs.forEach((input, place) => {
      input.disabled = true;
      const right = input.value === answer;
      if (!right && !input.checked) return;
      this.signs[place].closest("label").dataset.told = right ? "right" : "wrong";
      this.signs[place].append(right ? "✓" : "✗", hidden(right ? " đáp án đúng" : " phương án đã chọn, chưa đúng"));
    });
  }
}

const HINTS = { date: "ngày/tháng/năm", range: "từ … đến …" };

class Field {
  constructor(question, changed, test) {
    const asked = figureAsked(question);
    this.free = asked === "";
    const common = { id: `tl-answer-${(fields += 1)}`, class: "tl-answer-field", lang: "vi", autocomplete: "off", spellcheck: "false", oninput: changed };
    this.input = this.free
      ? make("textarea", { ...common, rows: 3 })
      : make("input", { ...common, type: "text", enterkeyhint: "go", inputmode: asked === "number" ? "decimal" : "text", placeholder: HINTS[asked] });
    const label = this.free && !test ? "Câu trả lời (có thể trả lời thầm rồi xem đáp án)" : "Câu trả lời";
    this.element = make("div", { class: "tl-field" }, make("label", { for: common.id }, label), this.input);
    this.missing = "Hãy nhập câu trả lời.";
    this.unread = asked === "date" ? "Hãy nhập ngày, tháng, năm bằng chữ số." : "Hãy nhập bằng chữ số.";
  }

  get value() {
    return this.input.value.trim() || null;
  }

  set value(text) {
    this.input.value = text ?? "";
  }

  focus() {
    this.input.focus();
  }

  key() {
    return false;
  }

  told() {
    this.input.readOnly = true;
  }
}

class Lines {
  constructor({ pairs, options }, changed) {
    this.selects = pairs.map(() => make("select", { id: `tl-answer-${(fields += 1)}`, onchange: changed }, make("option", { value: "" }, "Chọn…"), [...new Set(options)].map((option) => make("option", { value: option }, option))));
    this.notes = pairs.map(() => make("p", { class: "tl-line-note" }));
    const lines = pairs.map(([left], place) => make("li", { class: "tl-match-line" }, make("label", { for: this.selects[place].id }, left), this.selects[place], this.notes[place]));
    this.element = make("ol", { class: "tl-match" }, lines);
    this.missing = "Hãy chọn giá trị cho từng nội dung.";
  }

  /** The value chosen for each line; null where none is chosen at all. */
  get value() {
    const chosen = this.selects.map(({ value }) => value);
    return chosen.some(Boolean) ? chosen : null;
  }

  set value(chosen) {
    this.selects.forEach((select, place) => (select.value = chosen?.[place] ?? ""));
  }

  get complete() {
    return this.selects.every(({ value }) => value);
  }

  focus() {
    (this.selects.find(({ value }) => !value) ?? this.selects[0]).focus();
  }

  key() {
    return false;
  }

  told(question) {
    const right = linesRight(question, this.value);
    this.selects.forEach((select, place) => {
      select.disabled = true;
      select.closest("li").dataset.told = right[place] ? "right" : "wrong";
      this.notes[place].textContent = right[place] ? "✓ Đúng" : `✗ Đúng là: ${question.pairs[place][1]}`;
    });
  }
}
