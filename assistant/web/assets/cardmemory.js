// Which cards are remembered, kept in this browser for whoever is signed in.

import { local, recall, remember } from "./storage.js";

/** Missed when it was last shown first, remembered later in that round, remembered at once. */
export const MISSED = 0;
export const LATE = 1;
export const KNOWN = 2;

const MOST = 4000; // cards kept, the oldest are forgotten first

export class CardMemory {
  constructor(user) {
    this.key = `troly-the-nho${user ? `-${user}` : ""}`;
    this.kept = null; // where the browser keeps nothing: for as long as the page
  }

  /** By card id what is known of it: [MISSED | LATE | KNOWN, when in minutes]. Whatever is broken is as if it were not there. */
  #read() {
    if (this.kept) return this.kept;
    let found;
    try {
      found = JSON.parse(recall(local, this.key) ?? "{}");
    } catch {
      return {};
    }
    if (typeof found !== "object" || found === null || Array.isArray(found)) return {};
    return Object.fromEntries(Object.entries(found).filter(([, entry]) => Array.isArray(entry) && [MISSED, LATE, KNOWN].includes(entry[0]) && Number.isFinite(entry[1])));
  }

  #write(entries) {
    const newest = Object.entries(entries).sort(([, one], [, other]) => other[1] - one[1]).slice(0, MOST);
    const text = JSON.stringify(Object.fromEntries(newest));
    remember(local, this.key, newest.length > 0 ? text : null);
    this.kept = recall(local, this.key) === (newest.length > 0 ? text : null) ? null : entries;
  }

  /** Whether the browser keeps nothing. */
  get unkept() {
    return this.kept !== null;
  }

  /** All that is known, by id. */
  get all() {
    return Object.fromEntries(Object.entries(this.#read()).map(([id, [status]]) => [id, status]));
  }

  /** Keep what is known of a card, undefined: nothing. Another window may have written meanwhile. */
  put(id, status) {
    const entries = { ...this.#read() };
    if (status === undefined || status === null) delete entries[id];
    else entries[id] = [status, Math.floor(Date.now() / 60_000)];
    this.#write(entries);
  }

  clear() {
    this.#write({});
  }
}
