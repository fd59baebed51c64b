/** Shows the forms of address of the language that is chosen; without this, those of all languages stand there. */
class Address {
  #language;
  #groups;

  constructor(form) {
    this.#language = form.querySelector('select[name=language]');
    this.#groups = [...form.querySelectorAll('[data-address]')];
    this.#language.addEventListener('change', () => this.#show());
    this.#show();
  }

  #show() {
    for (const group of this.#groups) {
      group.hidden = group.dataset.address !== this.#language.value;
    }
  }
}

document.querySelectorAll('form[data-behaviour~=address]').forEach((form) => new Address(form));
