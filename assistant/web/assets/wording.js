// A language model at work on the last answer: its versions take the answer's place as they come, until it ends or the
// reader stops it. The server marks the turn (.tl-writing); going away from it ends the model's work.

import { lines } from "./lines.js";
import { morph } from "./morph.js";
import { pause } from "./server.js";
import { stayingPut } from "./staying.js";

const STOPPING = "Đang dừng…";
const PATIENCE = 3; // seconds in which the server has to have stopped

export class Wording {
  constructor(log) {
    this.log = log;
    this.id = null; // the exchange that is followed
    this.leave = null;
    new MutationObserver(() => this.#look()).observe(log, {
      childList: true,
      subtree: true,
      attributeFilter: ["data-wording"],
    });
    // What could not be shown to its end while the server was away.
    document.addEventListener("troly:changed", () => this.#catchUp());
  }

  get atWork() {
    return this.id !== null;
  }

  /** End the model's work: what is shown by then is final. */
  async stop() {
    const { id } = this;
    if (id === null) return;
    const told = this.log.querySelector(".tl-writing p");
    if (told) told.textContent = STOPPING;
    await fetch(`dien-dat/${id}`, { method: "DELETE" }).catch(() => {});
    await pause(PATIENCE);
    if (this.id === id) this.#end(id);
  }

  #look() {
    const id = this.log.querySelector(".tl-writing")?.dataset.wording ?? null;
    if (id === this.id) return;
    this.#forget();
    if (id !== null) this.#follow(id);
  }

  #forget() {
    this.leave?.abort();
    this.id = null;
    this.leave = null;
  }

  async #follow(id) {
    const leave = new AbortController();
    Object.assign(this, { id, leave });
    try {
      const response = await fetch(`dien-dat/${id}`, { method: "POST", signal: leave.signal });
      if (response.ok) {
        for await (const { turn, over } of lines(response.body)) {
          if (this.leave !== leave) return;
          if (over) {
            this.#forget();
            this.#show(id, turn);
            keep(id);
            return;
          }
          this.#show(id, turn);
        }
      }
    } catch {
      // the banner tells when the server is gone
    }
    if (this.leave === leave) this.#end(id);
  }

  /** No more will come, and there is no final version: the answer as it is kept. */
  #end(id) {
    this.#forget();
    this.log.querySelector(".tl-writing")?.remove();
    keep(id);
  }

  #show(id, html) {
    const turn = document.getElementById(`hoi-${id}`);
    if (!turn) return;
    const template = document.createElement("template");
    template.innerHTML = html;
    stayingPut(this.log, turn, () => morph(turn, template.content.firstElementChild));
  }

  #catchUp() {
    const last = this.log.querySelector(".tl-turn:last-child");
    if (this.id === null && last?.querySelector(".tl-answer") && !last.querySelector(".tl-actions, .tl-status")) {
      keep(last.id.replace("hoi-", ""));
    }
  }
}

/** Have the server draw an answer anew, and keep it as it is now. */
function keep(id) {
  document.dispatchEvent(new CustomEvent("troly:worded", { detail: { exchange: id } }));
}
