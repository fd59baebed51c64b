import { fragment, writeIn } from '../calling/fragments.js';

const MOST = 50;

/** One person on the page, with one large button; once they are here, who said so and how to take it back. */
export class GuestRow {
  #texts;
  #taps;
  #time;

  constructor(root, texts, taps) {
    this.#texts = texts;
    this.#taps = taps;
    const { locale, zone } = root.dataset;
    this.#time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone });
  }

  /** @param tapped what follows a tap on somebody */
  draw(person, tapped) {
    const { root, ...slots } = fragment('guest-template');
    root.dataset.contact = person.contact;
    slots.name.textContent = person.name;
    this.#facts(slots, person);
    slots.tap.addEventListener('click', async () => {
      await this.#taps.here(person, null);
      tapped(person);
    });
    slots.tap.hidden = Boolean(person.here);
    slots.here.hidden = !person.here;
    if (person.here) {
      this.#here(slots, person);
    }
    return root;
  }

  #facts({ language, party, status, number, needs }, person) {
    writeIn(language, person.language.name || this.#texts.get('unknown'), person.language.name ? person.language : null);
    party.textContent = person.party > 1 ? this.#texts.get('party', { count: person.party }) : '';
    status.textContent = this.#texts.get(`status${person.status}`);
    status.className = person.status === 'no_consent' ? 'badge danger' : '';
    number.textContent = person.number ?? '';
    needs.replaceChildren(
      ...person.needs.map(({ need, detail }) => {
        const badge = document.createElement('span');
        badge.className = 'badge';
        badge.textContent = [this.#texts.get(`need${need}`), detail].filter(Boolean).join(': ');
        return badge;
      }),
    );
  }

  #here(slots, person) {
    const { here } = person;
    const time = this.#time.format(new Date(here.at));
    const said = here.waits ? 'hereWaits' : 'hereBy';
    slots.who.textContent = person.name;
    slots.said.textContent = this.#texts.get(said, { time, name: here.by });
    slots.count.textContent = here.party;
    slots.fewer.disabled = here.party <= 1;
    slots.more.disabled = here.party >= MOST;
    // Whom only this phone knows is not known by an id yet.
    slots.stepper.hidden = here.waits && person.status === 'walk_in';
    slots.fewer.addEventListener('click', () => this.#taps.here(person, here.party - 1));
    slots.more.addEventListener('click', () => this.#taps.here(person, here.party + 1));
    slots.undo.addEventListener('click', () => this.#taps.undo(person));
  }
}
