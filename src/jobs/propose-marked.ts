// What the agency itself marks as urgent is proposed to every editor, once an article. Nothing of it goes to readers. Who was
// told is written down one by one: a kill loses nothing, and repeats only what was on its way.
import type { Deps } from '#deps'
import type { Article, Instant } from '#domain/article'
import type { Proposal } from '#domain/proposal'
import { urgentMark } from '#domain/urgent-mark'
import { proposeBreaking } from './propose-breaking.ts'
import { editorIds } from './tell-editors.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now' | 'log'>

const PROPOSALS_AT_ONCE = 20
/** Longer than any message to an editor takes. */
const LEASE_MS = 300_000
/** What could not be told for so long is no news any more. */
const OLDEST_MS = 3_600_000

/** The job: tells the editors who have not been told yet. */
export async function proposeMarked(deps: World): Promise<void> {
  const { store, now, log } = deps
  for (const proposal of await store.claimProposals(LEASE_MS, PROPOSALS_AT_ONCE)) {
    const { articleId } = proposal
    const article = await store.article(articleId)
    const level = levelOf(article, proposal, now())
    const editors = (await editorIds(deps)).filter((id) => !proposal.toldIds.includes(id))
    if (article === undefined || level === undefined) await store.closeProposal(articleId)
    else {
      log.info('breaking-proposed', { article: articleId, level, editors: editors.length })
      // What may have arrived is proposed at most once more.
      const isAgain = now() - proposal.at >= LEASE_MS
      const told = await Promise.all(editors.map((editorId) => tell(deps, editorId, article, level, isAgain)))
      // Whoever could not be told is told when the lease is over.
      if (told.every(Boolean)) await store.closeProposal(articleId)
    }
  }
}

/** True when this editor need not be told again: they were, may have been `isAgain`, or cannot be reached. */
async function tell(
  deps: World,
  editorId: number,
  article: Article,
  level: 'flash' | 'urgent',
  isAgain: boolean,
): Promise<boolean> {
  const { store, log } = deps
  try {
    const { kind } = await proposeBreaking(deps, editorId, article, level)
    if (kind !== 'sent') log.warn('breaking-not-proposed', { article: article.id, outcome: kind })
    if (kind === 'retry' || (kind === 'unknown' && !isAgain)) return false
    await store.noteProposed(article.id, editorId)
    return true
  } catch (error) {
    log.error('breaking-not-proposed', { article: article.id }, error)
    return false
  }
}

/** As its headline says now; undefined when it is no news any more. */
function levelOf(article: Article | undefined, { at }: Proposal, now: Instant) {
  const isOver = article === undefined || article.withdrawnAt !== undefined || now - at > OLDEST_MS
  return isOver ? undefined : urgentMark(article.title)
}
