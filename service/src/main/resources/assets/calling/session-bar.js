/** The session has ended while a call goes on: says so once, and leads to the sign-in without hurry. */
export class SessionBar {
  constructor(bar, lease, announcer, texts) {
    lease.addEventListener('signed-out', () => {
      if (bar.hidden) {
        bar.hidden = false;
        announcer.say(texts.get('signedOut'));
      }
    });
    lease.addEventListener('renewed', () => {
      bar.hidden = true;
    });
  }
}
