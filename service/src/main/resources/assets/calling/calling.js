import { Console } from './console.js';
import { Drafts } from './drafts.js';
import { Lease } from './lease.js';
import { LastAttempt } from './last-attempt.js';
import { LineSource } from './line-source.js';
import { LineStore } from './line-store.js';
import { keepForOffLine } from './off-line.js';
import { Outbox } from './outbox.js';

// The console on its own page: with the queue, and with what this machine keeps.
const root = document.querySelector('[data-behaviour=console]');
const { campaign, user } = root.dataset;
const [outbox, lines, drafts, lastAttempt] = await Promise.all([
  Outbox.open(),
  LineStore.open(campaign, user),
  Drafts.open(user),
  LastAttempt.open(campaign, user),
]);
const source = new LineSource(campaign, lines, drafts);
const console = new Console(root, { outbox, source, lease: new Lease(), drafts, lastAttempt });
await console.undo.restore();
(await source.left(await outbox.claims())).forEach((call) => console.changed.keep(call));
await console.flow.begin();
console.ringBack.goOn();
await keepForOffLine();
