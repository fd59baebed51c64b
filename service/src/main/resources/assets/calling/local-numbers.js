/** The zeros of the digits that speakers of our languages write with. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0xa66, 0xe50, 0xed0, 0x17e0, 0x1040, 0xff10];

/** Whole numbers as people write them in the language of the page; kept in plain digits. */
export class LocalNumbers {
  #format;
  #grouped;

  constructor(locale) {
    const known = Intl.NumberFormat.supportedLocalesOf(locale).length > 0 ? locale : 'en';
    this.#format = new Intl.NumberFormat(known, { maximumFractionDigits: 0 });
    const group = this.#format.formatToParts(1234567).find(({ type }) => type === 'group')?.value ?? ',';
    this.#grouped = new RegExp(`^(-?\\d{1,3})((?:[\\s${group === '-' ? '' : `\\${group.trim() || ','}`}]\\d{3})+)$`);
  }

  /** The plain digits of what somebody typed; null where it is no whole number. */
  read(typed) {
    const digits = [...typed.trim()].map(plain).join('');
    const whole = this.#grouped.test(digits) ? digits.replace(/[^\d-]/g, '') : digits;
    return /^-?\d{1,9}$/.test(whole) ? String(Number(whole)) : null;
  }

  /** A number as the page writes it. */
  write(number) {
    return this.#format.format(Number(number));
  }
}

function plain(character) {
  const code = character.codePointAt(0);
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? character.replace('\u2212', '-') : String(code - zero);
}
