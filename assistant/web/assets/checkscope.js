// Which documents a text is checked against: those in use, unless the reader chooses others.

import { make } from "./elements.js";

export class Against {
  /** `changed` is called when the reader has chosen. */
  constructor(library, changed) {
    this.library = library;
    this.changed = changed;
    this.chosen = null; // names, null for the usual ones
    this.label = make("summary", {});
    this.list = make("div", { class: "tl-against-list", role: "group", "aria-label": "Chọn báo cáo để đối chiếu" });
    this.element = make("details", { class: "tl-against", hidden: true }, this.label, this.list);
    library.addEventListener("change", () => this.#draw());
    this.#draw();
  }

  /** The chosen names that there are; null for the usual ones. */
  get names() {
    const names = (this.chosen ?? []).filter((name) => this.library.find(name));
    return names.length > 0 ? names : null;
  }

  /** What the text is checked against now. */
  get documents() {
    return this.library.documents.filter(({ name, current }) => (this.names ? this.names.includes(name) : current));
  }

  #draw() {
    this.element.hidden = this.library.documents.length < 2;
    const wanted = this.documents;
    this.list.replaceChildren(
      ...this.library.documents.map((one) => {
        const box = make("input", { type: "checkbox", value: one.name, onchange: () => this.#choose() });
        box.checked = wanted.includes(one);
        const version = one.versions > 1 && !one.current ? (one.same ? " (cùng nội dung, khác định dạng)" : " (bản cũ)") : "";
        return make("label", {}, box, make("span", {}, this.library.called(one) + version));
      }),
    );
    this.#tell();
  }

  #choose() {
    this.chosen = [...this.list.querySelectorAll("input:checked")].map(({ value }) => value);
    this.#tell();
    this.changed();
  }

  #tell() {
    const wanted = this.documents;
    const told = wanted.length === 1 ? this.library.called(wanted[0]) : `${wanted.length} báo cáo`;
    this.label.textContent = `Đối chiếu với: ${told}${this.chosen?.length === 0 ? " (như mặc định)" : ""}`;
  }
}
