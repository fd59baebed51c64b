const MARKED = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}+/gu;
const KIN = { đ: 'd', ð: 'd', ł: 'l', ø: 'o', ħ: 'h', ı: 'i', æ: 'ae', œ: 'oe', ß: 'ss' };

/** A name as it is compared: without case and diacritics, but for scripts where they carry the word. */
export function fold(text) {
  const plain = text.normalize('NFKD').toLowerCase().replace(MARKED, '$1').normalize('NFC');
  return plain.replace(/[đðłøħıæœß]/g, (letter) => KIN[letter]).replace(/[’‘ʼ']/g, '').trim();
}

/** The digits of a text, of whichever script, in plain ones. */
export function digits(text) {
  return [...text.normalize('NFKC')].map(plainDigit).join('').replace(/\D/g, '');
}

const ZEROS = [0x660, 0x6f0, 0x966, 0xa66, 0x17e0];

function plainDigit(character) {
  const code = character.codePointAt(0);
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? character : String(code - zero);
}
