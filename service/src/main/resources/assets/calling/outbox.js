import { OffLine, call, callWithReceipt } from './api.js';
import { openStore } from './outbox-store.js';

/**
 * What was recorded and is not yet known to the service. An item is written to the disk before anything else happens;
 * it leaves only when the service has taken it. One that the service refuses is parked and shown: it never blocks the
 * rest. Items carry receipts and no session, so that they can be sent whoever is signed in; only what was recorded on
 * this page goes with its session, since the answer then brings the next person along.
 */
export class Outbox extends EventTarget {
  #store;
  #flushing = null;
  #retry = 0;
  #fresh = null;

  static async open() {
    const outbox = new Outbox();
    outbox.#store = await openStore();
    addEventListener('online', () => outbox.flush());
    return outbox;
  }

  /** Keeps an attempt; `path` is where it goes. Resolves when it is safe on this machine's disk. */
  async put(item) {
    await this.#store.put({ ...item, state: 'waiting', at: new Date().toISOString() });
    this.#fresh = item.key;
    this.#changed();
  }

  /** Takes an item out before it was sent; false when it is gone already. */
  async takeBack(key) {
    if (this.#flushing) {
      await this.#flushing;
    }
    const item = await this.#store.get(key);
    if (!item) {
      return false;
    }
    await this.#store.remove(key);
    this.#changed();
    return true;
  }

  /** Sends all that waits, oldest first. Only one flush runs at a time, in all tabs together where the browser can. */
  flush() {
    this.#flushing ??= this.#withLock(() => this.#sendAll()).finally(() => {
      this.#flushing = null;
    });
    return this.#flushing;
  }

  /** Whether what was heard on this claim has not reached the service yet. */
  async waitsFor(claim) {
    const items = await this.#store.all();
    return items.some((item) => item.state === 'waiting' && item.path.includes(claim));
  }

  async counts() {
    const items = await this.#store.all();
    const parked = items.filter((item) => item.state === 'parked');
    return { waiting: items.length - parked.length, parked };
  }

  async #sendAll() {
    clearTimeout(this.#retry);
    for (const item of await this.#store.all()) {
      if (item.state === 'waiting' && !(await this.#sendOne(item))) {
        this.#retry = setTimeout(() => this.flush(), 5_000);
        return;
      }
    }
  }

  /** False when there is no use in going on now. */
  async #sendOne(item) {
    let answer;
    try {
      const send = item.key === this.#fresh ? call : callWithReceipt;
      answer = await send('POST', item.path, { ...item.body, sent_at: new Date().toISOString() });
    } catch (failure) {
      if (failure instanceof OffLine) {
        this.#tell('offline', item);
        return false;
      }
      throw failure;
    }
    if (answer.ok) {
      await this.#store.remove(item.key);
      this.#tell('sent', item, answer.body);
    } else if (answer.status >= 500 || answer.status === 429) {
      this.#tell('offline', item);
      return false;
    } else {
      await this.#store.put({ ...item, state: 'parked', problem: answer.body });
      this.#tell('parked', item, answer.body);
    }
    this.#changed();
    return true;
  }

  #withLock(work) {
    return navigator.locks ? navigator.locks.request('polyphony-outbox', work) : work();
  }

  #tell(type, item, body) {
    this.dispatchEvent(new CustomEvent(type, { detail: { item, body } }));
  }

  #changed() {
    this.dispatchEvent(new Event('changed'));
  }
}
