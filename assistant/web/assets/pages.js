// The real pages of a report as pictures: one at a time, drawn by the server when it is looked at, cited places marked.

import { button, make } from "./elements.js";
import { fetchJson } from "./server.js";

const WIDTHS = [480, 800, 1200, 1800, 2600]; // as the server has them
const ZOOMS = [1, 1.5, 2, 3];
const NO_PLACE = "Đoạn trích nằm trên trang này, nhưng không xác định được vị trí chính xác.";

export class PageView {
  /** `turned` is called with the page when the reader turns to another one. */
  constructor(root, turned) {
    this.root = root;
    this.turned = turned;
    this.shown = null; // { name, title, edition }
    this.count = 0;
    this.number = 1;
    this.zoom = 1;
    this.marks = []; // [{ page, boxes }]
    this.counts = new Map(); // by name and edition

    const tool = (label, words, act) => button(label, { class: "tl-page-tool", "aria-label": words, title: words, onclick: act });
    this.previous = tool("‹", "Trang trước", () => this.turn(this.number - 1));
    this.next = tool("›", "Trang sau", () => this.turn(this.number + 1));
    this.input = make("input", { type: "number", min: 1, inputmode: "numeric", "aria-label": "Số trang", onchange: () => this.turn(Number(this.input.value)) });
    this.total = make("span", {});
    this.smaller = tool("−", "Thu nhỏ", () => this.#zoom(-1));
    this.larger = tool("+", "Phóng to", () => this.#zoom(1));
    this.fit = button("Vừa khung", { class: "tl-page-tool", onclick: () => this.#zoom(0) });
    const turning = make("div", {}, this.previous, make("label", {}, make("span", { class: "tl-page-word" }, "Trang "), this.input, this.total), this.next);
    this.bar = make("div", { class: "tl-page-bar", role: "toolbar", "aria-label": "Xem trang" }, turning, make("div", {}, this.smaller, this.larger, this.fit));
    this.note = make("p", { class: "tl-page-note", role: "status" });
    this.image = make("img", { alt: "", decoding: "async", draggable: "false" });
    this.layer = make("div", { class: "tl-boxes", "aria-hidden": "true" });
    this.sheet = make("div", { class: "tl-sheet" }, this.image, this.layer);
    this.frame = make("div", { class: "tl-page-frame", tabindex: 0, role: "region", "aria-label": "Ảnh trang" }, this.sheet);
    this.root.append(this.bar, this.note, this.frame);

    this.frame.addEventListener("keydown", (event) => this.#keys(event));
    this.image.addEventListener("load", () => {
      this.sheet.classList.remove("tl-loading");
      this.#toMark();
    });
    this.image.addEventListener("error", () => this.#failed());
    new ResizeObserver(() => this.#draw()).observe(this.frame);
  }

  /** Show a page of a report; `marks` are the cited places. Only what is visible is fetched. */
  async show(report, number, marks = []) {
    this.marks = marks;
    const same = this.shown?.name === report.name && this.shown.edition === report.edition;
    if (!same) {
      this.shown = report;
      this.count = 0;
      this.image.removeAttribute("src");
      this.#blank(true);
      this.#say("Đang mở trang…");
      try {
        const { pages } = await fetchJson(`tai-lieu/so-trang?ten=${encodeURIComponent(report.name)}`);
        if (this.shown !== report) return;
        this.count = pages;
      } catch (error) {
        if (this.shown === report) this.#say(error.message);
        this.shown = null; // another try when it is opened anew
        return;
      }
    }
    this.#blank(false);
    this.#go(number);
  }

  turn(number) {
    if (this.count === 0) return;
    this.#go(number);
    this.turned(this.number);
  }

  #go(number) {
    const wanted = Math.trunc(Number.isFinite(number) ? number : this.number);
    this.number = Math.min(Math.max(wanted, 1), this.count);
    this.input.value = this.number;
    this.input.max = this.count;
    this.total.textContent = `/${this.count}`;
    this.previous.disabled = this.number === 1;
    this.next.disabled = this.number === this.count;
    this.image.alt = `Ảnh trang ${this.number} của ${this.shown.title}`;
    this.frame.scrollTop = 0;
    this.#draw();
    this.#mark();
  }

  /** Ask for the picture in the width that is needed here. */
  #draw() {
    const room = this.frame.clientWidth - 24;
    if (!this.shown || this.count === 0 || room <= 0) return;
    this.sheet.style.width = `${Math.round(room * this.zoom)}px`;
    const needed = room * this.zoom * Math.min(devicePixelRatio || 1, 2);
    const width = WIDTHS.find((known) => known >= needed) ?? WIDTHS.at(-1);
    const source = this.#address(this.number, width);
    if (this.image.getAttribute("src") === source) return;
    // A larger picture of the same page takes the place of the smaller one when it is there.
    if (this.image.dataset.page !== `${this.shown.name}/${this.number}`) this.sheet.classList.add("tl-loading");
    this.image.dataset.page = `${this.shown.name}/${this.number}`;
    this.image.src = source;
  }

  #address(number, width) {
    const { name, edition } = this.shown;
    return `tai-lieu/trang?ten=${encodeURIComponent(name)}&so=${number}&rong=${width}&ban=${edition}`;
  }

  #mark() {
    const here = this.marks.find(({ page }) => page === this.number);
    this.layer.replaceChildren(
      ...(here?.boxes ?? []).map(({ left, top, right, bottom }) => {
        const box = make("div", { class: "tl-box" });
        Object.assign(box.style, { left: share(left), top: share(top), width: share(right - left), height: share(bottom - top) });
        return box;
      }),
    );
    const others = this.marks.filter(({ page }) => page !== this.number).map(({ page }) => page);
    const told = [];
    if (here && here.boxes.length === 0) told.push(NO_PLACE);
    if (others.length > 0) told.push(`Đoạn trích còn nằm ở trang ${others.join(", ")}.`);
    this.#say(told.join(" "));
    this.#toMark();
  }

  #toMark() {
    const box = this.layer.firstElementChild;
    if (!box || !this.frame.clientHeight) return;
    const offset = box.getBoundingClientRect().top - this.frame.getBoundingClientRect().top;
    this.frame.scrollTop += offset - this.frame.clientHeight / 3;
    const beside = box.getBoundingClientRect().left - this.frame.getBoundingClientRect().left;
    if (this.zoom > 1) this.frame.scrollLeft += beside - 24;
  }

  /** One step larger or smaller; 0 fits the page into its frame. */
  #zoom(step) {
    const place = ZOOMS.indexOf(this.zoom) + step;
    this.zoom = step === 0 ? 1 : ZOOMS[Math.min(Math.max(place, 0), ZOOMS.length - 1)];
    this.smaller.disabled = this.zoom === ZOOMS[0];
    this.larger.disabled = this.zoom === ZOOMS.at(-1);
    this.#draw();
    this.#toMark();
  }

  #keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      ArrowLeft: () => this.zoom === 1 && (this.turn(this.number - 1), true),
      ArrowRight: () => this.zoom === 1 && (this.turn(this.number + 1), true),
      "+": () => (this.#zoom(1), true),
      "-": () => (this.#zoom(-1), true),
      0: () => (this.#zoom(0), true),
    }[event.key];
    if (act?.()) event.preventDefault();
  }

  /** Why there is no picture: the server says. */
  async #failed() {
    this.sheet.classList.remove("tl-loading");
    const source = this.image.getAttribute("src");
    if (!source) return;
    const told = await fetchJson(source).then(() => "", (error) => error.message);
    this.#say(told || "Không mở được ảnh trang này; xin thử lại.");
  }

  #blank(blank) {
    this.bar.hidden = blank;
    this.sheet.hidden = blank;
    if (blank) this.layer.replaceChildren();
  }

  #say(note) {
    this.note.textContent = note;
  }
}

const share = (part) => `${part * 100}%`;
