// What is said of a checked figure: its verdict in words and in a sign, where the report has it, the list as plain text.

import { count } from "./words.js";

/** By verdict: a word, a sign (never a colour alone), and a phrase to read after the figure. */
export const VERDICTS = {
  differs: { word: "Khác", sign: "✗", phrase: "khác với báo cáo" },
  not_in_report: { word: "Không có trong báo cáo", sign: "?", phrase: "không có trong báo cáo" },
  match: { word: "Khớp", sign: "✓", phrase: "khớp với báo cáo" },
};

/** The label of a figure's verdict; a rounded one says so. */
export function verdictOf(item) {
  return item.verdict === "match" && item.rounded ? "Khớp (đã làm tròn)" : VERDICTS[item.verdict].word;
}

/** "12 số liệu: 8 khớp, 3 khác, 1 không có trong báo cáo" */
export function summary(items) {
  const number = (verdict) => items.filter((item) => item.verdict === verdict).length;
  const parts = ["match", "differs", "not_in_report"].map((verdict) => `${count(number(verdict))} ${VERDICTS[verdict].word.toLowerCase()}`);
  return `${count(items.length)} số liệu: ${parts.join(", ")}`;
}

/** Section and page of a line of the ledger; with several reports also which one. */
export function placeOf(entry, library) {
  const document = library.find(entry.document);
  const title = document ? library.called(document) : entry.document;
  const page = entry.page ? `trang ${entry.page}` : "";
  const named = library.documents.length > 1 ? title : "";
  return [named, entry.section, page].filter(Boolean).join(", ") || title;
}

/** What the report measures with its figure, and when: "Kim ngạch xuất khẩu · 2025". */
export function indicatorOf({ indicator, period }) {
  return oneLine(period && !indicator.includes(period) ? `${indicator} · ${period}` : indicator);
}

/** The message, where it says more than the verdict does. */
export function messageOf(item) {
  const plain = item.verdict === "match" && !item.rounded && item.others.length === 0;
  return plain ? "" : oneLine(item.message);
}

/** Everything found, to paste elsewhere. */
export function asText(result, library) {
  const lines = [`Kiểm tra số liệu. ${summary(result.items)}.`, `Đối chiếu với: ${titles(result.documents, library)}.`];
  result.items.forEach((item, place) => {
    lines.push("", `${place + 1}. ${oneLine(item.text)} [${verdictOf(item)}]`);
    if (item.entry) lines.push(`   Chỉ tiêu: ${indicatorOf(item.entry)}`);
    if (messageOf(item)) lines.push(`   ${messageOf(item)}`);
    if (item.sentence) lines.push(`   Trong bài: «${oneLine(item.sentence)}»`);
    if (item.entry) lines.push(`   Báo cáo: «${oneLine(item.entry.quote)}» (${placeOf(item.entry, library)})`);
  });
  return lines.join("\n");
}

/** The titles of documents by their names. */
export function titles(names, library) {
  return names.map((name) => (library.find(name) ? library.called(library.find(name)) : name)).join("; ");
}

export function oneLine(text) {
  return text.split(/\s+/).join(" ").trim();
}
