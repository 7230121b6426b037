// The documents there are, as the whole page knows them; "change" is told after each look.

import { fetchJson } from "./server.js";

class Library extends EventTarget {
  documents = [];
  mayChange = false;
  accept = [];
  maxBytes = Infinity;
  problem = "";
  loaded = false;

  async load() {
    try {
      const found = await fetchJson("tai-lieu");
      this.documents = found.documents;
      this.mayChange = found.may_change;
      this.accept = found.accept;
      this.maxBytes = found.max_bytes;
      this.problem = "";
      this.loaded = true;
    } catch (error) {
      this.problem = error.message;
    }
    this.dispatchEvent(new Event("change"));
  }

  find(name) {
    return this.documents.find((document) => document.name === name);
  }

  /** A document's title, with the name of its file where another one has the same title. */
  called({ name, title }) {
    const alone = this.documents.every((other) => other.name === name || other.title !== title);
    return alone || title === name ? title : `${title} (${name})`;
  }

  /** The versions of the report that a document is one of, the newest first. */
  versions(document) {
    return this.documents.filter((other) => other.family === document.family);
  }
}

export const library = new Library();
