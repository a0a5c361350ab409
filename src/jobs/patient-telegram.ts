// A Telegram for words to editors that must come through an outage: what surely did not arrive is tried again. What may have
// arrived is not: an editor under pressure is not told the same thing twice.
import type { Deps, Telegram } from '#deps'
import type { SendOutcome } from '#domain/delivery'

const SHORTEST_WAIT_MS = 5000
/** An hour of an outage at least. */
const MOST_TRIES = 720

/** Sends and edits are repeated until they ended otherwise than by `retry`, or `stopped` aborts: for background work alone. */
export function createPatientTelegram(
  { telegram, now, wait }: Pick<Deps, 'telegram' | 'now' | 'wait'>,
  stopped: AbortSignal,
): Telegram {
  const patiently = async (attempt: () => Promise<SendOutcome>): Promise<SendOutcome> => {
    for (let tries = 1; ; tries += 1) {
      const outcome = await attempt()
      if (outcome.kind !== 'retry' || tries === MOST_TRIES || stopped.aborted) return outcome
      await wait(Math.max(SHORTEST_WAIT_MS, outcome.retryAt - now()), stopped)
    }
  }
  return {
    ...telegram,
    send: (...given) => patiently(() => telegram.send(...given)),
    edit: (...given) => patiently(() => telegram.edit(...given)),
  }
}
