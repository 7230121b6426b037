// The view «Mâu thuẫn»: what a report disagrees with itself in; what was checked and is right is folded away.

import { hidden, keepInSight, make } from "./elements.js";
import { figuresIn } from "./rows.js";
import { count } from "./words.js";

const NONE = "Không phát hiện số liệu nào mâu thuẫn trong báo cáo.";
const LEAD = 80; // characters of a sentence before its figure, which must be in sight on a phone too
const KINDS = { different: "Khác nhau giữa hai chỗ", sum: "Tổng và các phần", share: "Tỷ lệ và số lượng", improbable: "Giá trị cần xem lại" };

export class FindingsView {
  constructor(root, pane) {
    this.result = make("div", {});
    root.append(this.result);
    root.addEventListener("click", (event) => {
      const opener = event.target.closest(".tl-open-value");
      if (!opener) return;
      pane.cite(opener.citation, opener);
      keepInSight(opener);
    });
  }

  /** Take the findings of the reports. Why there is nothing to show, "" where there is. */
  fill({ reports }) {
    const several = reports.length > 1;
    this.result.replaceChildren(...reports.flatMap((report) => [several ? make("h3", {}, report.title) : "", ...parts(report)]).filter(Boolean));
    return "";
  }
}

function parts({ findings }) {
  const wrong = findings.filter(({ agrees }) => !agrees);
  const right = findings.filter(({ agrees }) => agrees);
  const told = wrong.length > 0 ? `${count(wrong.length)} chỗ cần đối chiếu` : NONE;
  const checked = right.length > 0 ? [make("details", { class: "tl-finding-right" }, make("summary", {}, `Đã kiểm tra và khớp (${count(right.length)})`), list(right))] : [];
  return [make("p", { class: "tl-findings-told" }, told), ...(wrong.length > 0 ? [list(wrong)] : []), ...checked];
}

function list(findings) {
  return make("ol", { class: "tl-finding-list" }, findings.map(item));
}

function item({ kind, agrees, message, citations }) {
  return make(
    "li",
    { class: agrees ? "tl-finding tl-finding-agrees" : "tl-finding" },
    make("p", { class: "tl-finding-kind" }, KINDS[kind] ?? ""),
    make("p", { class: "tl-finding-message" }, message),
    make("ul", { class: "tl-finding-sources", "aria-label": "Trích dẫn" }, citations.map((citation) => make("li", {}, source(citation)))),
  );
}

/** A sentence concerned, as a button to its place. */
function source(citation) {
  const where = [citation.section, citation.page === null ? "" : `trang ${citation.page}`].filter(Boolean).join(", ");
  const press = make(
    "button",
    { type: "button", class: "tl-open-value tl-finding-source" },
    make("span", { class: "tl-finding-where" }, `[${citation.n}] ${where}`),
    make("span", { class: "tl-finding-quote" }, figuresIn(citation, LEAD)),
    hidden(": xem trong báo cáo"),
  );
  press.citation = citation;
  return press;
}
