// Where the report says something: a mark that opens it, and the passage itself.

import { button, keepInSight, make } from "./elements.js";

const LONGEST = 80; // characters of a report's title
let titles = new Map(); // by name: of the reports that are spoken of, where they are several

/** Tell which reports are spoken of. */
export function speakOf(reports) {
  const short = (title) => (title.length > LONGEST ? `${title.slice(0, title.lastIndexOf(" ", LONGEST))}…` : title);
  titles = new Map(reports.length > 1 ? reports.map(({ name, title }) => [name, short(title)]) : []);
}

/** The report that something is from, "" where there is only one. */
export function reportOf({ document }) {
  return titles.get(document) ?? "";
}

/** Report, section and page of a citation. */
export function sourceOf(citation) {
  return [reportOf(citation), whereOf(citation)].filter(Boolean).join(", ");
}

/** Section and page of a citation, as readers name them. */
export function whereOf({ section, page }) {
  return [section, page === null || page === undefined ? "" : `trang ${page}`].filter(Boolean).join(", ") || "Đầu văn bản";
}

/** What is quoted, without the mark of the list that it stood in. */
export function quoteOf({ quote }) {
  return quote.replace(/^\s*[-–+*•]\s+/u, "").replace(/\s+/gu, " ").trim();
}

/** A mark [n] that opens the citation in the source pane. */
export function mark(citation, pane) {
  const chip = make("button", { type: "button", class: "tl-mark", "aria-label": `Trích dẫn ${citation.n}: xem trong báo cáo`, title: sourceOf(citation) }, `[${citation.n}]`);
  chip.addEventListener("click", () => open(citation, pane, chip));
  return chip;
}

/** The cited passage with its place, and the way into the report. */
export function passage(citation, pane) {
  const opener = button("Xem trong báo cáo", { class: "tl-button tl-quiet tl-passage-open" });
  opener.addEventListener("click", () => open(citation, pane, opener));
  return make("figure", { class: "tl-passage" }, make("blockquote", {}, `«${quoteOf(citation)}»`), make("figcaption", {}, make("span", {}, sourceOf(citation)), opener));
}

/** Open the source pane at a citation. */
export function open(citation, pane, opener) {
  pane.cite(citation, opener);
  keepInSight(opener);
}
