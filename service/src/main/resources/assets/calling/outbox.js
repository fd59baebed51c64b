import { Database, ifThereIsRoom } from './database.js';
import { deliver, isOutcome } from './delivery.js';
import { inTurn, isDue, later, onceMore, untilNext } from './waiting.js';

const claimOf = ({ path }) => path.split('/')[4];

/**
 * What was recorded and is not yet known to the service. An item is on the disk before anything else happens; it leaves
 * only when the service has taken it. One that the service refuses, or breaks over again and again, is parked and shown:
 * it never blocks the rest. Items carry receipts and no session: they are their author's, whoever is signed in when they
 * are sent. Tells `sent` and `changed`, of other tabs too; `moved` where the service has put off a promised call.
 */
export class Outbox extends EventTarget {
  #store;
  #flushing = null;
  #more = false;
  #atOnce = false;
  #retry = 0;
  // A browser that is short of room is to throw away something else first.
  #asked = false;
  #name;
  #tabs;
  /** Whether what waits is on its way: false after a try in vain. */
  getsThrough = true;

  /** @param name what else than calls is recorded has an outbox of its own */
  static async open(name = 'polyphony-outbox') {
    const outbox = new Outbox();
    outbox.#name = name;
    outbox.#tabs = new BroadcastChannel(name);
    outbox.#store = await Database.open(name, 'items', 'key');
    outbox.#tabs.addEventListener('message', ({ data }) => outbox.#heard(data));
    addEventListener('online', () => outbox.flush(true));
    await outbox.#wake();
    return outbox;
  }

  /** What the service broke over when this was open last, is tried once more. */
  async #wake() {
    for (const item of await this.#store.all()) {
      if (item.state === 'parked' && item.failures) {
        await this.#keep(onceMore(item, 1));
      }
    }
  }

  /** Keeps an attempt; `path` is where it goes. Resolves when it is safe on this machine's disk. */
  async put(item) {
    await this.#store.put({ ...item, state: 'waiting', at: new Date().toISOString() });
    this.#recorded(item);
    if (!this.#asked) {
      this.#asked = true;
      navigator.storage?.persist?.().catch(() => {});
    }
  }

  /** Sends one that this machine cannot keep; what came of it, as `deliver` says. */
  async sendUnkept(item) {
    const delivered = await deliver(item);
    if (delivered.outcome === 'taken') {
      this.#recorded(item);
      this.#moved(item, delivered.body);
    }
    return delivered;
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
    await this.#store.put(onceMore(item));
    await this.flush();
  }

  /**
   * Sends all that waits, oldest first, and `atOnce` also what was to wait a little for its next try. Only one flush runs
   * at a time, in all tabs together where the browser can.
   */
  flush(atOnce = false) {
    this.#more = true;
    this.#atOnce ||= atOnce;
    this.#flushing ??= this.#withLock(() => this.#sendAsOftenAsAsked()).finally(() => {
      this.#flushing = null;
    });
    return this.#flushing;
  }

  /** The claims whose outcome has not reached the service yet: those of `waiting` items, of `parked` ones, or of both. */
  async claims(state = null) {
    const items = await this.#store.all();
    return new Set(items.filter((item) => isOutcome(item) && [null, item.state].includes(state)).map(claimOf));
  }

  /** All that is not known to the service yet, oldest first. */
  async items() {
    return (await this.#store.all()).sort(inTurn);
  }

  /** How many wait, and this user's own items that were refused. */
  async counts(user) {
    const items = await this.#store.all();
    const parked = items.filter((item) => item.state === 'parked');
    return { waiting: items.length - parked.length, parked: parked.filter((item) => !item.user || item.user === user) };
  }

  /** What came in while the last of the others was on its way goes too. */
  async #sendAsOftenAsAsked() {
    let reached = true;
    do {
      this.#more = false;
      reached = await this.#sendAll();
    } while (this.#more && reached);
  }

  /** False when there is no use in going on now. */
  async #sendAll() {
    clearTimeout(this.#retry);
    const atOnce = this.#atOnce;
    this.#atOnce = false;
    const tried = new Set();
    const next = async () => (await this.#waiting()).find((item) => !tried.has(item.key) && (atOnce || isDue(item)));
    let reached = true;
    for (let item = await next(); item && reached; item = await next()) {
      tried.add(item.key);
      reached = await this.#sendOne(item);
    }
    const left = await this.#waiting();
    this.getsThrough = left.every((item) => !tried.has(item.key) && isDue(item));
    if (left.length > 0) {
      this.#retry = setTimeout(() => this.flush(), untilNext(left, reached));
    }
    this.#changed();
    return reached;
  }

  async #waiting() {
    return (await this.#store.all()).filter(({ state }) => state === 'waiting').sort(inTurn);
  }

  /** False when the service was not reached. */
  async #sendOne(item) {
    const { outcome, body, strange } = await deliver(item);
    if (outcome === 'taken') {
      await this.#store.remove(item.key);
      this.#sent({ key: item.key, id: body.id, said: item.body, answer: body });
      this.#moved(item, body);
    } else if (outcome === 'refused') {
      await this.#keep({ ...item, state: 'parked', problem: body });
    } else if (outcome === 'failed') {
      await this.#keep(later(item, body));
    } else if (strange) {
      await this.#keep({ ...item, turn: (item.turn ?? 0) + 1 });
    }
    return outcome !== 'unreached';
  }

  /** What it is on the disk as already stays there, whatever became of it. */
  #keep(item) {
    return ifThereIsRoom(this.#store.put(item));
  }

  #withLock(work) {
    return navigator.locks ? navigator.locks.request(this.#name, work) : work();
  }

  #heard(detail) {
    if (detail.sent) {
      this.#tell('sent', detail.sent);
    }
    this.#tell('changed', detail);
  }

  #sent(sent) {
    this.#tell('sent', sent);
    this.#changed({ sent });
  }

  /** Nobody may be called at the time that was promised. */
  #moved({ name, user }, { callback_in_words: time }) {
    if (time) {
      this.#tell('moved', { name, user, time });
    }
  }

  #recorded(item) {
    this.#changed(isOutcome(item) ? { recorded: claimOf(item) } : {});
  }

  #changed(detail = {}) {
    this.#tell('changed');
    this.#tabs.postMessage(detail);
  }

  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
