// All questions of a test by their numbers: which are answered, and the way to each.

import { button, make } from "./elements.js";

export class Paper {
  constructor(go) {
    this.go = go;
    this.told = make("summary", { class: "tl-test-paper-told" });
    this.numbers = make("div", { class: "tl-test-paper-numbers" });
    this.element = make("details", { class: "tl-test-paper", hidden: true, open: !matchMedia("(max-width: 768px)").matches }, this.told, this.numbers);
  }

  /** Show a test's questions; null shows nothing. */
  show(session) {
    this.element.hidden = session === null;
    if (!session) return;
    const { given } = session.state;
    this.told.textContent = `Các câu hỏi: đã trả lời ${session.answered}/${session.number}`;
    const held = this.numbers.contains(document.activeElement);
    this.numbers.replaceChildren(...given.map((one, place) => this.#number(one, place, place === session.place)));
    if (held) this.numbers.children[session.place].focus();
  }

  #number(given, place, here) {
    const label = `Câu ${place + 1}, ${given ? "đã trả lời" : "chưa trả lời"}`;
    return button([String(place + 1), given ? make("span", { class: "tl-test-paper-done", "aria-hidden": "true" }, "✓") : null], { class: "tl-button tl-test-paper-number", "aria-label": label, "aria-current": here ? "step" : null, onclick: () => this.go(place) });
  }
}
