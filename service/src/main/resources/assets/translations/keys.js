// Works through lines without a mouse: Control and Enter goes to the next line, Control and S saves, Control, Shift and
// Enter says that the line is right and goes on. On a Mac the Command key does the same. Alt and an arrow goes one line
// up or down.
class LineKeys {
  #form;

  constructor(form) {
    this.#form = form;
    form.addEventListener("keydown", (event) => this.#pressed(event));
  }

  #pressed(event) {
    const command = event.ctrlKey || event.metaKey;
    if (event.isComposing || event.altKey === command) {
      return;
    }
    if (event.altKey) {
      this.#walk(event);
    } else if (event.key === "Enter") {
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

  #walk(event) {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      this.#next(event.target);
    } else if (event.key === "ArrowUp") {
      event.preventDefault();
      this.#lines(event.target, Node.DOCUMENT_POSITION_PRECEDING).pop()?.focus();
    }
  }

  #next(field) {
    const [next] = this.#lines(field, Node.DOCUMENT_POSITION_FOLLOWING);
    (next ?? this.#form.querySelector('.save-bar [value="save"]'))?.focus();
  }

  /** The fields of the lines before or behind the one in which a field is. */
  #lines(field, where) {
    const line = field.closest(".line");
    return [...this.#form.querySelectorAll('textarea[name="text"]')].filter(
      (each) => (line ?? field).compareDocumentPosition(each) & where && !line?.contains(each),
    );
  }
}

document.querySelectorAll("[data-behaviour~=line-keys]").forEach((form) => new LineKeys(form));
