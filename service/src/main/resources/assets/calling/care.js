import { OffLine, call as ask } from './api.js';
import { newKey } from './keys-of-attempts.js';

/**
 * “Staff should look at this”: a short form in confidence, and places that help, in words to read out. What is written goes the way of
 * an outcome: into the outbox first.
 */
export class Care {
  #dialog = document.getElementById('care');
  #form = this.#dialog.querySelector('form');
  #parts;
  #flag;
  #cards = new Map();
  // Whom it is about, whoever is on the screen by the time it is sent.
  #call = null;

  /** @param parts of the console: the flow of calls, the outbox and what takes into it, the announcer and the texts */
  constructor(root, parts) {
    this.#parts = parts;
    this.#flag = root.querySelector('[data-flag=needs_staff]');
    this.#flag.addEventListener('change', () => this.#flag.checked && this.#open(parts.flow.call));
    this.#dialog.querySelector('[data-cancel]').addEventListener('click', () => this.#dialog.close());
    this.#dialog.addEventListener('close', () => this.#dialog.returnValue || this.#takeBack(this.#call));
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send(this.#call);
    });
  }

  /** Nothing was sent: the box is as it was before it was ticked. */
  #takeBack(call) {
    if (call === this.#parts.flow.call) {
      this.#flag.checked = false;
      this.#flag.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }

  async #open(call) {
    this.#call = call;
    this.#form.reset();
    this.#show([]);
    this.#dialog.returnValue = '';
    this.#dialog.showModal();
    const cards = await this.#cardsIn(call.spoken ?? call.claim.spoken);
    const showForKind = () => {
      const kind = new FormData(this.#form).get('kind');
      this.#show(cards.filter(({ kinds }) => kinds.includes(kind)));
    };
    this.#form.onchange = ({ target }) => target.name === 'kind' && showForKind();
    // Somebody may have chosen before the cards were here.
    showForKind();
  }

  /** Kept on this machine, so that they are there without a connection: they are nobody's. */
  async #cardsIn(language) {
    const { lang } = document.documentElement;
    const kept = `polyphony-care-${language}-${lang}`;
    if (!this.#cards.has(language)) {
      try {
        const answer = await ask('GET', `/api/v1/care/cards?language=${language}&locale=${lang}`);
        this.#cards.set(language, answer.body.items);
        localStorage.setItem(kept, JSON.stringify(answer.body.items));
      } catch (failure) {
        if (!(failure instanceof OffLine)) {
          throw failure;
        }
        return JSON.parse(localStorage.getItem(kept) ?? '[]');
      }
    }
    return this.#cards.get(language);
  }

  #show(cards) {
    const template = this.#dialog.querySelector('template');
    const list = this.#dialog.querySelector('[data-cards]');
    list.replaceChildren(...cards.map((card) => this.#card(template, card)));
  }

  #card(template, card) {
    const item = template.content.cloneNode(true);
    const slot = (name) => item.querySelector(`[data-slot=${name}]`);
    slot('name').textContent = card.name;
    Object.assign(slot('tel'), { href: `tel:${card.tel}`, textContent: card.display });
    Object.assign(slot('say'), { textContent: card.say, lang: card.language, dir: card.direction });
    slot('here').textContent = card.here;
    slot('here').hidden = card.here === card.say;
    slot('untranslated').hidden = card.translated;
    slot('draft').hidden = card.reviewed || card.language === 'en';
    slot('offered').value = card.key;
    return item;
  }

  async #send(call) {
    const { outbox, recording, announcer, texts } = this.#parts;
    const said = new FormData(this.#form);
    const body = {
      key: newKey(),
      receipt: call.claim.receipt,
      kind: said.get('kind'),
      contact: call.person ?? null,
      spoken: call.spoken ?? call.claim.spoken,
      account: said.get('account'),
      call_back: said.has('call_back'),
      offered: said.getAll('offered'),
    };
    const path = `/api/v1/claims/${call.claim.id}/incidents`;
    const item = { key: body.key, path, body, name: call.name, user: document.querySelector('[data-user]').dataset.user };
    if (!(await recording.take(item, this.#dialog.querySelector('[data-not-kept]')))) {
      return;
    }
    this.#dialog.close('sent');
    announcer.say(texts.get('careKept'));
    await outbox.flush();
  }
}
