// What the buttons of an answer cite.

/** The cited text of a source, without what is said of it to screen readers. */
export function quoteOf(source) {
  const quote = source.querySelector(".tl-quote").cloneNode(true);
  for (const said of quote.querySelectorAll(".tl-hidden")) said.remove();
  return quote.textContent;
}

/** The citation of a source button. */
export function citationOf(source) {
  const { document: name, start, end } = source.dataset;
  return { document: name, start: Number(start), end: Number(end), quote: quoteOf(source) };
}
