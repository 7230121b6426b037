// What came of a session: the score, by section, each question with its answer and source; a page that prints.

import { answerText } from "./answering.js";
import { passage, sourceOf } from "./cited.js";
import { button, field, make } from "./elements.js";
import { signOf } from "./practicefeedback.js";
import { MODE_NAMES } from "./practicehistory.js";
import { spentOf } from "./practicetimer.js";
import { scoresBySection } from "./sectionscores.js";
import { local, recall, remember } from "./storage.js";
import { moment, shareOf } from "./words.js";

const WHO = "troly-luyen-tap-nguoi-lam";
const NOTHING = "(không trả lời)";

export class Result {
  /** `acts`: { again(questions), anew() }. */
  constructor(pane, acts) {
    this.pane = pane;
    this.acts = acts;
    this.heading = make("h3", { tabindex: -1, class: "tl-result-name" });
    this.body = make("div", {});
    this.element = make("div", { class: "tl-result" }, this.heading, this.body);
  }

  show(session, { reports, user }, where) {
    const { outcomes, state } = session;
    const wrong = outcomes.filter(({ right }) => !right);
    this.heading.textContent = session.isTest ? "Kết quả kiểm tra" : "Kết quả luyện tập";
    this.list = make("ol", { class: "tl-result-list" }, outcomes.map((outcome) => this.#row(outcome)));
    this.body.replaceChildren(
      ...[
        state.late ? make("p", { class: "tl-notice" }, "Đã hết thời gian làm bài; bài được tự động nộp.") : null,
        make("div", { class: "tl-result-top" }, score(session, outcomes), whoFields(user)),
        make("div", { class: "tl-form-acts tl-result-acts" }, this.#buttons(wrong)),
        make("p", { class: "tl-start-where" }, where),
        bySection(scoresBySection(outcomes, reports)),
        make("section", { "aria-label": "Từng câu hỏi" }, make("h4", {}, "Từng câu hỏi"), this.#filter(outcomes.length, wrong.length), this.list),
      ].filter(Boolean),
    );
    this.heading.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "start" });
  }

  #buttons(wrong) {
    const again = button(`Làm lại ${wrong.length} câu sai`, { class: "tl-button tl-primary", onclick: () => this.acts.again(wrong.map(({ question }) => question)) });
    const anew = button("Làm bộ mới", { class: wrong.length > 0 ? "tl-button" : "tl-button tl-primary", onclick: () => this.acts.anew() });
    return [wrong.length > 0 ? again : null, anew, button("In kết quả", { onclick: () => window.print() })];
  }

  #filter(all, wrong) {
    if (wrong === 0 || wrong === all) return null;
    const toggle = button(`Chỉ xem ${wrong} câu sai`, { class: "tl-button tl-result-filter", "aria-pressed": "false" });
    toggle.addEventListener("click", () => {
      const only = toggle.getAttribute("aria-pressed") !== "true";
      toggle.setAttribute("aria-pressed", String(only));
      for (const row of this.list.children) row.hidden = only && row.dataset.right === "true";
    });
    return toggle;
  }

  #row({ question, place, value, right }) {
    const given = answerText(question, value);
    const [main, ...others] = question.citations;
    const same = right && (question.kind === "match" || given === question.answer);
    return make(
      "li",
      { value: place + 1, "data-right": String(right) },
      make("p", { class: "tl-result-question" }, signOf(right), make("span", {}, `Câu ${place + 1}. `), question.question),
      same ? null : make("p", {}, make("span", { class: "tl-result-what" }, "Trả lời: "), given || (right ? "(tự chấm: đúng)" : NOTHING)),
      make("p", {}, make("span", { class: "tl-result-what" }, "Đáp án: "), make("strong", {}, question.answer)),
      main ? make("p", { class: "tl-result-source" }, `Nguồn: ${[...new Set([main, ...others].map(sourceOf))].join("; ")}`) : null,
      main ? make("details", { class: "tl-result-passage" }, make("summary", {}, "Xem trích dẫn"), question.citations.map((citation) => passage(citation, this.pane))) : null,
    );
  }
}

function score(session, outcomes) {
  const right = outcomes.filter((outcome) => outcome.right).length;
  const { state } = session;
  const unanswered = session.isTest ? session.number - session.answered : 0;
  const facts = [
    ["Ngày", moment(new Date(state.started).toISOString())],
    ["Cách làm", MODE_NAMES[state.mode]],
    ["Thời gian làm", `${spentOf(state.seconds)}${state.minutes ? ` (cho phép ${state.minutes} phút)` : ""}`],
    ["Báo cáo", state.title],
    ["Chưa trả lời", unanswered ? `${unanswered} câu` : ""],
    ["Chưa làm", !session.isTest && session.number > outcomes.length ? `${session.number - outcomes.length} câu` : ""],
  ];
  return make(
    "div",
    { class: "tl-result-score" },
    make("p", { class: "tl-result-total" }, make("strong", {}, `${right}/${outcomes.length}`), " câu đúng ", make("span", {}, `(${shareOf(right, outcomes.length)})`)),
    make("dl", { class: "tl-result-facts" }, facts.filter(([, fact]) => fact).map(([name, fact]) => make("div", {}, make("dt", {}, name), make("dd", {}, fact)))),
  );
}

/** Name and office, for the printed page; kept in this browser only, for each account by itself. */
function whoFields(user) {
  const key = user ? `${WHO}:${user}` : WHO;
  let who = {};
  try {
    who = JSON.parse(recall(local, key)) ?? {};
  } catch {
    // not ours
  }
  const fields = [
    ["ten", "Họ và tên", "name"],
    ["don-vi", "Đơn vị", "organization"],
  ].map(([word, label, autocomplete]) => {
    const input = make("input", { type: "text", maxlength: 120, lang: "vi", autocomplete, value: typeof who[word] === "string" ? who[word] : "" });
    const printed = make("span", { class: "tl-result-printed" }, input.value);
    input.addEventListener("input", () => {
      who[word] = input.value;
      printed.textContent = input.value;
      remember(local, key, JSON.stringify(who));
    });
    const box = field(`tl-result-${word}`, label, input);
    box.append(printed);
    return box;
  });
  return make("div", { class: "tl-fields tl-result-who" }, fields);
}

function bySection(scores) {
  if (scores.length < 2) return null;
  const rows = scores.map(({ label, right, total }) =>
    make("tr", {}, make("th", { scope: "row" }, label), make("td", { class: "tl-result-share" }, make("div", { class: "tl-result-bar" }, make("div", { style: `width: ${(100 * right) / total}%` }))), make("td", {}, `${right}/${total}`), make("td", {}, shareOf(right, total))),
  );
  const head = make("thead", {}, make("tr", {}, ["Mục", "", "Đúng", "Tỷ lệ"].map((name) => (name ? make("th", { scope: "col" }, name) : make("td", {})))));
  return make("section", { class: "tl-result-sections", "aria-label": "Kết quả theo mục" }, make("h4", {}, "Kết quả theo mục"), make("table", {}, head, make("tbody", {}, rows)));
}
