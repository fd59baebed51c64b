const EVERY = 250;

/**
 * Reads the code on a confirmation with the camera, where the browser can. The camera is asked for with a tap and let go
 * as soon as a code was read. Tells `code`.
 */
export class Camera extends EventTarget {
  #box;
  #video;
  #open;
  #stream = null;

  constructor(root) {
    super();
    this.#box = root.querySelector('[data-part=camera]');
    this.#video = this.#box.querySelector('video');
    this.#open = root.querySelector('[data-part=scan]');
    this.#open.hidden = !('BarcodeDetector' in globalThis && navigator.mediaDevices);
    this.#open.addEventListener('click', () => this.#begin());
    this.#box.querySelector('[data-part=stop]').addEventListener('click', () => this.#end());
  }

  async #begin() {
    const denied = this.#box.querySelector('[data-denied]');
    this.#box.hidden = false;
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    } catch {
      // Said no, or there is none: the code can be typed.
      denied.hidden = false;
      return;
    }
    denied.hidden = true;
    this.#video.srcObject = this.#stream;
    await this.#video.play();
    this.#look(new BarcodeDetector({ formats: ['qr_code'] }));
  }

  async #look(detector) {
    if (!this.#stream) {
      return;
    }
    const [code] = await detector.detect(this.#video).catch(() => []);
    if (code && this.#stream) {
      this.#end();
      this.dispatchEvent(new CustomEvent('code', { detail: code.rawValue }));
      return;
    }
    setTimeout(() => this.#look(detector), EVERY);
  }

  #end() {
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = null;
    this.#video.srcObject = null;
    this.#box.hidden = true;
    this.#open.focus();
  }
}
