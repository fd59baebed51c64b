const OFF = 'polyphony-keys-off';

/**
 * The keys of the console: a letter for each result, digits for answers, `?` for the list. Never while somebody types,
 * and they can be switched off.
 */
export class Keys {
  #actions = new Map();
  #dialog;
  #choose;

  constructor(dialog, choose) {
    this.#dialog = dialog;
    this.#choose = choose;
    const toggle = dialog.querySelector('input[type=checkbox]');
    toggle.checked = this.on;
    toggle.addEventListener('change', () => localStorage.setItem(OFF, toggle.checked ? '' : '1'));
    dialog.querySelector('[data-cancel]').addEventListener('click', () => dialog.close());
    document.addEventListener('keydown', (event) => this.#pressed(event));
  }

  get on() {
    return localStorage.getItem(OFF) !== '1';
  }

  add(key, action) {
    this.#actions.set(key, action);
  }

  /** A key for what has data-key: presses a button, leads to a field. */
  addAll(root) {
    for (const element of root.querySelectorAll('[data-key]')) {
      this.add(element.dataset.key, () => act(element));
    }
  }

  list() {
    this.#dialog.showModal();
  }

  #pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || this.#typing(event.target)) {
      return;
    }
    if (event.key === '?') {
      this.list();
      event.preventDefault();
    } else if (this.on && /^[1-9]$/.test(event.key)) {
      this.#choose(Number(event.key));
      event.preventDefault();
    } else if (this.on && this.#actions.has(event.key.toLowerCase())) {
      event.preventDefault();
      this.#actions.get(event.key.toLowerCase())();
    }
  }

  #typing(target) {
    return document.querySelector('dialog[open]') || target.closest('textarea, select, input:not([type=radio], [type=checkbox])');
  }
}

function act(element) {
  if (!element.checkVisibility()) {
    return;
  }
  if (element.matches('button, a')) {
    element.click();
  } else {
    (element.matches('input, select, textarea') ? element : element.querySelector('input')).focus();
  }
}
