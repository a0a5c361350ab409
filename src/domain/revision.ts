// A revision: a broadcast that takes back, or changes, the messages of another one, its source. Pure rules of when one
// may begin, and which of several stands.
import type { Instant } from './article.ts'
import {
  type Broadcast,
  type BroadcastContent,
  isUnderWay,
  type Preview,
  type Tally,
  type TextEntity,
} from './broadcast.ts'

type RevisionContent = Extract<BroadcastContent, { kind: 'recall' | 'correction' }>
export type Revision = Broadcast & { content: RevisionContent }
/** What a correction puts in the place of a text or a caption. */
type NewWords = Pick<Extract<BroadcastContent, { kind: 'correction' }>, 'text' | 'entities' | 'preview'>

const HOUR_MS = 3_600_000
/** Bot API, deleteMessage: a message can be deleted while it is younger. */
export const DELETABLE_MS = 48 * HOUR_MS
/** The ledger's word for a message that its reader deleted. */
const MESSAGE_GONE = 'message-gone'

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

/** The correction whose words the source has: the last that began, also where it was cancelled on its way. */
export function lastCorrection(revisions: Revision[]): Revision | undefined {
  return revisions
    .filter(({ content, startedAt }) => content.kind === 'correction' && startedAt !== undefined)
    .toSorted(byAge)
    .at(-1)
}

export type CorrectionCourse = 'under-way' | 'whole' | 'partly'

/**
 * How far it got: `whole` once it changed every message there is in chats that can be reached. `causes`: why messages were
 * not changed, as the ledger words it.
 */
export function courseOf(
  correction: Revision,
  { queued, sent, blocked }: Pick<Tally, 'queued' | 'sent' | 'blocked'>,
  causes: [string, number][],
): CorrectionCourse {
  if (isUnderWay(correction)) return 'under-way'
  const [, gone] = causes.find(([reason]) => reason === MESSAGE_GONE) ?? ['', 0]
  return correction.state === 'done' && sent + blocked + gone >= queued ? 'whole' : 'partly'
}

/** Whether another of the same source's stands in its place: a recall before any correction, else the newer text. */
export function isSuperseded(revision: Revision, revisions: Revision[]): boolean {
  const standing = recallOf(revisions) ?? correctionOf(revisions)
  return standing !== undefined && standing.id !== revision.id
}

/** A source's content with the text of its correction; undefined where it has no text of its own. */
export function correctedContent(
  content: BroadcastContent,
  { text, entities, preview }: NewWords,
): Extract<BroadcastContent, { kind: 'text' | 'media' }> | undefined {
  if (content.kind === 'media') return { ...content, text, entities }
  return content.kind === 'text' ? { ...content, text, entities, preview } : undefined
}

/** Whether that is the text it has. */
export function hasWords(content: BroadcastContent, { text, entities, preview }: NewWords): boolean {
  if (content.kind !== 'text' && content.kind !== 'media') return false
  const isSame = content.text === text && areSameEntities(content.entities, entities)
  return isSame && (content.kind === 'media' || isSamePreview(content.preview, preview))
}

function isSamePreview(one: Preview, other: Preview): boolean {
  if (typeof one === 'boolean' || typeof other === 'boolean') return one === other
  return one.url === other.url && one.size === other.size && one.isAbove === other.isAbove
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
