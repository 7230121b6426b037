// Where the text to check is put in: typed, pasted or from a file; what stands in the box outlives a reload.

import { button, make } from "./elements.js";
import { recall, remember, session } from "./storage.js";
import { size } from "./words.js";

const DRAFT = "troly-kiem-tra-dang-viet";
const LARGEST = 20 * 2 ** 20; // bytes
const TAKEN = [".docx", ".docm", ".dotx", ".doc", ".dot", ".rtf", ".odt", ".ott", ".pdf", ".txt", ".text", ".md", ".markdown"];

export class CheckForm {
  /** `check`, `take` (with files) and `stop` are what the reader asks for, `changed` is called when the text changes. */
  constructor({ check, take, stop, changed }) {
    this.take = take;
    this.box = make("textarea", { id: "tl-check-box", rows: 8, lang: "vi", spellcheck: "false", placeholder: "Dán bài phát biểu, tham luận hoặc báo cáo cần kiểm tra…", oninput: changed });
    this.box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      check();
    });
    this.input = make("input", { type: "file", accept: TAKEN.join(","), hidden: true, onchange: () => this.#chosen() });
    this.choose = button("Chọn tệp", { onclick: () => this.input.click() });
    this.start = button("Kiểm tra", { class: "tl-button tl-primary", title: "Ctrl+Enter", onclick: check });
    this.stop = button("Dừng", { hidden: true, onclick: stop });
    this.problem = make("p", { class: "tl-problem", role: "alert", hidden: true });
    this.status = make("p", { class: "tl-hidden", role: "status" });
    this.words = make("span", {});
    this.progress = make("div", { class: "tl-check-progress", hidden: true }, this.words, make("progress", { "aria-label": "Đang kiểm tra" }));
    const touch = matchMedia("(pointer: coarse)").matches;
    this.element = make(
      "form",
      { class: "tl-check-form", "aria-label": "Văn bản cần kiểm tra", onsubmit: (event) => event.preventDefault() },
      make("label", { for: "tl-check-box" }, "Văn bản cần kiểm tra"),
      make("p", { class: "tl-check-hint" }, "Từng số liệu trong văn bản được đối chiếu với báo cáo. Văn bản và tệp chỉ dùng để kiểm tra, không được lưu lại."),
      this.box,
      make(
        "div",
        { class: "tl-check-send" },
        make("p", { class: "tl-check-drop" }, touch ? null : make("span", {}, "Thả một tệp vào đây (Word, PDF, txt, md) hoặc"), this.choose, this.input),
        make("div", { class: "tl-check-go" }, this.stop, this.start),
      ),
      this.progress,
      this.problem,
      this.status,
    );
    this.#dropping();
    this.#keepDraft();
  }

  /** What is done now, nothing where `words` is empty. */
  busy(words) {
    const busy = words !== "";
    const held = [this.start, this.choose, this.stop].includes(document.activeElement);
    this.box.readOnly = busy;
    this.start.disabled = busy;
    this.choose.disabled = busy;
    this.stop.hidden = !busy;
    this.progress.hidden = !busy;
    this.words.textContent = words;
    this.element.setAttribute("aria-busy", String(busy));
    if (held) (busy ? this.stop : this.start).focus();
    if (busy) this.say(words);
  }

  /** Tell what is wrong; an empty text takes it away. */
  tell(problem) {
    this.problem.textContent = problem;
    this.problem.hidden = problem === "";
    if (problem) this.problem.scrollIntoView({ block: "nearest" });
  }

  /** Tell a screen reader. */
  say(words) {
    this.status.textContent = words;
  }

  #chosen() {
    const files = [...this.input.files];
    this.input.value = ""; // the same file may be chosen again
    if (files.length > 0) this.take(files);
  }

  #dropping() {
    const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
    const form = this.element;
    form.addEventListener("dragover", (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation(); // elsewhere on the page nothing may be dropped (see dropping.js)
      form.classList.add("tl-over");
    });
    form.addEventListener("dragleave", (event) => {
      if (!form.contains(event.relatedTarget)) form.classList.remove("tl-over");
    });
    form.addEventListener("drop", (event) => {
      form.classList.remove("tl-over");
      if (!holdsFiles(event)) return;
      event.preventDefault();
      this.take([...event.dataTransfer.files]);
    });
  }

  /** The text is kept by this window alone, and goes with whoever logs out. */
  #keepDraft() {
    this.box.value = recall(session, DRAFT) ?? "";
    let leaving = false;
    const keep = () => remember(session, DRAFT, leaving ? null : this.box.value || null);
    document.addEventListener("submit", (event) => (leaving ||= event.target.matches(".tl-logout")));
    document.addEventListener("visibilitychange", keep);
    window.addEventListener("pagehide", keep);
  }
}

/** What is plainly wrong with a file before it is sent; the server looks for itself. */
export function unfit(file) {
  const ending = file.name.slice(file.name.lastIndexOf(".")).toLowerCase();
  if (!TAKEN.includes(ending)) return "Chỉ kiểm tra được tệp Word (.docx, .doc, .rtf, .odt), PDF hoặc văn bản thuần (.txt, .md).";
  if (file.size === 0) return "Tệp rỗng hoặc là thư mục; hãy chọn lại tệp.";
  if (file.size > LARGEST) return `Tệp lớn hơn mức cho phép (${size(LARGEST)}); hãy bỏ bớt hình ảnh hoặc dán phần văn bản vào ô.`;
  return "";
}
