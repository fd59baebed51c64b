// Shows how far the look at everybody is, and the page anew when it is done. The work goes on without this page.
class SweepProgress {
  #bar;

  constructor(part) {
    this.#bar = part.querySelector("progress");
    this.#later();
  }

  async #ask() {
    try {
      const answer = await fetch("/api/v1/duplicates/sweep", {
        headers: { Accept: "application/json", "X-Polyphony": "1" },
      });
      const { state, progress } = await answer.json();
      if (state !== "running") {
        location.reload();
        return;
      }
      this.#bar.value = Math.round(progress * 100);
    } catch {
      // The line is down; the work goes on, and so do we.
    }
    this.#later();
  }

  #later() {
    setTimeout(() => this.#ask(), 2000);
  }
}

document.querySelectorAll("[data-behaviour~=sweep-progress]").forEach((part) => new SweepProgress(part));
