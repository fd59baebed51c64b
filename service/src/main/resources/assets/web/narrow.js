const folded = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Leaves of a long list what has the typed words in it, and what is chosen; without scripts the whole list is there. */
class Narrow {
  #field;
  #list;
  #all;

  constructor(field) {
    this.#field = field;
    this.#list = document.getElementById(field.dataset.list);
    this.#all = [...this.#list.options].map((option) => [option, folded(`${option.text} ${option.value}`)]);
    field.addEventListener('input', () => this.#narrow());
    // Enter would send the form that is half filled in.
    field.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
    field.hidden = false;
  }

  #narrow() {
    const words = folded(this.#field.value).split(/\s+/).filter(Boolean);
    const fits = ([option, text]) => option.selected || words.every((word) => text.includes(word));
    const chosen = this.#list.value;
    this.#list.replaceChildren(...this.#all.filter(fits).map(([option]) => option));
    this.#list.value = chosen;
  }
}

document.querySelectorAll('[data-behaviour~=narrow]').forEach((field) => new Narrow(field));
