// The view «Bảng số liệu»: all figures of the reports, searched, filtered and sorted.

import { button, hidden, keepInSight, make } from "./elements.js";
import { Facets } from "./facets.js";
import { filtered } from "./filters.js";
import { COLUMNS, citationOf, rowOf } from "./rows.js";
import { saving } from "./saving.js";
import { fetchJson } from "./server.js";
import { Sorting } from "./sorting.js";
import { count } from "./words.js";

const AT_ONCE = 120; // rows drawn before the reader sees any; the others follow bit by bit
const TYPING = 120; // milliseconds
const NO_FIGURE = "Báo cáo không có số liệu nào.";

export class LedgerView {
  constructor(root, pane) {
    this.pane = pane;
    this.data = { reports: [], entries: [], orders: {}, facets: {} };
    this.names = null; // what was asked for: null for the current documents
    this.rows = new Map(); // by line, once drawn
    this.text = ""; // the words looked for …
    this.places = null; // … and where they were found, null for everywhere

    this.search = make("input", { type: "search", placeholder: "Tìm nội dung, con số, đơn vị…", "aria-label": "Tìm trong bảng số liệu", oninput: () => this.#typed() });
    this.facets = new Facets(() => this.#show());
    this.sorting = new Sorting(() => this.#show());
    this.clear = button("Xóa bộ lọc", { class: "tl-button tl-quiet", onclick: () => this.#clear() });
    this.told = make("p", { class: "tl-ledger-count", role: "status" });
    this.problem = make("p", { class: "tl-problem", role: "alert", hidden: true });
    const files = ["xlsx", "csv"].map((form) => button(`Tải ${form}`, { onclick: (event) => this.#save(form, event.currentTarget) }));
    this.files = make("div", { class: "tl-ledger-files", role: "group", "aria-label": "Tải các dòng đang hiện" }, files);
    this.body = make("tbody", { role: "rowgroup" });
    this.table = make(
      "table",
      { class: "tl-ledger-table", role: "table" },
      make("caption", {}, hidden("Số liệu của báo cáo; bấm tên cột để sắp xếp, bấm nội dung để xem trong báo cáo")),
      make("thead", { role: "rowgroup" }, this.sorting.head),
      this.body,
    );
    const again = button("Xóa bộ lọc", { onclick: () => this.#clear() });
    this.none = make("div", { class: "tl-empty", hidden: true }, make("p", {}, "Không có số liệu nào khớp với điều kiện tìm."), again);
    const search = make("div", { class: "tl-ledger-search", role: "search" }, this.search);
    const narrowing = folding("Bộ lọc và thứ tự", this.facets.element, this.sorting.element);
    const bar = make("div", { class: "tl-ledger-bar" }, this.told, this.clear, this.files);
    root.append(search, narrowing, bar, this.problem, this.table, this.none);
    this.body.addEventListener("click", (event) => this.#pressed(event));
    this.body.addEventListener("keydown", (event) => this.#walk(event));
  }

  /** Take the ledger of the reports; `names` is what was asked for. Why there is nothing to show, "" where there is. */
  fill(data, names) {
    this.data = data;
    this.names = names;
    this.rows.clear();
    this.facets.fill(data);
    const paged = data.entries.some(({ page }) => page !== null);
    const left = [paged ? null : "page", data.reports.length > 1 ? null : "report"];
    this.columns = Object.keys(COLUMNS).filter((column) => !left.includes(column));
    this.sorting.fill(this.columns);
    if (this.text) this.#find();
    this.#show();
    return data.entries.length === 0 ? NO_FIGURE : "";
  }

  /** Called when the view comes into sight again, or the server does. */
  shown() {
    if (!this.problem.hidden && this.text) this.#find();
  }

  /** The address of something about these reports. */
  #address(path, asked) {
    for (const name of this.names ?? []) asked.append("ten", name);
    return `so-lieu/${path}?${asked}`;
  }

  #typed() {
    this.text = this.search.value.trim();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.#find(), this.text ? TYPING : 0);
  }

  /** Words are looked for where all that they may mean is known. */
  async #find() {
    const { text, data } = this;
    let places = null;
    this.problem.hidden = true;
    try {
      if (text) places = new Set((await fetchJson(this.#address("tim", new URLSearchParams({ tim: text })))).places);
    } catch (error) {
      this.problem.textContent = error.message;
      this.problem.hidden = false;
      return;
    }
    if (text !== this.text || data !== this.data) return;
    this.places = places;
    this.#show();
  }

  #show() {
    const { data, sorting } = this;
    const wanted = { places: this.places, facets: this.facets.values, order: sorting.order, falling: sorting.falling };
    const found = filtered(data, wanted);
    this.facets.count(data, wanted);
    sorting.tell();
    const all = data.entries.length;
    this.told.textContent = found.length === all ? `${count(all)} số liệu` : `${count(found.length)} trong ${count(all)} số liệu`;
    this.clear.hidden = this.places === null && Object.values(wanted.facets).every((value) => value === "");
    this.clear.hidden ||= found.length === 0; // offered below the words that nothing was found
    this.table.hidden = this.files.hidden = found.length === 0;
    this.none.hidden = found.length > 0 || all === 0;
    this.#draw(found);
  }

  /** Rows enough for a screen now, the others when the browser has time. */
  #draw(lines) {
    clearTimeout(this.later);
    const rows = (from, to) => lines.slice(from, to).map((line) => this.#row(line));
    this.body.replaceChildren(...rows(0, AT_ONCE));
    const more = (from) => {
      if (from >= lines.length) return;
      this.later = setTimeout(() => {
        this.body.append(...rows(from, from + AT_ONCE));
        more(from + AT_ONCE);
      }, 30);
    };
    more(AT_ONCE);
  }

  #row(line) {
    if (!this.rows.has(line)) {
      const row = rowOf(line, this.columns, this.data.reports);
      row.line = line;
      this.rows.set(line, row);
    }
    return this.rows.get(line);
  }

  #clear() {
    this.search.value = "";
    this.text = "";
    this.places = null;
    this.facets.clear();
    this.#show();
    this.search.focus();
  }

  #pressed(event) {
    const row = event.target.closest("tr");
    // Words being marked with the mouse are no press.
    if (!row || (!event.target.closest("button") && String(getSelection()))) return;
    for (const other of this.body.querySelectorAll(".tl-line-open")) other.classList.remove("tl-line-open");
    row.classList.add("tl-line-open");
    this.pane.cite(citationOf(row.line), row.querySelector("button"));
    keepInSight(row);
  }

  /** Up and down lead from row to row. */
  #walk(event) {
    const row = event.target.closest("tr");
    const way = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    const next = way && row?.[way]?.querySelector("button");
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  /** A file of the lines that are seen, in the order in which they are seen. */
  async #save(form, pressed) {
    const asked = new URLSearchParams({ dang: form, phan: "bang", xep: this.sorting.order });
    if (this.sorting.falling) asked.set("chieu", "giam");
    if (this.text) asked.set("tim", this.text);
    for (const [facet, value] of Object.entries(this.facets.values)) if (value) asked.set(facet, value);
    await saving(pressed, this.problem, this.#address("tai", asked));
  }
}

/** Choices that are in sight where there is room, and folded away on a phone. */
function folding(label, ...choices) {
  const narrow = matchMedia("(max-width: 768px)");
  const box = make("details", { class: "tl-folding" }, make("summary", {}, label), ...choices);
  const fold = () => (box.open = !narrow.matches);
  narrow.addEventListener("change", fold);
  fold();
  return box;
}
