import { OffLine, call as ask } from './api.js';

// For the page of the campaign that has the number; a number stands in no address.
const RINGS = 'polyphony-rings-back';

/**
 * Somebody rings back: asks for their number, and has their line claimed. Tells `found` with the claim. Where another
 * campaign has the number, it is opened there.
 */
export class RingBack extends EventTarget {
  #dialog;
  #form;
  #said;
  #campaign;
  #elsewhere;

  /** That of a console; null in practice, where nobody rings back. */
  static on(root) {
    const button = root.querySelector('[data-part=ring-back]');
    const ringBack = button && new RingBack(document.getElementById('ring-back'), root.dataset.campaign);
    button?.addEventListener('click', () => ringBack.open());
    return ringBack;
  }

  constructor(dialog, campaign) {
    super();
    this.#dialog = dialog;
    this.#campaign = campaign;
    this.#form = dialog.querySelector('form');
    this.#said = dialog.querySelector('[role=alert]');
    this.#elsewhere = dialog.querySelector('[data-elsewhere]');
    this.#form.addEventListener('submit', (event) => this.#look(event));
    dialog.querySelector('[data-cancel]').addEventListener('click', () => dialog.close());
  }

  open() {
    this.#form.reset();
    this.#clear();
    this.#dialog.showModal();
  }

  /** Goes on with the number that was typed in the console of another campaign. */
  goOn() {
    const tel = sessionStorage.getItem(RINGS);
    sessionStorage.removeItem(RINGS);
    if (tel) {
      this.open();
      this.#form.elements.tel.value = tel;
      this.#form.requestSubmit();
    }
  }

  #clear() {
    this.#said.textContent = '';
    this.#elsewhere.replaceChildren();
  }

  async #look(event) {
    event.preventDefault();
    this.#clear();
    const { tel } = this.#form.elements;
    try {
      const query = `locale=${document.documentElement.lang}`;
      const answer = await ask('POST', `/api/v1/campaigns/${this.#campaign}/claims?${query}`, { tel: tel.value });
      if (answer.ok && answer.body.id) {
        this.#dialog.close();
        this.dispatchEvent(new CustomEvent('found', { detail: answer.body }));
      } else {
        this.#refuse(answer);
      }
    } catch (failure) {
      if (!(failure instanceof OffLine)) {
        throw failure;
      }
      this.#said.textContent = this.#form.dataset.offLine;
    }
    tel.focus();
  }

  /** Says why the line is not this caller's; the words stand in the page. */
  #refuse({ status, body }) {
    const key = status === 422 ? 'unreadable' : (body?.reason ?? '');
    const words = this.#form.querySelector(`template[data-said="${key}"]`)?.content.textContent.trim() ?? body?.detail ?? '';
    this.#said.textContent = words.replace('{name}', body?.held_by ?? '…');
    this.#elsewhere.replaceChildren(...(body?.campaigns ?? []).map((campaign) => this.#openThere(campaign)));
  }

  #openThere({ campaign, name }) {
    const button = document.createElement('button');
    const words = this.#form.querySelector('template[data-open-there]').content.textContent.trim();
    Object.assign(button, { type: 'button', className: 'button', textContent: words.replace('{campaign}', name) });
    button.addEventListener('click', () => {
      sessionStorage.setItem(RINGS, this.#form.elements.tel.value);
      location.assign(`/call/${campaign}`);
    });
    return button;
  }
}
