/** The zeros of the digits that speakers of our languages write with. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0xa66, 0xe50, 0xed0, 0x17e0, 0x1040, 0xff10];

/** Numbers as people write them in the language of the page; kept in plain digits. */
export class LocalNumbers {
  #format;
  #grouped;

  constructor(locale) {
    const known = Intl.NumberFormat.supportedLocalesOf(locale).length > 0 ? locale : 'en';
    this.#format = new Intl.NumberFormat(known, { maximumFractionDigits: 3 });
    const group = this.#format.formatToParts(1234567).find(({ type }) => type === 'group')?.value ?? ',';
    this.#grouped = new RegExp(`^(-?\\d{1,3})((?:[\\s${group === '-' ? '' : `\\${group.trim() || ','}`}]\\d{3})+)$`);
  }

  /**
   * The plain digits of what somebody typed; null where it is no number, or has more digits behind the point than it
   * may. Point and comma are both taken, since keyboards have the one or the other, unless they part thousands.
   */
  read(typed, decimals = 0) {
    const digits = [...typed.trim()].map(plain).join('');
    const number = this.#grouped.test(digits) ? digits.replace(/[^\d-]/g, '') : digits;
    const [, whole, fraction = ''] = /^(-?\d{1,9})(?:[.,\u066b](\d+))?$/.exec(number) ?? [];
    const fits = whole !== undefined && fraction.length <= decimals;
    return fits ? String(Number(fraction ? `${whole}.${fraction}` : whole)) : null;
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
