// The order of the ledger: by a press on a column's name, or by a choice where the columns are cards.

import { field, make } from "./elements.js";
import { COLUMNS } from "./rows.js";

// What a column is sorted by; the order of the report stands for its places.
const ORDERS = { indicator: "indicator", number: "number", period: "period", nature: "nature", place: "place", page: "place", report: "place" };
const FIRST = "place";

export class Sorting {
  constructor(changed) {
    this.changed = changed;
    this.order = FIRST;
    this.column = FIRST; // of several that have one order the one that was pressed
    this.falling = false;
    this.head = make("tr", { role: "row" });
    const both = (order) => [new Option(`${COLUMNS[order]}, tăng dần`, `${order} tang`), new Option(`${COLUMNS[order]}, giảm dần`, `${order} giam`)];
    const names = [new Option("Theo thứ tự trong báo cáo", `${FIRST} tang`), ...["indicator", "number", "period", "nature"].flatMap(both)];
    this.select = make("select", { onchange: () => this.#sort(...this.select.value.split(" ")) }, names);
    this.element = field("tl-sap-xep", "Thứ tự", this.select);
    this.element.classList.add("tl-ledger-sorting");
  }

  /** Take the columns that there are. */
  fill(columns) {
    this.head.replaceChildren(
      ...columns.map((column) => {
        const title = COLUMNS[column];
        const press = make("button", { type: "button", class: "tl-sort", onclick: () => this.#pressed(column) }, title);
        return make("th", { scope: "col", role: "columnheader", class: `tl-col-${column}`, "data-column": column }, press);
      }),
    );
  }

  /** Bring the head and the choice up to date. */
  tell() {
    for (const head of this.head.children) {
      if (head.dataset.column === this.column) head.setAttribute("aria-sort", this.falling ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    this.select.value = `${this.order} ${this.falling ? "giam" : "tang"}`;
  }

  #pressed(column) {
    this.#sort(ORDERS[column], column === this.column && !this.falling ? "giam" : "tang", column);
  }

  #sort(order, way, column = order) {
    this.order = order;
    this.column = column;
    this.falling = way === "giam";
    this.changed();
  }
}
