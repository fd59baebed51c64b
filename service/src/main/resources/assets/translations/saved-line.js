import { LineConflict } from "./line-conflict.js";
import { LineFields } from "./line-fields.js";

const PAUSE = 1200;
const AGAIN = 4000;
const LONGEST_WAIT = 60000;
const REMEMBERED = 20;

/**
 * One line that saves itself a moment after the last key. What is not on the server yet is kept on this machine; it is
 * sent when the connection is back, or when the page is opened again.
 */
export class SavedLine {
  /** How it stands: saved, typed, saving, kept or conflict. */
  state = "saved";
  /** Settled when what is under way has come to its end. */
  settled = Promise.resolve();
  #key;
  #fields;
  #kept;
  #address;
  #told;
  #conflict;
  #sent = [];
  #timer = 0;
  #wait = AGAIN;

  constructor(section, kept, address, told) {
    this.#key = section.dataset.line;
    this.#fields = new LineFields(section);
    this.#kept = kept;
    this.#address = `${address}/${encodeURIComponent(this.#key)}`;
    this.#told = told;
    this.#conflict = new LineConflict(section);
    this.badge = section.querySelector("[data-state]");
    this.#fields.typed.forEach((field) => field.addEventListener("input", () => this.#typed()));
    this.#restore(section.querySelector(".conflict") !== null);
  }

  get busy() {
    return this.state === "saving";
  }

  /** Sends what differs, unless that is under way or somebody has to choose first. */
  save() {
    this.pause();
    if (!this.busy && !this.#conflict.open && this.#fields.differ) {
      this.#turn("saving");
      this.settled = this.#put(this.#fields.now);
    }
  }

  /** Does not begin by itself. */
  pause() {
    clearTimeout(this.#timer);
  }

  /** What somebody wrote here before and the server never had. */
  #restore(told) {
    const written = told ? null : this.#kept.get(this.#key);
    if (written) {
      const { sent, base, sound_base, ...typed } = written;
      this.#sent = sent;
      this.#fields.fill(typed);
    }
    if (written && this.#fields.differ) {
      this.#fields.fill({ base: written.base, sound_base: written.sound_base });
      this.#turn("kept");
      this.save();
    } else {
      this.#kept.drop(this.#key);
    }
  }

  #typed() {
    this.#keep();
    this.pause();
    if (this.busy || this.#conflict.open) {
      return;
    }
    if (this.#fields.differ) {
      this.#turn("typed");
      this.#timer = setTimeout(() => this.save(), PAUSE);
    } else {
      this.#turn("saved");
      this.#forget();
    }
  }

  #keep() {
    this.#kept.put(this.#key, { ...this.#fields.now, sent: this.#sent });
  }

  async #put(typed) {
    this.#sent = [...this.#sent, typed.text.trim(), typed.sound.trim()].slice(-REMEMBERED);
    this.#keep();
    try {
      const response = await fetch(this.#address, {
        method: "PUT",
        keepalive: true,
        headers: { "Content-Type": "application/json", "X-Polyphony": "1" },
        body: JSON.stringify(typed),
      });
      if (!response.ok) {
        throw new Error(`Not saved: ${response.status}`);
      }
      this.#wait = AGAIN;
      this.#answered(await response.json());
    } catch {
      this.#turn("kept");
      this.#timer = setTimeout(() => this.save(), this.#wait);
      this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
    }
  }

  #answered({ text, sound, state, conflict }) {
    if (conflict && !this.#isOurs(conflict)) {
      this.#turn("conflict", state);
      this.#conflict.show(conflict, (mine) => this.#chosen(mine, { text, sound }));
      return;
    }
    this.#fields.fill({ base: text, sound_base: sound });
    this.#turn("saved", state);
    this.#typed();
  }

  /** The answer to what we sent before was lost on the way. */
  #isOurs({ text, sound }) {
    return [text, sound].every((theirs) => theirs === null || this.#sent.includes(theirs));
  }

  #chosen(mine, { text, sound }) {
    this.#fields.fill(mine ? { base: text, sound_base: sound } : { base: text, sound_base: sound, text, sound });
    this.#conflict.close();
    this.#turn("saved");
    if (mine) {
      this.save();
    } else {
      this.#forget();
    }
    this.#fields.focus();
  }

  #forget() {
    this.#sent = [];
    this.#kept.drop(this.#key);
  }

  #turn(state, textState) {
    this.state = state;
    this.#told(this, textState);
  }
}
