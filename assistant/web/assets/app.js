// The chat page: buttons, keys, scrolling. Gradio draws the components; what they say is made on the server.

import { Choosing } from "./choosing.js";
import { Documents } from "./documents.js";
import { Figures } from "./figures.js";
import { library } from "./library.js";
import { ModelSwitch } from "./modelswitch.js";
import { Pane } from "./pane.js";
import { citationOf } from "./quotes.js";
import { watchRequests, watchServer } from "./server.js";
import { ScopeBox } from "./scopebox.js";
import { recall, remember, session } from "./storage.js";
import { Study } from "./study.js";
import { Tabs } from "./tabs.js";
import { Tooltip } from "./tooltip.js";
import { Wording } from "./wording.js";

const COPIED_MILLISECONDS = 2000;
const DRAFT = "troly-cau-hoi-dang-viet";

/** Wait until Gradio has drawn the page. */
function drawn() {
  const ready = () => document.querySelector("#tl-log") && document.querySelector("#tl-terms .tl-terms") && document.querySelector("#tl-box textarea");
  return new Promise((done) => {
    if (ready()) done();
    const observer = new MutationObserver(() => {
      if (!ready()) return;
      observer.disconnect();
      done();
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
}

function main() {
  const box = document.querySelector("#tl-box textarea");
  const log = document.querySelector("#tl-log");
  const pane = new Pane();
  const tooltip = new Tooltip();
  const documents = new Documents(library, pane);
  const choosing = new Choosing(library);
  const searched = "Câu hỏi được tìm trong các tài liệu được đánh dấu; phần Số liệu cũng theo lựa chọn này.";
  new ScopeBox(document.querySelector("#tl-scope .tl-scope"), choosing, { label: "Tìm trong", about: searched });
  const figures = new Figures(library, pane, choosing);
  const study = new Study(library, pane, choosing);
  const wording = new Wording(log);
  const model = document.querySelector("#tl-scope .tl-model");
  if (model) new ModelSwitch(model, () => wording.stop());
  const tabs = new Tabs((word, rest) => {
    pane.part(word);
    documents.show(word === "tai-lieu", rest);
    figures.show(word === "so-lieu", rest);
    study.show(word === "on-tap", rest);
  });
  const toBox = () => {
    if (tabs.place.word !== "hoi-dap") location.hash = "hoi-dap";
    tabs.show();
    box.focus();
  };

  box.setAttribute("aria-label", "Câu hỏi");
  document.querySelector("#tl-splash")?.remove();

  const actions = {
    cite(button) {
      tooltip.hide();
      const source = document.getElementById(button.dataset.source);
      if (!source) return;
      pane.cite(citationOf(source), button);
    },
    page(button) {
      const source = document.getElementById(button.dataset.source);
      if (source) pane.cite(citationOf(source), button, "page");
    },
    copy,
    more,
    pane: (button) => pane.toggle(button),
    theme: () => window.trolyTheme.toggle(),
    ask: toBoxUnlessTouch,
    again: toBoxUnlessTouch,
    stop: () => wording.stop(),
    restart: toBoxUnlessTouch,
  };

  function toBoxUnlessTouch() {
    if (!matchMedia("(pointer: coarse)").matches) toBox();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-act]");
    if (event.target.closest?.("#tl-send")) toBoxUnlessTouch();
    if (button?.dataset.act === "skip") {
      event.preventDefault();
      toBox();
    } else if (button) {
      actions[button.dataset.act]?.(button);
    }
  });

  document.addEventListener("keydown", (event) => keys(event, { box, pane, tooltip, wording, toBox }), { capture: true });
  document.addEventListener("troly:theme", () => syncTools(pane));
  document.addEventListener("troly:pane", () => syncTools(pane));
  document.addEventListener("troly:changed", () => library.load());
  new MutationObserver(() => {
    tabs.sync();
    syncTools(pane);
  }).observe(document.querySelector("#tl-header"), {
    childList: true,
    subtree: true,
  });
  keepDraft(box);
  followTurns(log);
  tabs.show();
  library.load().then(() => pane.start());
  watchServer();
}

function keys(event, { box, pane, tooltip, wording, toBox }) {
  if (event.target === box && event.key === "Enter") {
    // An input method takes Enter to finish a word; Shift+Enter starts a line. Neither sends the question.
    if (event.isComposing || event.keyCode === 229 || event.shiftKey) event.stopImmediatePropagation();
    return;
  }
  const typing = event.target.closest?.("input, textarea, select, [contenteditable=true]");
  const wantsBox = (event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !typing);
  if (wantsBox && !event.altKey) {
    event.preventDefault();
    if (!box.closest("[inert]")) toBox();
  } else if (event.key === "Escape") {
    if (tooltip.isOpen) tooltip.hide();
    else if (pane.isOpen) pane.close();
    else if (!event.isComposing && !document.querySelector("dialog[open], .tl-scope [open]")) wording.stop();
  }
}

/** What stands in the box outlives a reload, also one that Gradio makes when the server has been started anew. */
function keepDraft(box) {
  const draft = recall(session, DRAFT);
  remember(session, DRAFT, null);
  if (draft && !box.value) {
    box.value = draft;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  window.addEventListener("pagehide", () => remember(session, DRAFT, box.value || null));
}

/** Bring the state of the page's own buttons up to date, also after the server has drawn them anew. */
function syncTools(pane) {
  const set = (act, name, value) => {
    const button = document.querySelector(`#tl-header [data-act=${act}]`);
    if (button && button.getAttribute(name) !== String(value)) button.setAttribute(name, String(value));
  };
  set("theme", "aria-pressed", window.trolyTheme.isDark());
  set("pane", "aria-expanded", pane.isOpen);
}

/** Bring a new question to the top of the log, so that its answer is read from its beginning. */
function followTurns(log) {
  let known = 0;
  new MutationObserver(() => {
    const turns = log.querySelectorAll(".tl-turn");
    if (turns.length > known) {
      const last = turns[turns.length - 1];
      log.scrollTop += last.getBoundingClientRect().top - log.getBoundingClientRect().top - 12;
    } else if (turns.length === 0) {
      log.scrollTop = 0;
    }
    known = turns.length;
  }).observe(log, { childList: true, subtree: true });
}

/** Show the whole of a shortened item in its place, or the short form again. */
function more(button) {
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  button.querySelector(".tl-more-word").textContent = open ? "Thu gọn" : "Xem đủ";
  button.parentElement.querySelector(".tl-short").hidden = open;
  button.parentElement.querySelector(".tl-full").hidden = !open;
}

async function copy(button) {
  let copied = true;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    copied = copyBySelection(button.dataset.copy); // no clipboard on plain HTTP
    button.focus();
  }
  const label = button.textContent;
  button.textContent = copied ? "Đã sao chép" : "Không sao chép được";
  button.disabled = true;
  setTimeout(() => {
    button.textContent = label;
    button.disabled = false;
  }, COPIED_MILLISECONDS);
}

function copyBySelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "tl-hidden";
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  return copied;
}

watchRequests();
await drawn();
main();
