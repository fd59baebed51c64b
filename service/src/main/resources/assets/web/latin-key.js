const SIGNS = { Semicolon: ';', Period: '.', Minus: '-', 'Slash+': '?' };

/**
 * What a Latin keyboard has where a key was pressed: who types Arabic or Russian presses “ت” or “о” where the page shows
 * “j”.
 */
export function latinKey({ key, code, shiftKey }) {
  if (key.codePointAt(0) < 0x80) {
    return key.toLowerCase();
  }
  const letter = /^(?:Key|Digit)(.)$/.exec(code)?.[1].toLowerCase();
  return letter ?? SIGNS[shiftKey ? `${code}+` : code] ?? key;
}
