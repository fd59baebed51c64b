import { OffLine, callWithReceipt } from './api.js';
import { Database } from './database.js';

const TRY_AGAIN = 5_000;

const claimOf = ({ path }) => path.split('/')[4];
const isOutcome = ({ path }) => path.endsWith('/attempts');

/**
 * What was recorded and is not yet known to the service. An item is on the disk before anything else happens; it leaves
 * only when the service has taken it. One that the service refuses is parked and shown: it never blocks the rest. Items
 * carry receipts and no session: they are their author's, whoever is signed in when they are sent. Tells `sent`,
 * `parked`, `offline`, and `changed`, of other tabs too.
 */
export class Outbox extends EventTarget {
  #store;
  #flushing = null;
  #more = false;
  #retry = 0;
  #tabs = new BroadcastChannel('polyphony-outbox');
  /** Whether the last try reached the service. */
  reachable = true;

  static async open() {
    const outbox = new Outbox();
    outbox.#store = await Database.open('polyphony-outbox', 'items', 'key');
    outbox.#tabs.addEventListener('message', ({ data }) => outbox.#tell('changed', data));
    addEventListener('online', () => outbox.flush());
    return outbox;
  }

  /** Keeps an attempt; `path` is where it goes. Resolves when it is safe on this machine's disk. */
  async put(item) {
    await this.#store.put({ ...item, state: 'waiting', at: new Date().toISOString() });
    this.#changed(isOutcome(item) ? { recorded: claimOf(item) } : {});
  }

  /** Takes an item out: before it was sent, or one that was refused; false when it is gone already. */
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

  /** Sends a parked item once more. */
  async again(item) {
    await this.#store.put({ ...item, state: 'waiting', problem: null });
    await this.flush();
  }

  /** Sends all that waits, oldest first. Only one flush runs at a time, in all tabs together where the browser can. */
  flush() {
    this.#more = true;
    this.#flushing ??= this.#withLock(() => this.#sendAsOftenAsAsked()).finally(() => {
      this.#flushing = null;
    });
    return this.#flushing;
  }

  /** The claims whose outcome has not reached the service yet. */
  async claims() {
    const items = await this.#store.all();
    return new Set(items.filter((item) => item.state === 'waiting' && isOutcome(item)).map(claimOf));
  }

  /** How many wait, and this user's own items that were refused. */
  async counts(user) {
    const items = await this.#store.all();
    const parked = items.filter((item) => item.state === 'parked');
    return { waiting: items.length - parked.length, parked: parked.filter((item) => !item.user || item.user === user) };
  }

  /** What came in while the last of the others was on its way goes too. */
  async #sendAsOftenAsAsked() {
    do {
      this.#more = false;
      await this.#sendAll();
    } while (this.#more && this.reachable);
  }

  async #sendAll() {
    clearTimeout(this.#retry);
    for (let item = await this.#oldest(); item; item = await this.#oldest()) {
      if (!(await this.#sendOne(item))) {
        this.#retry = setTimeout(() => this.flush(), TRY_AGAIN);
        return;
      }
    }
  }

  async #oldest() {
    const items = (await this.#store.all()).filter(({ state }) => state === 'waiting');
    return items.sort((one, other) => one.at.localeCompare(other.at))[0];
  }

  /** False when there is no use in going on now. */
  async #sendOne(item) {
    let answer = null;
    try {
      answer = await callWithReceipt('POST', item.path, { ...item.body, sent_at: new Date().toISOString() });
    } catch (failure) {
      if (!(failure instanceof OffLine)) {
        throw failure;
      }
    }
    this.reachable = answer !== null && answer.status < 500 && answer.status !== 429;
    if (!this.reachable) {
      this.#tell('offline', { item });
      this.#changed();
      return false;
    }
    if (answer.ok) {
      await this.#store.remove(item.key);
    } else {
      await this.#store.put({ ...item, state: 'parked', problem: answer.body });
    }
    this.#tell(answer.ok ? 'sent' : 'parked', { item, body: answer.body });
    this.#changed();
    return true;
  }

  #withLock(work) {
    return navigator.locks ? navigator.locks.request('polyphony-outbox', work) : work();
  }

  #changed(detail = {}) {
    this.#tell('changed');
    this.#tabs.postMessage(detail);
  }

  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
