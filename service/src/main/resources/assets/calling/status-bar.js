import { fragment } from './fragments.js';

/** What waits to be sent, what was refused, and whether there is a connection. */
export class StatusBar {
  #root;
  #texts;

  constructor(root, texts, outbox) {
    this.#root = root;
    this.#texts = texts;
    const refresh = async () => this.#draw(await outbox.counts());
    outbox.addEventListener('changed', refresh);
    addEventListener('online', refresh);
    addEventListener('offline', refresh);
    refresh();
  }

  #draw({ waiting, parked }) {
    const { connection, parkedList } = this.#slots();
    connection.textContent = this.#connection(waiting);
    connection.dataset.state = navigator.onLine && waiting === 0 ? 'calm' : 'waiting';
    parkedList.hidden = parked.length === 0;
    parkedList.replaceChildren(...parked.map((item) => this.#parked(item)));
  }

  #connection(waiting) {
    if (waiting > 0) {
      return this.#texts.get(navigator.onLine ? 'sending' : 'waitingOffLine', { count: waiting });
    }
    return this.#texts.get(navigator.onLine ? 'allSent' : 'offLine');
  }

  #parked(item) {
    const { root, ...slots } = fragment('parked-template');
    slots.name.textContent = item.name;
    slots.reason.textContent = item.problem?.detail ?? item.problem?.title ?? '';
    return root;
  }

  #slots() {
    return {
      connection: this.#root.querySelector('[data-connection]'),
      parkedList: this.#root.querySelector('[data-parked]'),
    };
  }
}
