import { fragment, writeIn } from './fragments.js';
import { stepsToShow } from './path.js';
import { resultOf, shortcut } from './shortcut.js';
import { TypedAnswer } from './typed-answer.js';

/** The step that no branch leads to: what is said to a machine. */
const VOICEMAIL = 'voicemail';

/**
 * The script, line by line: the contact's language large, English beside it, questions as large buttons. Tells
 * `answered` after each change, and `shortcut` with the result that the caller says the script has come to.
 */
export class ScriptView extends EventTarget {
  #root;
  #languages;
  #labelOf;
  #call = null;

  /** @param labelOf gives the words of a result */
  constructor(root, languages, labelOf) {
    super();
    this.#root = root;
    this.#languages = languages;
    this.#labelOf = labelOf;
  }

  show(call) {
    this.#call = call;
    this.#root.replaceChildren();
    this.#draw();
  }

  /** Chooses the n-th answer, from 1 on, of the first question that has none; one to be typed gets the focus. */
  choose(number) {
    const open = [...this.#root.querySelectorAll('fieldset, [data-typed]')].find(isOpen);
    if (open?.matches('[data-typed]')) {
      open.querySelector('input').focus();
    } else {
      (open ?? this.#root.querySelector('fieldset'))?.querySelectorAll('input')[number - 1]?.click();
    }
  }

  #draw() {
    const focus = document.activeElement?.id;
    const steps = stepsToShow(this.#steps(), this.#call.heard);
    const lines = steps.flatMap((step) => [this.#step(step), ...this.#shortcut(step)]);
    this.#root.replaceChildren(...lines, ...this.#voicemail(steps));
    if (focus) {
      document.getElementById(focus)?.focus();
    }
  }

  /** Which language the call is in is asked above the script, where it is not known. */
  #steps() {
    return this.#call.rendering.steps.filter((step) => step.kind !== 'language');
  }

  /** Closed until a machine answers; it stays open while the script is drawn again. */
  #voicemail(shown) {
    const there = this.#call.rendering.lines[VOICEMAIL] && !shown.some(({ id }) => id === VOICEMAIL);
    if (!there) {
      return [];
    }
    const { root, ...slots } = fragment('voicemail-template');
    root.open = this.#root.querySelector('[data-voicemail]')?.open ?? false;
    this.#line(slots, VOICEMAIL);
    return [root];
  }

  #step(step) {
    if (step.kind === 'text') {
      return this.#openQuestion(step);
    }
    if (step.kind === 'number' || step.kind === 'date') {
      return this.#typedQuestion(step);
    }
    const choices = step.choices ?? [];
    if (choices.length === 0) {
      const { root, ...slots } = fragment('say-template');
      this.#line(slots, step.id);
      return root;
    }
    const { root, ...slots } = fragment('question-template');
    this.#line(slots, step.id);
    slots.choices.replaceChildren(...choices.map((choice) => this.#choice(step, choice)));
    return root;
  }

  #openQuestion(step) {
    const { root, ...slots } = fragment('open-question-template');
    this.#line(slots, step.id);
    slots.input.id = `answer-${step.id}`;
    slots.input.value = this.#call.heard[step.id]?.[0] ?? '';
    slots.input.addEventListener('input', () => {
      this.#call.answer(step.id, slots.input.value.trim() ? [slots.input.value] : []);
    });
    return root;
  }

  #typedQuestion(step) {
    const call = this.#call;
    const { slots } = new TypedAnswer(step, call.heard[step.id]?.[0], call.rendering.spoken, (value, wrong) => {
      call.answer(step.id, value === null ? [] : [value]);
      this.dispatchEvent(new CustomEvent('answered', { detail: { step } }));
      if (!wrong) {
        // The focus is on its way to the next thing on the screen, which has to be there still.
        setTimeout(() => call === this.#call && this.#draw());
      }
    });
    this.#line(slots, step.id);
    return slots.root;
  }

  #shortcut(step) {
    const result = resultOf(step, this.#call.heard[step.id]);
    return result
      ? [shortcut(this.#labelOf(result), () => this.dispatchEvent(new CustomEvent('shortcut', { detail: result })))]
      : [];
  }

  #choice(step, choice) {
    const { root, ...slots } = fragment('choice-template');
    const said = this.#call.heard[step.id] ?? [];
    slots.input.type = step.kind === 'multi' ? 'checkbox' : 'radio';
    slots.input.name = `step-${step.id}`;
    slots.input.id = `step-${step.id}-${choice}`;
    slots.input.checked = said.includes(choice);
    this.#line(slots, `${step.id}.${choice}`);
    slots.input.addEventListener('change', () => this.#chosen(step, choice, slots.input.checked));
    // A second tap on a chosen button takes the answer back.
    slots.input.addEventListener('click', () => {
      if (step.kind !== 'multi' && said.includes(choice)) {
        this.#chosen(step, choice, false);
      }
    });
    return root;
  }

  #chosen(step, choice, on) {
    const before = step.kind === 'multi' ? (this.#call.heard[step.id] ?? []) : [];
    const without = before.filter((said) => said !== choice);
    this.#call.answer(step.id, on ? [...without, choice] : without);
    this.#draw();
    this.dispatchEvent(new CustomEvent('answered', { detail: { step, choice, on } }));
  }

  #line(slots, key) {
    const line = this.#call.rendering.lines[key] ?? { text: key, english: null };
    const bundle = this.#languages.of(line.language ?? this.#call.rendering.bundle);
    writeIn(slots.text, this.#spoken(line.text), bundle);
    slots.english.hidden = !line.english || line.english === line.text;
    writeIn(slots.english, this.#spoken(line.english ?? ''), this.#languages.of(this.#call.rendering.beside ?? 'en'));
    if (line.sound) {
      const sound = Object.assign(document.createElement('span'), { className: 'line-sound', textContent: this.#spoken(line.sound) });
      slots.text.after(sound);
    }
    if (slots.state) {
      slots.state.textContent = slots.state.dataset[line.state] ?? '';
      slots.state.hidden = slots.state.textContent === '';
    }
  }

  /** Fills in the form of address, which is chosen at the greeting. */
  #spoken(text) {
    return text.replaceAll('{address}', this.#call.addressForm || '…');
  }
}

/** Whether a question has no answer yet. */
function isOpen(question) {
  return question.matches('[data-typed]')
    ? !question.querySelector('input').value
    : !question.querySelector('input:checked');
}
