import { OffLine, call as ask } from './api.js';

const LOOK = 2_000;

/**
 * Hands the person on the line over to somebody who speaks their language, and waits for that, a minute at most. Where
 * nobody takes it, or the connection goes, the barrier is recorded as ever, under the same key.
 */
export class HandOver {
  #flow;
  #dialog;
  #announcer;
  #texts;
  #languages;
  #given = false;

  constructor(dialog, { flow, announcer, texts, languages }) {
    this.#dialog = dialog;
    this.#flow = flow;
    this.#announcer = announcer;
    this.#texts = texts;
    this.#languages = languages;
    dialog.querySelector('[data-cancel]').addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      this.#given = true;
    });
  }

  /** Offers the call; `body` is the attempt that says what was met. */
  async start(call, body, label) {
    const offer = await this.#tried('POST', `/api/v1/claims/${call.claim.id}/handovers`, { attempt: body });
    if (!offer?.ok || !offer.body?.id) {
      this.#announcer.say(this.#texts.get('handOverNobody'));
      await this.#flow.keep(call, body, label);
      return;
    }
    this.#show(call, body.barrier.language);
    const end = Date.now() + offer.body.expires_in * 1000;
    const taken = await this.#taken(offer.body.id, end);
    this.#dialog.close();
    if (taken) {
      const said = this.#texts.get('handOverTaken', { name: taken.by, person: call.name });
      await this.#flow.passedOn(call, said);
    } else {
      await this.#tried('DELETE', `/api/v1/handovers/${offer.body.id}`);
      await this.#flow.keep(call, body, `${label}. ${this.#texts.get('handOverNobody')}`);
    }
  }

  #show(call, tag) {
    const language = this.#languages.of(tag);
    const title = this.#texts.get('handOverWaiting', { language: language.name });
    this.#dialog.querySelector('h2').textContent = title;
    for (const card of this.#dialog.querySelectorAll('[data-phrase]')) {
      card.hidden = !card.dataset.for.split(' ').includes(tag);
    }
    this.#given = false;
    this.#dialog.showModal();
    this.#announcer.say(title);
  }

  async #taken(id, end) {
    while (!this.#given && Date.now() < end) {
      await new Promise((again) => setTimeout(again, LOOK));
      const answer = await this.#tried('GET', `/api/v1/handovers/${id}`);
      if (answer?.ok && answer.body.state !== 'offered') {
        return answer.body.state === 'taken' ? answer.body : null;
      }
    }
    // Given up in the moment in which somebody took it?
    const last = await this.#tried('GET', `/api/v1/handovers/${id}`);
    return last?.ok && last.body.state === 'taken' ? last.body : null;
  }

  /** Without a connection there is no answer. */
  async #tried(method, path, body) {
    try {
      return await ask(method, path, body);
    } catch (failure) {
      if (failure instanceof OffLine) {
        return null;
      }
      throw failure;
    }
  }
}
