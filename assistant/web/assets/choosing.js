// Which documents a question is searched in: kept in the browser, sent with every question.

import { button, make } from "./elements.js";
import { local, recall, remember } from "./storage.js";

const KEY = "troly-tim-trong";

export class Choosing {
  constructor(library) {
    this.library = library;
    this.root = document.querySelector("#tl-scope .tl-scope");
    this.label = make("span", {});
    this.open = make("summary", { class: "tl-scope-open" }, this.label);
    this.panel = make("div", { class: "tl-scope-panel", role: "group", "aria-label": "Chọn tài liệu để tìm" });
    this.box = make("details", {}, this.open, this.panel);
    this.root.append(this.box);
    this.kept = null; // names, null for what is searched by default
    try {
      const kept = JSON.parse(recall(local, KEY) ?? "null");
      if (Array.isArray(kept)) this.kept = kept.filter((name) => typeof name === "string");
    } catch {
      // not ours: forgotten with the next choice
    }
    window.trolyScope = () => (this.names ? JSON.stringify(this.names) : "");
    library.addEventListener("change", () => this.#draw());
    document.addEventListener("click", (event) => {
      if (!this.box.contains(event.target)) this.box.open = false;
    });
    this.box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.box.open) return;
      event.stopPropagation();
      this.box.open = false;
      this.open.focus();
    });
  }

  /** The chosen names that there are; null where that is the default. */
  get names() {
    const chosen = (this.kept ?? []).filter((name) => this.library.find(name));
    return chosen.length === 0 || this.#isDefault(chosen) ? null : chosen;
  }

  #isDefault(names) {
    const usual = this.library.documents.filter(({ current }) => current).map(({ name }) => name);
    return usual.length === names.length && usual.every((name) => names.includes(name));
  }

  #draw() {
    const { documents } = this.library;
    this.root.hidden = documents.length < 2;
    const searched = documents.filter(({ name, current }) => (this.names ? this.names.includes(name) : current));
    this.panel.replaceChildren(
      make("p", {}, "Câu hỏi được tìm trong các tài liệu được đánh dấu."),
      ...documents.map((one) => this.#check(one, searched.includes(one))),
      button("Về mặc định", { class: "tl-button tl-quiet", onclick: () => this.#choose(null) }),
    );
    this.#tell(searched);
  }

  #check(one, checked) {
    const box = make("input", { type: "checkbox", value: one.name, onchange: () => this.#choose(this.#checked()) });
    box.checked = checked;
    const version = one.versions > 1 ? (one.current ? "bản mới nhất" : one.same ? "cùng nội dung, khác định dạng" : "bản cũ") : "";
    const about = [one.name === one.title ? "" : one.name, version].filter(Boolean).join(" · ");
    const words = make("span", {}, one.title, make("small", {}, about));
    return make("label", { class: one.versions > 1 && !one.current ? "tl-older" : null }, box, words);
  }

  #checked() {
    return [...this.panel.querySelectorAll("input:checked")].map(({ value }) => value);
  }

  #choose(names) {
    this.kept = names;
    remember(local, KEY, this.names ? JSON.stringify(this.names) : null);
    document.dispatchEvent(new Event("troly:scope"));
    if (names === null) this.#draw();
    const chosen = names?.length === 0 ? [] : this.library.documents.filter(({ name, current }) => (this.names ? this.names.includes(name) : current));
    this.#tell(chosen);
    if (names === null) this.panel.querySelector("input")?.focus();
  }

  #tell(searched) {
    let told = `${searched.length} tài liệu`;
    if (searched.length === 1) told = this.library.called(searched[0]);
    if (searched.length === 0) told = "như mặc định (chưa chọn tài liệu nào)";
    this.label.textContent = `Tìm trong: ${told}`;
    this.root.classList.toggle("tl-chosen", this.names !== null);
  }
}
