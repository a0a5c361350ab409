// The cards before a sent broadcast is taken back or corrected: how many messages that changes, and how many it cannot.
import { type Broadcast, isUnderWay } from '#domain/broadcast'
import type { Locale } from '#locale'
import type { ShownDraft } from './broadcast-send-card.ts'
import { broadcastButton, gistText } from './broadcast-words.ts'
import { escapeHtml } from './html.ts'
import type { Message } from './message.ts'

/** Posts young enough to be deleted, older ones, and those nobody can find any more; an album is one. */
export type MessageCounts = { recent: number; older: number; unknown: number }

/** Asks before anything is taken back. `title`: the headline, where it is an article that is still known. */
export function renderRecallCard(
  source: Broadcast,
  title: string | undefined,
  counts: MessageCounts,
  locale: Locale,
): Message {
  const { id, content } = source
  // What is deleted, or stays, is each message of an album; the notice is one caption under all of it.
  const each = content.kind === 'media' ? content.items.length : 1
  const older = content.kind === 'media' ? 'recall-older-media' : 'recall-older'
  const lines = [
    locale.html('recall-title', { id }),
    `<i>${escapeHtml(gistText(content, title))}</i>`,
    '',
    ...(isUnderWay(source) ? [locale.html('recall-open')] : []),
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

/** That nothing can be taken back, and what stays all the same. */
export function renderNothingToRecall({ id, content }: Broadcast, { unknown }: MessageCounts, locale: Locale): Message {
  const each = content.kind === 'media' ? content.items.length : 1
  const stays = unknown > 0 ? [locale.html('recall-unknown', { count: unknown * each })] : []
  return { html: [locale.html('recall-nothing', { id }), ...stays].join('\n') }
}

/** Stands under the corrected message. `before`: the correction whose text it takes the place of, where there is one. */
export function renderCorrectionCard(
  { id, stamp }: ShownDraft,
  source: Broadcast,
  before: string | undefined,
  { approvals, ...counts }: MessageCounts & { approvals: number },
  locale: Locale,
): Message {
  const lines = [
    locale.html('correct-preview', { id: source.id }),
    '',
    locale.html('correct-count', { count: counts.recent + counts.older }),
    ...(before === undefined ? [] : [locale.html('correct-after', { id: before })]),
    ...(isUnderWay(source) ? [locale.html('correct-open')] : []),
    ...(source.content.kind === 'media' ? [locale.html('correct-media')] : []),
    ...(counts.unknown > 0 ? [locale.html('correct-unknown', { count: counts.unknown })] : []),
  ]
  return {
    html: lines.join('\n'),
    keyboard: [
      [
        broadcastButton(
          locale.text(approvals > 0 ? 'button-ask-approval' : 'button-correct-now'),
          'rewrite',
          id,
          stamp,
        ),
        broadcastButton(locale.text('button-cancel'), 'drop', id),
      ],
    ],
  }
}
