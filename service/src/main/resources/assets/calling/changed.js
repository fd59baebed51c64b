import { fragment } from './fragments.js';

/** Who typed within this time may be typing still, in milliseconds. */
const STILL = 700;

/**
 * The person has left the screen and the caller did not ask for it: says so, with all that was typed, and waits until
 * they go on. Only a click does that, or Enter of somebody who types no more. Tells `go-on`; `record` with a call
 * that is to be recorded late; `removed` with one that the caller has done with.
 */
export class Changed extends EventTarget {
  #root;
  #head;
  #goOn;
  #left = new Map();
  #lastKey = -Infinity;
  #still = true;

  constructor(root) {
    super();
    this.#root = root;
    this.#head = root.querySelector('[data-head]');
    this.#goOn = root.querySelector('[data-go-on]');
    addEventListener('keydown', (event) => this.#pressed(event), { capture: true });
    this.#goOn.addEventListener('keydown', (event) => this.#guard(event));
    this.#goOn.addEventListener('keyup', (event) => event.key === ' ' && event.preventDefault());
    this.#goOn.addEventListener('click', () => this.dispatchEvent(new Event('go-on')));
    // The focus comes back from a dialog to something that is not on the screen any more.
    document.addEventListener('close', () => this.#head.hidden || this.#goOn.focus(), { capture: true });
  }

  /** Stands in place of the call, until `settle`; returns what is to be announced. */
  show(call, why) {
    this.#root.querySelector('h2').textContent = why;
    this.#head.hidden = false;
    this.keep(call);
    this.#goOn.focus();
    return `${why} ${this.#head.querySelector('[data-detail]').textContent}`;
  }

  /** Lists a call that is not recorded, with what was typed. */
  keep(call) {
    this.done(call.claim.id);
    const { root, ...slots } = fragment('left-template');
    slots.name.textContent = call.name;
    slots.words.textContent = call.words;
    slots.words.hidden = !call.words;
    slots.copy.hidden = !call.words || !navigator.clipboard;
    slots.record.addEventListener('click', () => this.#tell('record', call));
    slots.copy.addEventListener('click', () => this.#copy(slots, call));
    slots.ask.addEventListener('click', () => {
      slots.ask.hidden = true;
      slots.remove.hidden = false;
      slots.remove.focus();
    });
    slots.remove.addEventListener('click', () => {
      this.done(call.claim.id);
      this.#tell('removed', call);
    });
    this.#root.querySelector('ul').append(root);
    this.#left.set(call.claim.id, { call, root });
    this.#draw();
  }

  /** Something else is on the screen: only what was noted and not recorded stays. */
  settle() {
    this.#head.hidden = true;
    for (const { call } of [...this.#left.values()]) {
      if (call.isEmpty) {
        this.done(call.claim.id);
      }
    }
    this.#draw();
  }

  /** The call is on the screen again, or recorded. */
  done(claim) {
    this.#left.get(claim)?.root.remove();
    this.#left.delete(claim);
    this.#draw();
  }

  #draw() {
    this.#root.hidden = this.#head.hidden && this.#left.size === 0;
    this.#root.querySelector('[data-left]').hidden = this.#left.size === 0;
  }

  #pressed({ timeStamp }) {
    this.#still = timeStamp - this.#lastKey > STILL;
    this.#lastKey = timeStamp;
  }

  #guard(event) {
    if (event.key === ' ' || (event.key === 'Enter' && (event.repeat || !this.#still))) {
      event.preventDefault();
    }
  }

  async #copy({ copy, copied }, { words }) {
    await navigator.clipboard.writeText(words);
    copied.textContent = copied.dataset.said;
    copy.hidden = true;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
