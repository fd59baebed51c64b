import { letNewWorkersIn } from './new-worker.js';
import { keepForOffLine } from './off-line.js';
import { Outbox } from './outbox.js';
import { Texts } from './texts.js';

/** Between calls: sends what still waits on this machine, and lets a new worker in. */
class Lobby {
  #line;
  #texts;
  #outbox;

  constructor(root, outbox) {
    this.#line = root.querySelector('[data-connection]');
    this.#texts = new Texts(root);
    this.#outbox = outbox;
    outbox.addEventListener('changed', () => this.#draw());
  }

  async open() {
    await this.#draw();
    await this.#outbox.flush();
    await keepForOffLine();
  }

  async #draw() {
    const { waiting } = await this.#outbox.counts();
    this.#line.hidden = waiting === 0;
    this.#line.textContent = this.#texts.get(waiting === 1 ? 'waitingOne' : 'waitingMany', { count: waiting });
  }
}

letNewWorkersIn();
const root = document.querySelector('[data-behaviour~=lobby]');
await new Lobby(root, await Outbox.open()).open();
