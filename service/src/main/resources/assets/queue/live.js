// Fetches this page again every few seconds and puts its new figures in place, while somebody looks.
class Live {
  #part;
  #every;

  constructor(part) {
    this.#part = part;
    this.#every = Number(part.dataset.every) * 1000;
    this.#wait();
  }

  #wait() {
    setTimeout(() => this.#look().finally(() => this.#wait()), this.#every);
  }

  async #look() {
    if (document.visibilityState !== "visible" || this.#part.contains(document.activeElement)) {
      return;
    }
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer?.ok || answer.redirected) {
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(this.#part.id);
    if (fresh && fresh.innerHTML !== this.#part.innerHTML) {
      this.#part.replaceChildren(...fresh.childNodes);
    }
  }
}

document.querySelectorAll("[data-behaviour~=live]").forEach((part) => new Live(part));
