import { fragment } from '../calling/fragments.js';

/** Whether all that was tapped is known to the service; what was refused, and what to do about it. */
export class Status {
  #root;
  #texts;
  #outbox;

  constructor(root, texts, outbox) {
    this.#root = root;
    this.#texts = texts;
    this.#outbox = outbox;
    root.querySelector('[data-insecure]').hidden = isSecureContext;
    addEventListener('online', () => this.draw());
    addEventListener('offline', () => this.draw());
  }

  async draw() {
    const { waiting, parked } = await this.#outbox.counts(this.#root.dataset.user);
    const line = this.#root.querySelector('[data-connection]');
    line.textContent = this.#said(waiting);
    line.dataset.state = navigator.onLine && waiting + parked.length === 0 ? 'calm' : 'waiting';
    const section = this.#root.querySelector('[data-parked]');
    section.hidden = parked.length === 0;
    section.querySelector('ul').replaceChildren(...parked.map((item) => this.#parked(item)));
  }

  #said(waiting) {
    if (waiting > 0) {
      return this.#texts.get(waiting === 1 ? 'waitingOne' : 'waitingMany', { count: waiting });
    }
    return this.#texts.get(navigator.onLine ? 'allSent' : 'offLine');
  }

  #parked(item) {
    const { root, ...slots } = fragment('parked-template');
    const { title, detail, errors = [] } = item.problem ?? {};
    slots.name.textContent = item.name;
    slots.reason.textContent = [title, detail, ...errors.map(({ message }) => message)].filter(Boolean).join(' ');
    slots.again.addEventListener('click', () => this.#outbox.again(item));
    slots.remove.addEventListener('click', () => this.#outbox.takeBack(item.key));
    return root;
  }
}
