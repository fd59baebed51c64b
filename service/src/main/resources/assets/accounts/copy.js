// A text that is copied with one tap, and a page that is printed with one; without this one selects, or prints by menu.
class Copy {
  #input;
  #status;

  constructor(field) {
    this.#input = field.querySelector("input, textarea");
    this.#status = field.querySelector("[role=status]");
    const button = field.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => this.#copy());
  }

  async #copy() {
    this.#input.select();
    try {
      await navigator.clipboard.writeText(this.#input.value);
      this.#status.textContent = this.#status.dataset.done;
    } catch {
      // Over plain http there is no clipboard: the text is selected, ready for the keyboard.
    }
  }
}

document.querySelectorAll("[data-behaviour~=copy]").forEach((field) => new Copy(field));
document
  .querySelectorAll("[data-behaviour~=print]")
  .forEach((button) => button.addEventListener("click", () => print()));
