import { OffLine, call as ask } from './api.js';

/** Somebody rings back: asks for their number, and has their line claimed. Tells `found` with the claim. */
export class RingBack extends EventTarget {
  #dialog;
  #form;
  #said;
  #campaign;

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
    this.#form.addEventListener('submit', (event) => this.#look(event));
    dialog.querySelector('[data-cancel]').addEventListener('click', () => dialog.close());
  }

  open() {
    this.#form.reset();
    this.#said.textContent = '';
    this.#dialog.showModal();
  }

  async #look(event) {
    event.preventDefault();
    this.#said.textContent = '';
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
  }
}
