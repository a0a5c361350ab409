// The clock's hand: node-cron only calls; what is due is data, and what runs twice or fails is the runner's matter.
import { schedule } from 'node-cron'

export type CronEntry = { expression: string; run: () => void }

/** Starts the table; the returned function stops it. */
export function startCron(table: CronEntry[]): () => Promise<void> {
  // A poll every few minutes says nothing about a zone; UTC keeps it away from daylight-saving changes.
  const tasks = table.map(({ expression, run }) => schedule(expression, run, { timezone: 'UTC' }))
  return async () => {
    await Promise.all(tasks.map((task) => task.destroy()))
  }
}
