/** How the items of the outbox wait for their turn. */
const TRY_AGAIN = 5_000;
const FIRST_WAIT = 3_000;
const LONGEST_WAIT = 60_000;
// Some 20 seconds in all: so long one who has nobody else to call waits for it.
const TRIES = 4;

/** Oldest first; one to which somebody else had an answer comes after all that were not tried as often. */
export function inTurn(one, other) {
  return (one.turn ?? 0) - (other.turn ?? 0) || one.at.localeCompare(other.at);
}

/** The service broke over it: the next try is later each time, and after some it is for a person to look at. */
export function later(item, problem) {
  const failures = (item.failures ?? 0) + 1;
  const notBefore = Date.now() + Math.min(FIRST_WAIT * 2 ** (failures - 1), LONGEST_WAIT);
  return { ...item, failures, notBefore, problem, state: failures < TRIES ? 'waiting' : 'parked' };
}

/** One that was parked, to be tried `tries` times more. */
export function onceMore(item, tries = TRIES) {
  return { ...item, state: 'waiting', problem: null, failures: TRIES - tries, notBefore: 0 };
}

/** A clock that was set back since delays nothing. */
export function isDue({ notBefore = 0 }) {
  const left = notBefore - Date.now();
  return left <= 0 || left > LONGEST_WAIT;
}

/** How long until the first of these is due, in milliseconds; where the service was not reached, a little in any case. */
export function untilNext(items, reached) {
  const left = reached ? Math.min(...items.map(({ notBefore = 0 }) => notBefore - Date.now())) : TRY_AGAIN;
  return Math.min(Math.max(left, 100), LONGEST_WAIT);
}
