import { OffLine } from './api.js';

/** Which language the call is in: named by the person at the greeting, or chosen in the list. */
export class SpokenLanguage {
  #root;
  #console;
  // Only the last of several choices may change the script.
  #turn = 0;

  constructor(root, console) {
    this.#root = root;
    this.#console = console;
    console.fields.addEventListener('language', ({ detail }) => this.#change(detail));
    for (const button of root.querySelectorAll('button[data-heard]')) {
      button.addEventListener('click', () => this.#heard(button));
    }
  }

  /** Somebody whose language nobody knew named it: the script goes on in it, or somebody who speaks it calls. */
  #heard(button) {
    if (button.dataset.spokenHere === 'true') {
      this.#console.fields.speak(button.dataset.heard);
      this.#root.dataset.match = 'exact';
    } else {
      document.getElementById('barrier').dataset.heard = button.dataset.heard;
      this.#console.results.choose('language_barrier');
    }
  }

  async #change(tag) {
    const { flow, source, script, announcer, texts } = this.#console;
    const { call } = flow;
    const turn = ++this.#turn;
    try {
      const rendering = await source.rendering(call, tag);
      if (call === flow.call && turn === this.#turn) {
        call.rendering = rendering;
        script.show(call);
      }
    } catch (failure) {
      // The call goes on, in the language of the script that is there.
      announcer.say(failure instanceof OffLine ? texts.get('offLine') : failure.message);
    }
  }
}
