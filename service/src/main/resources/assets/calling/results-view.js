/**
 * The results of a call as buttons. Most are one tap; those that need a word more open their dialog. Tells `result` with
 * the result and what goes with it.
 */
export class ResultsView extends EventTarget {
  #root;
  #dialogs;
  #call = null;

  constructor(root, dialogs) {
    super();
    this.#root = root;
    this.#dialogs = dialogs;
    root.addEventListener('click', (event) => {
      const button = event.target.closest('button[data-result]');
      // The second half of a double click would be for the next person.
      if (button && !button.disabled && event.detail < 2) {
        this.choose(button.dataset.result);
      }
    });
  }

  show(call) {
    this.#call = call;
    this.#enable(true);
  }

  /** No result can be given now; a second tap on a button does nothing. */
  hide() {
    this.#call = null;
    this.#enable(false);
  }

  async choose(result) {
    const call = this.#call;
    if (!call || document.querySelector('dialog[open]')) {
      return;
    }
    const dialog = this.#dialogs[result];
    const more = dialog ? await dialog.ask(call) : {};
    // Who has answered a question about a call has it recorded, though the person left the screen meanwhile.
    if (more && (dialog || this.#call === call)) {
      this.hide();
      this.dispatchEvent(new CustomEvent('result', { detail: { call, result, more } }));
    }
  }

  #enable(on) {
    for (const button of this.#root.querySelectorAll('button[data-result]')) {
      button.disabled = !on;
    }
  }
}
