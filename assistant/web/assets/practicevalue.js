// What is remembered of practice as one JSON value, and two of them made one (pure).
//
// { version, wrong: { key: entry }, history: [result], running: session or null, cleared: { wrong, history } }
// An entry is a question once answered wrong: { document, version, question, box, due, at, session }; a learned one is
// { at, gone: true }. Moments are milliseconds since 1970.

export const VERSION = 1;
const MOST_WRONG = 80; // with a session under way they fit into what the server keeps for one person
const MOST_GONE = 300;
const MOST_RESULTS = 20;
const KINDS = ["mcq", "true_false", "cloze", "match", "short"];

export const nothing = () => ({ version: VERSION, wrong: {}, history: [], running: null, cleared: { wrong: 0, history: 0 } });

/** A value as it can be used, whatever was given: foreign and broken parts are left out. */
export function sound(given) {
  const value = nothing();
  if (!isObject(given) || given.version !== VERSION) return value;
  for (const what of ["wrong", "history"]) value.cleared[what] = moment(given.cleared?.[what]) ?? 0;
  const entries = isObject(given.wrong) ? Object.entries(given.wrong).filter(([, entry]) => isEntry(entry)) : [];
  value.wrong = keptWrong(entries, value.cleared.wrong);
  value.history = keptHistory(Array.isArray(given.history) ? given.history.filter(isResult) : [], value.cleared.history);
  value.running = isRunning(given.running) ? given.running : null;
  return value;
}

/** Two values as one; the same in whatever order and however often they are merged. */
export function merged(given, other) {
  const [a, b] = [sound(given), sound(other)];
  const cleared = { wrong: Math.max(a.cleared.wrong, b.cleared.wrong), history: Math.max(a.cleared.history, b.cleared.history) };
  const wrong = { ...a.wrong };
  for (const [key, entry] of Object.entries(b.wrong)) wrong[key] = wrong[key] ? later(wrong[key], entry, "at") : entry;
  const running = a.running && b.running ? later(a.running, b.running, "changed") : a.running ?? b.running;
  return { version: VERSION, wrong: keptWrong(Object.entries(wrong), cleared.wrong), history: keptHistory([...a.history, ...b.history], cleared.history), running, cleared };
}

/** JSON whose text depends on what it holds only. */
export function textOf(value) {
  return JSON.stringify(value, (_, one) => (isObject(one) ? Object.fromEntries(Object.entries(one).sort(([x], [y]) => (x < y ? -1 : 1))) : one));
}

/** What a question is remembered by. */
export function keyOf(question) {
  return `${documentOf(question)}\n${question.id}`;
}

export function documentOf(question) {
  return question.citations[0]?.document ?? "";
}

/** Whether a question can be asked and graded. */
export function isQuestion(question) {
  const { id, kind, options, pairs, citations, accepted = [] } = isObject(question) ? question : {};
  const texts = ["question", "answer", "explanation", "section", "difficulty"];
  return (
    typeof id === "string" &&
    KINDS.includes(kind) &&
    texts.every((name) => typeof question[name] === "string") &&
    [options, accepted].every((list) => Array.isArray(list) && list.every((text) => typeof text === "string")) &&
    (["mcq", "true_false"].includes(kind) ? options.includes(question.answer) : true) &&
    Array.isArray(citations) &&
    citations.every(isCitation) &&
    (kind !== "match" || (Array.isArray(pairs) && pairs.length > 0 && pairs.every((pair) => Array.isArray(pair) && pair.length === 2 && options.includes(pair[1]))))
  );
}

function isCitation(citation) {
  return isObject(citation) && typeof citation.document === "string" && typeof citation.quote === "string";
}

function isEntry(entry) {
  if (!isObject(entry) || moment(entry.at) === null) return false;
  return entry.gone === true || (isQuestion(entry.question) && Number.isInteger(entry.box) && moment(entry.due) !== null);
}

function isResult(result) {
  return isObject(result) && typeof result.id === "string" && ["at", "right", "total", "seconds"].every((name) => moment(result[name]) !== null) && result.total > 0;
}

function isRunning(session) {
  if (!isObject(session) || typeof session.id !== "string" || moment(session.changed) === null) return false;
  return session.over === true || (Array.isArray(session.questions) && session.questions.length > 0 && session.questions.every(isQuestion));
}

function keptWrong(entries, cleared) {
  const fresh = entries.filter(([, { at }]) => at > cleared).sort(([x, a], [y, b]) => b.at - a.at || (x < y ? -1 : 1));
  const live = fresh.filter(([, { gone }]) => !gone).slice(0, MOST_WRONG);
  const gone = fresh.filter(([, entry]) => entry.gone).slice(0, MOST_GONE);
  return Object.fromEntries([...live, ...gone]);
}

function keptHistory(results, cleared) {
  const found = new Map();
  for (const result of results) if (result.at > cleared) found.set(result.id, found.has(result.id) ? later(found.get(result.id), result, "at") : result);
  return [...found.values()].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)).slice(0, MOST_RESULTS);
}

/** The one that was changed later; at the same moment the one whose text is greater, so that all agree. */
function later(one, other, by) {
  if (one[by] !== other[by]) return one[by] > other[by] ? one : other;
  return textOf(one) >= textOf(other) ? one : other;
}

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const moment = (value) => (typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null);
