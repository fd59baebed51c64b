import { Announcer } from '../calling/announcer.js';
import { keepForOffLine } from '../calling/off-line.js';
import { Outbox } from '../calling/outbox.js';
import { Recording } from '../calling/recording.js';
import { Texts } from '../calling/texts.js';
import { Camera } from './camera.js';
import { DoorSource } from './door-source.js';
import { DoorView } from './door-view.js';
import { GuestRow } from './guest-row.js';
import { KeptDoors } from './kept-doors.js';
import { byCode, peopleOf } from './people.js';
import { Status } from './status.js';
import { Taps } from './taps.js';
import { WalkIn } from './walk-in.js';

// The only page that may ask for the camera.
const CAMERA = { 'Permissions-Policy': 'camera=(self), geolocation=(self), microphone=(), payment=()' };

const root = document.querySelector('[data-behaviour=door]');
const { event, user } = root.dataset;
const texts = new Texts(root);
const announcer = new Announcer(root.querySelector('[data-part=announcements]'));
const [outbox, doors] = await Promise.all([Outbox.open('polyphony-door-outbox'), KeptDoors.open()]);
await doors.forgetOld(new Set((await outbox.items()).map((item) => item.event)));

const source = new DoorSource(event, user, doors);
const notKept = root.querySelector('[data-part=not-kept]');
const taps = new Taps(() => source.door, outbox, new Recording(notKept, outbox, texts));
const view = new DoorView(root, texts, new GuestRow(root, texts, taps));
const status = new Status(root, texts, outbox);

async function people() {
  const items = (await outbox.items()).filter((item) => item.event === event);
  return source.door ? peopleOf(source.door, items) : new Map();
}

async function draw() {
  view.draw(await people(), source);
  await status.draw();
}

source.addEventListener('changed', draw);
outbox.addEventListener('changed', draw);
outbox.addEventListener('sent', async ({ detail }) => {
  const { key, said, answer } = detail;
  view.follow(key, answer.contact);
  await source.sent(detail);
  if (answer.disposition === 'already_here' && !said.party) {
    announcer.say(texts.get('already', { name: answer.name, by: answer.by }));
  }
});
view.addEventListener('tapped', ({ detail: person }) => announcer.say(texts.get('tapped', { name: person.name })));
view.addEventListener('enter', async ({ detail: person }) => {
  await taps.here(person, null);
  view.tapped(person);
});

const walkIn = new WalkIn(root.querySelector('[data-part=walk-in]'));
walkIn.addEventListener('walk-in', async ({ detail }) => {
  const key = await taps.walkIn(detail);
  if (key) {
    view.tapped({ ...detail, contact: key });
  }
});
view.addEventListener('unknown', ({ detail: name }) => walkIn.open(name));

new Camera(root).addEventListener('code', async ({ detail: text }) => {
  const person = byCode((await people()).values(), text);
  if (!person) {
    announcer.say(texts.get('noCode'));
    return;
  }
  if (!person.here) {
    await taps.here(person, null);
  }
  view.tapped(person);
});

await source.begin();
await draw();
await outbox.flush(true);
await keepForOffLine(CAMERA);
