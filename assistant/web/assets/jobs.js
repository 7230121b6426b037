// What the server is doing with the reports: followed while there is something to follow.

import { fetchJson, lookAgain, pause } from "./server.js";

const ACTIVE = new Set(["waiting", "working"]);
const QUICK = 0.7;
const SLOW = 10;

export class Jobs {
  /** `changed` is called whenever something is to be shown, `ended` with each job that has ended meanwhile. */
  constructor({ changed, ended }) {
    this.changed = changed;
    this.ended = ended;
    this.all = [];
    this.known = null; // states by id, to tell what has ended
    this.following = false;
    this.wake = () => {};
  }

  get active() {
    return this.all.some(({ state }) => ACTIVE.has(state));
  }

  /** Keep looking, quickly while there is work; `shown` tells whether anyone looks. */
  async follow(shown) {
    if (this.following) {
      this.wake();
      return;
    }
    this.following = true;
    for (;;) {
      if (shown() || this.active) await this.#look();
      await Promise.race([pause(this.active ? QUICK : SLOW), new Promise((done) => (this.wake = done))]);
    }
  }

  look() {
    this.wake();
  }

  /** Stop, retry or dismiss a job. */
  async steer(job, act) {
    const path = `tai-lieu/viec/${job.id}`;
    if (act === "dismiss") await fetchJson(path, { method: "DELETE" }).catch(() => {});
    else await fetchJson(`${path}/${act}`, { method: "PUT" }).catch(() => {});
    await this.#look();
    this.wake();
  }

  async #look() {
    try {
      this.all = (await fetchJson("tai-lieu/viec")).jobs;
    } catch {
      return; // the banner tells
    }
    const before = this.known;
    this.known = new Map(this.all.map(({ id, state }) => [id, state]));
    const ended = this.all.filter(({ id, state }) => !ACTIVE.has(state) && before && before.get(id) !== state);
    if (ended.length > 0) lookAgain();
    for (const job of ended) this.ended(job);
    this.changed();
  }
}
