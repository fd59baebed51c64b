/** The instant at which clocks in a zone show this day (2026-11-03) and time (18:30). */
export function instantIn(zone, day, time) {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  let instant = wanted;
  // Twice, since the first step may cross a change of the clocks.
  for (let step = 0; step < 2; step++) {
    instant += wanted - shownIn(zone, instant);
  }
  return new Date(instant);
}

/** What clocks in the zone show at this instant, as if it were UTC, in milliseconds. */
export function shownIn(zone, instant) {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`);
}
