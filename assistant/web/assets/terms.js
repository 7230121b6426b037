// The view «Hai nhiệm kỳ»: results of one term beside the targets of the next; charts of them, which Gradio draws.

import { button, field, hidden, keepInSight, make } from "./elements.js";
import { capital, citationOf, valueOf } from "./rows.js";
import { saving } from "./saving.js";
import { count } from "./words.js";

const NO_TERMS = "Báo cáo không có kết quả của nhiệm kỳ trước và chỉ tiêu của nhiệm kỳ sau để đặt cạnh nhau.";
const LETTER = 8; // pixels
const CHARTS = {
  percent: "Tỷ lệ (%)",
  index: "Giá trị khác, theo chỉ số (nhiệm kỳ trước = 100)",
};

export class TermsView {
  constructor(head, below, pane) {
    this.pane = pane;
    this.report = null;
    this.choice = make("select", { onchange: () => this.#show(this.choice.value) });
    this.chooser = field("tl-hai-nhiem-ky-cua", "Báo cáo", this.choice);
    this.summary = make("p", { class: "tl-terms-summary", role: "status" });
    this.legend = make("p", { class: "tl-legend-terms", "aria-hidden": "true" });
    head.append(this.chooser, this.summary, this.legend);
    this.problem = make("p", { class: "tl-problem", role: "alert", hidden: true });
    this.result = make("div", {});
    below.append(this.problem, this.result);
    below.addEventListener("click", (event) => {
      const opener = event.target.closest(".tl-open-value");
      if (!opener) return;
      this.pane.cite(opener.citation, opener);
      keepInSight(opener);
    });
    this.#watchCharts();
  }

  /** Take the terms of the reports. Why there is nothing to show, "" where there is. */
  fill({ reports }) {
    this.reports = reports.filter(({ terms }) => terms);
    this.chooser.hidden = this.reports.length < 2;
    this.choice.replaceChildren(...this.reports.map(({ name, title }) => new Option(title, name)));
    if (this.reports.length === 0) return NO_TERMS;
    this.#show(this.reports.some(({ name }) => name === this.report?.name) ? this.report.name : this.reports[0].name);
    return "";
  }

  #show(name) {
    this.report = this.reports.find((report) => report.name === name);
    this.choice.value = name;
    const { terms } = this.report;
    const { pairs, only_past: past, only_next: next } = terms;
    this.summary.textContent = `${count(pairs.length)} cặp ghép được; ${count(past.length)} kết quả và ${count(next.length)} chỉ tiêu không có số liệu tương ứng.`;
    this.legend.replaceChildren(make("span", { class: "tl-term-past" }, `Kết quả ${terms.past_term}`), make("span", { class: "tl-term-next" }, `Chỉ tiêu ${terms.next_term}`));
    this.result.replaceChildren(
      make("div", { class: "tl-terms-bar" }, make("h3", {}, "Bảng so sánh"), this.#files()),
      this.#table(terms),
      this.#alone(`Kết quả ${terms.past_term} không có chỉ tiêu tương ứng`, past),
      this.#alone(`Chỉ tiêu ${terms.next_term} không có kết quả tương ứng`, next),
    );
    document.dispatchEvent(new CustomEvent("troly:terms", { detail: { name, letters: lettersOf(this.result.clientWidth) } }));
    this.#name();
  }

  /** Charts are pictures to those who cannot see them; all that they tell is in the table. */
  #name() {
    if (!this.report) return;
    const { past_term: past, next_term: next } = this.report.terms;
    for (const [kind, label] of Object.entries(CHARTS)) {
      const chart = document.querySelector(`#tl-chart-${kind}`);
      const told = `Biểu đồ cột: ${label}, ${past} và ${next}. Số liệu có đủ trong bảng bên dưới.`;
      if (!chart || chart.getAttribute("aria-label") === told) continue;
      chart.setAttribute("role", "img");
      chart.setAttribute("aria-label", told);
      chart.dataset.title = label;
    }
  }

  #files() {
    const address = (form) => `so-lieu/tai?${new URLSearchParams({ dang: form, phan: "hai-nhiem-ky", ten: this.report.name })}`;
    const press = (form) => button(`Tải ${form}`, { onclick: (event) => saving(event.currentTarget, this.problem, address(form)) });
    return make("div", { class: "tl-ledger-files", role: "group", "aria-label": "Tải bảng so sánh" }, ["xlsx", "csv"].map(press));
  }

  #table({ past_term: past, next_term: next, pairs }) {
    const titles = ["Nội dung", `Kết quả ${past}`, `Chỉ tiêu ${next}`, "Chênh lệch"];
    const rows = pairs.map((pair) =>
      make(
        "tr",
        { role: "row" },
        make("th", { scope: "row", role: "rowheader" }, capital(pair.name), pair.note ? make("span", { class: "tl-terms-note" }, pair.note) : null),
        make("td", { role: "cell", "data-label": titles[1] }, opener(pair.past)),
        make("td", { role: "cell", "data-label": titles[2] }, opener(pair.next)),
        make("td", { role: "cell", "data-label": titles[3], class: pair.gap ? "tl-terms-gap" : "tl-untold" }, pair.gap || "–"),
      ),
    );
    return make(
      "table",
      { class: "tl-terms-table", role: "table" },
      make("caption", {}, hidden("Kết quả nhiệm kỳ trước và chỉ tiêu nhiệm kỳ sau; bấm một giá trị để xem trong báo cáo")),
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, titles.map((title) => make("th", { scope: "col", role: "columnheader" }, title)))),
      make("tbody", { role: "rowgroup" }, rows),
    );
  }

  /** What has no partner, folded away. */
  #alone(title, lines) {
    if (lines.length === 0) return "";
    const items = lines.map((line) => make("li", {}, make("span", {}, `${capital(line.indicator)}: `), opener(line)));
    return make("details", { class: "tl-terms-alone" }, make("summary", {}, `${title} (${count(lines.length)})`), make("ul", {}, items));
  }

  /** Gradio draws a chart when it comes to it, and measures its room when the window changes, not when the pane opens. */
  #watchCharts() {
    const part = document.querySelector("#tl-figures");
    new MutationObserver(() => this.#name()).observe(part, { childList: true, subtree: true });
    new ResizeObserver(() => window.dispatchEvent(new Event("resize"))).observe(part);
  }
}

/** How many letters of a name stand on one line of a chart; where the pane may open beside it, in the room then left. */
function lettersOf(width) {
  return Math.floor((width > 700 ? 0.6 * width : width - 30) / LETTER);
}

/** A value that opens its sentence. */
function opener(line) {
  const press = make("button", { type: "button", class: "tl-open-value" }, valueOf(line), hidden(": xem trong báo cáo"));
  press.citation = citationOf(line);
  return press;
}
