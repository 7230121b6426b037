// Where the report says something: a mark that opens it, and the passage itself.

import { button, keepInSight, make } from "./elements.js";

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
  const chip = make("button", { type: "button", class: "tl-mark", "aria-label": `Trích dẫn ${citation.n}: xem trong báo cáo`, title: whereOf(citation) }, `[${citation.n}]`);
  chip.addEventListener("click", () => open(citation, pane, chip));
  return chip;
}

/** The cited passage with its place, and the way into the report. */
export function passage(citation, pane) {
  const opener = button("Xem trong báo cáo", { class: "tl-button tl-quiet tl-passage-open" });
  opener.addEventListener("click", () => open(citation, pane, opener));
  return make("figure", { class: "tl-passage" }, make("blockquote", {}, `«${quoteOf(citation)}»`), make("figcaption", {}, make("span", {}, whereOf(citation)), opener));
}

/** Open the source pane at a citation. */
export function open(citation, pane, opener) {
  pane.cite(citation, opener);
  keepInSight(opener);
}
