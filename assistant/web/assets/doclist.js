// The list of documents: a table where there is room, one card a document where there is not (by the style sheet).

import { button, hidden, make } from "./elements.js";
import { warningsLabel } from "./progress.js";
import { count, day, folded, moment, size } from "./words.js";

const MANY = 6;
const HEAD = ["Báo cáo", "Loại", "Trang", "Đoạn", "Dung lượng", "Ngày văn bản", "Lập chỉ mục"];
const ORDERS = {
  moi: ["Lập chỉ mục gần nhất", (a, b) => b.indexed_at.localeCompare(a.indexed_at)],
  ten: ["Tên A–Z", (a, b) => a.title.localeCompare(b.title, "vi")],
  ngay: ["Ngày văn bản gần nhất", (a, b) => b.dated.localeCompare(a.dated)],
  lon: ["Dung lượng lớn nhất", (a, b) => b.size - a.size],
};

export class DocumentList {
  /** `acts`: view, compare, reread, remove, each called with a document and its button. */
  constructor(root, library, acts) {
    this.library = library;
    this.acts = acts;
    this.filter = make("input", { type: "search", placeholder: "Lọc theo tên", "aria-label": "Lọc theo tên", oninput: () => this.show() });
    const options = Object.entries(ORDERS).map(([value, [label]]) => new Option(label, value));
    this.order = make("select", { "aria-label": "Sắp xếp", onchange: () => this.show() }, options);
    this.order.value = "ten";
    this.tools = make("div", { class: "tl-list-tools" }, this.filter, this.order);
    this.note = make("p", { class: "tl-list-note", role: "status" });
    this.table = make("table", { class: "tl-doc-table", role: "table" });
    this.table.append(
      make("caption", {}, hidden("Các báo cáo đã lập chỉ mục")),
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, HEAD.map((title) => make("th", { scope: "col", role: "columnheader" }, title)))),
    );
    root.append(this.tools, this.note, this.table);
    this.busy = new Set(); // names that a job is at work on
  }

  show() {
    const { documents, mayChange, loaded, problem } = this.library;
    this.tools.hidden = documents.length < MANY;
    const wanted = this.tools.hidden ? "" : folded(this.filter.value.trim());
    const families = this.#families(documents).filter((family) =>
      family.some((one) => folded(`${one.title} ${one.name}`).includes(wanted)),
    );
    for (const body of this.table.querySelectorAll("tbody")) body.remove();
    this.table.append(
      ...families.map((family) => make("tbody", { role: "rowgroup", class: family.length > 1 ? "tl-family" : null }, family.map((one) => this.#row(one, family, mayChange)))),
    );
    this.table.hidden = families.length === 0;
    this.note.textContent = "";
    if (problem) this.note.textContent = problem;
    else if (!loaded) this.note.textContent = "Đang mở danh sách…";
    else if (documents.length === 0) {
      this.note.textContent = mayChange
        ? "Chưa có báo cáo nào. Thả tệp vào khung phía trên để bắt đầu."
        : "Chưa có báo cáo nào; người quản trị sẽ đưa báo cáo vào.";
    } else if (families.length === 0) this.note.textContent = "Không có báo cáo nào khớp.";
  }

  /** Versions of one report together, the newest first; reports in the order chosen. */
  #families(documents) {
    const families = new Map();
    for (const one of documents) families.set(one.family, [...(families.get(one.family) ?? []), one]);
    const [, order] = ORDERS[this.tools.hidden ? "ten" : this.order.value];
    return [...families.values()].sort(([a], [b]) => order(a, b));
  }

  #row(one, family, mayChange) {
    const row = make("tr", { role: "row", "data-name": one.name, class: one.current ? null : "tl-older" });
    const cells = [
      (one.kind || "–").toUpperCase(),
      one.pages ? count(one.pages) : "–",
      count(one.passages),
      size(one.size),
      day(one.dated),
      moment(one.indexed_at),
    ];
    row.append(
      make("th", { scope: "row", role: "rowheader" }, this.#about(one, family, mayChange)),
      ...cells.map((cell, place) => make("td", { role: "cell", "data-label": HEAD[place + 1], class: cell === "–" ? "tl-untold" : null }, cell)),
    );
    return row;
  }

  #about(one, family, mayChange) {
    const parts = [make("p", { class: "tl-doc-title" }, one.title)];
    if (one.name !== one.title) parts.push(make("p", { class: "tl-doc-name" }, one.name));
    if (family.length > 1) {
      const older = one.same ? "Cùng nội dung, khác định dạng" : "Bản cũ";
      const alone = family.every((other) => other.same);
      const mark = one.current ? `${alone ? "Bản" : "Bản mới nhất –"} được tìm theo mặc định` : older;
      parts.push(make("p", {}, make("span", { class: "tl-version" }, mark)));
    }
    if (one.scanned) {
      const unsure = one.doubts ? `; ${count(one.doubts)} số chưa chắc chắn, cần đối chiếu ảnh trang` : "";
      parts.push(make("p", { class: "tl-doc-note" }, `${count(one.scanned)} trang nhận dạng từ bản quét${unsure}`));
    }
    if (one.warnings.length > 0) {
      const lines = make("ul", {}, one.warnings.map((warning) => make("li", {}, warning)));
      parts.push(make("details", { class: "tl-doc-warnings" }, make("summary", {}, warningsLabel(one.warnings.length)), lines));
    }
    parts.push(make("div", { class: "tl-doc-acts" }, this.#buttons(one, family, mayChange)));
    return parts;
  }

  #buttons(one, family, mayChange) {
    const act = (label, name, properties = {}) =>
      button([label, hidden(`: ${one.title}`)], { ...properties, onclick: (event) => this.acts[name](one, event.currentTarget) });
    const busy = this.busy.has(one.name);
    const buttons = [act("Xem", "view")];
    if (family.indexOf(one) < family.length - 1) buttons.push(act("Số liệu thay đổi", "compare"));
    if (mayChange) {
      buttons.push(act("Lập lại chỉ mục", "reread", { disabled: busy }));
      buttons.push(act("Gỡ", "remove", { disabled: busy, class: "tl-button tl-remove" }));
    }
    return buttons;
  }
}
