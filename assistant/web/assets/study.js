// The part «Ôn tập»: its views, one at a time, and for which reports they speak.

import { CardsView } from "./cards.js";
import { speakOf } from "./cited.js";
import { button, make } from "./elements.js";
import { OutlineView } from "./outline.js";
import { PracticeView } from "./practice.js";
import { QuizView } from "./quiz.js";
import { ScopeBox } from "./scopebox.js";
import { fetchJson } from "./server.js";
import { SheetView } from "./sheet.js";

const FIRST = "luyen-tap";
const NO_REPORT = "Chưa có báo cáo nào. ";
const ABOUT = "Nội dung ôn tập lấy từ các tài liệu được đánh dấu; phần Hỏi đáp và Số liệu cũng theo lựa chọn này.";
const VIEWS = { "luyen-tap": PracticeView, "the-nho": CardsView, "de-cuong": OutlineView, "cau-hoi": QuizView, "tom-tat": SheetView };

export class Study {
  /** `choosing` tells which documents the reader chose. */
  constructor(library, pane, choosing) {
    this.library = library;
    this.choosing = choosing;
    this.shown = false;
    this.word = FIRST;
    this.root = document.querySelector("#tl-study .tl-study");
    this.links = [...this.root.querySelectorAll(".tl-segment")];
    this.sections = Object.fromEntries([...this.root.querySelectorAll(".tl-study-view")].map((one) => [one.dataset.view, one]));
    for (const section of Object.values(this.sections)) section.hidden = true; // until it is known what they speak of
    const of = this.root.querySelector(".tl-scope");
    this.scope = new ScopeBox(of, choosing, { label: "Ôn tập theo", about: ABOUT });
    this.note = make("div", { class: "tl-study-note", role: "status" });
    of.after(this.note);
    this.views = Object.fromEntries(Object.entries(VIEWS).map(([word, View]) => [word, new View(this.sections[word], pane)]));
    this.filled = {}; // by view: the state of the documents that it shows
    this.told = null; // { state, context } last fetched
    choosing.addEventListener("change", () => this.#look());
  }

  /** Show the view that `rest` of the address names, the first where it names none; or nothing. */
  show(shown, rest) {
    const before = this.shown ? this.word : null;
    this.shown = shown;
    if (shown) this.word = this.views[rest[0]] ? rest[0] : FIRST;
    const now = shown ? this.word : null;
    if (before && before !== now) this.views[before].hidden?.();
    for (const link of this.links) {
      if (link.dataset.view === this.word) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    this.#look();
  }

  /** What the documents are that the views speak of; it changes whenever they do. */
  get #state() {
    return JSON.stringify([this.choosing.names, this.library.documents.map(({ name, version, indexed_at: at }) => [name, version, at])]);
  }

  /** Bring the view that is seen up to date. */
  async #look() {
    if (!this.shown || !this.library.loaded) return;
    const state = this.#state;
    if (this.library.documents.length === 0) {
      this.told = null;
      this.filled = {};
      this.#say(NO_REPORT, make("a", { href: "#tai-lieu" }, "Mở mục Tài liệu"));
      return;
    }
    if (this.told?.state !== state) {
      if (this.asked === state) return;
      this.asked = state;
      if (!this.filled[this.word]) this.#say("Đang mở…");
      const { names } = this.choosing;
      const asked = new URLSearchParams((names ?? []).map((name) => ["ten", name]));
      const { data, problem } = await fetchJson(`on-tap/bao-cao?${asked}`).then((data) => ({ data }), (error) => ({ problem: error.message }));
      if (this.asked !== state) return; // other documents are wanted by now
      this.asked = null;
      if (problem) {
        this.#say(`${problem} `, button("Thử lại", { onclick: () => this.#look() }));
        return;
      }
      speakOf(data.reports);
      this.told = { state, context: { ...data, state, names: names ?? [], model: this.root.dataset.model ?? "" } };
    }
    if (!this.shown) return;
    this.#say();
    const view = this.views[this.word];
    if (this.filled[this.word] !== state) {
      this.filled[this.word] = state;
      view.fill(this.told.context);
    }
    view.shown?.();
  }

  /** Words in place of the views; none: the view that is meant. */
  #say(...words) {
    this.note.replaceChildren(...(words.length === 0 ? [] : [make("p", { class: "tl-empty" }, words)]));
    for (const [word, section] of Object.entries(this.sections)) section.hidden = words.length > 0 || word !== this.word;
  }
}
