// Moves receipts behind the callers' backs, one move at a time: what fails is logged, and tried again with the next ones.

import { systemWord } from '#adapters/store/store-error'
import type { Log } from '#log'

/** Gives what joins the move under way, or begins one. It never rejects. */
export function createReceiptMoves(move: () => Promise<void>, log: Log): () => Promise<void> {
  let moving: Promise<void> | undefined
  return () => {
    moving ??= move()
      .catch((error: unknown) => log.error('store-receipts-not-moved', { error: systemWord(error) }))
      .finally(() => {
        moving = undefined
      })
    return moving
  }
}
