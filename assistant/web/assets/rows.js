// A line of the ledger as a row: cells of a table where there is room, a card where there is not (by the style sheet).

import { hidden, make } from "./elements.js";
import { NATURES } from "./filters.js";

/** The columns by their names, most of which are those of orders. */
export const COLUMNS = {
  indicator: "Nội dung",
  number: "Giá trị",
  period: "Thời kỳ",
  nature: "Tính chất",
  place: "Mục",
  page: "Trang",
  report: "Báo cáo",
};

/** The row of a line in these columns. */
export function rowOf(line, columns, reports) {
  const row = make("tr", { role: "row", class: "tl-line", "data-id": line.id });
  row.append(...columns.map((column) => (column === "indicator" ? nameOf(line) : cell(column, CELLS[column](line, reports)))));
  return row;
}

const CELLS = {
  number: (line) => valueOf(line),
  period: (line) => line.period,
  nature: ({ nature }) => make("span", { class: "tl-nature", "data-nature": nature }, NATURES[nature] ?? nature),
  place: (line, reports) => [
    make("span", { class: "tl-line-section", title: whereOf(line) }, line.heading || line.section),
    reports.length > 1 ? make("span", { class: "tl-line-report" }, titleOf(line, reports)) : null,
  ],
  page: ({ page }) => (page === null ? "" : String(page)),
  report: (line, reports) => make("span", { class: "tl-line-section", title: titleOf(line, reports) }, titleOf(line, reports)),
};

function titleOf({ document }, reports) {
  return reports.find(({ name }) => name === document)?.title ?? document;
}

function nameOf(line) {
  const opener = make("button", { type: "button", class: "tl-open-line" }, capital(line.indicator), hidden(": xem trong báo cáo"));
  const scope = line.scope ? make("span", { class: "tl-line-scope" }, line.scope) : null;
  return make("th", { scope: "row", role: "rowheader" }, opener, scope && " ", scope);
}

/** "ước đạt 36,8 tỷ USD", "từ 6 đến 10 triệu đồng": the words before the number in softer letters */
export function valueOf({ told: [before, figure] }) {
  return [before ? make("span", { class: "tl-line-qualifier" }, `${before} `) : null, make("span", { class: "tl-line-value" }, figure)];
}

export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the source pane is told: the sentence, and in it the figure. */
export function citationOf({ document, start, end, quote, at, stop }) {
  return { document, start, end, quote, figures: [[at, stop]] };
}

/**
 * The quote of a citation with its figures marked; all places count code points of the document. With `lead` no more than
 * so many characters are left before the first figure.
 */
export function figuresIn({ start, quote, figures }, lead = Infinity) {
  const points = [...quote];
  const words = (from, to) => points.slice(from, to).join("");
  const parts = [];
  let done = 0;
  const first = figures.length > 0 ? figures[0][0] - start : 0;
  if (first > lead && first < points.length) {
    done = points.indexOf(" ", first - lead) + 1;
    parts.push("… ");
  }
  for (const [from, to] of figures.map(([at, stop]) => [at - start, stop - start])) {
    if (from < done || to <= from || to > points.length) continue;
    parts.push(words(done, from), make("mark", {}, words(from, to)));
    done = to;
  }
  return [...parts, words(done)];
}

function whereOf({ section, heading }) {
  return [section, heading].filter(Boolean).join(": ");
}

function cell(column, content) {
  const empty = content === "" || content === null;
  return make("td", { role: "cell", "data-label": COLUMNS[column], class: `tl-col-${column}${empty ? " tl-untold" : ""}` }, empty ? "–" : content);
}
