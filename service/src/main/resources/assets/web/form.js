// Sends a form once: a second click while the first is on its way does nothing, and says so to screen readers.
class Once {
  #form;

  constructor(form) {
    this.#form = form;
    form.addEventListener("submit", (event) => this.#submit(event));
    addEventListener("pageshow", () => form.removeAttribute("aria-busy"));
  }

  #submit(event) {
    if (this.#form.getAttribute("aria-busy") === "true") {
      event.preventDefault();
      return;
    }
    this.#form.setAttribute("aria-busy", "true");
  }
}

document.querySelectorAll("form[method=post]").forEach((form) => new Once(form));
