import { call as ask } from './api.js';
import { Call } from './call-state.js';
import { endOf } from './lease.js';

const AHEAD_AGAIN = 55_000;

/** Where the next call comes from: a line kept on this machine, else the queue. */
export class LineSource {
  #campaign;
  #lines;
  #drafts;
  #provided = 0;
  // What is provided may have been asked for before a call was over.
  #over = new Set();

  constructor(campaign, lines, drafts) {
    this.#campaign = campaign;
    this.#lines = lines;
    this.#drafts = drafts;
  }

  /** The call that was on the screen last and is not recorded: `without` are the claims that are. */
  async last(without) {
    const line = await this.#lines.shown(without);
    return line && this.#call(line);
  }

  /** The first of those claimed ahead, none of `without`: what was heard on these is recorded; undefined where none is left. */
  async kept(without) {
    const line = await this.#lines.take(without);
    return line && this.#call(line);
  }

  /** What the queue gives, or says of why there is nobody to call: `{ call }` or `{ nothing }`. */
  async asked() {
    const answer = await ask('POST', `/api/v1/campaigns/${this.#campaign}/claims?${locale()}`);
    if (!answer.ok) {
      throw new Refused(answer);
    }
    if (!answer.body.id) {
      return { nothing: answer.body };
    }
    return { call: await this.given(answer.body) };
  }

  /** The call of a claim that the service has just given. */
  async given(claim) {
    const line = { claim, renderings: [await this.#fetched(claim)], until: endOf(claim) };
    await this.show(line);
    return this.#call(line);
  }

  /**
   * Has the lines ahead renewed and filled up, at once for a new call, else once a minute; gives what the service has
   * provided now. `recorded` gives the claims that the service still has for ours though they are over.
   */
  async provide(isNew, recorded) {
    if (!isNew && Date.now() - this.#provided < AHEAD_AGAIN) {
      return [];
    }
    this.#provided = Date.now();
    const answer = await ask('POST', `/api/v1/campaigns/${this.#campaign}/provisions?${locale()}`);
    const over = await recorded();
    const lines = (answer.ok ? answer.body.lines : [])
      .filter(({ claim }) => !over.has(claim.id) && !this.#over.has(claim.id))
      .map((line) => ({ ...line, until: endOf(line.claim) }));
    if (lines.length > 0) {
      await this.#lines.keep(lines);
    }
    return lines;
  }

  /** Keeps a call that is on the screen again. */
  show({ claim, renderings, until }) {
    this.#over.delete(claim.id);
    return this.#lines.show({ claim, renderings, until });
  }

  /** Somebody else may call them. */
  async giveBack(claim) {
    await this.drop(claim);
    await ask('DELETE', `/api/v1/claims/${claim}`).catch(() => null);
  }

  /** Something more urgent came: the call is the next one again. */
  putBack({ claim, renderings, until }) {
    return this.#lines.putBack({ claim, renderings, until });
  }

  /** The line is not ours any more, and what was noted is not recorded: both stay here, and nobody is shown it as the next. */
  async leave(call) {
    const { claim, renderings, until } = call;
    this.#over.add(claim.id);
    await this.#lines.leave({ claim, renderings, until });
    this.#drafts.keep(call);
  }

  /** The calls that were left, none of `without`: those are recorded. */
  async left(without) {
    const calls = await Promise.all((await this.#lines.left(without)).map((line) => this.#call(line)));
    return calls.map((call) => Object.assign(call, { late: true }));
  }

  /** A call is over: nothing of it is kept beside the outbox. */
  async drop(claim) {
    this.#over.add(claim);
    await this.#lines.remove(claim);
    await this.#drafts.remove(claim);
  }

  /** The script of a call in another language, as it was when the call began; kept with the call where it is. */
  async rendering(call, tag) {
    const { version } = call.rendering;
    const wanted = tag || call.claim.spoken;
    const kept = call.renderings.find((other) => other.spoken === wanted && other.version === version);
    return kept ?? this.#fetched(call.claim, tag, version);
  }

  async #call(line) {
    return new Call(line, await this.#drafts.of(line.claim.id));
  }

  async #fetched(claim, tag, version) {
    const which = `${tag ? `&bundle=${tag}` : ''}${version ? `&version=${version}` : ''}`;
    const answer = await ask('GET', `/api/v1/claims/${claim.id}/rendering?${locale()}${which}`);
    if (!answer.ok) {
      throw new Refused(answer);
    }
    return answer.body;
  }
}

/** Thrown when the service says no. */
export class Refused extends Error {
  constructor(answer) {
    super(answer.body?.title ?? String(answer.status));
    this.answer = answer;
  }
}

function locale() {
  return `locale=${document.documentElement.lang}`;
}
