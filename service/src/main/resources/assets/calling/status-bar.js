import { fragment } from './fragments.js';

/** What waits to be sent, what was refused and what to do about it, and whether there is a connection. */
export class StatusBar {
  #root;
  #texts;
  #outbox;
  #announcer;
  #parked = 0;

  constructor(root, texts, outbox, announcer) {
    this.#root = root;
    this.#texts = texts;
    this.#outbox = outbox;
    this.#announcer = announcer;
    const refresh = async () => this.#draw(await outbox.counts(root.dataset.user));
    outbox.addEventListener('changed', refresh);
    addEventListener('online', refresh);
    addEventListener('offline', refresh);
    root.querySelector('[data-insecure]').hidden = isSecureContext;
    refresh();
  }

  #draw({ waiting, parked }) {
    const line = this.#root.querySelector('[data-connection]');
    line.textContent = this.#connection(waiting, parked.length);
    line.dataset.state = navigator.onLine && waiting + parked.length === 0 ? 'calm' : 'waiting';
    const section = this.#root.querySelector('[data-parked]');
    section.hidden = parked.length === 0;
    section.querySelector('ul').replaceChildren(...parked.map((item) => this.#item(item)));
    if (parked.length > this.#parked) {
      this.#announcer.say(section.querySelector('h2').textContent);
    }
    this.#parked = parked.length;
  }

  #connection(waiting, parked) {
    if (waiting > 0 && navigator.onLine && this.#outbox.getsThrough) {
      return this.#texts.get('sending', { count: waiting });
    }
    if (waiting > 0) {
      return this.#texts.get(waiting === 1 ? 'waitingOne' : 'waitingMany', { count: waiting });
    }
    if (parked > 0 && navigator.onLine) {
      return this.#texts.get(parked === 1 ? 'parkedOne' : 'parkedMany', { count: parked });
    }
    return this.#texts.get(navigator.onLine ? 'allSent' : 'offLine');
  }

  #item(item) {
    const { root, ...slots } = fragment('parked-template');
    const { what, said } = item.body.kind ? this.#told(item.body) : this.#outcome(item.body);
    slots.name.textContent = item.name;
    slots.result.textContent = what;
    const why = [item.problem?.title, item.problem?.detail, ...reasons(item)].filter(Boolean);
    slots.reason.textContent = why.join(' ') || slots.reason.dataset.failed;
    slots.note.textContent = said;
    slots.note.hidden = !said;
    slots.again.addEventListener('click', () => this.#outbox.again(item));
    slots.ask.addEventListener('click', () => {
      slots.ask.hidden = true;
      slots.remove.hidden = false;
      slots.remove.focus();
    });
    slots.remove.addEventListener('click', () => this.#outbox.takeBack(item.key));
    return root;
  }

  #outcome({ result, note }) {
    const label = this.#root.querySelector(`button[data-result=${result}] [data-label]`);
    return { what: label?.textContent ?? result, said: note };
  }

  /** What was told in confidence, all of it: somebody is to write it down elsewhere. */
  #told({ kind, account, call_back: callBack }) {
    const words = (input) => this.#root.querySelector(`#care ${input}`)?.closest('label').textContent.trim();
    const what = words(`input[name=kind][value="${kind}"]`) ?? kind;
    const wish = callBack ? words('input[name=call_back]') : '';
    return { what, said: [account, wish].filter(Boolean).join(' · ') };
  }
}

function reasons({ problem }) {
  return (problem?.errors ?? []).map(({ message }) => message);
}
