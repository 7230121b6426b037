// What a check has found: counts to filter by, the text with its marks, the chosen figure, the list of all.

import { button, hidden, make } from "./elements.js";
import { Card } from "./checkcard.js";
import { MarkedText } from "./checkmarks.js";
import { VERDICTS, indicatorOf, messageOf, oneLine, summary, titles, verdictOf } from "./checkwords.js";
import { count } from "./words.js";

export class CheckResult {
  /** `acts` are the buttons that belong to a result. */
  constructor({ library, pane, acts }) {
    this.library = library;
    this.heading = make("h3", { tabindex: -1 }, "Kết quả kiểm tra");
    this.told = make("p", { class: "tl-check-told" });
    this.of = make("p", { class: "tl-check-of" });
    this.problem = make("p", { class: "tl-problem", role: "alert", hidden: true });
    this.notes = make("ul", { class: "tl-check-notes" });
    this.stale = make("p", { class: "tl-problem tl-check-stale", role: "status", hidden: true });
    this.filters = make("div", { class: "tl-check-filters", role: "group", "aria-label": "Lọc theo kết quả" });
    this.marks = new MarkedText({ chosen: (at) => this.choose(at), step: (by) => this.#step(by, { focus: true }) });
    this.card = new Card({ library, pane, step: (by) => this.#step(by, {}), close: () => this.#close() });
    this.list = make("ol", { class: "tl-check-list", "aria-label": "Các số liệu trong văn bản" });
    this.list.addEventListener("click", (event) => {
      const row = event.target.closest("button[data-at]");
      // Below the text the list would be scrolled away by a jump to the figure.
      if (row) this.choose(Number(row.dataset.at), { reveal: this.#beside, fromList: true });
    });
    this.side = make("div", { class: "tl-check-side" }, this.card.element, this.list);
    this.body = make("div", { class: "tl-check-body" }, this.marks.element, this.side);
    this.element = make(
      "section",
      { class: "tl-check-result", "aria-label": "Kết quả kiểm tra", hidden: true },
      make("div", { class: "tl-check-head" }, this.heading, make("div", { class: "tl-check-acts" }, acts)),
      this.problem,
      this.stale,
      this.told,
      this.of,
      this.notes,
      this.filters,
      this.body,
      this.card.spoken,
    );
  }

  /** Show what was found, or nothing where `result` is null. */
  show(result) {
    this.result = result;
    this.verdict = null;
    this.at = -1;
    this.element.hidden = result === null;
    this.outdated("");
    this.tell("");
    this.card.show(null);
    this.marks.show(result ?? { text: "", items: [] });
    this.list.replaceChildren(...(result?.items ?? []).map((item, at) => this.#row(item, at)));
    if (!result) return;
    this.told.textContent = `${result.name ? `«${result.name}»: ` : ""}${summary(result.items)}.`;
    this.of.textContent = `Đối chiếu với: ${titles(result.documents, this.library)}.`;
    this.notes.replaceChildren(...(result.warnings ?? []).map((warning) => make("li", {}, warning)));
    this.notes.hidden = this.notes.children.length === 0;
    this.filters.replaceChildren(...Object.keys(VERDICTS).map((verdict) => this.#filter(verdict)));
    this.#narrow(null);
    this.heading.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "start" });
  }

  /** Say why the result no longer holds; an empty text: it does. */
  outdated(why) {
    this.stale.textContent = why;
    this.stale.hidden = why === "";
    this.element.classList.toggle("tl-outdated", why !== "");
  }

  /** Tell what went wrong with the result's own buttons; an empty text takes it away. */
  tell(problem) {
    this.problem.textContent = problem;
    this.problem.hidden = problem === "";
  }

  /** Choose a figure by its place among all; `focus` moves the keyboard to it, `reveal` brings it into sight. */
  choose(at, { focus = false, reveal = true, fromList = false } = {}) {
    const { items } = this.result;
    this.at = at;
    if (this.verdict && items[at].verdict !== this.verdict) this.#narrow(null);
    this.card.show(items[at], this.shown.indexOf(at), this.shown.length);
    this.marks.choose(at, { focus, reveal });
    for (const row of this.list.querySelectorAll("button")) row.setAttribute("aria-pressed", String(Number(row.dataset.at) === at));
    if (this.#beside) within(this.list, this.list.children[at], fromList);
  }

  /** Whether list and card stand beside the text. */
  get #beside() {
    return getComputedStyle(this.side).display !== "contents";
  }

  /** Go on among the figures shown. */
  #step(by, how) {
    const from = this.shown.indexOf(this.at);
    const to = Math.min(Math.max((from < 0 && by > 0 ? -1 : from) + by, 0), this.shown.length - 1);
    if (this.shown.length > 0) this.choose(this.shown[to], how);
  }

  #close() {
    const mark = this.marks.marks[this.at];
    this.at = -1;
    this.card.show(null);
    this.marks.choose(-1, {});
    for (const row of this.list.querySelectorAll("[aria-pressed=true]")) row.setAttribute("aria-pressed", "false");
    mark?.focus({ preventScroll: true });
  }

  #filter(verdict) {
    const { word, sign } = VERDICTS[verdict];
    const number = this.result.items.filter((item) => item.verdict === verdict).length;
    const label = [make("span", { class: "tl-sign", "aria-hidden": "true" }, sign), ` ${word} `, make("b", {}, count(number))];
    return button(label, {
      class: "tl-button tl-check-filter",
      "data-verdict": verdict,
      "aria-pressed": "false",
      disabled: number === 0,
      onclick: () => this.#narrow(this.verdict === verdict ? null : verdict),
    });
  }

  /** Show the figures of one verdict only; null shows all. */
  #narrow(verdict) {
    this.verdict = verdict;
    const { items } = this.result;
    this.shown = items.flatMap((item, at) => (verdict && item.verdict !== verdict ? [] : [at]));
    for (const filter of this.filters.children) filter.setAttribute("aria-pressed", String(filter.dataset.verdict === verdict));
    for (const row of this.list.children) row.hidden = !this.shown.includes(Number(row.firstChild.dataset.at));
    this.marks.only(this.shown);
    if (this.at < 0) return;
    if (this.shown.includes(this.at)) this.card.show(items[this.at], this.shown.indexOf(this.at), this.shown.length);
    else this.#close();
  }

  #row(item, at) {
    const { sign } = VERDICTS[item.verdict];
    const told = [item.entry ? indicatorOf(item.entry) : "", messageOf(item)].filter(Boolean);
    const words = [make("strong", {}, oneLine(item.text)), hidden(": "), make("span", { class: "tl-row-verdict" }, verdictOf(item))];
    const row = make(
      "button",
      { type: "button", class: "tl-check-row", "data-at": at, "data-verdict": item.verdict, "aria-pressed": "false" },
      make("span", { class: "tl-sign", "aria-hidden": "true" }, sign),
      make("span", {}, words, told.map((line) => make("span", { class: "tl-row-told" }, line))),
    );
    return make("li", {}, row);
  }
}

/** Scroll a box, and nothing around it, until an element in it is seen: at the top, unless it is there already. */
function within(box, element, isSeen) {
  const by = element.getBoundingClientRect().top - box.getBoundingClientRect().top;
  if (!isSeen || by < 0) box.scrollTop += by;
}
