const EVERY = 5_000;

/**
 * Fetches this page again every few seconds and puts its new figures in place, while somebody looks. A part in which
 * somebody is at work stays: one with the focus, or with a question open. One that the page no longer has is emptied.
 */
class Live {
  #parts;

  constructor(parts) {
    this.#parts = parts;
    this.#wait();
  }

  #wait() {
    setTimeout(() => this.#look().finally(() => this.#wait()), EVERY);
  }

  async #look() {
    if (document.visibilityState !== 'visible') {
      return;
    }
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
    if (!answer?.ok || answer.redirected) {
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    this.#parts.forEach((part) => this.#renew(part, page.getElementById(part.id)));
  }

  #renew(part, fresh) {
    if (part.contains(document.activeElement) || part.querySelector('details[open] form')) {
      return;
    }
    if (!fresh) {
      part.replaceChildren();
    } else if (fresh.innerHTML !== part.innerHTML) {
      part.replaceChildren(...fresh.childNodes);
    }
  }
}

new Live(document.querySelectorAll('[data-behaviour~=live]'));
