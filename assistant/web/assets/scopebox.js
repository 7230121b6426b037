// Where the reader chooses the documents: a line that tells which they are, and opens into the list of all.

import { button, make } from "./elements.js";

const MANY = 4; // documents from which on all ticks can be taken away at once

export class ScopeBox {
  /** Fills `root`; `label` is what is done with the documents, `about` says what the choice is for. */
  constructor(root, choosing, { label, about }) {
    this.root = root;
    this.choosing = choosing;
    this.words = label;
    this.about = about;
    this.drawn = null; // the documents whose list is drawn
    this.label = make("span", {});
    this.open = make("summary", { class: "tl-scope-open" }, this.label);
    this.panel = make("div", { class: "tl-scope-panel", role: "group", "aria-label": "Chọn tài liệu" });
    this.box = make("details", {}, this.open, this.panel);
    root.append(this.box);
    choosing.addEventListener("change", () => this.#draw());
    document.addEventListener("click", (event) => {
      if (!this.box.contains(event.target)) this.box.open = false;
    });
    this.box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.box.open) return;
      event.stopPropagation();
      this.box.open = false;
      this.open.focus();
    });
    this.#draw();
  }

  /** Say in other words what is done with the documents. */
  set action(label) {
    this.words = label;
    this.#tell();
  }

  #draw() {
    const { documents } = this.choosing.library;
    const now = JSON.stringify(documents.map(({ name, title, versions, current, same }) => [name, title, versions, current, same]));
    if (now !== this.drawn) {
      this.drawn = now;
      this.panel.replaceChildren(make("p", {}, this.about), ...documents.map((one) => this.#check(one)), this.#acts(documents.length));
    }
    const meant = this.choosing.none ? [] : this.choosing.documents.map(({ name }) => name);
    for (const box of this.#boxes) box.checked = meant.includes(box.value);
    this.root.hidden = documents.length < 2;
    this.root.classList.toggle("tl-chosen", this.choosing.names !== null);
    this.#tell();
  }

  get #boxes() {
    return [...this.panel.querySelectorAll("input")];
  }

  #check(one) {
    const choose = () => this.choosing.choose(this.#boxes.filter(({ checked }) => checked).map(({ value }) => value));
    const box = make("input", { type: "checkbox", value: one.name, onchange: choose });
    const version = one.versions > 1 ? (one.current ? "bản mới nhất" : one.same ? "cùng nội dung, khác định dạng" : "bản cũ") : "";
    const about = [one.name === one.title ? "" : one.name, version].filter(Boolean).join(" · ");
    const words = make("span", {}, one.title, make("small", {}, about));
    return make("label", { class: one.versions > 1 && !one.current ? "tl-older" : null }, box, words);
  }

  #acts(number) {
    const act = (label, names) => button(label, { class: "tl-button tl-quiet", onclick: () => this.choosing.choose(names) });
    return make("div", { class: "tl-scope-acts" }, act("Về mặc định", null), number < MANY ? null : act("Bỏ chọn tất cả", []));
  }

  #tell() {
    const { documents, library, none } = this.choosing;
    const told = none ? "như mặc định (chưa chọn tài liệu nào)" : documents.length === 1 ? library.called(documents[0]) : `${documents.length} tài liệu`;
    this.label.textContent = `${this.words}: ${told}`;
  }
}
