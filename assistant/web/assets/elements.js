// Page elements from words: text is always text, never markup.

/** An element; `properties` are attributes, or listeners where the name starts with "on"; null and false leave one out. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** A button with a word on it. */
export function button(label, properties = {}) {
  return make("button", { type: "button", class: "tl-button", ...properties }, label);
}

/** Hold buttons down while `held`; one that had the focus gets it back, where the reader went nowhere else. */
export function hold(buttons, held) {
  for (const one of buttons) {
    if (held && one === document.activeElement) one.dataset.focused = "";
    one.disabled = held;
    if (held || one.dataset.focused === undefined) continue;
    delete one.dataset.focused;
    if (document.activeElement === document.body && one.checkVisibility()) one.focus({ preventScroll: true });
  }
}

/** Text that only a screen reader tells. */
export function hidden(text) {
  return make("span", { class: "tl-hidden" }, text);
}

/** The pane beside the page makes everything narrower and so moves it: what was pressed stays in sight. */
export function keepInSight(element) {
  requestAnimationFrame(() => element.scrollIntoView({ block: "nearest" }));
}

/** A field under its name; the name stands beside it and not around it, so that it is not told with all its choices. */
export function field(id, label, control) {
  control.id = id;
  return make("div", { class: "tl-field" }, make("label", { for: id }, label), control);
}
