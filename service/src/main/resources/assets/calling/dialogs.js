/** Asks one thing more before a result is recorded. `ask` resolves to what goes with the result, or null. */
export class FormDialog {
  constructor(dialog) {
    this.dialog = dialog;
    this.form = dialog.querySelector('form');
    dialog.querySelector('[data-cancel]').addEventListener('click', () => dialog.close());
  }

  ask(call) {
    this.form.reset();
    this.prepare(call);
    this.dialog.returnValue = '';
    this.dialog.showModal();
    return new Promise((resolve) => {
      const submitted = (event) => {
        event.preventDefault();
        this.dialog.close(event.submitter?.value || 'ok');
      };
      this.form.addEventListener('submit', submitted);
      this.dialog.addEventListener(
        'close',
        () => {
          this.form.removeEventListener('submit', submitted);
          resolve(this.dialog.returnValue ? this.read(new FormData(this.form), call, this.dialog.returnValue) : null);
        },
        { once: true },
      );
    });
  }

  prepare() {}

  /** Puts the names of the people behind the line into the dialog, where it asks for whom. */
  offerPeople(call) {
    const select = this.form.elements.person;
    const everyone = select.querySelector('option[value=""]');
    const people = call.claim.people.map(
      (person) => new Option(person.preferred_name || person.name, person.contact),
    );
    select.replaceChildren(...(everyone ? [everyone] : []), ...people);
    select.value = everyone ? '' : call.person;
    select.closest('[data-person]').hidden = call.claim.people.length < 2;
  }
}

/** Whose wish, death, or wrong number it is, where several people share the line. */
export class PersonDialog extends FormDialog {
  prepare(call) {
    this.offerPeople(call);
  }

  read(data, call) {
    const person = call.claim.people.length < 2 && this.alwaysNamed ? call.person : data.get('person');
    return person ? { people: [person] } : {};
  }
}
