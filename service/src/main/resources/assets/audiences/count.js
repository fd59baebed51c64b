const PAUSE = 400;

/** Counts anew whenever something else is chosen. Without this file a button does the same. */
class Count {
  #form;
  #button;
  #waiting;
  #asked = 0;

  constructor(form) {
    this.#form = form;
    this.#button = form.querySelector('[formaction]');
    this.#button.hidden = true;
    form.addEventListener('input', (event) => event.target.name !== 'name' && this.#soon());
    this.#soon();
  }

  #soon() {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#count(), PAUSE);
  }

  async #count() {
    const asked = ++this.#asked;
    const body = new URLSearchParams(new FormData(this.#form));
    const answer = await fetch(this.#button.formAction, { method: 'POST', body }).catch(() => null);
    const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
    if (asked === this.#asked) {
      this.#form.querySelector('#count').textContent = page?.getElementById('count')?.textContent.trim() ?? '';
    }
  }
}

document.querySelectorAll('[data-behaviour~=count]').forEach((form) => new Count(form));
