// The time left of a test. The moment of its end counts, not the ticks: a phone may sleep, a page be loaded anew.

import { make } from "./elements.js";

const WARNINGS = [5, 1]; // minutes before the end

export class Timer {
  /** `over` is called once the time is up, `warn` with words shortly before. */
  constructor({ over, warn }) {
    this.over = over;
    this.warn = warn;
    this.clock = make("span", { class: "tl-timer-clock" });
    this.element = make("p", { class: "tl-timer", role: "timer", "aria-label": "Thời gian còn lại", hidden: true }, this.clock);
    document.addEventListener("visibilitychange", () => this.#tick());
    window.addEventListener("pageshow", () => this.#tick());
  }

  /** Run for a session; null stops it. */
  run(session) {
    clearInterval(this.ticking);
    this.session = session && session.left < Infinity ? session : null;
    this.element.hidden = !this.session;
    if (!this.session) return;
    // A warning that belongs to a longer time than there is would come at once.
    this.warned = WARNINGS.filter((minutes) => minutes * 60_000 >= this.session.left || minutes * 2 > this.session.state.minutes);
    this.ticking = setInterval(() => this.#tick(), 250);
    this.#tick();
  }

  #tick() {
    if (!this.session) return;
    const { left } = this.session;
    if (left <= 0) {
      this.run(null);
      this.over();
      return;
    }
    const told = clockOf(left);
    if (this.clock.textContent !== told) this.clock.textContent = told;
    this.element.classList.toggle("tl-timer-short", left <= 60_000);
    const due = WARNINGS.filter((minutes) => !this.warned.includes(minutes) && left <= minutes * 60_000);
    if (due.length === 0) return;
    this.warned.push(...due);
    this.warn(`Còn ${due.at(-1)} phút; hết giờ bài được tự động nộp.`);
  }
}

/** 754000 -> "12:34", hours where there are some */
export function clockOf(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}

/** 754 -> "12 phút 34 giây" */
export function spentOf(seconds) {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return [minutes ? `${minutes} phút` : "", rest || !minutes ? `${rest} giây` : ""].filter(Boolean).join(" ");
}
