// The checked text with its figures marked. One of them is in the order of Tab; arrow keys go from one to the next.

import { make } from "./elements.js";
import { toUtf16 } from "./offsets.js";
import { VERDICTS } from "./checkwords.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

export class MarkedText {
  /** `chosen` is called with the place of the figure that the reader chose; `step` with a key's direction. */
  constructor({ chosen, step }) {
    this.element = make("div", { class: "tl-check-text", role: "group", "aria-label": "Văn bản đã kiểm tra" });
    this.marks = [];
    this.element.addEventListener("click", (event) => {
      const mark = event.target.closest(".tl-checked");
      if (mark) chosen(this.marks.indexOf(mark));
    });
    this.element.addEventListener("keydown", (event) => {
      const at = this.marks.indexOf(event.target);
      if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "Enter" || event.key === " ") chosen(at);
      else if (event.key in STEPS) step(STEPS[event.key], at);
      else return;
      event.preventDefault();
    });
  }

  /** Show a text with its items, which stand in order and do not overlap. */
  show({ text, items }) {
    const unit = toUtf16(text);
    const parts = [];
    let done = 0;
    this.marks = items.map((item) => {
      const [start, end] = [unit(item.start), unit(item.end)];
      const mark = make(
        "span",
        { class: "tl-checked", role: "button", tabindex: -1, "data-verdict": item.verdict, "aria-pressed": "false" },
        text.slice(start, end),
      );
      mark.setAttribute("aria-label", `${text.slice(start, end)}: ${VERDICTS[item.verdict].phrase}`);
      parts.push(text.slice(done, start), mark);
      done = end;
      return mark;
    });
    this.element.replaceChildren(...parts, text.slice(done));
    this.#reach(0);
  }

  /** Make one figure the chosen one (-1 for none); `focus` moves the keyboard to it, `reveal` brings it into sight. */
  choose(at, { focus, reveal }) {
    for (const mark of this.element.querySelectorAll("[aria-pressed=true]")) mark.setAttribute("aria-pressed", "false");
    const mark = this.marks[at];
    if (!mark) return;
    mark.setAttribute("aria-pressed", "true");
    this.#reach(at);
    if (focus) mark.focus({ preventScroll: true });
    if (reveal) mark.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** Let the figures that are not shown stand back. */
  only(shown) {
    this.marks.forEach((mark, at) => mark.classList.toggle("tl-back-off", !shown.includes(at)));
  }

  #reach(at) {
    this.element.querySelector("[tabindex='0']")?.setAttribute("tabindex", "-1");
    this.marks[at]?.setAttribute("tabindex", "0");
  }
}
