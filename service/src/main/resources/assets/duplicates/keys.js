import { latinKey } from "../web/latin-key.js";

// Answers by the key that stands on the button, so that a hundred pairs need no mouse. Never while somebody types.
class AnswerKeys {
  #form;

  constructor(form) {
    this.#form = form;
    document.addEventListener("keydown", (event) => this.#pressed(event));
  }

  #pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat || event.isComposing) {
      return;
    }
    if (event.target.closest("input, select, textarea, [contenteditable]")) {
      return;
    }
    const answer = this.#form.querySelector(`[data-key="${CSS.escape(latinKey(event))}"]`);
    if (answer) {
      event.preventDefault();
      answer.click();
    }
  }
}

document.querySelectorAll("[data-behaviour~=answer-keys]").forEach((form) => new AnswerKeys(form));
