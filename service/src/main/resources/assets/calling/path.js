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
  return next[step.kind === 'number' ? band(next, said) : said] ?? next['*'];
}

/** The numbers, written '1..4', among which one is. */
function band(next, said) {
  return Object.keys(next).find((way) => {
    const [from, to] = way.split('..').map(Number);
    return from <= Number(said) && Number(said) <= to;
  });
}
