// What a typed answer says: its figures by their values, its words without accents.

import { folded } from "./words.js";

// A number of each unit of count is worth ten to the power of…
const SCALES = { nghin: 3, van: 4, trieu: 6, ty: 9 };
const SAME = { ngan: "nghin", ti: "ty", tr: "trieu", d: "dong", vnd: "dong", dola: "usd", $: "usd", hecta: "ha", toi: "den" };
const SPOKEN = [
  [/phan tram/g, "%"],
  [/(?:do la|dola) my/g, "usd"],
  [/do la/g, "usd"],
];
const YEAR = "(\\d{4}|\\d{2})(?!\\d)";
const DATES = [
  new RegExp(`(?:ngay\\s*)?(\\d{1,2})\\s*thang\\s*(\\d{1,2})\\s*,?\\s*(?:nam\\s*)?${YEAR}`, "y"),
  new RegExp(`(\\d{1,2})\\s*([/-])\\s*(\\d{1,2})\\s*\\2\\s*${YEAR}`, "y"),
  /(\d{1,2})(\.)(\d{1,2})\.(\d{4})(?!\d)/y,
];
const ISO = /(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/y;
const MONTH = /(?:thang\s*(\d{1,2})\s*(?:\/|-|,|nam)?\s*(?:nam\s*)?|(\d{1,2})\s*\/\s*)((?:19|20)\d{2})(?!\d)/y;
// The first that fits; what follows a number must be none of it.
const NUMBERS = [
  /([1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?/y, // 1.250.000,5
  /([1-9]\d{0,2}(?:,\d{3}){2,})(?:\.(\d+))?/y, // 1,250,000.5: more than one comma is none before decimals
  /([1-9]\d{0,2}(?:,\d{3})+)\.(\d+)/y,
  /([1-9]\d{0,2}(?: \d{3})+)(?:,(\d+))?/y, // 1 250 000,5
  /(\d+)(?:[.,](\d+))?/y,
  /()[.,](\d+)/y, // ,32
];
const WORD = /[a-z]+[23](?![a-z0-9])|[a-z]+|[%<>≤≥$/-]/y;

/** A number by its digits and the power of ten that they are to be taken by: "7.900" -> { digits: "79", power: 2 }. */
function number(whole, decimals = "") {
  const all = (whole.replace(/\D/g, "") + decimals).replace(/^0+/, "");
  const digits = all.replace(/0+$/, "");
  return digits ? { digits, power: all.length - digits.length - decimals.length } : { digits: "0", power: 0 };
}

function date(year, month, day) {
  const [y, m, d] = [year, month, day].map(Number);
  if (m < 1 || m > 12 || d < 1 || d > 31) return null;
  const full = String(year).length === 2 ? y + (y > 50 ? 1900 : 2000) : y;
  return { kind: "date", key: `${full}-${m}-${d}`, values: [] };
}

/** The tokens of a text in order: figures { kind, key, values } and words { word }. */
export function tokensOf(typed) {
  const text = plain(typed);
  const tokens = [];
  for (let at = 0; at < text.length; ) {
    const [token, length] = dateAt(text, at) ?? numberAt(text, at) ?? wordAt(text, at) ?? [null, 1];
    if (token) tokens.push(token);
    at += length;
  }
  return spans(signed(ratios(tokens)));
}

/** Small letters without accents, one kind of dash and of blank, what is said in several ways said in one. */
function plain(typed) {
  let text = folded(String(typed).normalize("NFKC")).replace(/[‐-―−]/g, "-").replace(/\s+/g, " ").trim();
  for (const [spoken, written] of SPOKEN) text = text.replace(spoken, written);
  return text;
}

function dateAt(text, at) {
  ISO.lastIndex = at;
  const iso = ISO.exec(text);
  const read = iso && date(iso[1], iso[2], iso[3]);
  if (read) return [read, iso[0].length];
  for (const form of DATES) {
    form.lastIndex = at;
    const found = form.exec(text);
    const token = found && date(found.at(-1), found.at(-2), found[1]);
    if (token) return [token, found[0].length];
  }
  MONTH.lastIndex = at;
  const month = MONTH.exec(text);
  const which = Number(month?.[1] ?? month?.[2]);
  return which >= 1 && which <= 12 ? [{ kind: "month", key: `${month[3]}-${which}`, values: [] }, month[0].length] : null;
}

function numberAt(text, at) {
  for (const form of NUMBERS) {
    form.lastIndex = at;
    const found = form.exec(text);
    if (!found) continue;
    const end = at + found[0].length;
    if (/^(?:\d|[.,]\d)/.test(text.slice(end))) continue; // 1.25.3 is no number
    return [figure("number", [number(found[1], found[2])]), found[0].length];
  }
  const other = /^\d[\d.,]*/.exec(text.slice(at));
  return other && [{ kind: "code", key: other[0], values: [] }, other[0].length];
}

function wordAt(text, at) {
  WORD.lastIndex = at;
  const found = WORD.exec(text);
  return found && [{ word: SAME[found[0]] ?? found[0] }, found[0].length];
}

function figure(kind, values) {
  return { kind, key: values.map(({ digits, power }) => `${digits}e${power}`).join(kind === "ratio" ? "/" : ".."), values };
}

const isNumber = (token) => token?.kind === "number";

/** 27/58 is one figure. */
function ratios(tokens) {
  const found = [];
  for (const token of tokens) {
    if (isNumber(token) && found.at(-1)?.word === "/" && isNumber(found.at(-2))) {
      found.pop();
      found.push(figure("ratio", [...found.pop().values, ...token.values]));
    } else found.push(token);
  }
  return found.filter(({ word }) => word !== "/");
}

/** A dash before the first figure is a sign. */
function signed(tokens) {
  const at = tokens.findIndex(({ kind }) => kind);
  if (!isNumber(tokens[at]) || !["-", "am"].includes(tokens[at - 1]?.word)) return tokens;
  const [{ digits, power }] = tokens[at].values;
  return [...tokens.slice(0, at - 1), figure("number", [{ digits: `-${digits}`, power }]), ...tokens.slice(at + 1)];
}

/** "15-20%", "15% - 20%" and "từ 15 đến 20%" are one figure; other dashes mean nothing. */
function spans(tokens) {
  const found = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const joint = found.findLastIndex(({ word }) => word === "-" || word === "den");
    const start = found.findLastIndex(({ kind }) => kind);
    const unit = found.slice(start + 1, joint).map(({ word }) => word);
    const next = tokens.slice(at + 1, at + 1 + unit.length).map(({ word }) => word);
    if (isNumber(token) && joint === found.length - 1 && joint > start && isNumber(found[start]) && unit.join(" ") === next.join(" ")) {
      found.splice(start, Infinity, figure("range", [...found[start].values, ...token.values]));
    } else found.push(token);
  }
  return found.filter(({ word }) => word !== "-");
}

/** The unit of count that words start with, as a power of ten, and the words after it. */
export function scaleOf(words) {
  let power = 0;
  let at = 0;
  for (; words[at] in SCALES; at += 1) power += SCALES[words[at]];
  return { power, rest: words.slice(at) };
}

/** The key of a figure that is counted in a unit of ten to a power. */
export function keyOf({ kind, key, values }, power = 0) {
  if (values.length === 0) return key;
  return figure(kind, values.map((value) => (value.digits === "0" ? value : { ...value, power: value.power + power }))).key;
}

/** Whether a text typed in place of a date means it though it is written as bare numbers: "15 5 2016", "15052016". */
export function asDate(typed) {
  const found = /^\D*(\d{1,2})\s+(\d{1,2})\s+(\d{4})\D*$/.exec(plain(typed)) ?? /^\D*(\d{2})(\d{2})(\d{4})\D*$/.exec(plain(typed));
  return found && date(found[3], found[2], found[1]);
}
