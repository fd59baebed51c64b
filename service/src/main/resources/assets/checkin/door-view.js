import { count, find } from './people.js';

const SHOWN = 40;

/**
 * The page at the door: a field to find somebody with, those it finds, and on top whoever was tapped last. Tells `tapped`
 * with a person, `enter` with the only one who was found, `unknown` with a name that nobody has.
 */
export class DoorView extends EventTarget {
  #root;
  #texts;
  #row;
  #field;
  #last = null;
  #people = new Map();
  #drawn = '';

  constructor(root, texts, row) {
    super();
    this.#root = root;
    this.#texts = texts;
    this.#row = row;
    this.#field = root.querySelector('[data-part=find]');
    this.#field.addEventListener('input', () => this.#list());
    this.#field.addEventListener('keydown', (event) => this.#enter(event));
    root.querySelector('[data-part=add]').addEventListener('click', () => this.#tell('unknown', this.#field.value.trim()));
  }

  /** @param door a DoorSource */
  draw(people, { door, signedOut, refused }) {
    this.#people = people;
    this.#root.dataset.state = refused ? 'refused' : door ? 'ready' : 'loading';
    this.#part('signed-out').hidden = !signedOut;
    this.#counts(count(people.values()));
    this.#list();
  }

  /** Somebody was tapped: they stand on top until the next. */
  tapped(person) {
    this.#last = person.contact;
    this.#field.value = '';
    this.#list();
    this.#field.focus({ preventScroll: true });
    scrollTo(0, 0);
    this.#tell('tapped', person);
  }

  /** Whom only this phone knew has an id now. */
  follow(key, contact) {
    if (this.#last === key) {
      this.#last = contact;
    }
  }

  #list() {
    const query = this.#field.value;
    const found = find(this.#people.values(), query).filter(({ contact }) => contact !== this.#last);
    const last = this.#people.get(this.#last);
    const shown = found.slice(0, SHOWN);
    const drawn = JSON.stringify([last, shown]);
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      this.#fill(this.#part('last'), last ? [last] : []);
      this.#fill(this.#part('guests'), shown);
    }
    const nobody = this.#root.dataset.state === 'ready' && found.length === 0 && query.trim();
    this.#part('nobody').hidden = !nobody;
    const more = this.#part('more');
    more.hidden = found.length <= SHOWN;
    more.textContent = this.#texts.get('more', { count: found.length - SHOWN });
  }

  /** Whoever has the focus keeps it. */
  #fill(list, people) {
    const { activeElement: focused } = document;
    const contact = list.contains(focused) && focused.closest('[data-contact]')?.dataset.contact;
    list.replaceChildren(...people.map((person) => this.#row.draw(person, (who) => this.tapped(who))));
    list.hidden = people.length === 0;
    if (contact) {
      list.querySelector(`[data-contact="${contact}"] [data-slot=${focused.dataset.slot}]`)?.focus();
    }
  }

  #enter(event) {
    if (event.key !== 'Enter') {
      return;
    }
    event.preventDefault();
    const waiting = find(this.#people.values(), this.#field.value).filter(({ here }) => !here);
    if (waiting.length === 1 && this.#field.value.trim()) {
      this.#tell('enter', waiting[0]);
    }
  }

  #counts({ registered, came, people, languages }) {
    this.#part('came').textContent = this.#texts.get('counts', { came, registered });
    this.#part('heads').textContent = this.#texts.get('heads', { count: people });
    const rows = [...languages.values()].map(({ language, came: here, registered: expected }) => {
      const row = document.createElement('li');
      const name = document.createElement('span');
      name.textContent = language.name || this.#texts.get('unknown');
      if (language.name) {
        name.lang = language.tag;
        name.dir = language.direction;
      }
      row.append(name, ` ${this.#texts.get('of', { came: here, registered: expected })}`);
      return row;
    });
    this.#part('languages').replaceChildren(...rows);
  }

  #part(name) {
    return this.#root.querySelector(`[data-part=${name}]`);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
