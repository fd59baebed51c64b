import { OffLine, call as ask, callWithReceipt } from './api.js';
import { Call } from './call-state.js';
import { deliver } from './delivery.js';
import { endOf } from './lease.js';

// Nobody is signed in, or somebody else.
const NOT_THE_AUTHOR = [401, 404];

/** Takes the last attempt back: out of the outbox when it was not sent yet, else from the service. */
export class Undo extends EventTarget {
  #button;
  #outbox;
  #kept;
  #texts;
  #last = null;

  /** @param kept where the last attempt is kept on this machine */
  constructor(button, outbox, kept, texts) {
    super();
    this.#button = button;
    this.#outbox = outbox;
    this.#kept = kept;
    this.#texts = texts;
    button.addEventListener('click', () => this.#take());
    outbox.addEventListener('sent', ({ detail }) => this.#sent(detail));
  }

  /** The page was loaded again: the button takes back what was recorded before. */
  async restore() {
    const kept = await this.#kept.kept();
    if (kept && !this.#last) {
      this.#show({ item: kept.item, id: kept.id, call: new Call(kept.line, kept.said) });
    }
  }

  /** From now on the button takes this one back; `id` is what the service calls it, where it has it already. */
  async offer(item, call, id = null) {
    this.#show({ item, call, id });
    const { claim, renderings, until } = call;
    await this.#kept.keep({ item, id, line: { claim, renderings, until }, said: call.said() });
  }

  #show(last) {
    this.#last = last;
    this.#button.hidden = false;
    this.#button.querySelector('[data-label]').textContent = this.#texts.get('undo', { name: last.item.name });
  }

  /** The service has it; whichever tab has sent it. */
  #sent(sent) {
    if (this.#last?.item.key === sent.key) {
      this.#last.id = sent.id;
      this.#kept.sent(sent);
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
        await this.#kept.forget(last.item);
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
    if (last.id === null && (await this.#outbox.takeBack(last.item.key))) {
      return { claim: last.call.claim, until: last.call.until };
    }
    last.id ??= await this.#idOf(last.item);
    const answer = last.id && (await this.#withdraw(last));
    if (!answer?.ok) {
      this.#refuse(answer?.body?.detail ?? answer?.body?.title ?? '');
      return null;
    }
    const claim = answer.body?.claim ?? null;
    return { claim, until: claim && endOf(claim) };
  }

  /** The same key once more is the same attempt: so its id is learned where nobody told it. */
  async #idOf(item) {
    const { outcome, body } = await deliver(item);
    return outcome === 'taken' ? body.id : null;
  }

  /** With a session the line is the author’s again; without one the receipt is enough to take it back. */
  async #withdraw({ id, item }) {
    const path = `/api/v1/attempts/${id}`;
    const answer = await ask('DELETE', path);
    return NOT_THE_AUTHOR.includes(answer.status) ? callWithReceipt('DELETE', path, undefined, item.body.receipt) : answer;
  }

  /** Says why it cannot be taken back; without a reason there is no connection. */
  #refuse(detail) {
    this.dispatchEvent(new CustomEvent('refused', { detail }));
  }
}
