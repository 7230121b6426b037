// The parts of the page: which one is shown stands in the address, so that back, forward and reload work.

const NAME = document.title;

export class Tabs {
  /** `changed` is called with the word of the part now shown and what follows it in the address. */
  constructor(changed) {
    this.changed = changed;
    window.addEventListener("hashchange", () => this.show());
  }

  get #links() {
    return [...document.querySelectorAll("#tl-header .tl-tab")];
  }

  /** The part that the address names, else the first; and the rest of the address. */
  get place() {
    const [word, ...rest] = location.hash.slice(1).split("/");
    const known = this.#links.some((link) => link.dataset.tab === word);
    return known ? { word, rest: rest.map(decode) } : { word: "hoi-dap", rest: [] };
  }

  show() {
    const { word, rest } = this.place;
    document.documentElement.dataset.tab = word;
    this.sync();
    this.changed(word, rest);
  }

  /** Bring the links up to date, also after the server has drawn them anew. */
  sync() {
    const { word } = this.place;
    for (const link of this.#links) {
      const here = link.dataset.tab === word;
      if (here === (link.getAttribute("aria-current") === "page")) continue;
      if (here) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    const label = this.#links.find((link) => link.dataset.tab === word)?.textContent;
    document.title = word === "hoi-dap" || !label ? NAME : `${label} · ${NAME}`;
  }
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
