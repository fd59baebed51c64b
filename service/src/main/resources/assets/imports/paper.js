// Typing from paper: Enter and the arrows go from row to row, and there is always one more.
class Paper {
  #rows;

  constructor(form) {
    this.#rows = form.querySelector("tbody");
    form.addEventListener("keydown", (event) => this.#key(event));
    form.addEventListener("input", (event) => this.#grow(event.target.closest("tr")));
    this.#rows.querySelector("input").focus();
  }

  #key(event) {
    const row = event.target.closest("tbody tr");
    if (!row || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    if (event.key === "Enter") {
      event.preventDefault();
      this.#grow(row);
      row.nextElementSibling.querySelector("input").focus();
    } else if (event.key === "ArrowDown" && !event.target.list) {
      this.#move(event, row.nextElementSibling);
    } else if (event.key === "ArrowUp" && !event.target.list) {
      this.#move(event, row.previousElementSibling);
    }
  }

  #move(event, row) {
    if (row) {
      event.preventDefault();
      row.querySelector(`[name=${event.target.name}]`).focus();
    }
  }

  #grow(row) {
    if (row && row === this.#rows.lastElementChild) {
      const next = row.cloneNode(true);
      next.querySelectorAll("input").forEach((input) => (input.value = ""));
      next.querySelector("th").textContent = new Intl.NumberFormat(`${document.documentElement.lang}-u-nu-latn`).format(
        this.#rows.children.length + 1,
      );
      this.#rows.append(next);
    }
  }
}

document.querySelectorAll("form[data-behaviour~=paper]").forEach((form) => new Paper(form));
