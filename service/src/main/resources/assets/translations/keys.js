// Works through lines without a mouse: Control and Enter goes to the next line, Control and S saves, Control, Shift and
// Enter says that the line is right and goes on. On a Mac the Command key does the same.
class LineKeys {
  #form;

  constructor(form) {
    this.#form = form;
    form.addEventListener("keydown", (event) => this.#pressed(event));
  }

  #pressed(event) {
    if (event.isComposing || event.altKey || !(event.ctrlKey || event.metaKey)) {
      return;
    }
    if (event.key === "Enter") {
      event.preventDefault();
      if (event.shiftKey) {
        this.#approve(event.target);
      }
      this.#next(event.target);
    } else if (event.key.toLowerCase() === "s" && !event.shiftKey) {
      event.preventDefault();
      this.#form.requestSubmit(this.#form.querySelector('.save-bar [value="save"]'));
    }
  }

  #approve(field) {
    const box = field.closest(".line")?.querySelector('[name="reviewed"]');
    if (box) {
      box.checked = true;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  #next(field) {
    const lines = [...this.#form.querySelectorAll('textarea[name="text"]')];
    const line = field.closest(".line");
    const next = lines.find((each) => line && line.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING && !line.contains(each));
    (next ?? this.#form.querySelector('.save-bar [value="save"]'))?.focus();
  }
}

document.querySelectorAll("[data-behaviour~=line-keys]").forEach((form) => new LineKeys(form));
