import { call } from './api.js';
import { Call } from './call-state.js';

/** Where the next call comes from: one fetched ahead, else the queue. */
export class LineSource {
  #campaign;
  #ahead = null;

  constructor(campaign) {
    this.#campaign = campaign;
  }

  /** Keeps a claim that came with the answer to the last attempt, with its script already there. */
  keep(claim) {
    this.#ahead = claim ? this.#withScript(claim) : null;
    // Whoever asks for it hears of a failure; nobody has to ask.
    this.#ahead?.catch(() => null);
  }

  /** The next call, or what the queue says of why there is none: `{ call }` or `{ nothing }`. */
  async next() {
    const ahead = this.#ahead;
    this.#ahead = null;
    if (ahead) {
      return { call: await ahead };
    }
    const answer = await call('POST', `/api/v1/campaigns/${this.#campaign}/claims?locale=${document.documentElement.lang}`);
    if (!answer.ok) {
      throw new Refused(answer);
    }
    return answer.body.id ? { call: await this.#withScript(answer.body) } : { nothing: answer.body };
  }

  /** The script of a claim in another language. */
  async rendering(claim, bundle) {
    const query = new URLSearchParams({ locale: document.documentElement.lang, ...(bundle && { bundle }) });
    const answer = await call('GET', `/api/v1/claims/${claim.id}/rendering?${query}`);
    if (!answer.ok) {
      throw new Refused(answer);
    }
    return answer.body;
  }

  async #withScript(claim) {
    return new Call(claim, await this.rendering(claim));
  }
}

/** Thrown when the service says no. */
export class Refused extends Error {
  constructor(answer) {
    super(answer.body?.title ?? String(answer.status));
    this.answer = answer;
  }
}
