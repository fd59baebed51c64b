import { OffLine, call as ask } from './api.js';
import { endOf } from './lease.js';

/** Takes the last attempt back: out of the outbox when it was not sent yet, else from the service. */
export class Undo extends EventTarget {
  #button;
  #outbox;
  #texts;
  #last = null;

  constructor(button, outbox, texts) {
    super();
    this.#button = button;
    this.#outbox = outbox;
    this.#texts = texts;
    button.addEventListener('click', () => this.#take());
  }

  /** From now on the button takes this one back. */
  offer(item, call) {
    this.#last = { item, call, attempt: null };
    this.#button.hidden = false;
    this.#button.querySelector('[data-label]').textContent = this.#texts.get('undo', { name: item.name });
  }

  /** The service has it, under this id. */
  sent({ key, id }) {
    if (this.#last?.item.key === key) {
      this.#last.attempt = id;
    }
  }

  async #take() {
    const last = this.#last;
    if (!last) {
      return;
    }
    this.#button.disabled = true;
    try {
      const undone = await this.#takeBack(last);
      if (undone) {
        this.#last = null;
        this.#button.hidden = true;
        this.dispatchEvent(new CustomEvent('undone', { detail: { call: last.call, ...undone } }));
      }
    } catch (failure) {
      if (!(failure instanceof OffLine)) {
        throw failure;
      }
      this.#refuse('');
    } finally {
      this.#button.disabled = false;
    }
  }

  async #takeBack(last) {
    if (last.attempt === null && (await this.#outbox.takeBack(last.item.key))) {
      return { claim: last.call.claim, until: last.call.until };
    }
    const answer = await ask('DELETE', `/api/v1/attempts/${last.attempt}`);
    if (!answer.ok) {
      this.#refuse(answer.body?.detail ?? answer.body?.title);
      return null;
    }
    const claim = answer.body?.claim ?? null;
    return { claim, until: claim && endOf(claim) };
  }

  /** Says why it cannot be taken back; without a reason there is no connection. */
  #refuse(detail) {
    this.dispatchEvent(new CustomEvent('refused', { detail }));
  }
}
