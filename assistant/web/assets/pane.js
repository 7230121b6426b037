// The source pane: the text of a report beside the chat, a sheet over it on a phone.

import { fetchJson } from "./server.js";
import { local, recall, remember } from "./storage.js";
import { ReportText } from "./text.js";

const REMEMBER = "troly-khung-van-ban";
const sheet = matchMedia("(max-width: 768px)");
const wide = matchMedia("(min-width: 1100px)");

const CHANGED = "Báo cáo đã thay đổi sau khi có câu trả lời này, nên không chỉ được đúng đoạn đã trích. Xin hỏi lại.";

export class Pane {
  constructor() {
    this.frame = document.querySelector("#tl-pane");
    this.box = this.frame.querySelector(".tl-pane");
    this.title = this.box.querySelector("h2");
    this.note = this.box.querySelector(".tl-pane-note");
    this.body = this.box.querySelector(".tl-text");
    this.choice = this.box.querySelector("select");
    this.texts = new Map(); // by name: { data, text, element }
    this.opener = null;
    this.isOpen = false;

    this.frame.addEventListener("click", (event) => {
      if (event.target === this.frame || event.target.closest("[data-act=close]")) this.close();
    });
    this.choice.addEventListener("change", () => this.show(this.choice.value));
    window.addEventListener("popstate", () => {
      if (this.isOpen && sheet.matches) this.#hide();
    });
    sheet.addEventListener("change", () => this.#arrange());
  }

  /** Read which reports there are, and open on a wide screen unless it was closed there. */
  async start() {
    await this.#list();
    this.#toggle(wide.matches && recall(local, REMEMBER) !== "closed" && this.choice.length > 0);
    if (this.isOpen) await this.show();
  }

  /** Open, scroll to the cited span and highlight it. */
  async cite({ document: name, start, end, quote }, opener) {
    this.opener = opener;
    this.#open();
    if (!(await this.show(name))) return;
    let shown = this.texts.get(name);
    if (shown.text.slice(start, end) !== quote) {
      this.texts.delete(name); // the report may have been indexed anew since it was read
      if (!(await this.show(name))) return;
      shown = this.texts.get(name);
    }
    for (const other of this.texts.values()) other.text.clear();
    if (shown.text.slice(start, end) !== quote) {
      this.#say(CHANGED);
      this.title.focus();
      return;
    }
    const mark = shown.text.highlight(start, end);
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
    this.#scrollTo(mark);
  }

  /** Open or close by the button in the header. */
  async toggle(opener) {
    if (this.isOpen) {
      this.close();
      return;
    }
    this.opener = opener;
    this.#open();
    this.title.focus({ preventScroll: true });
    await this.show();
  }

  close() {
    if (!this.isOpen) return;
    if (!sheet.matches) remember(local, REMEMBER, "closed");
    else if (history.state?.troly === "sheet") history.back();
    this.#hide();
  }

  /** Show a report, the first one where none is named; whether it could be read. */
  async show(name = this.choice.value) {
    if (!name) await this.#list();
    name ||= this.choice.value;
    if (!name) {
      this.#say("Chưa có báo cáo nào.");
      return false;
    }
    try {
      if (!this.texts.has(name)) {
        this.#say("Đang mở văn bản…");
        const data = await fetchJson(`tai-lieu/noi-dung?ten=${encodeURIComponent(name)}`);
        const element = document.createElement("div");
        this.texts.set(name, { title: data.title || name, element, text: new ReportText(element, data) });
      }
    } catch (error) {
      this.#say(error.message);
      return false;
    }
    const { title, element } = this.texts.get(name);
    this.#say("");
    this.title.textContent = title;
    this.choice.value = name;
    if (this.body.firstChild !== element) {
      this.body.replaceChildren(element);
      this.body.scrollTop = 0;
    }
    return true;
  }

  async #list() {
    let reports = [];
    try {
      reports = await fetchJson("tai-lieu");
    } catch (error) {
      this.#say(error.message);
    }
    this.choice.replaceChildren(...reports.map(({ name, title }) => new Option(title, name)));
    const many = reports.length > 1;
    document.documentElement.classList.toggle("tl-many-reports", many);
    this.choice.parentElement.hidden = !many;
    this.title.classList.toggle("tl-hidden", many);
  }

  #open() {
    if (this.isOpen) return;
    if (sheet.matches) history.pushState({ troly: "sheet" }, "");
    else remember(local, REMEMBER, null);
    this.#toggle(true);
  }

  #hide() {
    this.#toggle(false);
    for (const { text } of this.texts.values()) text.clear();
    const opener = this.opener?.isConnected ? this.opener : document.querySelector("#tl-box textarea");
    opener?.focus();
    this.opener = null;
  }

  #toggle(open) {
    this.isOpen = open;
    this.#arrange();
    document.dispatchEvent(new Event("troly:pane"));
  }

  /** As a sheet it stands over the page, which must then be out of reach. */
  #arrange() {
    document.documentElement.classList.toggle("tl-pane-open", this.isOpen);
    const over = this.isOpen && sheet.matches;
    this.box.setAttribute("role", over ? "dialog" : "region");
    this.box.toggleAttribute("aria-modal", over);
    for (const id of ["tl-header", "tl-chat"]) document.getElementById(id).inert = over;
  }

  #say(note) {
    this.note.textContent = note;
  }

  #scrollTo(mark) {
    const offset = mark.getBoundingClientRect().top - this.body.getBoundingClientRect().top;
    this.body.scrollTop += offset - this.body.clientHeight / 3;
  }
}
