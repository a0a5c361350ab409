// Which of two alerts of one article a chat gets: one alone, and the one that matters more. It decides; engines write.
import type { Delivery, DeliveryTask } from '#domain/delivery'

const LEVELS = { flash: 0, urgent: 1, word: 1, notable: 2 }

/**
 * Whether an unfinished alert of the same article and chat gives way to `task`: it matters less, or belongs to a broadcast
 * that does not run (`isRunning` false) and is not being sent.
 */
export function givesWay(known: Delivery, task: DeliveryTask, isRunning: boolean): boolean {
  if (task.kind !== 'alert' || known.task.kind !== 'alert') return false
  const other = known.task.broadcastId
  if (other !== undefined && other === task.broadcastId) return false
  const isParked = other !== undefined && !isRunning && known.state !== 'sending'
  return isParked || LEVELS[known.task.level] > LEVELS[task.level]
}

/**
 * What becomes of it. Who holds a claimed one is not to send it (`replaced`): it goes back once that holder lets it go. One
 * that is being sent goes on as it is, and is the new one from then on: it rings if it has to be tried again.
 */
export function replaceAlert<D extends Delivery>(known: D, task: DeliveryTask, at: number): D & { replaced?: true } {
  if (known.state === 'sending') return { ...known, task }
  const fresh = { ...known, task, queuedAt: at, notBeforeAt: at }
  delete fresh.faults
  delete fresh.reason
  return known.state === 'claimed' ? { ...fresh, replaced: true } : fresh
}
