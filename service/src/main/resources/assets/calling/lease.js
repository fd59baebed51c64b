import { OffLine, call } from './api.js';

const HEARTBEAT = 30_000;

/**
 * Renews a claim while it is on the screen. Tells `revoked` when the person must not be called any more and `lapsed`
 * when somebody else may have the line by now.
 */
export class Lease extends EventTarget {
  #claim = null;
  #timer = 0;
  #dialled = false;

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
      if (answer.ok && answer.body.state === 'revoked') {
        this.#end('revoked');
      } else if ([404, 409, 410].includes(answer.status)) {
        this.#end('lapsed');
      } else if (answer.status === 401) {
        this.dispatchEvent(new Event('signed-out'));
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
