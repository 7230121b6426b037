// The last results, for whoever wants to see how it goes.

import { button, make } from "./elements.js";
import { spentOf } from "./practicetimer.js";
import { moment, shareOf } from "./words.js";

export const MODE_NAMES = { practice: "Luyện tập", test: "Kiểm tra" };

export class History {
  constructor(clear) {
    this.rows = make("tbody", {});
    const columns = ["Ngày", "Cách làm", "Đúng", "Tỷ lệ", "Thời gian"];
    const table = make("table", { class: "tl-past-table" }, make("thead", {}, make("tr", {}, columns.map((name) => make("th", { scope: "col" }, name)))), this.rows);
    this.element = make("section", { class: "tl-past", "aria-label": "Kết quả đã lưu", hidden: true }, make("h3", {}, "Kết quả đã lưu"), table, button("Xóa kết quả đã lưu", { class: "tl-button tl-quiet", onclick: clear }));
  }

  show(results) {
    this.element.hidden = results.length === 0;
    this.rows.replaceChildren(...results.map(rowOf));
  }
}

function rowOf({ at, mode, right, total, seconds, title }) {
  return make(
    "tr",
    {},
    make("td", {}, moment(new Date(at).toISOString())),
    make("td", { title }, MODE_NAMES[mode] ?? ""),
    make("td", {}, `${right}/${total}`),
    make("td", {}, shareOf(right, total)),
    make("td", {}, spentOf(seconds)),
  );
}
