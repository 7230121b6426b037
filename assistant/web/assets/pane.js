// The source pane: the text of a report and its real pages beside the chat, a sheet over it on a phone.

import { library } from "./library.js";
import { PageView } from "./pages.js";
import { fetchJson } from "./server.js";
import { local, recall, remember } from "./storage.js";
import { ReportText } from "./text.js";

const REMEMBER = "troly-khung-van-ban";
const VIEW = "troly-cach-xem";
const VIEWS = ["text", "page", "both"];
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
    this.views = this.box.querySelector(".tl-views");
    this.pageBox = this.box.querySelector(".tl-pages");
    this.pages = new PageView(this.pageBox, (number) => this.#toPage(number));
    this.texts = new Map(); // by name: { data, title, text, element }
    this.cited = null; // { document, start, end }
    this.opener = null;
    this.isOpen = false;
    this.word = ""; // the part of the page that is shown
    this.left = new Map(); // whether the pane was open where the reader left a part
    this.wanted = VIEWS.includes(recall(local, VIEW)) ? recall(local, VIEW) : "text";

    this.frame.addEventListener("click", (event) => {
      const view = event.target.closest("[data-view]")?.dataset.view;
      if (view) this.#choose(view);
      if (event.target === this.frame || event.target.closest("[data-act=close]")) this.close();
    });
    this.choice.addEventListener("change", () => this.show(this.choice.value));
    window.addEventListener("popstate", () => {
      if (this.isOpen && sheet.matches) this.#hide();
    });
    sheet.addEventListener("change", () => this.#arrange());
    library.addEventListener("change", () => this.#listed());
  }

  /** Open on a wide screen unless it was closed there. */
  async start() {
    if (this.word !== "hoi-dap" || this.left.has(this.word)) return;
    this.left.set(this.word, false);
    this.#toggle(wide.matches && recall(local, REMEMBER) !== "closed" && this.choice.length > 0);
    if (this.isOpen) await this.show();
  }

  /**
   * Open, scroll to the cited span and highlight it; `quote` null takes the span as it is. `figures` are the places of
   * those in it that are meant. `view` shows it there.
   */
  async cite({ document: name, start, end, quote, figures = [] }, opener, view = null) {
    this.opener = opener;
    if (view) this.#choose(view, false);
    this.#open();
    this.cited = { document: name, start, end };
    if (!(await this.show(name))) return;
    const stale = () => quote !== null && this.texts.get(name).text.slice(start, end) !== quote;
    if (stale()) {
      this.texts.delete(name); // the report may have been indexed anew since it was read
      if (!(await this.show(name))) return;
    }
    for (const other of this.texts.values()) other.text.clear();
    if (stale()) {
      this.cited = null;
      this.#say(CHANGED);
      this.title.focus();
      return;
    }
    const mark = this.texts.get(name).text.highlight(start, end, figures);
    if (this.view === "page") this.pages.frame.focus({ preventScroll: true });
    else if (mark) {
      mark.tabIndex = -1;
      mark.focus({ preventScroll: true });
    }
    if (mark) scrollTo(this.body, this.body.querySelector(".tl-exact") ?? mark);
  }

  /** Open at the beginning of a report. */
  async open(name, opener) {
    this.opener = opener;
    this.#open();
    this.title.focus({ preventScroll: true });
    if (await this.show(name)) this.body.scrollTop = 0;
  }

  /** Open or close by the button in the header. */
  async toggle(opener) {
    if (this.isOpen) this.close();
    else {
      this.opener = opener;
      this.#open();
      this.title.focus({ preventScroll: true });
      await this.show();
    }
  }

  close() {
    if (!this.isOpen) return;
    if (!sheet.matches) remember(local, REMEMBER, "closed");
    else if (history.state?.troly === "sheet") history.back();
    this.#hide();
  }

  /** Stand aside while another part of the page is shown, or come back as it was left there. */
  part(word) {
    if (this.word === word) return;
    if (this.word) this.left.set(this.word, this.isOpen && !sheet.matches);
    this.word = word;
    this.#toggle(this.left.get(word) ?? false);
    if (this.isOpen) this.show();
    else if (library.loaded) this.start();
  }

  /** Show a report, the first one where none is named; whether it could be read. */
  async show(name = this.choice.value) {
    if (!name) {
      this.#say("Chưa có báo cáo nào.");
      return false;
    }
    try {
      if (!this.texts.has(name)) {
        this.#say("Đang mở văn bản…");
        const data = await fetchJson(`tai-lieu/noi-dung?ten=${encodeURIComponent(name)}`);
        const element = document.createElement("div");
        this.texts.set(name, { data, title: data.title || name, element, text: new ReportText(element, data) });
      }
    } catch (error) {
      this.#say(error.message);
      return false;
    }
    const { title, element } = this.texts.get(name);
    this.#say("");
    this.title.textContent = title;
    this.choice.value = name;
    if (this.cited?.document !== name) this.cited = null;
    if (this.body.firstChild !== element) {
      this.body.replaceChildren(element);
      this.body.scrollTop = 0;
    }
    this.name = name;
    this.#arrange();
    this.#picture();
    return true;
  }

  /** How the report is shown: as was chosen, where it can be. */
  get view() {
    const pictured = this.texts.get(this.name)?.data.pictured;
    if (!pictured) return "text";
    return this.wanted === "both" && sheet.matches ? "page" : this.wanted;
  }

  #choose(view, keep = true) {
    const at = this.#pageAtTop();
    this.wanted = view;
    if (keep) remember(local, VIEW, view);
    this.#arrange();
    this.#picture(at);
    if (this.view === "page") return;
    const mark = this.texts.get(this.name)?.text.marks[0] ?? this.body.querySelector(`[data-page="${at}"]`);
    if (mark) scrollTo(this.body, mark);
  }

  /** Show the page that is cited, else `at`. */
  async #picture(at = this.#pageAtTop()) {
    if (!this.isOpen || this.view === "text") return;
    const { data, title } = this.texts.get(this.name);
    const report = { name: data.name, title, edition: data.edition };
    const cited = this.cited;
    if (!cited) {
      await this.pages.show(report, at);
      return;
    }
    const asked = `ten=${encodeURIComponent(cited.document)}&dau=${cited.start}&cuoi=${cited.end}`;
    const marks = await fetchJson(`tai-lieu/vi-tri?${asked}`).catch(() => []);
    if (cited === this.cited && this.name === data.name) await this.pages.show(report, marks[0]?.page ?? at, marks);
  }

  /** The number of the page whose text stands at the top of the pane. */
  #pageAtTop() {
    if (this.body.hidden) return this.pages.number;
    const top = this.body.getBoundingClientRect().top + 40;
    let number = 1;
    for (const line of this.body.querySelectorAll("[data-page]")) {
      if (line.getBoundingClientRect().top > top) break;
      number = Number(line.dataset.page);
    }
    return number;
  }

  /** The text follows the page where both are seen. */
  #toPage(number) {
    const line = this.body.querySelector(`[data-page="${number}"]`);
    if (line && this.view === "both") this.body.scrollTop += line.getBoundingClientRect().top - this.body.getBoundingClientRect().top;
  }

  #listed() {
    const chosen = this.choice.value;
    const reports = library.documents;
    this.choice.replaceChildren(...reports.map(({ name, title, versions, current, same }) => new Option(versions > 1 && !current ? `${title} (${same ? "" : "bản cũ: "}${name})` : title, name)));
    this.choice.value = library.find(chosen) ? chosen : (reports.find(({ current }) => current)?.name ?? reports[0]?.name ?? "");
    const many = reports.length > 1;
    document.documentElement.classList.toggle("tl-many-reports", many);
    this.choice.parentElement.hidden = !many;
    this.title.classList.toggle("tl-hidden", many);
    for (const [name, { data }] of this.texts) if (library.find(name)?.version !== data.version) this.texts.delete(name);
    if (this.name ? !this.texts.has(this.name) : this.isOpen && many) this.#anew();
  }

  /** What is shown was indexed anew or removed: show it again, or another one. */
  #anew() {
    const name = library.find(this.name) ? this.name : this.choice.value;
    this.name = "";
    this.cited = null;
    this.body.replaceChildren();
    this.#arrange();
    if (this.isOpen) this.show(name);
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
    this.cited = null;
    const here = this.opener?.isConnected && this.opener.checkVisibility();
    const opener = here ? this.opener : document.querySelector("#tl-box textarea");
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
    const { view } = this;
    document.documentElement.classList.toggle("tl-pane-open", this.isOpen);
    document.documentElement.classList.toggle("tl-pane-both", this.isOpen && view === "both");
    const over = this.isOpen && sheet.matches;
    this.box.setAttribute("role", over ? "dialog" : "region");
    this.box.toggleAttribute("aria-modal", over);
    for (const id of ["tl-header", "tl-chat", "tl-figures", "tl-study", "tl-documents"]) document.getElementById(id).inert = over;
    this.views.hidden = !this.texts.get(this.name)?.data.pictured;
    this.body.hidden = view === "page";
    this.pageBox.hidden = view === "text";
    for (const button of this.views.children) button.setAttribute("aria-pressed", String(button.dataset.view === view));
  }

  #say(note) {
    this.note.textContent = note;
  }
}

function scrollTo(box, mark) {
  const offset = mark.getBoundingClientRect().top - box.getBoundingClientRect().top;
  box.scrollTop += offset - box.clientHeight / 3;
}
