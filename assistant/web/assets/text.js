// The text of a report as page elements, and the highlight inside it.
// Every character of the text stands in exactly one text node, so that offsets find their place without searching.

import { countBelow, toUtf16 } from "./offsets.js";
import { percent } from "./words.js";

/** Set `data` (name, text, headings, notes, pages; offsets in code points) into `root`. */
export class ReportText {
  constructor(root, data) {
    this.root = root;
    this.text = data.text;
    this.unit = toUtf16(data.text);
    this.starts = []; // where each line starts, in UTF-16 units
    this.marks = [];
    this.#build(data);
  }

  /** What stands between two offsets (code points). */
  slice(start, end) {
    return this.text.slice(this.unit(start), this.unit(end));
  }

  /**
   * Highlight the text between two offsets (code points), and in it the figures at these places; returns the first
   * highlighted element.
   */
  highlight(start, end, figures = []) {
    this.clear();
    this.#mark(start, end, "mark");
    const first = this.marks[0] ?? null;
    for (const [at, stop] of figures) this.#mark(at, stop, "strong");
    return first;
  }

  #mark(start, end, tag) {
    const from = this.unit(start);
    const to = this.unit(end);
    const last = countBelow(this.starts, to);
    for (let line = Math.max(countBelow(this.starts, from + 1) - 1, 0); line < last; line += 1) {
      this.#markIn(this.root.children[line], this.starts[line], from, to, tag);
    }
  }

  /** Take the highlight away. */
  clear() {
    for (const mark of this.marks) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent?.normalize();
    }
    this.marks = [];
  }

  #build(data) {
    const spans = [
      ...data.headings.map(([start, body, level]) => [this.unit(start), this.unit(body), `h${level}`]),
      ...data.notes.map(([start, end]) => [this.unit(start), this.unit(end), "note"]),
    ];
    this.doubts = (data.doubts ?? []).map(([start, end]) => [this.unit(start), this.unit(end)]);
    const edges = [...spans, ...this.doubts];
    const cuts = [...new Set(edges.flatMap(([start, end]) => [start, end]))].sort((a, b) => a - b);
    const scans = new Map(data.scans ?? []);
    const pages = data.pages.map(([start, number]) => [this.unit(start), number, scans.get(number)]);
    const fragment = document.createDocumentFragment();
    for (let start = 0; start < this.text.length; ) {
      const newline = this.text.indexOf("\n", start);
      const end = newline < 0 ? this.text.length : newline + 1;
      this.starts.push(start);
      fragment.append(this.#line(start, end, spans, cuts, pages));
      start = end;
    }
    this.root.replaceChildren(fragment);
  }

  #line(start, end, spans, cuts, pages) {
    const line = document.createElement("p");
    const inner = cuts.slice(countBelow(cuts, start + 1), countBelow(cuts, end - 1));
    const edges = [start, ...inner, end];
    for (let i = 0; i + 1 < edges.length; i += 1) {
      const kind = spans.find(([from, to]) => from <= edges[i] && edges[i] < to)?.[2];
      const piece = this.text.slice(edges[i], edges[i + 1]);
      const whole = edges.length === 2;
      const target = whole || !kind ? line : document.createElement("span");
      target.append(this.#unsure(edges[i]) ? unsure(piece) : piece);
      if (target !== line) line.append(target);
      if (kind) dress(target, kind);
    }
    if (!this.text.slice(start, end).trim()) line.className = "tl-blank";
    const page = pages.find(([from]) => start <= from && from < end);
    if (page) line.dataset.page = page[1];
    if (page?.[2] !== undefined) line.dataset.scan = percent(page[2]);
    return line;
  }

  /** Whether text recognition doubts the number that stands at `place`. */
  #unsure(place) {
    return this.doubts.some(([from, to]) => from <= place && place < to);
  }

  #markIn(line, lineStart, from, to, tag) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    let position = lineStart;
    for (const node of nodes) {
      const length = node.data.length;
      const start = Math.max(from - position, 0);
      const end = Math.min(to - position, length);
      position += length;
      if (start >= end) continue;
      if (end < length) node.splitText(end);
      const cited = start > 0 ? node.splitText(start) : node;
      const mark = document.createElement(tag);
      if (tag === "strong") mark.className = "tl-exact";
      cited.replaceWith(mark);
      mark.append(cited);
      this.marks.push(mark);
    }
  }
}

function unsure(piece) {
  const span = document.createElement("span");
  span.className = "tl-unsure";
  span.title = "Máy nhận dạng chưa chắc chắn số này; hãy đối chiếu ảnh trang.";
  span.append(piece);
  return span;
}

function dress(element, kind) {
  if (kind === "note") {
    element.classList.add("tl-footnote");
    return;
  }
  element.classList.add("tl-heading", `tl-${kind}`);
  if (element.tagName !== "P") return;
  element.setAttribute("role", "heading");
  element.setAttribute("aria-level", String(Math.min(Number(kind.slice(1)) + 2, 6)));
}
