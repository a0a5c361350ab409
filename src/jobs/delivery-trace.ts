// What the log and the figures tell of a delivery: by which ids it can be followed, and how late it was. Never its chat,
// whose id stands in its key, and never a text.
import type { Instant } from '#domain/article'
import type { Delivery, SendOutcome, Settlement } from '#domain/delivery'
import { dueAt } from '#domain/delivery-outcomes'
import type { LogFields } from '#log'
import type { Prepared } from './prepared.ts'

/** The ids of its task. */
export function traceOf({ task }: Pick<Delivery, 'task'>): LogFields {
  return {
    task: task.kind,
    // Not `level`: that is the log's own word.
    alert: 'level' in task ? task.level : undefined,
    article: 'articleId' in task ? task.articleId : undefined,
    broadcast: 'broadcastId' in task ? task.broadcastId : undefined,
    slot: task.kind === 'digest' ? task.slotKey : undefined,
  }
}

/** How it ended or went back at `at`; `outcome` undefined: without a request. Only what was sent has been late. */
export function endingOf(
  delivery: Delivery,
  prepared: Prepared,
  { state, reason }: Settlement,
  outcome: SendOutcome | undefined,
  at: Instant,
): LogFields {
  const ids = traceOf(delivery)
  const ending = { ...ids, state, outcome: outcome?.kind ?? 'none', reason }
  if (prepared.kind === 'end' || state !== 'sent') return ending
  const [due, { articleId, newsAt }] = [dueAt(delivery), prepared]
  return {
    ...ending,
    article: articleId ?? ids['article'],
    dueMs: due === undefined ? undefined : Math.max(0, at - due),
    publishedMs: newsAt === undefined ? undefined : Math.max(0, at - newsAt),
  }
}
