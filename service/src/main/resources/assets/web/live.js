import { onceMore, renew } from './renewal.js';

const EVERY = 5_000;

/**
 * Fetches this page again every few seconds, and when somebody comes back to it, and puts its new figures in place. One
 * that the page no longer has is emptied. Tells the document `figures-changed` where something is new.
 */
class Live {
  #parts;
  #timer = 0;

  constructor(parts) {
    this.#parts = [...parts];
    document.addEventListener('visibilitychange', () => this.#wait(0));
    this.#wait(EVERY);
  }

  #wait(milliseconds) {
    clearTimeout(this.#timer);
    if (!document.hidden) {
      this.#timer = setTimeout(() => this.#look(), milliseconds);
    }
  }

  async #look() {
    const page = await onceMore(location.href);
    const gone = document.createElement('div');
    const changed = page ? this.#parts.filter((part) => renew(part, page.getElementById(part.id) ?? gone)) : [];
    if (changed.length > 0) {
      document.dispatchEvent(new CustomEvent('figures-changed'));
    }
    this.#wait(EVERY);
  }
}

const parts = document.querySelectorAll('[data-behaviour~=live]');
if (parts.length > 0) {
  new Live(parts);
}
