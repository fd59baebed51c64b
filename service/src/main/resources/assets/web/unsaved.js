// Asks before somebody leaves a form that they have changed and not sent; fields that save themselves do not count.
class Unsaved {
  #changed = false;

  constructor(form) {
    form.addEventListener("input", ({ target }) => (this.#changed ||= !target.matches("[data-saves-itself]")));
    form.addEventListener("submit", () => (this.#changed = false));
    addEventListener("beforeunload", (event) => this.#ask(event));
  }

  #ask(event) {
    if (this.#changed) {
      event.preventDefault();
    }
  }
}

document.querySelectorAll("[data-behaviour~=unsaved]").forEach((form) => new Unsaved(form));
