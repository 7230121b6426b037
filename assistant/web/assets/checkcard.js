// What is said of the chosen figure: its verdict, what the report has, the way there, and to the figures beside it.

import { button, hidden, make } from "./elements.js";
import { VERDICTS, indicatorOf, messageOf, oneLine, placeOf, verdictOf } from "./checkwords.js";
import { citationOf, figuresIn } from "./rows.js";

export class Card {
  /** `step` is called with 1 or -1, `close` when the card is put away. */
  constructor({ library, pane, step, close }) {
    this.library = library;
    this.pane = pane;
    this.place = make("p", { class: "tl-card-place" });
    this.previous = button("‹ Trước", { onclick: () => step(-1) });
    this.next = button("Sau ›", { onclick: () => step(1) });
    const shut = button([make("span", { "aria-hidden": "true" }, "×"), hidden("Bỏ chọn")], { class: "tl-button tl-quiet tl-card-close", onclick: close });
    this.body = make("div", { class: "tl-card-body" });
    this.spoken = make("p", { class: "tl-hidden", role: "status" });
    const steps = make("div", { class: "tl-card-steps" }, this.place, this.previous, this.next, shut);
    this.element = make("section", { class: "tl-card", "aria-label": "Số liệu đang chọn", hidden: true }, steps, this.body);
  }

  /** Show a figure, the `at`-th of `of` shown; null puts the card away. */
  show(item, at, of) {
    this.element.hidden = item === null;
    if (item === null) return;
    this.place.textContent = `${at + 1}/${of}`;
    this.previous.disabled = at === 0;
    this.next.disabled = at === of - 1;
    this.body.replaceChildren(...this.#told(item));
    this.element.dataset.verdict = item.verdict;
    this.spoken.textContent = `${oneLine(item.text)}: ${verdictOf(item)}. ${item.message}`;
  }

  #told(item) {
    const { sign } = VERDICTS[item.verdict];
    const head = make(
      "p",
      { class: "tl-card-head" },
      make("strong", {}, oneLine(item.text)),
      make("span", { class: "tl-verdict", "data-verdict": item.verdict }, make("span", { "aria-hidden": "true" }, `${sign} `), verdictOf(item)),
    );
    const parts = [head];
    if (item.entry) parts.push(make("p", { class: "tl-card-indicator" }, indicatorOf(item.entry)));
    if (messageOf(item)) parts.push(make("p", {}, messageOf(item)));
    if (item.entry) parts.push(this.#source(item.entry, "Báo cáo viết"));
    for (const other of item.others) parts.push(this.#source(other, "Chỗ khác trong báo cáo"));
    return parts;
  }

  #source(entry, label) {
    const open = button(["Xem trong báo cáo", hidden(`: ${placeOf(entry, this.library)}`)], {
      onclick: (event) => this.pane.cite(citationOf(entry), event.currentTarget),
    });
    return make(
      "div",
      { class: "tl-card-source" },
      make("p", { class: "tl-card-where" }, `${label} (${placeOf(entry, this.library)})`),
      make("blockquote", {}, ...figuresIn(citationOf(entry))),
      open,
    );
  }
}
