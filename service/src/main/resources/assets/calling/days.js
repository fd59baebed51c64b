/**
 * A day as a language says it, with weekday and year: by the browser, else by the words that the page brings for
 * languages that no browser knows. Null where neither has any.
 */
export function dayInWords(tag, day) {
  const at = new Date(day);
  if (Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0) {
    return new Intl.DateTimeFormat(tag, { dateStyle: 'full', calendar: 'gregory', timeZone: 'UTC' }).format(at);
  }
  const words = document.getElementById('day-words')?.content.querySelector(`[data-tags~="${CSS.escape(tag)}"]`);
  return words ? written(words.dataset, at) : null;
}

function written({ weekdays, months, weekday, day }, at) {
  const said = day
    .replace('{month}', months.split(';')[at.getUTCMonth()])
    .replace('{day}', at.getUTCDate());
  const name = weekday.replace('{weekday}', weekdays.split(';')[(at.getUTCDay() + 6) % 7]);
  // Two numbers side by side would read as one.
  return `${name}, ${said}${day.endsWith('{day}') ? ',' : ''} ${at.getUTCFullYear()}`;
}
