import { NotTheService, OffLine, callWithReceipt } from './api.js';

const TOO_MANY = 429;

/** Whether an item of the outbox says what came of a call. */
export const isOutcome = ({ path }) => path.endsWith('/attempts');

/**
 * Sends one item of the outbox, and says what came of it: `taken`, with what the service says of it; `refused`, with the
 * problem; `failed`, where the service broke over it; `unreached`, where it is not known to have it. Whatever else
 * answers in its place, and be it with 200, takes nothing in.
 */
export async function deliver(item) {
  let answer;
  try {
    answer = await callWithReceipt('POST', item.path, { ...item.body, sent_at: new Date().toISOString() });
  } catch (failure) {
    if (!(failure instanceof OffLine)) {
      throw failure;
    }
    return { outcome: 'unreached', strange: failure instanceof NotTheService };
  }
  const { status, body } = answer;
  if (answer.ok) {
    const taken = body?.id && (body.disposition || !isOutcome(item));
    return taken ? { outcome: 'taken', body } : { outcome: 'unreached', strange: true };
  }
  if (status === TOO_MANY) {
    return { outcome: 'unreached' };
  }
  return { outcome: status < 500 ? 'refused' : 'failed', body };
}
