// A card that follows the finger to the left or right; up and down scrolls as ever.

const BEGIN = 10; // px until it is clear which way
const SLANT = 1.2; // how much more sideways than up or down
const FAR = 0.28; // of the card's width
const MOST = 130; // px that are far on a wide card
const FAST = 0.6; // px a millisecond
const EDGE = 24; // px at the edges of the screen that belong to the browser's own gestures

/** `swiped` is called with -1 (left) or 1 (right); `pulled` with how far (-1 to 1) while the finger is down. */
export function swiping(element, { swiped, pulled }) {
  let start = null; // { id, x, y, at, sideways }
  let swept = false; // the click that follows a swipe is none

  /** Back to its place: at once for the card that comes next, gently for one that was not pulled far enough. */
  const reset = (gently = true) => {
    start = null;
    if (!gently) element.style.transition = "none";
    element.classList.remove("tl-swiping");
    element.style.removeProperty("--pulled");
    if (!gently) {
      void element.offsetWidth;
      element.style.removeProperty("transition");
    }
    pulled(0);
  };

  element.addEventListener("pointerdown", (event) => {
    swept = false;
    if (!event.isPrimary || event.button !== 0) return;
    if (event.target.closest("a, button, input, summary")) return;
    const touch = event.pointerType !== "mouse";
    if (!touch && event.target.closest(".tl-flash-back")) return; // a mouse marks text there
    if (touch && (event.clientX < EDGE || event.clientX > innerWidth - EDGE)) return;
    start = { id: event.pointerId, x: event.clientX, y: event.clientY, at: event.timeStamp, sideways: false };
  });
  element.addEventListener("pointermove", (event) => {
    if (event.pointerId !== start?.id) return;
    const dx = event.clientX - start.x;
    const dy = event.clientY - start.y;
    if (!start.sideways) {
      if (Math.hypot(dx, dy) < BEGIN) return;
      if (Math.abs(dx) < SLANT * Math.abs(dy)) {
        start = null; // the page scrolls, or a text is marked
        return;
      }
      start.sideways = true;
      // A finger is held by what it touched first; a mouse would be lost beside the card.
      if (event.pointerType === "mouse") element.setPointerCapture(event.pointerId);
      element.classList.add("tl-swiping");
    }
    event.preventDefault();
    element.style.setProperty("--pulled", `${dx}px`);
    pulled(Math.max(-1, Math.min(1, dx / far(element))));
  });
  element.addEventListener("pointerup", (event) => {
    if (event.pointerId !== start?.id) return;
    const { sideways, x, at } = start;
    const dx = event.clientX - x;
    const speed = Math.abs(dx) / Math.max(1, event.timeStamp - at);
    const enough = sideways && (Math.abs(dx) >= far(element) || (speed > FAST && Math.abs(dx) > 3 * BEGIN));
    reset(!enough);
    if (!sideways) return;
    swept = true;
    setTimeout(() => (swept = false), 100);
    getSelection()?.removeAllRanges();
    if (enough) swiped(Math.sign(dx));
  });
  element.addEventListener("pointercancel", (event) => {
    if (event.pointerId === start?.id) reset();
  });
  element.addEventListener(
    "click",
    (event) => {
      if (swept) event.stopImmediatePropagation();
      swept = false;
    },
    true,
  );
  element.addEventListener("dragstart", (event) => event.preventDefault());
}

const far = (element) => Math.min(MOST, FAR * element.offsetWidth);
