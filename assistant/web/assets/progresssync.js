// Results of practice kept in step with the account of who is signed in: what one device learns, the others get.

import { nothing, textOf } from "./practicevalue.js";
import { local, recall, remember } from "./storage.js";

const PATH = "on-tap/tien-do";
const KNOWN = "troly-luyen-tap-may-chu"; // by user: what the server kept last, as far as this browser knows
const PAUSE = 2000; // milliseconds from a change until it is sent
const RETRIES = [5000, 15_000, 60_000];
const LARGEST_KEEPALIVE = 60_000; // browsers send no more than 64 KiB for a page that is going away
const PATIENCE = 30_000; // milliseconds for one answer
const MOST_MERGES = 5;
const EMPTY = textOf(nothing());

/** Where the results are kept, for the reader. */
export function whereKept(user) {
  return user ? `Kết quả được lưu theo tài khoản «${user}» trên máy chủ và trong trình duyệt này.` : "Kết quả chỉ lưu trong trình duyệt này.";
}

/**
 * Keep `memory` in step with the account `user`; null where nobody is signed in.
 * `memory` is one of practicememory.js, of that user; the two stay together for as long as the page does.
 */
export function keepInStep(memory, user) {
  return user ? new Step(memory, user) : null;
}

class Step {
  constructor(memory, user) {
    this.memory = memory;
    this.user = user;
    this.known = parsed(recall(local, `${KNOWN}:${user}`)) ?? { revision: "", forget: false };
    this.met = false; // whether the server was asked what it keeps
    this.sent = null; // what the server has, as text
    this.failures = 0;
    memory.addEventListener("change", () => this.#later());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.met = false; // another device may have been at work
      this.#away();
    });
    document.addEventListener("submit", ({ target }) => {
      if (target.matches(".tl-logout")) this.leaving = this.sent === textOf(memory.value);
    });
    window.addEventListener("pagehide", () => this.#away());
    window.addEventListener("online", () => this.#now());
    document.addEventListener("troly:changed", () => this.#now());
    this.#now();
  }

  /** Delete all results: here at once, on the server as soon as it can be reached. */
  forget() {
    this.memory.clear();
    this.#know({ forget: true });
    return this.#now();
  }

  /** Send what was not sent; whoever logs out leaves nothing in the browser that the server keeps. */
  #away() {
    if (!this.leaving) return this.#now();
    for (const key of [this.memory.key, `${KNOWN}:${this.user}`]) remember(local, key, null);
    return null;
  }

  #later(milliseconds = PAUSE) {
    this.timer ??= setTimeout(() => this.#now(), milliseconds);
  }

  /** Bring server and memory together; one at a time, again where something changed meanwhile. */
  async #now() {
    clearTimeout(this.timer);
    this.timer = null;
    if (this.over) return;
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = true;
    try {
      do {
        this.again = false;
        await this.#step();
      } while (this.again);
      this.failures = 0;
    } catch {
      // The results are in this browser; the server gets them later.
      this.#later(RETRIES[Math.min(this.failures, RETRIES.length - 1)]);
      this.failures += 1;
    }
    this.busy = false;
  }

  async #step() {
    if (this.known.forget) {
      const { status } = await this.#asked({ method: "DELETE" });
      if (status) return;
      this.#know({ revision: "", forget: false });
      this.met = true;
      this.sent = null; // when they were deleted is sent next, so that other devices drop what was before
    }
    if (!this.met) this.#take(await this.#asked({ headers: this.sent ? { "If-None-Match": quoted(this.known.revision) } : {} }));
    this.met = true;
    for (let merges = 0; merges < MOST_MERGES && !this.over; merges += 1) {
      const text = textOf(this.memory.value);
      if (text === (this.sent ?? EMPTY) || text === this.refused) return;
      const body = new TextEncoder().encode(text);
      const headers = { "Content-Type": "application/json", "If-Match": quoted(this.known.revision) };
      const answer = await this.#asked({ method: "PUT", body, headers, keepalive: body.length < LARGEST_KEEPALIVE });
      if (answer.status === 412) {
        this.#take(answer);
      } else if (answer.status) {
        this.refused = text; // too large, say: no better the second time
      } else {
        this.sent = text;
        this.#know({ revision: answer.revision });
      }
    }
    if (this.over) return;
    throw new Error("others write all the time");
  }

  /** Add what the server keeps; what another device deleted is deleted here, too, as `value` tells when that was. */
  #take({ status, value, revision = "" }) {
    if (this.over || status === 304) return;
    this.sent = value ? textOf(value) : null;
    if (value) this.memory.merge(value);
    this.#know({ revision });
  }

  /** The server's answer, with its status where it refused; an error for what may go better later. */
  async #asked({ headers = {}, ...options } = {}) {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(PATH, { cache: "no-store", signal, headers: { ...headers, "Troly-User": encodeURIComponent(this.user) }, ...options });
    const { ok, status } = response;
    if (ok) return response.json();
    if (status >= 500 || [401, 408, 429].includes(status)) throw new Error(`${status}`);
    this.over = [403, 404, 409].includes(status); // no accounts any more, or someone else has signed in
    return { ...(await response.json().catch(() => ({}))), status };
  }

  #know(more) {
    Object.assign(this.known, more);
    remember(local, `${KNOWN}:${this.user}`, JSON.stringify(this.known));
  }
}

/** A revision as the headers of HTTP name it. */
function quoted(revision) {
  return `"${revision}"`;
}

function parsed(kept) {
  try {
    const known = JSON.parse(kept);
    return typeof known?.revision === "string" ? known : null;
  } catch {
    return null;
  }
}
