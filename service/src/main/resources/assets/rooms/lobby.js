import { letNewWorkersIn } from "../calling/new-worker.js";
import { onceMore, renew } from "../web/renewal.js";

// Says every so often that somebody is in the room, while they look, and puts the page's new figures in place. A part in
// which somebody has the focus stays as it is. In the background it looks less often, for the lead's sake: how many ask for
// help stands in the title.
const BEHIND = 20_000;
const SIGN_OF_LIFE = 20_000;

class Lobby {
  #room;
  #parts;
  #every;
  #seen = -SIGN_OF_LIFE;

  constructor(room) {
    this.#room = room;
    this.#parts = [...room.querySelectorAll("[data-live]")];
    this.#every = Number(room.dataset.every) * 1000;
    this.#look();
  }

  async #look() {
    const inFront = document.visibilityState === "visible";
    if (inFront) {
      await this.#beHere();
    }
    await this.#refresh();
    setTimeout(() => this.#look(), inFront ? this.#every : BEHIND);
  }

  #beHere() {
    if (this.#room.dataset.on !== "true" || performance.now() - this.#seen < SIGN_OF_LIFE) {
      return null;
    }
    this.#seen = performance.now();
    return fetch(`/api/v1/shifts/${this.#room.dataset.shift}/presence`, {
      method: "PUT",
      headers: { "Content-Type": "application/json", "X-Polyphony": "1" },
      body: JSON.stringify({ doing: "lobby" }),
    }).catch(() => null);
  }

  async #refresh() {
    const page = await onceMore(`/shifts/${this.#room.dataset.shift}`);
    if (!page) {
      return;
    }
    const fresh = page.querySelector("[data-behaviour~=room-lobby]");
    if (fresh && fresh.dataset.on !== this.#room.dataset.on) {
      location.reload();
      return;
    }
    for (const part of this.#parts) {
      const now = page.getElementById(part.id);
      if (now) {
        renew(part, now);
      }
    }
    const asking = page.querySelectorAll("#room-asks li:not([data-coming])").length;
    document.title = asking > 0 ? `(${asking}) ${page.title}` : page.title;
  }
}

document.querySelectorAll("[data-behaviour~=room-lobby]").forEach((room) => new Lobby(room));
letNewWorkersIn();
