import { Lost, get, put } from "./service.js";
import { Asks } from "./asks.js";
import { Help } from "./help.js";
import { Line } from "./line.js";

const EVERY = 20_000;
const LOST = 3_000;

/**
 * The room of the shift that this console is in: says every 20 seconds that somebody is here, and hears what the lead
 * says, whether help comes, and who asks for it. Without a connection it says so and tries again.
 */
class Room {
  #bar;
  #parts;
  #shift = null;
  #looking = null;
  #timer = 0;

  constructor(bar) {
    this.#bar = bar;
    this.#parts = [new Line(bar), new Help(bar), new Asks(bar)];
    bar.addEventListener("room-says", ({ detail }) => this.#tell(detail));
    addEventListener("online", () => this.#look());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#look());
    this.#look();
  }

  get #lost() {
    return this.#bar.querySelector("[data-lost]");
  }

  #look() {
    clearTimeout(this.#timer);
    this.#looking ??= this.#try(() => this.#beHere()).finally(() => {
      this.#looking = null;
      this.#timer = setTimeout(() => this.#look(), this.#lost.textContent ? LOST : EVERY);
    });
  }

  async #beHere() {
    this.#shift ??= await this.#find();
    if (this.#shift) {
      this.#hear(await put(`/api/v1/shifts/${this.#shift}/presence`, { doing: this.#bar.dataset.doing }));
    }
  }

  /** The one that somebody is in already, else the one that runs. */
  async #find() {
    const answer = await get(`/api/v1/shifts?campaign=${this.#bar.dataset.campaign}`);
    return answer?.items[0]?.id ?? null;
  }

  async #tell({ path, body }) {
    if (!this.#shift) {
      return;
    }
    await this.#try(async () => this.#hear(await put(`/api/v1/shifts/${this.#shift}/${path}`, body)));
  }

  async #try(work) {
    const lost = this.#lost;
    try {
      await work();
      lost.textContent = "";
    } catch (failure) {
      if (!(failure instanceof Lost)) {
        throw failure;
      }
      lost.textContent = lost.dataset.lost;
    }
  }

  /** What the service says of the room; null where it says no, and then the next look finds out why. */
  #hear(signal) {
    if (!signal) {
      return;
    }
    const on = signal.state === "planned" || signal.state === "running";
    this.#bar.hidden = false;
    this.#bar.dataset.on = on;
    const calledOff = this.#bar.querySelector("[data-called-off]");
    calledOff.textContent = signal.state === "called_off" ? calledOff.dataset.calledOff : "";
    const ended = this.#bar.querySelector("[data-ended]");
    ended.hidden = signal.state !== "ended";
    ended.querySelector("a").href = `/shifts/${signal.shift}/thanks`;
    this.#parts.forEach((part) => part.show(signal, on));
    if (!on) {
      this.#shift = null;
      // For the console on this page.
      document.dispatchEvent(new Event("shift-ended"));
    }
  }
}

document.querySelectorAll("[data-behaviour~=room]").forEach((bar) => new Room(bar));
