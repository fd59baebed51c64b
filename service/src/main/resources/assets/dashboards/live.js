// Brings the parts of the page with data-live up to date every few seconds, while somebody looks. They come from the
// same page, so that numbers stay as this language writes them.
class Live {
  #every;
  #timer = 0;

  constructor(element) {
    this.#every = Number(element.dataset.every) * 1000;
    document.addEventListener("visibilitychange", () => this.#wait(0));
    this.#wait(this.#every);
  }

  #wait(milliseconds) {
    clearTimeout(this.#timer);
    if (!document.hidden) {
      this.#timer = setTimeout(() => this.#refresh(), milliseconds);
    }
  }

  async #refresh() {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (answer.ok && !answer.redirected) {
        this.#take(new DOMParser().parseFromString(await answer.text(), "text/html"));
      }
    } catch {
      // Off line: what is shown stays, and the next try may do.
    }
    this.#wait(this.#every);
  }

  #take(page) {
    let changed = false;
    for (const part of document.querySelectorAll("[data-live]")) {
      const fresh = page.getElementById(part.id);
      if (fresh && fresh.innerHTML !== part.innerHTML) {
        part.replaceChildren(...document.importNode(fresh, true).childNodes);
        changed = true;
      }
    }
    if (changed) {
      document.dispatchEvent(new CustomEvent("figures-changed"));
    }
  }
}

document.querySelectorAll("[data-behaviour~=live]").forEach((element) => new Live(element));
