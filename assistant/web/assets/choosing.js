// Which documents questions are searched in and figures shown of: kept in the browser, one choice for the whole page.

import { local, recall, remember } from "./storage.js";

const KEY = "troly-tim-trong";

/** "change" is told when the choice changes or the documents do. */
export class Choosing extends EventTarget {
  constructor(library) {
    super();
    this.library = library;
    this.kept = null; // names, null for what is searched by default
    try {
      const kept = JSON.parse(recall(local, KEY) ?? "null");
      if (Array.isArray(kept)) this.kept = kept.filter((name) => typeof name === "string");
    } catch {
      // not ours: forgotten with the next choice
    }
    window.trolyScope = () => (this.names ? JSON.stringify(this.names) : "");
    library.addEventListener("change", () => this.dispatchEvent(new Event("change")));
  }

  /** The chosen names that there are; null where that is the default. */
  get names() {
    const chosen = (this.kept ?? []).filter((name) => this.library.find(name));
    return chosen.length === 0 || this.#isDefault(chosen) ? null : chosen;
  }

  /** The documents meant. */
  get documents() {
    const { names } = this;
    return this.library.documents.filter(({ name, current }) => (names ? names.includes(name) : current));
  }

  /** Whether the reader has just taken the last tick away: the default is meant, but nothing is ticked. */
  get none() {
    return this.kept?.length === 0;
  }

  /** Choose documents by their names; null for the default. */
  choose(names) {
    this.kept = names;
    remember(local, KEY, this.names ? JSON.stringify(this.names) : null);
    this.dispatchEvent(new Event("change"));
  }

  #isDefault(names) {
    const usual = this.library.documents.filter(({ current }) => current).map(({ name }) => name);
    return usual.length === names.length && usual.every((name) => names.includes(name));
  }
}
