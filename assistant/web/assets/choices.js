// One choice among a few (radio buttons that look like a bar), or several of them (ticks).

import { make } from "./elements.js";

let groups = 0;

/** One of `options` ([[value, label], …]); `element` is to be put on the page, `value` is the one chosen. */
export class OneOf {
  constructor(legend, options, value, changed = () => {}) {
    const name = `tl-one-${(groups += 1)}`;
    this.inputs = options.map(([word]) => make("input", { type: "radio", name, value: word, onchange: changed }));
    const labels = this.inputs.map((input, place) => make("label", {}, input, make("span", {}, options[place][1])));
    this.element = make("fieldset", { class: "tl-choice" }, make("legend", {}, legend), make("div", { class: "tl-choice-bar" }, labels));
    this.value = value;
  }

  get value() {
    return this.inputs.find(({ checked }) => checked)?.value ?? "";
  }

  set value(word) {
    for (const input of this.inputs) input.checked = input.value === String(word);
  }
}

/** Some of `options` ([[value, label], …]); none ticked means all. */
export class SomeOf {
  constructor(legend, options, changed = () => {}) {
    this.inputs = options.map(([word]) => make("input", { type: "checkbox", value: word, onchange: changed }));
    const labels = this.inputs.map((input, place) => make("label", {}, input, make("span", {}, options[place][1])));
    this.element = make("fieldset", { class: "tl-choice tl-choice-some" }, make("legend", {}, legend), make("div", { class: "tl-choice-bar" }, labels));
  }

  get value() {
    return this.inputs.filter(({ checked }) => checked).map(({ value }) => value);
  }

  set value(words) {
    for (const input of this.inputs) input.checked = words.includes(input.value);
  }
}
