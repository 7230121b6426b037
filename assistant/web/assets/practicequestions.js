// The questions of a session: new ones from the server, or old ones once more.

import { library } from "./library.js";
import { isQuestion } from "./practicevalue.js";
import { fetchJson } from "./server.js";

const MOST_SEEDS = 1_000_000;

/** The version of a document as it is now; undefined where it is gone. */
export const versionOf = (name) => library.find(name)?.version;

/** Questions that were not drawn before: { questions, wanted }; errors carry a message in Vietnamese. */
export async function drawn(names, wish, signal) {
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] % MOST_SEEDS;
  const asked = new URLSearchParams([...names.map((name) => ["ten", name]), ...wish, ["ma", seed]]);
  const { questions, wanted } = await fetchJson(`on-tap/cau-hoi?${asked}`, { signal });
  // The main citation is the first of all.
  return { questions: (questions ?? []).filter(isQuestion).map(({ citation, ...question }) => question), wanted };
}

/** A question with its options in another order, so that it is not their place that is remembered. */
export function mixed(question) {
  if (question.kind !== "mcq") return question;
  const options = [...question.options];
  for (let at = options.length - 1; at > 0; at -= 1) {
    const other = Math.floor(Math.random() * (at + 1));
    [options[at], options[other]] = [options[other], options[at]];
  }
  return { ...question, options };
}

/** What the documents are that questions speak of; it changes whenever they do. */
export function stateOf(questions) {
  const names = new Set(questions.flatMap(({ citations }) => citations.map(({ document }) => document)));
  return JSON.stringify([...names].sort().map((name) => [name, versionOf(name) ?? ""]));
}
