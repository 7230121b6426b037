// The words of an outline as its files have them, and all of it as plain text.

import { quoteOf, whereOf } from "./cited.js";

const ROMAN = ["I", "II", "III", "IV"];

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** "30 phút (nội dung 22 phút, thảo luận 8 phút)" */
export function durationOf({ minutes, talk }) {
  return talk > 0 ? `${minutes} phút (nội dung ${minutes - talk} phút, thảo luận ${talk} phút)` : `${minutes} phút`;
}

/** What stands under each numbered title: [title, [{ heading, points, numbered }]]. */
export function sectionsOf({ minutes, talk, objectives, parts, discussion, remember }) {
  const held = [
    ["Mục tiêu", [{ points: objectives }]],
    [`Nội dung (${minutes - talk} phút)`, parts.map(({ heading, minutes: time, points }, n) => ({ heading: `${n + 1}. ${heading} (${time} phút)`, points: points.map(ended) }))],
    [`Câu hỏi thảo luận (${talk} phút)`, [{ points: discussion, numbered: true }]],
    ["Nội dung cần ghi nhớ", [{ points: remember.map(ended) }]],
  ].filter(([, lists]) => lists.some(({ points }) => points.length > 0));
  return held.map(([title, lists], n) => [`${ROMAN[n]}. ${title}`, lists]);
}

/** All of an outline as plain text. */
export function asText(outline) {
  const line = ({ text, citation }, n, numbered) => `${numbered ? `${n + 1}.` : "-"} ${text}${citation ? ` [${citation}]` : ""}`;
  const blocks = sectionsOf(outline).flatMap(([title, lists]) => [
    title.toUpperCase(),
    ...lists.map(({ heading, points, numbered }) => [...(heading ? [heading] : []), ...points.map((point, n) => line(point, n, numbered))].join("\n")),
  ]);
  const cautions = outline.cautions.map(({ message, citations }) => `- ${message} ${citations.map((n) => `[${n}]`).join(" ")}`);
  const sources = outline.citations.map((one) => `[${one.n}] ${whereOf(one)}: «${quoteOf(one)}»`);
  return [
    [outline.title, outline.report, `Thời lượng: ${durationOf(outline)}`].join("\n"),
    ...blocks,
    ...(cautions.length > 0 ? [["LƯU Ý VỀ SỐ LIỆU", ...cautions].join("\n")] : []),
    ["NGUỒN TRÍCH DẪN", ...sources].join("\n"),
  ].join("\n\n");
}

/** A statement with its full stop. */
function ended(point) {
  return /(?:[.?!…]|\.[”»])$/u.test(point.text) ? point : { ...point, text: `${point.text}.` };
}
