// What this browser remembers of practice: questions once answered wrong, results, the session under way.

import { documentOf, keyOf, merged, nothing, sound, textOf } from "./practicevalue.js";

const KEY = "troly-luyen-tap";
const DAY = 24 * 60 * 60 * 1000;
// A question answered right once comes again after a day; right in two sessions in a row, it is learned.
const LEARNED = 2;

/** Tells "change" whenever the value changes; `detail.foreign` where another window or device did it. */
export class Memory extends EventTarget {
  constructor(user = "", clock = Date.now) {
    super();
    this.key = user ? `${KEY}:${user}` : KEY;
    this.clock = clock;
    this.kept = true; // whether the browser keeps it
    this.data = sound(this.#stored());
    window.addEventListener("storage", (event) => {
      if (event.key === this.key) this.look();
    });
  }

  get value() {
    return structuredClone(this.data);
  }

  /** Add what another window or device remembers. */
  merge(value) {
    this.#set(merged(this.data, value), true);
  }

  /** See what other windows have kept. */
  look() {
    this.merge(this.#stored());
  }

  /** Forget the results, or also the questions that were answered wrong and the session under way. */
  clear({ wrong = true } = {}) {
    const now = this.#now();
    const { cleared, running } = this.data;
    const forgotten = wrong ? { wrong: {}, running: running && { id: running.id, changed: now, over: true } } : {};
    this.#set({ ...this.data, ...forgotten, history: [], cleared: { wrong: wrong ? now : cleared.wrong, history: now } });
  }

  get running() {
    return this.data.running?.over ? null : this.data.running;
  }

  /** Keep the session under way, or { id } of the one that is over. */
  keep(running) {
    this.#set({ ...this.data, running: { ...running, changed: this.#now() } });
  }

  get history() {
    return this.data.history;
  }

  /** Keep a result, and how each of its questions was answered first: [[question, right], …]. */
  record(result, answers, versionOf) {
    const wrong = { ...this.data.wrong };
    const now = this.#now();
    for (const [question, right] of answers) {
      const entry = this.#entry(question, right, result.id, now, versionOf);
      if (entry) wrong[keyOf(question)] = entry;
    }
    this.#set({ ...this.data, wrong, history: [{ ...result, at: now }, ...this.data.history] });
  }

  /** Note how one question was answered first in a session. */
  note(question, right, session, versionOf) {
    const entry = this.#entry(question, right, session, this.#now(), versionOf);
    if (entry) this.#set({ ...this.data, wrong: { ...this.data.wrong, [keyOf(question)]: entry } });
  }

  /** The questions to ask again: those due now, and those that come later; only of documents as they still are. */
  again(names, versionOf) {
    const now = this.clock();
    const asked = Object.values(this.data.wrong)
      .filter(({ gone, document, version }) => !gone && names.includes(document) && versionOf(document) === version)
      .sort((a, b) => a.due - b.due);
    const questions = (some) => some.map(({ question }) => question);
    return { due: questions(asked.filter(({ due }) => due <= now)), later: questions(asked.filter(({ due }) => due > now)) };
  }

  #entry(question, right, session, now, versionOf) {
    const before = this.data.wrong[keyOf(question)];
    const remembered = before && !before.gone;
    if (right && (!remembered || before.session === session)) return null;
    const box = right ? before.box + 1 : 0;
    if (box >= LEARNED) return { at: now, gone: true };
    const document = documentOf(question);
    return { document, version: versionOf(document) ?? "", question, box, due: right ? now + DAY : now, at: now, session };
  }

  /** Now, but never before what was last kept: the clocks of two devices may differ. */
  #now() {
    const { running, cleared } = this.data;
    return Math.max(this.clock(), (running?.changed ?? 0) + 1, cleared.wrong + 1, cleared.history + 1);
  }

  #set(data, foreign = false) {
    // Another window may have written since; what it wrote is not lost.
    const next = merged(foreign ? this.data : this.#stored(), merged(data, nothing()));
    const text = textOf(next);
    if (text === textOf(this.data)) return;
    this.data = next;
    this.#store(text);
    this.dispatchEvent(new CustomEvent("change", { detail: { foreign } }));
  }

  #stored() {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? "null");
    } catch {
      return null;
    }
  }

  #store(text) {
    try {
      localStorage.setItem(this.key, text);
      this.kept = true;
    } catch {
      this.kept = false; // full or forbidden: kept for as long as the page
    }
  }
}
