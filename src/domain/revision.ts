// A revision: a broadcast that takes back, or changes, the messages of another one, its source. Pure rules of when one
// may begin, and which of several stands.
import type { Instant } from './article.ts'
import type { Broadcast, BroadcastContent, TextEntity } from './broadcast.ts'

type RevisionContent = Extract<BroadcastContent, { kind: 'recall' | 'correction' }>
export type Revision = Broadcast & { content: RevisionContent }

const HOUR_MS = 3_600_000
/** Bot API, deleteMessage: a message can be deleted while it is younger. */
export const DELETABLE_MS = 48 * HOUR_MS

export function isRevision(broadcast: Broadcast): broadcast is Revision {
  return broadcast.content.kind === 'recall' || broadcast.content.kind === 'correction'
}

/** Whether its messages may be taken back: once it began, until 48 hours after its end. */
export function canRecall(broadcast: Broadcast, at: Instant): boolean {
  const { startedAt, endedAt = at } = broadcast
  return !isRevision(broadcast) && startedAt !== undefined && at - endedAt < DELETABLE_MS
}

/** Whether its text may be changed as well: an article has none of its own. */
export function canCorrect(broadcast: Broadcast, at: Instant): boolean {
  const { kind } = broadcast.content
  return (kind === 'text' || kind === 'media') && canRecall(broadcast, at)
}

/** The recall of a source that stands, among the source's revisions: the first that began and was not cancelled. */
export function recallOf(revisions: Revision[]): Revision | undefined {
  return begun(revisions, 'recall').toSorted(byAge)[0]
}

/** The correction that stands: the last that began. */
export function correctionOf(revisions: Revision[]): Revision | undefined {
  return begun(revisions, 'correction').toSorted(byAge).at(-1)
}

/** Whether another of the same source's stands in its place: a recall before any correction, else the newer text. */
export function isSuperseded(revision: Revision, revisions: Revision[]): boolean {
  const standing = recallOf(revisions) ?? correctionOf(revisions)
  return standing !== undefined && standing.id !== revision.id
}

/** A source's content with the text of its correction; undefined where that is the text it has. */
export function correctedContent(
  content: BroadcastContent,
  { text, entities, preview }: Pick<Extract<BroadcastContent, { kind: 'correction' }>, 'text' | 'entities' | 'preview'>,
): BroadcastContent | undefined {
  if (content.kind !== 'text' && content.kind !== 'media') return undefined
  const isSame = content.text === text && areSameEntities(content.entities, entities)
  if (content.kind === 'media') return isSame ? undefined : { ...content, text, entities }
  return isSame && content.preview === preview ? undefined : { ...content, text, entities, preview }
}

/** Whatever order a store gives their fields back in. */
function areSameEntities(some: TextEntity[], others: TextEntity[]): boolean {
  const plain = (list: TextEntity[]) =>
    JSON.stringify(list.map((entity) => Object.entries(entity).toSorted(([a], [b]) => (a < b ? -1 : 1))))
  return plain(some) === plain(others)
}

function begun(revisions: Revision[], kind: RevisionContent['kind']): Revision[] {
  return revisions.filter(
    ({ content, state, startedAt }) => content.kind === kind && startedAt !== undefined && state !== 'cancelled',
  )
}

function byAge(a: Revision, b: Revision): number {
  return (a.startedAt ?? 0) - (b.startedAt ?? 0) || Number(a.id) - Number(b.id)
}
