// The cards before a sent broadcast is taken back or corrected: how many messages that changes, and how many it cannot.
import type { Broadcast } from '#domain/broadcast'
import type { Locale } from '#locale'
import { broadcastButton } from './broadcast-words.ts'
import type { Message } from './message.ts'

/** Posts young enough to be deleted, older ones, and those whose id was never learnt; an album is one. */
export type MessageCounts = { recent: number; older: number; unknown: number }

/** Asks before anything is taken back. */
export function renderRecallCard({ id, state, content }: Broadcast, counts: MessageCounts, locale: Locale): Message {
  // What is deleted, or stays, is each message of an album; the notice is one caption under all of it.
  const each = content.kind === 'media' ? content.items.length : 1
  const older = content.kind === 'media' ? 'recall-older-media' : 'recall-older'
  const isOpen = state === 'running' || state === 'paused' || state === 'stopped'
  const lines = [
    locale.html('recall-title', { id }),
    ...(isOpen ? [locale.html('recall-open')] : []),
    locale.html('recall-recent', { count: counts.recent * each }),
    ...(counts.older > 0 ? [locale.html(older, { count: counts.older * each })] : []),
    ...(counts.unknown > 0 ? [locale.html('recall-unknown', { count: counts.unknown * each })] : []),
  ]
  return {
    html: lines.join('\n'),
    keyboard: [
      [
        broadcastButton(locale.text('button-recall-now'), 'retract', id),
        broadcastButton(locale.text('button-cancel'), 'keep', id),
      ],
    ],
  }
}

/** Stands under the corrected message. `id` is the correction's own. */
export function renderCorrectionCard(id: string, source: Broadcast, counts: MessageCounts, locale: Locale): Message {
  const isOpen = source.state === 'running' || source.state === 'paused' || source.state === 'stopped'
  const lines = [
    locale.html('correct-preview', { id: source.id }),
    '',
    locale.html('correct-count', { count: counts.recent + counts.older }),
    ...(isOpen ? [locale.html('correct-open')] : []),
    ...(source.content.kind === 'media' ? [locale.html('correct-media')] : []),
    ...(counts.unknown > 0 ? [locale.html('correct-unknown', { count: counts.unknown })] : []),
  ]
  return {
    html: lines.join('\n'),
    keyboard: [
      [
        broadcastButton(locale.text('button-correct-now'), 'rewrite', id),
        broadcastButton(locale.text('button-cancel'), 'drop', id),
      ],
    ],
  }
}
