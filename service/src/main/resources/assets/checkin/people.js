import { digits, fold } from './fold.js';

const EXPECTED = ['accepted', 'no_consent', 'tentative', 'waiting'];
const UNKNOWN = { tag: 'und', name: '', direction: 'ltr' };

/**
 * Everybody at one door: who is expected, who is here as the service says, and what this phone has noted and not sent.
 * A person has `here` while they are here: since `at`, by whom, with how many, and whether that still `waits`.
 */
export function peopleOf(door, items) {
  const people = new Map(door.guests.map((guest) => [guest.contact, { ...guest, here: null }]));
  for (const one of door.present) {
    const known = people.get(one.contact) ?? stranger(one.contact, one.name, one.language);
    const here = { id: one.attendance, tap: door.taps[one.attendance], ...one, waits: false };
    people.set(one.contact, { ...known, here });
  }
  items.filter(({ state }) => state === 'waiting').forEach((item) => apply(people, item));
  return people;
}

function stranger(contact, name, language) {
  return { contact, name, language, status: 'walk_in', tails: [], needs: [], party: 1, codes: [], here: null };
}

function apply(people, { key, contact, body, name, language }) {
  if (body.tap || body.attendance) {
    const person = people.get(contact);
    if (person) {
      people.set(contact, { ...person, here: null });
    }
    return;
  }
  const id = contact ?? key;
  const person = people.get(id) ?? stranger(id, name, language ?? UNKNOWN);
  const before = person.here;
  const here = { language: UNKNOWN, by: '', at: body.at, ...before, tap: key, waits: true };
  people.set(id, { ...person, here: { ...here, party: body.party ?? before?.party ?? person.party } });
}

/** Those whom a query finds: a part of the name, four digits of a number, the number on paper, a code. */
export function find(people, query) {
  const typed = query.trim();
  if (!typed) {
    return [...people].filter(({ here, status }) => !here && EXPECTED.includes(status));
  }
  const number = digits(typed);
  const words = fold(typed).split(/\s+/);
  const code = typed.replace(/[\s-]/g, '').toUpperCase();
  return [...people].filter((person) => {
    const name = fold(person.name);
    const byNumber = number && number.length === typed.length;
    return (
      words.every((word) => name.includes(word)) ||
      (byNumber && (person.tails.includes(number) || String(person.number) === number)) ||
      person.codes?.includes(code)
    );
  });
}

/** Whom the code on a confirmation means: the letters, or an address that ends with them. */
export function byCode(people, text) {
  const code = text.trim().split(/[#/=]/).at(-1).toUpperCase();
  return [...people].find((person) => person.codes?.includes(code) || text.includes(person.registration ?? '\n'));
}

/** How many are expected and how many came, all together and by language. */
export function count(people) {
  const all = { registered: 0, came: 0, people: 0, languages: new Map() };
  for (const { status, language, here } of people) {
    const spoken = here && here.language.tag !== 'und' ? here.language : language;
    const row = all.languages.get(spoken.tag) ?? { language: spoken, registered: 0, came: 0 };
    for (const sum of [all, row]) {
      sum.registered += status === 'accepted' ? 1 : 0;
      sum.came += here ? 1 : 0;
    }
    all.people += here ? here.party : 0;
    if (row.registered + row.came > 0) {
      all.languages.set(spoken.tag, row);
    }
  }
  return all;
}
