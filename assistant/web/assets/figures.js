// The part «Số liệu»: its views, one at a time, and for which reports they speak.

import { Checking } from "./checking.js";
import { button, make } from "./elements.js";
import { FindingsView } from "./findings.js";
import { LedgerView } from "./ledger.js";
import { ScopeBox } from "./scopebox.js";
import { fetchJson } from "./server.js";
import { TermsView } from "./terms.js";

const FIRST = "bang";
const NO_REPORT = "Chưa có báo cáo nào. ";
const ABOUT = "Số liệu lấy từ các tài liệu được đánh dấu; phần Hỏi đáp cũng theo lựa chọn này.";
const ACTIONS = { "kiem-tra": "Đối chiếu với" };
const ACTION = "Số liệu của";

export class Figures {
  /** `choosing` tells which documents the reader chose. */
  constructor(library, pane, choosing) {
    this.library = library;
    this.choosing = choosing;
    this.shown = false;
    this.view = FIRST;
    const root = document.querySelector("#tl-figures");
    const find = (name) => root.querySelector(name);
    this.links = [...root.querySelectorAll(".tl-segment")];
    const of = find(".tl-scope");
    this.of = new ScopeBox(of, choosing, { label: ACTION, about: ABOUT });
    this.note = make("div", { class: "tl-figures-note", role: "status" });
    of.after(this.note);
    this.views = {
      bang: new LedgerView(find(".tl-ledger"), pane),
      "hai-nhiem-ky": new TermsView(find(".tl-terms-head"), find(".tl-terms"), pane),
      "mau-thuan": new FindingsView(find(".tl-findings"), pane),
    };
    this.sections = { bang: [find(".tl-ledger")], "hai-nhiem-ky": [find(".tl-terms-head"), find(".tl-terms")], "mau-thuan": [find(".tl-findings")] };
    this.checking = new Checking(library, pane, choosing);
    this.filled = {}; // by view: the state of the documents that it shows
    this.empty = {}; // by view: why there is nothing in it, "" where there is
    choosing.addEventListener("change", () => this.#look());
  }

  /** Show the view that `rest` of the address names, the first where it names none; or nothing. */
  show(shown, rest) {
    this.shown = shown;
    if (shown) {
      this.view = this.links.some(({ dataset }) => dataset.view === rest[0]) ? rest[0] : FIRST;
      document.documentElement.dataset.view = this.view;
      this.of.action = ACTIONS[this.view] ?? ACTION;
      for (const link of this.links) {
        if (link.dataset.view === this.view) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
      }
    }
    this.checking.show(shown && this.view === "kiem-tra");
    this.#look();
  }

  /** What the documents are that the views speak of; it changes whenever they do. */
  get #state() {
    return JSON.stringify([this.choosing.names, this.library.documents.map(({ name, version, indexed_at: at }) => [name, version, at])]);
  }

  /** Bring the view that is seen up to date. */
  async #look() {
    if (!this.shown || !this.library.loaded) return;
    const { view } = this;
    if (!this.views[view]) {
      this.note.replaceChildren();
      return;
    }
    const state = this.#state;
    if (this.filled[view] === state) {
      this.#arrange(view);
      this.views[view].shown?.();
      return;
    }
    if (this.library.documents.length === 0) {
      this.filled[view] = null;
      this.#say(view, NO_REPORT, make("a", { href: "#tai-lieu" }, "Mở mục Tài liệu"));
      return;
    }
    if (this.asked === `${view} ${state}`) return;
    this.asked = `${view} ${state}`;
    if (!this.filled[view]) this.#say(view, "Đang mở số liệu…");
    const { names } = this.choosing;
    const asked = new URLSearchParams((names ?? []).map((name) => ["ten", name]));
    const { data, problem } = await fetchJson(`so-lieu/${view}?${asked}`).then((data) => ({ data }), (error) => ({ problem: error.message }));
    if (this.asked !== `${view} ${state}`) return; // another view or other documents are wanted by now
    this.asked = null;
    if (problem) {
      this.filled[view] = null;
      this.#say(view, `${problem} `, button("Thử lại", { onclick: () => this.#look() }));
      return;
    }
    this.filled[view] = state;
    this.#say(view, null);
    this.empty[view] = this.views[view].fill(data, names);
    this.#arrange(view);
  }

  /** The view itself, or why there is none. */
  #arrange(view) {
    this.#say(view, this.empty[view] || null);
  }

  #say(view, ...words) {
    const none = words[0] === null;
    this.note.replaceChildren(...(none ? [] : [make("p", { class: "tl-empty" }, words)]));
    for (const section of this.sections[view]) section.hidden = !none;
  }
}
