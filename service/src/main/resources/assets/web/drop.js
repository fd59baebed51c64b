// Closes an open menu of the bar when one clicks elsewhere or presses Escape. Without this it is a plain <details>.
class Drop {
  #details;

  constructor(details) {
    this.#details = details;
    document.addEventListener("click", (event) => this.#closeUnlessInside(event));
    details.addEventListener("keydown", (event) => this.#closeOnEscape(event));
  }

  #closeUnlessInside(event) {
    if (!this.#details.contains(event.target)) {
      this.#details.open = false;
    }
  }

  #closeOnEscape(event) {
    if (event.key === "Escape" && this.#details.open) {
      this.#details.open = false;
      this.#details.querySelector("summary").focus();
    }
  }
}

document.querySelectorAll("[data-behaviour~=drop]").forEach((details) => new Drop(details));
