// Whether an answer is right (pure). A figure that is not the report's is never taken for right.

import { asDate, keyOf, scaleOf, tokensOf } from "./figuretext.js";

const GAP = /…+|\.{4,}|_{3,}/;
const ASKED = "bao nhieu";
// So many words beside its figures an answer may have to be compared by machine.
const MOST_WORDS = 6;
const LONGEST = 80;
// Units that are never another name of the thing counted: another one makes the figure another.
const MEASURES = new Set("% usd dong nghin trieu ty tan ta kg yen km m m2 m3 km2 ha kw kwh kv mw mva gio phut ngay thang nam quy tuoi diem lit lan".split(" "));
const NEUTRAL = new Set("la dat co duoc khoang uoc bang gom tong so thu tu ngay thang nam vao hang chi cong".split(" "));
// What bounds a figure: the answer and what is typed must not differ in it.
const BOUNDS = { tren: 1, hon: 1, ">": 1, "≥": 1, vuot: 1, duoi: 2, "<": 2, "≤": 2, gan: 3 };

/**
 * What an answer is: "right", "wrong", "self" where the reader must compare it himself, "empty" where nothing is
 * given, "unread" where a figure is asked for and none is typed.
 *
 * `given` is the option chosen, the text typed, or for a match the value chosen for each line.
 */
export function grade(question, given) {
  if (question.kind === "match") return gradeMatch(question, given);
  const typed = String(given ?? "").trim();
  if (!typed) return "empty";
  if (question.options.length > 0) return same(typed, question.answer) ? "right" : "wrong";
  return asksFigure(question) ? gradeFigure(question, typed) : gradeText(question, typed);
}

/** Which lines of a match are right. */
export function linesRight({ pairs }, given) {
  return pairs.map(([, right], place) => same(given?.[place] ?? "", right));
}

/** Whether the answer is a figure or a date, which is compared by its value. */
export function asksFigure({ kind, options, answer }) {
  if (kind === "match" || options.length > 0 || answer.length > LONGEST) return false;
  const tokens = tokensOf(answer);
  return tokens.some(({ kind }) => kind) && wordsOf(tokens).length <= MOST_WORDS;
}

/** What kind of figure is asked for: "number", "range", "ratio", "date", …; "" for words. */
export function figureAsked(question) {
  return asksFigure(question) ? figuresOf(tokensOf(question.answer)).map(({ kind }) => kind).join(" ") : "";
}

const wordsOf = (tokens) => tokens.flatMap(({ word }) => word ?? []);
const figuresOf = (tokens) => tokens.filter(({ kind }) => kind);
const same = (one, other) => one.normalize("NFC").trim() === other.normalize("NFC").trim();
const keys = (figures) => figures.map((figure) => keyOf(figure)).join(" ");

function gradeMatch(question, given) {
  if (!given?.some(Boolean)) return "empty";
  return linesRight(question, given).every(Boolean) ? "right" : "wrong";
}

function gradeText({ answer, accepted }, typed) {
  const letters = (text) => tokensOf(text).map((token) => token.word ?? keyOf(token)).join(" ");
  const given = letters(typed);
  return [answer, ...(accepted ?? [])].some((text) => letters(text) === given) ? "right" : "self";
}

function gradeFigure(question, typed) {
  const wanted = figuresOf(tokensOf(question.answer));
  let tokens = tokensOf(typed);
  if (wanted.length === 1 && wanted[0].kind === "date" && figuresOf(tokens)[0]?.kind !== "date") {
    const bare = asDate(typed);
    if (bare) tokens = [bare];
  }
  const found = figuresOf(tokens);
  if (found.length === 0) return "unread";
  if (found.length !== wanted.length) return "wrong";
  const { before, after } = around(tokens);
  const lead = leadIn(question, before);
  if (lead === "wrong") return lead;
  const units = unitsOf(question, wanted);
  const { power, rest } = scaleOf(after);
  const own = scaleOf(units.find((unit) => unit.length > 0) ?? []).power;
  const value = (figures, by) => figures.map((figure, place) => keyOf(figure, place === figures.length - 1 ? by : 0)).join(" ");
  const equal = after.length === 0 ? keys(found) === keys(wanted) : value(found, power) === value(wanted, own);
  if (!equal) return partOf(wanted, found, after) ? "self" : "wrong";
  if (rest.length === 0 || units.some((unit) => starts(scaleOf(unit).rest, rest))) return lead;
  const measured = MEASURES.has(rest[0]) || units.some((unit) => MEASURES.has(scaleOf(unit).rest[0]));
  return measured ? "wrong" : "self";
}

/** The words before the first figure and those after the last. */
function around(tokens) {
  const first = tokens.findIndex(({ kind }) => kind);
  const last = tokens.findLastIndex(({ kind }) => kind);
  return { before: wordsOf(tokens.slice(0, first)), after: wordsOf(tokens.slice(last + 1)) };
}

const starts = (unit, rest) => rest.every((word, place) => word === unit[place]);

/** "27" where the answer is "27/58": what is meant only the reader can tell. */
function partOf(wanted, found, after) {
  return wanted.length === 1 && wanted[0].kind === "ratio" && found[0].kind === "number" && after.length === 0 && keyOf(found[0]) === keyOf(wanted[0]).split("/")[0];
}

/** The words of the unit in each way that the answer or the question writes them, the answer's first. */
function unitsOf({ question, answer, accepted }, wanted) {
  const forms = [answer, ...(accepted ?? [])].map(tokensOf).filter((tokens) => keys(figuresOf(tokens)) === keys(wanted));
  const asked = tokensOf(question.split(GAP).slice(1).join(" "));
  const words = wordsOf(tokensOf(question)).join(" ");
  const many = words.lastIndexOf(ASKED);
  const rest = many < 0 ? [] : words.slice(many + ASKED.length).trim().split(" ").filter(Boolean);
  return [...forms.map((tokens) => around(tokens).after), leading(asked), rest];
}

/** The words before any figure. */
function leading(tokens) {
  const stop = tokens.findIndex(({ kind }) => kind);
  return wordsOf(stop < 0 ? tokens : tokens.slice(0, stop));
}

/** What the words typed before a figure make of it where it is the right one. */
function leadIn({ question, answer }, before) {
  const said = new Set(wordsOf(tokensOf(`${question} ${answer}`)));
  const bounds = new Set([...said].map((word) => BOUNDS[word]));
  if (before.some((word) => word in BOUNDS && !bounds.has(BOUNDS[word]))) return "wrong";
  return before.every((word) => word in BOUNDS || NEUTRAL.has(word) || said.has(word)) ? "right" : "self";
}
