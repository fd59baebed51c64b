const AGAIN = 5_000;

/**
 * Between calls: lets a new worker in, whether it waits already, comes while this page is open, or has to wait for a call
 * in another tab to end. The worker itself looks whether anybody calls; so it is asked again and again.
 */
export function letNewWorkersIn() {
  const ask = async () => {
    const registration = await navigator.serviceWorker.getRegistration().catch(() => null);
    registration?.waiting?.postMessage('lobby');
  };
  if (navigator.serviceWorker) {
    ask();
    setInterval(ask, AGAIN);
  }
}
