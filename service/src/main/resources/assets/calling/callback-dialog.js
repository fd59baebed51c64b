import { FormDialog } from './dialogs.js';
import { instantIn, shownIn } from './zones.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FURTHEST = 60 * DAY;

/** When to call again, in the contact's own time, in which language, and who. */
export class CallbackDialog extends FormDialog {
  #soon = {};

  constructor(dialog) {
    super(dialog);
    for (const button of dialog.querySelectorAll('[data-soon]')) {
      button.addEventListener('click', () => this.#choose(button.dataset.soon));
    }
    this.form.elements.day.addEventListener('input', () => this.#sayDayOff());
  }

  prepare(call) {
    this.form.elements.language.value = call.claim.spoken === 'und' ? '' : call.claim.spoken;
    this.#offer(call.claim);
    this.#sayDayOff();
  }

  /** Nobody is called on some days: what is promised for them is kept later. The words stand in the page. */
  #sayDayOff() {
    const words = this.form.querySelector(`template[data-day="${this.form.elements.day.value}"]`);
    this.form.querySelector('[data-day-off]').textContent = words?.content.textContent.trim() ?? '';
  }

  /** By the service's clock: that of a borrowed laptop may be days off. */
  #offer(claim) {
    const { day, time } = this.form.elements;
    const now = shownIn(claim.line.time_zone, Date.parse(claim.expires_at) - claim.expires_in * 1000);
    const usual = time.defaultValue;
    day.min = dayOf(now);
    day.max = dayOf(now + FURTHEST - DAY);
    const later = Math.ceil((now + 3 * HOUR) / (HOUR / 2)) * (HOUR / 2);
    this.#soon = {
      today: [dayOf(later), timeOf(later) < time.min ? time.min : timeOf(later)],
      tomorrow: [dayOf(now + DAY), usual],
      week: [dayOf(now + 7 * DAY), usual],
    };
    this.form.querySelector('[data-soon=today]').hidden = dayOf(later) !== dayOf(now) || timeOf(later) > time.max;
  }

  #choose(soon) {
    [this.form.elements.day.value, this.form.elements.time.value] = this.#soon[soon];
    this.#sayDayOff();
    this.form.querySelector('[type=submit]').focus();
  }

  read(data, call) {
    return {
      callback: {
        at: instantIn(call.claim.line.time_zone, data.get('day'), data.get('time')).toISOString(),
        language: data.get('language') || 'und',
        who: data.get('who'),
      },
    };
  }
}

function dayOf(shown) {
  return new Date(shown).toISOString().slice(0, 10);
}

function timeOf(shown) {
  return new Date(shown).toISOString().slice(11, 16);
}
