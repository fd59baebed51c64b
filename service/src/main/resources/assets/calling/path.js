/**
 * The steps to show, in order: from the first one on, along the branches of the answers given so far. A question without
 * an answer leads to the step after it; 'end' ends the script.
 */
export function stepsToShow(steps, answers) {
  const byId = new Map(steps.map((step, index) => [step.id, index]));
  const shown = [];
  const seen = new Set();
  let index = 0;
  while (index < steps.length && !seen.has(index)) {
    seen.add(index);
    const step = steps[index];
    shown.push(step);
    const target = branch(step, answers[step.id]);
    if (target === 'end' && !byId.has('end')) {
      break;
    }
    index = byId.get(target) ?? index + 1;
  }
  return shown;
}

function branch(step, answer) {
  const next = step.next ?? {};
  const said = Array.isArray(answer) ? answer[0] : answer;
  return next[wayOf(step, next, said)] ?? next['*'];
}

/** The key that an answer goes by: itself, or the numbers, written '1..4' or '4..', among which it is. */
export function wayOf(step, ways, said) {
  if (step.kind !== 'number' || said === undefined) {
    return said;
  }
  return Object.keys(ways).find((way) => {
    const [from, to] = way.split('..');
    return Number(from) <= Number(said) && (to === '' || Number(said) <= Number(to));
  });
}
