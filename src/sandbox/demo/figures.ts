// The audience's figures out of what the local Telegram answered. Pure: it counts, and looks at no clock.
import type { Figures } from '#sandbox/page/protocol'
import type { Tally } from '#sandbox/telegram/calls'

/** Since the demo began. */
export type Counted = Pick<Figures, 'delivered' | 'failed' | 'floods'>

const SECONDS = 60

export const NO_FIGURES: Figures = { history: Array(SECONDS).fill(0), waiting: 0, delivered: 0, failed: 0, floods: 0 }

/** Messages and changes of them that reached a chat, those refused for good, and all answers with 429. */
export function countAnswers(tally: Tally): Counted {
  const counted = { delivered: 0, failed: 0, floods: 0 }
  for (const [method, byStatus] of tally) {
    const of = (status: string) => byStatus[status] ?? 0
    counted.floods += of('429')
    // A lost answer's message is there all the same.
    if (bringsMessage(method) || method.startsWith('edit')) counted.delivered += of('200') + of('lost')
    // That an edit changes nothing, or comes too late, is no reader's loss.
    if (bringsMessage(method)) counted.failed += of('400') + of('403')
  }
  return counted
}

/** The figures `seconds` later; what was delivered meanwhile is spread over them. */
export function laterFigures(before: Figures, counted: Counted, waiting: number, seconds: number): Figures {
  const rate = (counted.delivered - before.delivered) / seconds
  const history = [...before.history, ...Array<number>(Math.min(seconds, SECONDS)).fill(rate)].slice(-SECONDS)
  return { ...counted, history, waiting }
}

/** Names come in lower case. */
function bringsMessage(method: string): boolean {
  return /^(send|copy|forward)/.test(method) && method !== 'sendchataction'
}
