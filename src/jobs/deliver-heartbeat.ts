// The sign of life of a process that sends, and the recovery of what silent ones held. It sends nothing.
import type { Deps } from '#deps'

const BEAT_MS = 2000
/** Without a sign of life for so long an owner counts as gone. */
const SILENT_MS = 5000

export type Heartbeat = {
  /** One sign of life; says whether anything was recovered. Rejects when the store does. */
  beat(): Promise<boolean>
  /** Beats every 2 s until `signal` aborts; a store that fails is logged and asked again. */
  run(signal: AbortSignal, onRecovered: () => void): Promise<void>
}

/** The heartbeat of `owner`. */
export function createHeartbeat(
  { store, now, wait, log }: Pick<Deps, 'store' | 'now' | 'wait' | 'log'>,
  owner: string,
): Heartbeat {
  const beat = async () => {
    // First its own sign: a process that was frozen must not recover what it holds itself.
    await store.keepAlive(owner)
    const { requeued, unknown } = await store.recoverDeliveries(SILENT_MS, now())
    if (requeued + unknown > 0) log.warn('deliveries-recovered', { requeued, unknown })
    return requeued > 0
  }
  return {
    beat,
    run: async (signal, onRecovered) => {
      while (!signal.aborted) {
        try {
          if (await beat()) onRecovered()
        } catch (error) {
          log.error('heartbeat-failed', {}, error)
        }
        await wait(BEAT_MS, signal)
      }
    },
  }
}
