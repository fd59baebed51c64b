/** Whether this user has called for another campaign, in another tab of this browser, since the line here was theirs. */
export class OtherCampaigns {
  #tabs = new BroadcastChannel('polyphony-calling');
  #here;
  called = false;

  constructor({ campaign, user }) {
    this.#here = { campaign, user };
    this.#tabs.addEventListener('message', ({ data }) => {
      this.called ||= data.user === user && data.campaign !== campaign;
    });
  }

  /** The line on the screen is this tab's: a caller has one at a time. */
  here() {
    this.called = false;
    this.#tabs.postMessage(this.#here);
  }
}
