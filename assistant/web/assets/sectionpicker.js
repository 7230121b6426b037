// Which sections of a report: a line that tells which, and opens into the tree of all.

import { button, make } from "./elements.js";

const ALL = "Toàn bộ báo cáo";
let pickers = 0;

export class SectionPicker {
  /** `element` is to be put on the page; `changed` is called when the choice changes. */
  constructor(changed = () => {}) {
    this.changed = changed;
    this.sections = [];
    const id = `tl-picker-${(pickers += 1)}`;
    this.told = make("span", {});
    this.summary = make("summary", { class: "tl-picker-open", id }, this.told);
    this.tree = make("div", { class: "tl-picker-tree", role: "group", "aria-label": "Chọn mục của báo cáo" });
    const all = button("Chọn toàn bộ báo cáo", { class: "tl-button tl-quiet", onclick: () => this.choose([]) });
    const box = make("details", { class: "tl-picker" }, this.summary, make("div", { class: "tl-picker-panel" }, all, this.tree));
    this.element = make("div", { class: "tl-field" }, make("span", { class: "tl-field-name" }, "Mục của báo cáo"), box);
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !box.open) return;
      event.stopPropagation();
      box.open = false;
      this.summary.focus();
    });
    this.tree.addEventListener("change", ({ target }) => this.#ticked(target));
    this.#tell();
  }

  /** The names of the sections chosen, each without what stands in another; empty for the whole report. */
  get value() {
    return this.#outermost.map((place) => this.sections[place].name);
  }

  /** The sections there are, of several reports one after the other; what was chosen stays where it still is. */
  fill(reports) {
    const before = this.value;
    this.sections = reports.flatMap(({ name, title, sections }) => {
      const head = reports.length > 1 && sections.length > 0 ? [{ report: title }] : [];
      return [...head, ...sections.map((section) => ({ ...section, document: name }))];
    });
    this.boxes = new Map();
    this.tree.replaceChildren(...this.sections.map((section, place) => this.#line(section, place)));
    this.choose(before, false);
    this.element.hidden = this.boxes.size < 2;
  }

  /** Choose sections by their names. */
  choose(names, tell = true) {
    const wanted = new Set(names);
    for (const [place, box] of this.boxes ?? []) box.checked = wanted.has(this.sections[place].name) || this.#above(place).some((above) => wanted.has(this.sections[above].name));
    this.#tell();
    if (tell) this.changed();
  }

  #line(section, place) {
    if (section.report) return make("p", { class: "tl-picker-report" }, section.report);
    const box = make("input", { type: "checkbox", value: place });
    this.boxes.set(place, box);
    const label = make("label", { style: `--depth: ${section.depth}` }, box, make("span", {}, [section.number, section.title].filter(Boolean).join(" ")));
    return label;
  }

  /** The sections that a section stands in, the innermost first. */
  #above(place) {
    const found = [];
    let { depth } = this.sections[place];
    for (let at = place - 1; at >= 0 && depth > 0; at -= 1) {
      const other = this.sections[at];
      if (other.report) break;
      if (other.depth >= depth) continue;
      found.push(at);
      depth = other.depth;
    }
    return found;
  }

  get #outermost() {
    const ticked = [...(this.boxes ?? [])].filter(([, box]) => box.checked).map(([place]) => place);
    const known = new Set(ticked);
    return ticked.filter((place) => !this.#above(place).some((above) => known.has(above)));
  }

  /** What stands in a section follows it; a section of which a part was taken away is no longer whole. */
  #ticked(box) {
    const place = Number(box.value);
    for (const [other, inner] of this.boxes) if (this.#above(other).includes(place)) inner.checked = box.checked;
    if (!box.checked) for (const above of this.#above(place)) this.boxes.get(above).checked = false;
    this.#tell();
    this.changed();
  }

  #tell() {
    const chosen = this.#outermost;
    const [first] = chosen;
    const name = first === undefined ? ALL : [this.sections[first].number, this.sections[first].title].filter(Boolean).join(" ");
    this.told.textContent = chosen.length > 1 ? `${chosen.length} mục đã chọn` : name;
    this.summary.setAttribute("aria-label", `Mục của báo cáo: ${this.told.textContent}`);
  }
}
