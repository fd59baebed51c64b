import { OffLine, call as ask } from './api.js';

const HEARTBEAT = 30_000;

/** When a lease runs out, by this browser's clock: it may be a day off, so the service says how long and not until when. */
export function endOf({ expires_in: seconds }) {
  return Date.now() + seconds * 1000;
}

/**
 * Renews a claim while it is on the screen. Tells `renewed`; `ran-out` when the lease is over without a word from the
 * service; `revoked` when the person must not be called any more, `lapsed` when somebody else may have the line by now,
 * `taken-back` when a coordinator has seen to that, `gone` when one that was fetched ahead is not there any more, and `signed-out`.
 */
export class Lease extends EventTarget {
  #call = null;
  #timer = 0;
  #end = 0;
  #dialled = false;
  #opened = false;

  constructor() {
    super();
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') {
        this.#beat();
      }
    });
    addEventListener('online', () => this.#beat());
  }

  /** Begins with this call: it is on the screen from now on. `known` says that the service has just given it. */
  hold(call, known) {
    this.drop();
    this.#call = call;
    this.#dialled = false;
    this.#opened = call.claim.state === 'open';
    this.#timer = setInterval(() => this.#beat(), HEARTBEAT);
    this.#watch();
    if (known) {
      this.#tell('renewed');
    } else {
      this.#beat();
    }
  }

  /** The caller dials: the browser of a phone sleeps while one talks, hence a long lease. Whether the line is still theirs. */
  dialled() {
    this.#dialled = true;
    return this.#beat();
  }

  drop() {
    clearInterval(this.#timer);
    clearTimeout(this.#end);
    this.#call = null;
  }

  async #beat() {
    const call = this.#call;
    if (!call) {
      return false;
    }
    try {
      const answer = await ask('PUT', `/api/v1/claims/${call.claim.id}`, { state: 'open', dialled: this.#dialled });
      if (call === this.#call) {
        this.#heard(answer);
      }
      return answer.ok && call === this.#call;
    } catch (failure) {
      if (!(failure instanceof OffLine)) {
        throw failure;
      }
      this.#watch();
    }
    return false;
  }

  #heard(answer) {
    if (answer.ok && answer.body.state === 'revoked') {
      this.#over(this.#ending(answer.body.reason));
    } else if (answer.ok) {
      this.#opened = true;
      this.#call.until = endOf(answer.body);
      this.#watch();
      this.#tell('renewed');
    } else if (answer.status === 404) {
      this.#over('lapsed');
    } else if (answer.status === 401) {
      // The receipt still takes in what was heard.
      this.#tell('signed-out');
    }
  }

  #ending(reason) {
    if (reason === 'suppressed') {
      return 'revoked';
    }
    if (reason === 'recorded') {
      return reason;
    }
    if (!this.#opened && !this.#call.begun) {
      return 'gone';
    }
    return { returned: 'taken-back', elsewhere: 'elsewhere' }[reason] ?? 'lapsed';
  }

  #watch() {
    clearTimeout(this.#end);
    const left = (this.#call?.until ?? Infinity) - Date.now();
    if (left <= 0) {
      this.#tell('ran-out');
    } else if (Number.isFinite(left)) {
      this.#end = setTimeout(() => this.#watch(), left + 50);
    }
  }

  #over(type) {
    this.drop();
    this.#tell(type);
  }

  #tell(type) {
    this.dispatchEvent(new Event(type));
  }
}
