// What changed between two versions of a report: figures old and new, the two sentences, links to both.

import { button, hidden, make } from "./elements.js";
import { fetchJson } from "./server.js";
import { count } from "./words.js";

const KINDS = { changed: "Thay đổi", added: "Chỉ có ở bản mới", removed: "Chỉ có ở bản cũ" };

export class Changes {
  constructor(library, pane) {
    this.library = library;
    this.pane = pane;
    this.old = this.#choice("Bản cũ");
    this.new = this.#choice("Bản mới");
    this.note = make("p", { class: "tl-list-note", role: "status" });
    this.heading = make("h2", { tabindex: -1 }, "Số liệu thay đổi");
    this.result = make("div", {});
    this.element = make(
      "div",
      { class: "tl-changes", hidden: true },
      make("a", { class: "tl-back", href: "#tai-lieu" }, "‹ Về danh sách"),
      this.heading,
      make("div", { class: "tl-compared" }, this.old.label, this.new.label),
      this.note,
      this.result,
    );
    this.pair = null;
    library.addEventListener("change", () => this.pair && this.#choices());
  }

  /** Compare the pair of names, old and new; null hides. */
  async show(pair) {
    this.element.hidden = pair === null;
    const same = pair?.join("\n") === this.pair?.join("\n");
    this.pair = pair;
    if (pair === null || same) return;
    this.heading.focus({ preventScroll: true });
    await this.#compare();
  }

  async #compare() {
    const [old, newer] = this.pair;
    this.#choices();
    this.result.replaceChildren();
    this.note.textContent = "Đang so sánh hai bản…";
    const asked = this.pair;
    try {
      const path = `tai-lieu/thay-doi?cu=${encodeURIComponent(old)}&moi=${encodeURIComponent(newer)}`;
      const found = await fetchJson(path);
      if (asked !== this.pair) return;
      this.note.textContent = summary(found);
      this.result.append(...this.#groups(found));
    } catch (error) {
      if (asked === this.pair) this.note.textContent = error.message;
    }
  }

  #choice(words) {
    const select = make("select", { "aria-label": words, onchange: () => this.#chosen() });
    return { select, label: make("label", {}, make("span", {}, words), select) };
  }

  #chosen() {
    const names = [this.old.select.value, this.new.select.value].map(encodeURIComponent);
    location.replace(`#tai-lieu/so-sanh/${names.join("/")}`);
  }

  /** The versions of this report first, then all others. */
  #choices() {
    const [old, newer] = this.pair;
    const one = this.library.find(newer) ?? this.library.find(old);
    const family = one ? this.library.versions(one) : [];
    const others = this.library.documents.filter((other) => !family.includes(other));
    const options = (list) => list.map(({ name, title }) => new Option(title === name ? name : `${title} (${name})`, name));
    for (const [{ select }, name] of [[this.old, old], [this.new, newer]]) {
      select.replaceChildren(...options(family));
      if (others.length > 0) select.append(make("optgroup", { label: "Báo cáo khác" }, options(others)));
      select.value = name;
    }
  }

  #groups(found) {
    return Object.entries(KINDS).flatMap(([kind, title]) => {
      const changes = found.changes.filter((change) => change.kind === kind);
      if (changes.length === 0) return [];
      const id = `tl-thay-doi-${kind}`;
      const rows = changes.map((change) => this.#change(change, found));
      return [
        make("section", { "aria-labelledby": id }, make("h3", { id }, `${title} (${count(changes.length)})`), make("ol", { class: "tl-change-list" }, rows)),
      ];
    });
  }

  #change(change, found) {
    const item = make("li", { class: "tl-change" });
    if (change.section) item.append(make("p", { class: "tl-change-section" }, change.section));
    const figures = change.figures.filter(({ old, new: newer }) => old?.text !== newer?.text);
    if (figures.length > 0) item.append(make("ul", { class: "tl-figure-changes" }, figures.map(figureChange)));
    const sides = make("div", { class: "tl-sides" });
    if (change.old) sides.append(this.#side("Bản cũ", found.old, change.old, change.figures.map(({ old }) => old)));
    if (change.new) sides.append(this.#side("Bản mới", found.new, change.new, change.figures.map((figure) => figure.new)));
    item.append(sides);
    return item;
  }

  #side(label, { name, title }, { start, end, text }, places) {
    const open = button([`Mở ${label.toLowerCase()}`, hidden(`: ${title}`)], {
      class: "tl-button tl-quiet",
      onclick: (event) => this.pane.cite({ document: name, start, end, quote: null }, event.currentTarget),
    });
    return make("div", { class: "tl-side" }, make("p", { class: "tl-side-head" }, label), make("p", { class: "tl-side-text" }, marked(text, start, places)), open);
  }
}

function figureChange({ old, new: newer }) {
  if (!old) return make("li", {}, make("ins", {}, newer.text));
  if (!newer) return make("li", {}, make("del", {}, old.text));
  const arrow = make("span", { "aria-hidden": "true" }, " → ");
  return make("li", {}, hidden("từ "), make("del", {}, old.text), arrow, hidden(" thành "), make("ins", {}, newer.text));
}

/** A sentence with the figures in it marked; places count code points of the whole document. */
function marked(text, start, places) {
  const points = [...text];
  const parts = [];
  let done = 0;
  const inside = places.filter(Boolean).map((place) => [place.start - start, place.end - start]);
  for (const [from, to] of inside.sort(([a], [b]) => a - b)) {
    if (from < done || to > points.length) continue;
    parts.push(points.slice(done, from).join(""), make("mark", {}, points.slice(from, to).join("")));
    done = to;
  }
  return [...parts, points.slice(done).join("")];
}

function summary({ changes, unchanged }) {
  const number = (kind) => changes.filter((change) => change.kind === kind).length;
  const words = { changed: "chỗ thay đổi", added: "chỗ chỉ có ở bản mới", removed: "chỗ chỉ có ở bản cũ" };
  const told = Object.keys(words).filter(number).map((kind) => `${count(number(kind))} ${words[kind]}`);
  return `${told.join(", ") || "Không có số liệu nào thay đổi"}; ${count(unchanged)} câu có số liệu giữ nguyên.`;
}
