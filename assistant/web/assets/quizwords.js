// What a question set is made of, in words: kinds, levels, how questions are answered on paper.

import { KINDS, LEVELS } from "./studywords.js";

export const HEADINGS = { ...KINDS, cloze: "Điền vào chỗ trống" };
export const TASKS = {
  mcq: "Khoanh tròn chữ cái trước phương án đúng.",
  true_false: "Đánh dấu X vào ô Đúng hoặc Sai.",
  cloze: "Ghi số liệu hoặc từ ngữ còn thiếu.",
  match: "Ghép mỗi mục ở cột trái với một mục ở cột phải.",
  short: "Trả lời ngắn gọn.",
};
export const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
export const ROMAN = ["I", "II", "III", "IV", "V"];
export const TITLE = "Câu hỏi ôn tập";

/** "Trắc nghiệm, mức độ khó" */
export const sortOf = ({ kind, difficulty }) => `${KINDS[kind]}, mức độ ${LEVELS[difficulty].toLowerCase()}`;

/** "20 câu: 10 trắc nghiệm, 10 đúng – sai; 5 dễ, 15 khó" */
export function summary(questions) {
  const count = (all, of) => Object.entries(all).map(([word, label]) => [questions.filter((one) => of(one) === word).length, label.toLowerCase()]).filter(([many]) => many > 0).map((told) => told.join(" ")).join(", ");
  return `${questions.length} câu: ${count(KINDS, ({ kind }) => kind)}. Mức độ: ${count(LEVELS, ({ difficulty }) => difficulty)}.`;
}

/** How many questions are from which section, in order of use: [[section, number], …]. */
export function bySection(questions) {
  const counted = new Map();
  for (const { section } of questions) counted.set(section, (counted.get(section) ?? 0) + 1);
  return [...counted];
}

/** For each pair of a matching question the letter of its right-hand side among the options shown; each is used once. */
export function matched({ pairs }, options) {
  const free = options.map((text, place) => ({ text, letter: LETTERS[place].toLowerCase() }));
  return pairs.map(([, right]) => {
    const place = free.findIndex(({ text }) => text === right);
    return place < 0 ? "?" : free.splice(place, 1)[0].letter;
  });
}

/** The right answer on one line, by the letters of the options shown. */
export function rightAnswer(question, options) {
  if (question.kind === "mcq") return `${LETTERS[options.indexOf(question.answer)] ?? ""}. ${question.answer}`;
  if (question.kind === "match") return matched(question, options).map((letter, place) => `${place + 1} – ${letter}`).join("; ");
  return question.answer;
}
