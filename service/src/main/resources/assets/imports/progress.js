// Shows how far an import is, and the page anew once it stands elsewhere. The work goes on without this page.
class ImportProgress {
  #part;
  #bar;

  constructor(part) {
    this.#part = part;
    this.#bar = part.querySelector("progress");
    this.#ask();
  }

  async #ask() {
    try {
      const answer = await fetch(`/api/v1/imports/${this.#part.dataset.import}`, {
        headers: { Accept: "application/json", "X-Polyphony": "1" },
      });
      if (!answer.ok) {
        location.reload();
        return;
      }
      const { state, progress } = await answer.json();
      if (state !== this.#part.dataset.state) {
        location.reload();
        return;
      }
      this.#bar.value = Math.round(progress * 100);
    } catch {
      // The line is down; the import goes on, and so do we.
    }
    setTimeout(() => this.#ask(), 1000);
  }
}

document.querySelectorAll("[data-behaviour~=import-progress]").forEach((part) => new ImportProgress(part));
