import { fragment, writeIn } from './fragments.js';

/** Who is called: name, number, language, time of day there, and the people behind the line. */
export class PersonView extends EventTarget {
  #root;
  #texts;
  #languages;
  #slots = null;

  constructor(root, texts, languages) {
    super();
    this.#root = root;
    this.#texts = texts;
    this.#languages = languages;
  }

  show(call) {
    const { root, ...slots } = fragment('person-template');
    const { claim } = call;
    slots.name.textContent = call.name;
    slots.display.textContent = claim.line.display;
    this.#dialsBy(slots, claim);
    slots.qr.addEventListener('toggle', () => this.#qr(slots, claim));
    writeIn(slots.language, this.#languages.of(claim.spoken).name, this.#languages.of(claim.spoken));
    slots.unknown.hidden = claim.match !== 'unknown';
    slots.language.hidden = claim.match === 'unknown';
    slots.kin.hidden = claim.match !== 'kin' && claim.match !== 'allowed';
    slots.time.textContent = this.#texts.get('timeThere', { time: call.rendering.time_there });
    this.#people(slots.people, call);
    this.#slots = slots;
    this.#root.replaceChildren(root);
    slots.heading.focus({ preventScroll: false });
  }

  /** For somebody under age no number is here: the service dials, and that needs a connection. Practice dials nobody. */
  #dialsBy(slots, { id, receipt, line: { tel } }) {
    slots.onLine.hidden = Boolean(tel);
    if (!tel) {
      slots.qr.remove();
    }
    if (tel) {
      slots.tel.href = `tel:${tel}`;
      slots.tel.addEventListener('click', () => this.dispatchEvent(new Event('dialled')));
    } else if (receipt) {
      slots.tel.href = `/call/claims/${id}/dial`;
      slots.tel.addEventListener('click', (event) => {
        event.preventDefault();
        this.dispatchEvent(new CustomEvent('dial', { detail: { address: slots.tel.href, hint: slots.onLine } }));
      });
    }
  }

  /** Dials; nothing while the number is hidden. */
  dial() {
    if (!this.#slots?.number.hidden) {
      this.#slots?.tel.click();
    }
  }

  /** Opens the code that dials, or closes it; nothing where there is none. */
  code() {
    if (this.#slots?.qr.isConnected) {
      this.#slots.dial.click();
    }
  }

  /** The next of several people behind the line talks. */
  nextPerson() {
    const buttons = [...(this.#slots?.people.querySelectorAll('button') ?? [])];
    const now = buttons.findIndex((button) => button.getAttribute('aria-pressed') === 'true');
    buttons[(now + 1) % buttons.length]?.click();
  }

  /** Hides the number of somebody who may be another caller's by now, or shows it again; false where it stands so. */
  showNumber(on) {
    const slots = this.#slots;
    if (!slots || slots.ranOut.hidden === on) {
      return false;
    }
    slots.ranOut.hidden = on;
    slots.number.hidden = !on;
    slots.qr.hidden = !on;
    return true;
  }

  #people(list, call) {
    const { people } = call.claim;
    list.hidden = people.length < 2;
    const buttons = people.map((person) => {
      const { root, ...slots } = fragment('somebody-template');
      slots.name.textContent = person.preferred_name || person.name;
      slots.languages.textContent = (person.languages ?? []).map((tag) => this.#languages.of(tag).name).join(' · ');
      root.setAttribute('aria-pressed', String(person.contact === call.person));
      root.addEventListener('click', () => {
        call.person = person.contact;
        this.dispatchEvent(new Event('person'));
      });
      return root;
    });
    list.replaceChildren(...buttons);
  }

  #qr(slots, claim) {
    if (slots.qr.open && !slots.image.src) {
      slots.image.src = `/api/v1/claims/${claim.id}/dial.svg`;
      this.dispatchEvent(new Event('dialled'));
    }
  }
}
