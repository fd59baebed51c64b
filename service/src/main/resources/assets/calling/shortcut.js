import { fragment } from './fragments.js';
import { wayOf } from './path.js';

/** The result that a script has come to, with what was answered to a step; undefined where it is open. */
export function resultOf(step, said = []) {
  const results = step.results ?? {};
  const own = said.map((answer) => results[wayOf(step, results, answer)]).find(Boolean);
  return own ?? (step.kind === 'say' || said.length > 0 ? results['*'] : undefined);
}

/** A button that records it: said by the caller, not by the script. */
export function shortcut(label, record) {
  const { root, button, result } = fragment('shortcut-template');
  result.textContent = label;
  button.addEventListener('click', record);
  return root;
}
