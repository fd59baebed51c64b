import { OffLine, call } from './api.js';

const HEARTBEAT = 30_000;

/**
 * Renews a claim while it is on the screen. Tells `revoked` when the person must not be called any more, `lapsed` when
 * somebody else may have the line by now, and `gone` when one that was fetched ahead is not there any more.
 */
export class Lease extends EventTarget {
  #claim = null;
  #timer = 0;
  #dialled = false;
  #opened = false;

  constructor() {
    super();
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') {
        this.#beat();
      }
    });
  }

  /** Begins with this claim: it is on the screen from now on. */
  hold(claim) {
    this.drop();
    this.#claim = claim;
    this.#dialled = false;
    this.#opened = claim.state === 'open';
    this.#timer = setInterval(() => this.#beat(), HEARTBEAT);
    if (claim.state === 'ahead') {
      this.#beat();
    }
  }

  /** The caller dials: the browser of a phone sleeps while one talks, hence a long lease. */
  dialled() {
    this.#dialled = true;
    this.#beat();
  }

  drop() {
    clearInterval(this.#timer);
    this.#claim = null;
  }

  async #beat() {
    const claim = this.#claim;
    if (!claim) {
      return;
    }
    try {
      const answer = await call('PUT', `/api/v1/claims/${claim.id}`, { state: 'open', dialled: this.#dialled });
      if (claim !== this.#claim) {
        return;
      }
      // Signed out: the receipt still takes in what was heard, and the next request says so.
      if (answer.ok && answer.body.state === 'revoked') {
        this.#end(answer.body.reason === 'suppressed' ? 'revoked' : this.#opened ? 'lapsed' : 'gone');
      } else if (answer.ok) {
        this.#opened = true;
      } else if (answer.status === 404) {
        this.#end('lapsed');
      }
    } catch (failure) {
      if (!(failure instanceof OffLine)) {
        throw failure;
      }
    }
  }

  #end(type) {
    this.drop();
    this.dispatchEvent(new Event(type));
  }
}
