// The view «Kiểm tra số liệu»: a text goes to the server; what is found stands below it for as long as it holds.

import { CheckForm, unfit } from "./checkform.js";
import { CheckResult } from "./checkresult.js";
import { asText } from "./checkwords.js";
import { asked } from "./confirm.js";
import { button } from "./elements.js";
import { save } from "./saving.js";
import { fetchJson } from "./server.js";
import { count } from "./words.js";

const PATH = "so-lieu/kiem-tra";
const LONGEST = 200_000; // characters

const EMPTY = "Chưa có nội dung để kiểm tra; hãy dán văn bản hoặc chọn một tệp.";
const NO_FIGURES = "Văn bản không có số liệu nào để đối chiếu với báo cáo.";
const CHANGED = "Văn bản đã thay đổi, hãy kiểm tra lại.";
const OTHERS = "Đã chọn báo cáo khác để đối chiếu, hãy kiểm tra lại.";
const REPORTS = "Báo cáo đã thay đổi sau khi kiểm tra, hãy kiểm tra lại.";

export class Checking {
  /** Fills `root`; citations open in `pane`. */
  constructor(library, pane, choosing, root = document.querySelector("#tl-figures .tl-check")) {
    this.library = library;
    this.file = null; // the file whose text stands in the box as it was read
    this.checked = null; // { text as it stood in the box, against, versions } of the result shown
    this.going = null; // stops the check that is under way
    this.against = choosing;
    this.form = new CheckForm({
      check: () => this.#check(),
      take: (files) => this.#take(files),
      stop: () => this.going?.abort(),
      changed: () => this.#compare(),
    });
    this.result = new CheckResult({ library, pane, acts: this.#acts() });
    root.append(this.form.element, this.result.element);
    choosing.addEventListener("change", () => this.#compare());
  }

  /** Called when the view comes into sight or goes. */
  show(visible) {
    if (visible) this.#compare();
  }

  #acts() {
    this.export = button("Tải bản có ghi chú (docx)", { onclick: () => this.#export() });
    // The page copies what such a button carries (see app.js).
    const copy = button("Sao chép kết quả", { "data-act": "copy", onclick: () => (copy.dataset.copy = asText(this.result.result, this.library)) });
    return [this.export, copy, button("Kiểm tra bài khác", { onclick: () => this.#clear() })];
  }

  async #check() {
    if (this.going) return;
    const { box } = this.form;
    const text = box.value;
    const length = text.length > LONGEST ? [...text].length : text.length;
    const most = count(LONGEST);
    const long = `Văn bản có ${count(length)} ký tự, dài hơn mức cho phép là ${most} ký tự; hãy chia thành nhiều phần.`;
    const problem = !text.trim() ? EMPTY : length > LONGEST ? long : "";
    this.form.tell(problem);
    if (problem) return box.focus();
    if (text !== this.checked?.text) this.file = null;
    await this.#send(`Đang kiểm tra ${count(length)} ký tự…`, this.#typed(PATH, text));
  }

  async #take(files) {
    if (this.going) return;
    const [file] = files;
    const problem = files.length > 1 ? "Mỗi lần chỉ kiểm tra một tệp; hãy chọn lại." : unfit(file);
    this.form.tell(problem);
    if (problem || !(await this.#mayReplace(file))) return;
    await this.#send(`Đang đọc và kiểm tra «${file.name}»…`, this.#sent(PATH, file), file);
  }

  /** Whether a file's text may take the place of what was typed; that of another file may always. */
  async #mayReplace(file) {
    const { value } = this.form.box;
    if (!value.trim() || (this.file && value === this.checked?.text)) return true;
    const answer = await asked({
      title: "Thay văn bản đang có trong ô?",
      lines: [`Nội dung của tệp «${file.name}» sẽ thay cho văn bản đang có.`],
      refuse: "Giữ văn bản đang có",
      answers: { yes: "Thay bằng tệp" },
    });
    return answer === "yes";
  }

  /** Send a text, or a file whose text then stands in the box; show what is found. */
  async #send(words, [path, options], file = null) {
    this.going = new AbortController();
    this.form.busy(words);
    const against = this.against.names;
    let found = null;
    try {
      found = await fetchJson(path, { ...options, signal: this.going.signal });
    } catch (error) {
      if (!this.going.signal.aborted) this.form.tell(error.message);
    }
    this.going = null;
    this.form.busy("");
    if (!found) return this.form.say("");
    if (file) {
      this.form.box.value = found.text;
      this.file = file;
    }
    this.#show(found, against);
  }

  #show(found, against) {
    if (found.items.length === 0) {
      this.#drop();
      this.form.tell(NO_FIGURES);
      return;
    }
    this.checked = { text: this.form.box.value, against, versions: this.#versions(found.documents) };
    this.result.show(found);
    this.form.say(this.result.told.textContent);
    this.#compare();
  }

  async #export() {
    this.export.disabled = true;
    this.result.tell("");
    const path = `${PATH}/docx`;
    try {
      await save(...(this.file ? this.#sent(path, this.file) : this.#typed(path, this.result.result.text)));
      this.form.say("Đã tải bản có ghi chú.");
    } catch (error) {
      this.result.tell(error.message);
    }
    this.export.disabled = false;
    this.export.focus();
    this.#compare();
  }

  #clear() {
    this.#drop();
    this.form.tell("");
    this.form.box.value = "";
    this.form.box.focus();
  }

  #drop() {
    this.file = null;
    this.checked = null;
    this.result.show(null);
  }

  #typed(path, text) {
    const body = JSON.stringify({ text, documents: this.against.names });
    return [path, { method: "PUT", headers: { "Content-Type": "application/json" }, body }];
  }

  #sent(path, file) {
    const asked = new URLSearchParams([["ten", file.name], ...(this.against.names ?? []).map((name) => ["trong", name])]);
    return [`${path}?${asked}`, { method: "PUT", headers: { "Content-Type": "application/octet-stream" }, body: file }];
  }

  /** Whether the result shown is still that of the text, of the documents chosen and of their state. */
  #compare() {
    if (!this.checked) return;
    const { text, against, versions } = this.checked;
    let why = "";
    if (this.form.box.value !== text) why = CHANGED;
    else if (this.#versions(this.result.result.documents) !== versions) why = REPORTS;
    else if (JSON.stringify(this.against.names) !== JSON.stringify(against)) why = OTHERS;
    this.result.outdated(why);
    this.export.disabled = why !== "";
  }

  #versions(names) {
    return names.map((name) => this.library.find(name)?.version ?? "").join();
  }
}
