import { call as ask } from './api.js';
import { Call } from './call-state.js';
import { Console } from './console.js';
import { Refused } from './line-source.js';

/** Calls to practise with: the service makes them up, one after the other, and keeps nothing of them. */
class PracticeSource {
  #campaign;
  #number = 0;

  constructor(campaign) {
    this.#campaign = campaign;
  }

  async asked() {
    const call = new Call({ ...(await this.#fetched(this.#number)), until: Infinity });
    call.number = this.#number++;
    return { call };
  }

  async rendering(call, tag) {
    const { renderings } = await this.#fetched(call.number, tag);
    return renderings[0];
  }

  async #fetched(number, tag) {
    const query = new URLSearchParams({ locale: document.documentElement.lang, ...(tag && { bundle: tag }) });
    const answer = await ask('GET', `/api/v1/campaigns/${this.#campaign}/practice/${number}?${query}`);
    if (!answer.ok) {
      throw new Refused(answer);
    }
    return { claim: answer.body.claim, renderings: [answer.body.rendering] };
  }

  // Nothing is kept on this machine, and nobody waits for the line.
  last() {}
  kept() {}
  show() {}
  drop() {}
  putBack() {}
  giveBack() {}
  async provide() {
    return [];
  }
}

/** Takes in what was heard and forgets it; the last one can be taken back. */
class PracticeOutbox extends EventTarget {
  getsThrough = true;

  async put() {
    this.dispatchEvent(new CustomEvent('changed', { detail: {} }));
  }

  async takeBack() {
    return true;
  }

  async claims() {
    return new Set();
  }

  async counts() {
    return { waiting: 0, parked: [] };
  }

  async flush() {}
}

/** A line that nobody else could have. */
class PracticeLease extends EventTarget {
  hold() {
    this.dispatchEvent(new Event('renewed'));
  }

  dialled() {}
  drop() {}
}

const root = document.querySelector('[data-behaviour=console]');
await new Console(root, {
  outbox: new PracticeOutbox(),
  source: new PracticeSource(root.dataset.campaign),
  lease: new PracticeLease(),
  drafts: { keep() {}, remove() {} },
  lastAttempt: { keep() {}, forget() {} },
}).flow.begin();
