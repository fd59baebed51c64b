/** Somebody whom nobody expected: a name, a number if they like, and one tap on their language. Tells `walk-in`. */
export class WalkIn extends EventTarget {
  #root;
  #form;

  constructor(root) {
    super();
    this.#root = root;
    this.#form = root.querySelector('form');
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#take(this.#form.elements.other.selectedOptions[0]);
    });
    this.#form.querySelectorAll('button[data-language]').forEach((button) => {
      button.addEventListener('click', () => this.#take(button));
    });
  }

  /** Opens with what was looked for in vain. */
  open(name) {
    this.#root.open = true;
    const field = this.#form.elements.name;
    field.value = /\d/.test(name) ? '' : name;
    (field.value ? this.#form.elements.phone : field).focus();
  }

  #take({ dataset, textContent, dir }) {
    if (!this.#form.reportValidity()) {
      return;
    }
    const tag = dataset.language || 'und';
    const language = { tag, name: tag === 'und' ? '' : textContent.trim(), direction: dir || 'ltr' };
    const { name, phone } = this.#form.elements;
    const detail = { name: name.value.trim(), phone: phone.value.trim(), language };
    this.#form.reset();
    this.#root.open = false;
    this.dispatchEvent(new CustomEvent('walk-in', { detail }));
  }
}
