// Moves receipts behind the callers' backs, one move at a time: what fails is logged, and tried again with the next ones.
import type { Log } from '#log'
import { systemWord } from './error.ts'

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
