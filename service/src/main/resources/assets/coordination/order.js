/**
 * Moves languages without loading the page anew: the focus stays with the language that is moved, what has become of the
 * order is announced, and the arrow keys do what the buttons do. Without this file the forms do the same.
 */
class Order {
  #section;

  constructor(section) {
    this.#section = section;
    section.addEventListener('submit', (event) => this.#submitted(event));
    section.addEventListener('keydown', (event) => this.#pressed(event));
  }

  #pressed(event) {
    const towards = { ArrowUp: 'up', ArrowDown: 'down' }[event.key];
    const row = event.target.closest('[data-language]');
    if (towards && row && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      row.querySelector(`[data-move=${towards}]`)?.click();
    }
  }

  async #submitted(event) {
    event.preventDefault();
    const form = event.target;
    const language = form.closest('[data-language]')?.dataset.language;
    const towards = form.querySelector('[data-move]')?.dataset.move;
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).catch(
      () => null,
    );
    const page = answer && new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page?.getElementById(this.#section.id);
    if (!fresh) {
      // Signed out, or no connection: the browser says so as ever.
      form.submit();
      return;
    }
    this.#renew(fresh);
    this.#focus(language, towards);
  }

  #renew(fresh) {
    const said = this.#section.querySelector('[data-said]');
    const freshSaid = fresh.querySelector('[data-said]');
    // The status itself stays in the page, else nobody hears that its words have changed.
    said.querySelector('[role=status]').textContent = freshSaid.querySelector('[role=status]').textContent.trim();
    said.querySelector('form')?.remove();
    said.append(...freshSaid.querySelectorAll('form'));
    this.#section.querySelector('#order-list').replaceChildren(...fresh.querySelector('#order-list').childNodes);
  }

  #focus(language, towards) {
    const row = language && this.#section.querySelector(`[data-language="${language}"]`);
    const buttons = row ? [row.querySelector(`[data-move=${towards}]`), ...row.querySelectorAll('[data-move]')] : [];
    (buttons.find((button) => !button.disabled) ?? this.#section.querySelector('button:not(:disabled)'))?.focus();
  }
}

document.querySelectorAll('[data-behaviour~=order]').forEach((section) => new Order(section));
