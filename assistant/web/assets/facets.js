// The choices that narrow the ledger down: only values that occur, each with how many lines it would leave.

import { field, make } from "./elements.js";
import { counts, NATURES } from "./filters.js";
import { count } from "./words.js";

const LABELS = { "tinh-chat": "Tính chất", ky: "Thời kỳ", muc: "Mục", "don-vi": "Đơn vị", "bao-cao": "Báo cáo" };
const STEP = " › ";

export class Facets {
  constructor(changed) {
    this.selects = {};
    this.choices = {}; // by facet: [[value, label], …]
    this.element = make("div", { class: "tl-facets", role: "group", "aria-label": "Bộ lọc" });
    for (const [facet, label] of Object.entries(LABELS)) {
      const select = make("select", { onchange: changed });
      this.selects[facet] = select;
      this.element.append(field(`tl-loc-${facet}`, label, select));
    }
  }

  /** The values chosen, "" where none is. */
  get values() {
    return Object.fromEntries(Object.entries(this.selects).map(([facet, { value }]) => [facet, value]));
  }

  clear() {
    for (const select of Object.values(this.selects)) select.value = "";
  }

  /** Take the values that there are; what was chosen stays where it still occurs. */
  fill({ facets, reports }) {
    const all = { ...facets, "bao-cao": reports.map(({ name, title }) => [name, title]) };
    for (const [facet, select] of Object.entries(this.selects)) {
      const before = select.value;
      const choices = all[facet];
      this.choices[facet] = choices.map(([value, label]) => [value, shorter(facet, value, label)]);
      select.replaceChildren(new Option("Tất cả", ""), ...choices.map(([value]) => new Option("", value)));
      select.value = choices.some(([value]) => value === before) ? before : "";
      select.parentElement.hidden = choices.length < 2;
    }
  }

  /** Tell at each value how many lines it would leave; those that would leave none step back. */
  count(data, wanted) {
    for (const [facet, select] of Object.entries(this.selects)) {
      const choices = this.choices[facet];
      const found = counts(data, wanted, facet, choices.map(([value]) => value));
      for (const [place, one] of [...select.options].entries()) {
        const label = place === 0 ? "Tất cả" : choices[place - 1][1];
        one.textContent = `${label} (${count(found[place])})`;
        one.hidden = one.disabled = found[place] === 0 && place > 0 && !one.selected;
      }
      select.classList.toggle("tl-chosen-facet", select.value !== "");
    }
  }
}

/** A section by its own name, set in by how deep it lies; a nature with a capital letter, as in the table. */
function shorter(facet, value, label) {
  if (facet === "tinh-chat") return NATURES[value] ?? label;
  if (facet !== "muc") return label;
  const steps = value.split(STEP);
  const above = steps.slice(0, -1).join(STEP);
  const own = above && label.startsWith(above + STEP) ? label.slice(above.length + STEP.length) : label;
  return "\u2007\u2007".repeat(steps.length - 1) + own;
}
