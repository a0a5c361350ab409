// How far a broadcast got, in lines: what it is, a bar, counts, pace, causes. Counts only, never who got it.
import { type Broadcast, type BroadcastContent, countEnded } from '#domain/broadcast'
import type { Locale } from '#locale'
import { renderCauses } from './broadcast-causes.ts'
import { expectedText, tookText } from './broadcast-duration.ts'
import type { ProgressView } from './broadcast-progress.ts'
import { audienceText, gistText } from './broadcast-words.ts'
import { escapeHtml } from './html.ts'

const BAR_CELLS = 12

/** The same counted in messages, as the card before it counts them: the ledger counts an album as one. */
export function inMessages<View extends Omit<ProgressView, 'total'> & { total?: number }>(view: View): View {
  const { parts = 1, tally, causes, total, ratePerSecond } = view
  const counts = Object.entries(tally).map(([name, count]) => [name, count * parts])
  return {
    ...view,
    parts: 1,
    tally: { ...tally, ...Object.fromEntries(counts) },
    causes: causes.map(([reason, count]) => [reason, count * parts]),
    ...(total === undefined ? {} : { total: total * parts }),
    ...(ratePerSecond === undefined ? {} : { ratePerSecond: ratePerSecond * parts }),
  }
}

/** Which broadcast, to whom, and how it begins. */
export function headLines({ broadcast, title }: Pick<ProgressView, 'broadcast' | 'title'>, locale: Locale): string[] {
  const { content, audience } = broadcast
  if (content.kind === 'recall') return [nameText(broadcast, locale)]
  const gist = `<i>${escapeHtml(gistText(content, title))}</i>`
  if (content.kind === 'correction') return [nameText(broadcast, locale), gist]
  return [`${nameText(broadcast, locale)} · ${escapeHtml(audienceText(audience, locale))}`, gist]
}

function nameText({ id, content }: Broadcast, locale: Locale): string {
  if (content.kind === 'article') return locale.html(`broadcast-name-${content.level}`, { id })
  if (content.kind === 'recall' || content.kind === 'correction')
    return locale.html(`broadcast-name-${content.kind}`, { id, of: content.of })
  return locale.html('broadcast-name', { id })
}

/** `▓▓▓▓▓░░░░░░░ 42 %`: full only when nothing is left. */
export function barText(ended: number, total: number, locale: Locale): string {
  const share = total === 0 ? 1 : Math.min(1, ended / total)
  const cells = Math.floor(share * BAR_CELLS)
  return `${'▓'.repeat(cells)}${'░'.repeat(BAR_CELLS - cells)} ${locale.number(Math.floor(share * 100))} %`
}

/** `sent 117 · failed 0 · blocked 3`; with what is left where that is given. */
export function countsText(
  content: BroadcastContent,
  counts: { left?: number } & ProgressView['tally'],
  locale: Locale,
) {
  const { sent, failed, unknown, blocked, notices = 0, left } = counts
  const kind = content.kind === 'recall' || content.kind === 'correction' ? `-${content.kind}` : ''
  const told = locale.html(`broadcast-counts${kind}`, { sent: sent - notices, failed: failed + unknown, blocked })
  return left === undefined ? told : `${told} · ${locale.html('broadcast-left', { left })}`
}

/** Of a recall: messages that could not be deleted, and what stands in their place. */
export function noticeLines({ tally: { notices = 0 } }: ProgressView, locale: Locale): string[] {
  return notices === 0 ? [] : [locale.html('broadcast-notices', { count: notices })]
}

export function skippedLines({ broadcast: { content }, tally: { expired } }: ProgressView, locale: Locale): string[] {
  if (expired === 0) return []
  if (content.kind === 'recall' || content.kind === 'correction')
    return [locale.html('broadcast-unchanged', { count: expired })]
  return [locale.html(content.kind === 'article' ? 'broadcast-held' : 'broadcast-skipped', { count: expired })]
}

export function causeLines({ causes }: ProgressView, locale: Locale): string[] {
  const text = renderCauses(causes, locale)
  return text === undefined ? [] : ['', text]
}

export function paceLines({ ratePerSecond = 0, total, tally }: ProgressView, locale: Locale): string[] {
  const left = total - countEnded(tally)
  if (ratePerSecond <= 0 || left <= 0) return []
  const time = expectedText((left / ratePerSecond) * 1000, locale)
  return [locale.html('broadcast-pace', { rate: Math.round(ratePerSecond * 10) / 10, time })]
}

export function tookLines({ startedAt, endedAt }: Broadcast, locale: Locale): string[] {
  if (startedAt === undefined || endedAt === undefined) return []
  return [locale.html('broadcast-took', { time: tookText(endedAt - startedAt, locale) })]
}

/** How often its article was opened. */
export function openedLines({ opened }: ProgressView, locale: Locale): string[] {
  return opened === undefined ? [] : [locale.html('broadcast-opened', { count: opened })]
}
