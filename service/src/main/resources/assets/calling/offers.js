import { OffLine, call as ask } from './api.js';
import { Call } from './call-state.js';
import { endOf } from './lease.js';

const LOOK = 8_000;

/**
 * Somebody on the line speaks a language of this caller, and who has them does not: a quiet banner offers to take over.
 * What stood on the screen comes next.
 */
export class Offers {
  #root;
  #banner;
  #console;
  #offer = null;
  #past = new Set();

  constructor(root, banner, console) {
    this.#root = root;
    this.#banner = banner;
    this.#console = console;
    banner.querySelector('[data-take]').addEventListener('click', () => this.#take());
    banner.querySelector('[data-not-now]').addEventListener('click', () => this.#done());
    setInterval(() => this.#look(), LOOK);
    this.#look();
  }

  async #look() {
    if (document.visibilityState !== 'visible') {
      return;
    }
    const answer = await tried('GET', `/api/v1/campaigns/${this.#root.dataset.campaign}/handovers`);
    const offers = answer?.ok ? answer.body.items.filter(({ id }) => !this.#past.has(id)) : [];
    if (offers.length === 0) {
      this.#banner.hidden = true;
    } else if (this.#banner.hidden) {
      this.#show(offers[0]);
    }
  }

  #show(offer) {
    const { texts, languages, announcer } = this.#console;
    this.#offer = offer;
    const said = texts.get('offer', { name: offer.from, language: languages.of(offer.language).name });
    this.#banner.querySelector('p').textContent = said;
    this.#banner.hidden = false;
    announcer.say(said);
  }

  #done() {
    this.#past.add(this.#offer.id);
    this.#banner.hidden = true;
  }

  async #take() {
    const { flow, source, announcer, texts } = this.#console;
    const offer = this.#offer;
    const path = `/api/v1/handovers/${offer.id}/acceptance?locale=${document.documentElement.lang}`;
    // It is the same to take it twice: what was answered may have been lost on the way.
    let answer = await tried('POST', path);
    for (let tries = 0; !answer && tries < 20; tries++) {
      await new Promise((again) => setTimeout(again, 2_000));
      answer = await tried('POST', path);
    }
    this.#done();
    if (!answer?.ok) {
      announcer.say(texts.get('offerOver'));
      return;
    }
    await flow.setAside();
    const { claim, renderings, said } = answer.body;
    const call = new Call({ claim, renderings, until: endOf(claim) }, heard(claim, said));
    await source.show(call);
    flow.show(call, true);
    announcer.say(texts.get('offerTaken', { name: call.name, from: answer.body.from }));
  }
}

/** What was heard before, as a call notes it. */
function heard(claim, { people = [], note = '' }) {
  const answers = {};
  for (const { contact, answers: given } of people) {
    answers[contact] = Object.fromEntries(Object.entries(given ?? {}).map(([step, said]) => [step, [said].flat()]));
  }
  return { answers, note, spoken: claim.spoken, flags: [], person: people[0]?.contact ?? claim.people[0]?.contact };
}

async function tried(method, path) {
  try {
    return await ask(method, path);
  } catch (failure) {
    if (failure instanceof OffLine) {
      return null;
    }
    throw failure;
  }
}
