import { latinKey } from '../web/latin-key.js';

const OFF = 'polyphony-keys-off';

/**
 * The keys of the console: a letter for each result, digits for answers, `?` for the list. Never while somebody types
 * or the person has just left the screen, and they can be switched off.
 */
export class Keys {
  #actions = new Map();
  #dialog;
  #root;
  #choose;

  /** @param root in which the keys are looked for: what has data-key is pressed, opened or focused by it */
  constructor(dialog, root, choose) {
    this.#dialog = dialog;
    this.#root = root;
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

  list() {
    this.#dialog.showModal();
  }

  #pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || this.#typing(event.target)) {
      return;
    }
    // What is typed on was meant for the person before.
    if (this.#root.dataset.state === 'changed') {
      return;
    }
    const key = latinKey(event);
    if (key === '?') {
      this.list();
      event.preventDefault();
    } else if (this.on && /^[1-9]$/.test(key)) {
      this.#choose(Number(key));
      event.preventDefault();
    } else if (this.on) {
      const action = this.#actions.get(key) ?? this.#onScreen(key);
      if (action) {
        event.preventDefault();
        action();
      }
    }
  }

  /** One key may stand at several things, of which one is there at a time. */
  #onScreen(key) {
    const elements = [...this.#root.querySelectorAll('[data-key]')].filter(({ dataset }) => dataset.key === key);
    const there = elements.find((element) => element.checkVisibility());
    return there && (() => act(there));
  }

  #typing(target) {
    return document.querySelector('dialog[open]') || target.closest('textarea, select, input:not([type=radio], [type=checkbox])');
  }
}

function act(element) {
  if (element.matches('button, a, summary, input[type=checkbox]')) {
    element.click();
  } else {
    (element.matches('input, select, textarea') ? element : element.querySelector('input, button')).focus();
  }
}
