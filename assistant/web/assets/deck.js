// One round through some cards: those not remembered come again after the others. No page, only values.

export class Deck {
  /** `ids` in the order in which they are shown. */
  constructor(ids) {
    this.queue = [...ids];
    this.total = this.queue.length;
    this.first = {}; // by id: whether it was remembered when it was first shown
    this.known = []; // remembered by now, in that order
    this.past = []; // what was told, the last one last: { id, known, first, before }
  }

  /** The card to be shown, undefined where all are remembered. */
  get current() {
    return this.queue[0];
  }

  get over() {
    return this.queue.length === 0;
  }

  /** How often the current card was shown before. */
  get shownBefore() {
    return this.past.filter(({ id }) => id === this.current).length;
  }

  /** Those that were missed, remembered since or not, in the order of the round. */
  get missed() {
    return Object.keys(this.first).filter((id) => !this.first[id]);
  }

  /** Tell whether the current card was remembered; `before` is what was kept of it until now. */
  mark(known, before) {
    const id = this.queue.shift();
    const first = !(id in this.first);
    if (first) this.first[id] = known;
    if (known) this.known.push(id);
    else this.queue.push(id);
    this.past.push({ id, known, first, before });
    return id;
  }

  /** Take the last mark back; the entry of it, undefined where there is none. */
  undo() {
    const last = this.past.pop();
    if (!last) return undefined;
    if (last.known) this.known.pop();
    else this.queue.pop();
    this.queue.unshift(last.id);
    if (last.first) delete this.first[last.id];
    return last;
  }

  /** As text that `Deck.read` takes back. */
  get text() {
    return JSON.stringify({ queue: this.queue, total: this.total, first: this.first, known: this.known, past: this.past });
  }

  /** The round that a text tells, with those of its cards that are there; null where it tells none. */
  static read(text, there) {
    let found;
    try {
      found = JSON.parse(text);
    } catch {
      return null;
    }
    if (![found?.queue, found?.known, found?.past].every(Array.isArray) || typeof found.first !== "object" || found.first === null) return null;
    const known = [...new Set(found.known)].filter((id) => there.has(id));
    const queue = [...new Set(found.queue)].filter((id) => there.has(id) && !known.includes(id));
    const deck = new Deck(queue);
    deck.known = known;
    deck.total = queue.length + known.length;
    deck.first = Object.fromEntries(Object.entries(found.first).filter(([id, first]) => there.has(id) && typeof first === "boolean"));
    // With a card gone, what was told before it can no longer be taken back step by step.
    const whole = deck.total === found.total && found.past.every((entry) => there.has(entry?.id) && typeof entry.known === "boolean");
    deck.past = whole ? found.past : [];
    return deck.total > 0 ? deck : null;
  }
}

/** Cards in the order to learn them: missed ones, those remembered late, new ones, the others. */
export function inOrder(cards, statusOf, mixing) {
  const rank = [0, 1, 3];
  const found = cards.map((card, place) => ({ card, rank: rank[statusOf(card.id)] ?? 2, place: mixing ? Math.random() : place }));
  return found.sort((one, other) => one.rank - other.rank || one.place - other.place).map(({ card }) => card);
}
