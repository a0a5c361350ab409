// Transactions over lowdb: a change is made in memory at once and promised when it is on the disk; one the disk refused
// is taken back. No promise is kept early: neither a writer nor a reader is told of what may still be taken back.
import type { Low } from 'lowdb'
import { StoreError } from '#adapters/store/store-error'
import type { Tables } from './tables.ts'

export type Engine = {
  tables: Tables
  /**
   * Runs `body` at once and alone; resolves with what it returned when the changes are durable. `body` returns copies.
   * Rejects with what it threw, or with a StoreError; nothing of it is left then.
   */
  transact<T>(body: () => T): Promise<T>
  /** Runs `body`, which changes nothing, and resolves with what it returned once all it saw is durable. */
  look<T>(body: () => T): Promise<T>
}

export function createEngine(low: Low<Tables>): Engine {
  const tables = low.data
  return {
    tables,
    async transact(body) {
      let value: ReturnType<typeof body>
      try {
        value = body()
      } catch (error) {
        tables.undo(tables.takeChanges())
        throw error
      }
      await low.write()
      return value
    },
    async look(body) {
      for (;;) {
        const value = body()
        try {
          await low.write()
          return value
        } catch (error) {
          // What it saw was taken back: look again at what is left.
          if (!(error instanceof StoreError) || error.code !== 'disk') throw error
        }
      }
    },
  }
}
