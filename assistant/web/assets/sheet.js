// The view «Tóm tắt»: the report's figures and targets on one page; each value opens where it stands.

import { open } from "./cited.js";
import { button, field, hidden, make } from "./elements.js";
import { capital } from "./outlinewords.js";
import { saving } from "./saving.js";
import { fetchJson } from "./server.js";
import { recall, remember, session } from "./storage.js";

const KEPT = "troly-tom-tat";
const SHORT = 24; // rows
const MADE = "Tài liệu do máy lập từ văn bản báo cáo; văn bản báo cáo là căn cứ. Số trong ngoặc vuông là số thứ tự nguồn trích dẫn.";

export class SheetView {
  constructor(root, pane) {
    this.pane = pane;
    this.reports = [];
    this.choice = make("select", { onchange: () => this.#load() });
    this.chooser = field("tl-tom-tat-cua", "Báo cáo", this.choice);
    this.chooser.classList.add("tl-summary-chooser");
    this.note = make("div", { role: "status" });
    this.problem = make("p", { class: "tl-problem", role: "alert", hidden: true });
    this.print = button("In một trang", { class: "tl-button tl-primary", onclick: () => window.print() });
    this.acts = make("div", { class: "tl-paper-acts tl-summary-acts", role: "group", "aria-label": "Dùng trang tóm tắt", hidden: true }, this.print, this.#file("Tải Word", "docx"), this.#file("Tải Markdown", "md"));
    this.body = make("article", { class: "tl-summary", hidden: true });
    root.append(this.chooser, this.acts, this.problem, this.note, this.body);
  }

  fill({ reports }) {
    const before = this.choice.value || recall(session, KEPT);
    this.reports = reports;
    this.choice.replaceChildren(...reports.map(({ name, title }) => new Option(title, name)));
    if (reports.some(({ name }) => name === before)) this.choice.value = before;
    this.chooser.hidden = reports.length < 2;
    this.#load();
  }

  #file(label, ending) {
    const path = () => `on-tap/tom-tat/tai?${new URLSearchParams({ ten: this.choice.value, tep: ending })}`;
    return button(label, { onclick: (event) => saving(event.currentTarget, this.problem, path()) });
  }

  async #load() {
    const { value: name } = this.choice;
    if (!name) return;
    remember(session, KEPT, name);
    this.problem.hidden = true;
    if (this.drawn !== name) this.#say("Đang lập trang tóm tắt…");
    this.asked = {};
    const { asked } = this;
    const { data, problem } = await fetchJson(`on-tap/tom-tat?${new URLSearchParams({ ten: name })}`).then((data) => ({ data }), (error) => ({ problem: error.message }));
    if (this.asked !== asked) return; // another report is wanted by now
    if (problem) {
      this.drawn = null;
      this.#say(`${problem} `, button("Thử lại", { onclick: () => this.#load() }));
      return;
    }
    this.drawn = name;
    this.#say();
    this.#draw(data);
  }

  /** Words in place of the sheet; none: the sheet. */
  #say(...words) {
    this.note.replaceChildren(...(words.length > 0 ? [make("p", { class: "tl-empty" }, words)] : []));
    this.body.hidden = words.length > 0;
    this.acts.hidden = words.length > 0;
  }

  #draw(sheet) {
    const [kind, topic] = sheet.title.split(/: (.*)/s);
    this.marks = new Map(sheet.citations.map((citation) => [citation.n, citation]));
    this.body.classList.toggle("tl-summary-short", sheet.groups.flatMap(({ rows }) => rows).length <= SHORT);
    this.body.replaceChildren(
      make("header", {}, make("h3", {}, kind), topic ? make("p", {}, capital(topic)) : ""),
      ...sheet.groups.map((group) => this.#group(group)),
      make("p", { class: "tl-summary-sources" }, `Nguồn: ${sheet.places.join(". ")}. `, make("em", {}, MADE)),
    );
  }

  #group({ heading, terms, rows }) {
    const two = terms.length > 0;
    const titles = ["Nội dung", ...(two ? terms : ["Giá trị", "Thời kỳ"])];
    const cell = (title, ...inside) => make("td", { role: "cell", "data-label": title }, ...inside);
    const row = ({ indicator, values }) => {
      const told = two ? values.map((one, n) => cell(terms[n], this.#value(one))) : [cell(titles[1], this.#value(values[0])), cell(titles[2], values[0].when || "–")];
      return make("tr", { role: "row" }, make("th", { scope: "row", role: "rowheader" }, indicator), told);
    };
    return make(
      "table",
      { class: `tl-summary-table${two ? " tl-summary-two" : ""}`, role: "table" },
      make("caption", {}, heading, hidden("; bấm một giá trị để xem trong báo cáo")),
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, titles.map((title) => make("th", { scope: "col", role: "columnheader" }, title)))),
      make("tbody", { role: "rowgroup" }, rows.map(row)),
    );
  }

  /** A value that opens its sentence; on paper the number of its source. */
  #value({ value, citation: n }) {
    const press = make("button", { type: "button", class: "tl-summary-value" }, value, hidden(": xem trong báo cáo"));
    press.addEventListener("click", () => open(this.marks.get(n), this.pane, press));
    return [press, make("span", { class: "tl-summary-n", "aria-hidden": "true" }, ` [${n}]`)];
  }
}
