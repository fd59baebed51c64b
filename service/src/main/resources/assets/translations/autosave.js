import { KeptLines } from "./kept-lines.js";
import { SavedLine } from "./saved-line.js";

/** The worst of them is told. */
const STATES = ["conflict", "kept", "saving", "typed", "saved"];

/** Saves the lines of the desk while they are typed, and says how that stands. */
class Autosave {
  #form;
  #status;
  #lines = [];

  constructor(form) {
    this.#form = form;
    this.#status = form.querySelector("[data-part=saving]");
    const kept = new KeptLines(form.dataset.keep);
    for (const section of form.querySelectorAll("[data-line]")) {
      this.#lines.push(new SavedLine(section, kept, form.dataset.lines, (line, state) => this.#turned(line, state)));
    }
    this.#tell();
    form.addEventListener("submit", (event) => this.#submitted(event));
    addEventListener("online", () => this.#saveAll());
    document.addEventListener("visibilitychange", () => document.hidden && this.#saveAll());
  }

  #saveAll() {
    this.#lines.forEach((line) => line.save());
  }

  /** A form that overtook a line under way would find its own words and take them for another person’s. */
  async #submitted(event) {
    const busy = this.#lines.filter((line) => line.busy);
    if (busy.length > 0) {
      event.preventDefault();
      const { submitter } = event;
      await Promise.allSettled(busy.map((line) => line.settled));
      this.#form.requestSubmit(submitter);
    } else {
      this.#lines.forEach((line) => line.pause());
    }
  }

  #turned(line, state) {
    if (state && line.badge && this.#form.dataset[state]) {
      line.badge.textContent = this.#form.dataset[state];
      line.badge.className = `badge${state === "reviewed" ? " on" : state === "draft" ? "" : " danger"}`;
    }
    this.#tell();
  }

  #tell() {
    const state = STATES.find((each) => this.#lines.some((line) => line.state === each)) ?? "saved";
    const text = this.#status.dataset[state];
    if (this.#status.textContent !== text) {
      this.#status.textContent = text;
    }
    this.#status.dataset.now = state;
  }
}

document.querySelectorAll("[data-behaviour~=autosave]").forEach((form) => new Autosave(form));
