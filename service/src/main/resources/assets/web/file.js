// A file may be dropped on its field as well as chosen. One that is too large is refused before it is sent.
class FileDrop {
  #field;
  #input;

  constructor(field) {
    this.#field = field;
    this.#input = field.querySelector("input[type=file]");
    for (const type of ["dragenter", "dragover"]) {
      field.addEventListener(type, (event) => this.#over(event));
    }
    for (const type of ["dragleave", "drop"]) {
      field.addEventListener(type, () => field.classList.remove("over"));
    }
    field.addEventListener("drop", (event) => this.#drop(event));
    this.#input.addEventListener("change", () => this.#weigh());
  }

  #weigh() {
    const { megabytes, tooLarge } = this.#input.dataset;
    const isTooLarge = megabytes && [...this.#input.files].some((file) => file.size > megabytes * 1024 * 1024);
    this.#input.setCustomValidity(isTooLarge ? tooLarge : "");
    this.#input.reportValidity();
  }

  #over(event) {
    event.preventDefault();
    this.#field.classList.add("over");
  }

  #drop(event) {
    event.preventDefault();
    if (event.dataTransfer.files.length > 0) {
      this.#input.files = event.dataTransfer.files;
      this.#input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
}

document.querySelectorAll("[data-behaviour~=file-drop]").forEach((field) => new FileDrop(field));
