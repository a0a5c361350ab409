// Why messages of a broadcast were not delivered, in plain words. It counts; it names nobody.
import type { Locale } from '#locale'
import { escapeHtml } from './html.ts'

const MOST_CAUSES = 5

/** What the ledger's words mean to an editor; the texts are `cause-…`. */
const CAUSES: Record<string, string> = {
  'blocked-by-user': 'blocked',
  forbidden: 'no-rights',
  deactivated: 'deactivated',
  unreachable: 'blocked',
  'not-found': 'not-found',
  'never-started': 'not-found',
  bot: 'not-found',
  forgotten: 'not-found',
  kicked: 'removed',
  'not-a-member': 'removed',
  'group-deleted': 'removed',
  'no-rights': 'no-rights',
  'topic-closed': 'no-rights',
  'payment-required': 'no-rights',
  'no-media': 'no-rights',
  stopped: 'stopped',
  paused: 'paused',
  'not-wanted': 'not-wanted',
  held: 'held',
  superseded: 'superseded',
  'passed-on': 'superseded',
  withdrawn: 'withdrawn',
  cancelled: 'cancelled',
  'too-late': 'too-late',
  'message-gone': 'gone',
  moved: 'moved',
  'flood-wait': 'telegram',
  'account-refused': 'telegram',
  'token-refused': 'telegram',
  'internal-error': 'internal',
  'process-died': 'internal',
  // The store's word for what is beyond the most frequent ones.
  other: 'other',
}

/** One line a cause, most first; undefined when there is none. Several words of the ledger may be one cause. */
export function renderCauses(causes: [string, number][], locale: Locale): string | undefined {
  const counts = new Map<string, number>()
  for (const [reason, count] of causes) {
    const words = causeText(reason, locale)
    counts.set(words, (counts.get(words) ?? 0) + count)
  }
  const lines = [...counts]
    .filter(([, count]) => count > 0)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_CAUSES)
    .map(([words, count]) => `• ${words}: ${locale.number(count)}`)
  return lines.length === 0 ? undefined : [locale.html('cause-title'), ...lines].join('\n')
}

/** HTML. What Telegram refused is quoted: it says more than any words of ours. */
function causeText(reason: string, locale: Locale): string {
  const known = Object.hasOwn(CAUSES, reason) ? CAUSES[reason] : undefined
  if (known !== undefined) return locale.html(`cause-${known}`)
  if (/^http-5\d\d$/.test(reason)) return locale.html('cause-telegram')
  const [, words] = /^Bad Request: (.+)$/.exec(reason) ?? []
  return words === undefined
    ? locale.html('cause-network')
    : locale.html('cause-refused', { words: { html: escapeHtml(words) } })
}
