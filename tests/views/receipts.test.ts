import { describe, expect, it } from 'vitest'
import type { Delivery, DeliveryTask } from '#domain/delivery'
import { isTelling, type Receipt, type ReceiptsView, renderReceipts } from '#views/receipts'
import { aDelivery, DAY, MINUTE, NOW } from '../support/builders.ts'
import { locales } from './locales.ts'
import { codePoints, parseTelegramHtml } from './telegram-html.ts'

const sent = (over: Partial<Delivery> = {}) =>
  aDelivery({ state: 'sent', settledAt: NOW + 41_000, messageId: 7, ...over })
const alert = (level: 'flash' | 'urgent' | 'notable' | 'word'): DeliveryTask => ({
  kind: 'alert',
  articleId: '1',
  level,
})

const shown = (view: Partial<ReceiptsView>, language = 'en') => {
  const at = NOW + 10 * MINUTE
  const message = renderReceipts(
    { receipts: [], zone: 'Asia/Baku', at, nextAt: undefined, ...view },
    locales.of(language),
  )
  const parsed = parseTelegramHtml(message.html)
  expect(parsed.problem).toBeUndefined()
  return parsed.text
}
const line = (delivery: Delivery, title?: string, language = 'en') =>
  shown({ receipts: [{ delivery, ...(title !== undefined && { title }) }] }, language)
    .split('\n')
    .find((each) => each.startsWith('•'))

describe('a receipt says in plain words', () => {
  it.each([
    [
      'that a digest went out, to the second',
      sent({ items: 10 }),
      '📰 08:00 digest: went out at 08:00:41 with 10 headlines',
    ],
    ['that it had one headline', sent({ items: 1 }), '📰 08:00 digest: went out at 08:00:41 with one headline'],
    [
      'that a digest of another day went out',
      sent({ task: { kind: 'digest', slotKey: 'x', slotAt: NOW - DAY }, settledAt: NOW - DAY, items: 3 }),
      '📰 23 Nov, 08:00 digest: went out at 08:00:00 with 3 headlines',
    ],
    [
      'that nothing was new',
      aDelivery({ state: 'sent', settledAt: NOW, reason: 'nothing-new', items: 0 }),
      '📰 08:00 digest: skipped, nothing new in your sections',
    ],
    [
      'that the reader was told so',
      sent({ reason: 'nothing-new', items: 0 }),
      '📰 08:00 digest: nothing new in your sections; you were told so at 08:00:41',
    ],
    [
      'that a digest may be lost with a killed process',
      aDelivery({ state: 'unknown', reason: 'process-died' }),
      'it was on its way when the bot was stopped. It may not have arrived; it is not sent twice',
    ],
    [
      'that it may be lost with the connection',
      aDelivery({ state: 'unknown', reason: 'ECONNRESET' }),
      'it was on its way when the connection broke. It may not have arrived; it is not sent twice',
    ],
    [
      'that it was too late',
      aDelivery({ state: 'expired', reason: 'too-late' }),
      '📰 08:00 digest: not sent, its time had passed before it could go out',
    ],
    ['that there was a pause', aDelivery({ state: 'expired', reason: 'paused' }), 'not sent, you had paused'],
    [
      'that the reader had stopped',
      aDelivery({ state: 'expired', reason: 'stopped' }),
      'not sent, you had stopped the bot',
    ],
    [
      'that the chat could not be reached',
      aDelivery({ state: 'blocked', reason: 'kicked' }),
      'Telegram said this chat could not be reached',
    ],
    ...['no-media', 'no-rights', 'topic-closed'].map((reason): [string, Delivery, string] => [
      `that the chat is there but does not take it: ${reason}`,
      aDelivery({ state: 'blocked', reason }),
      'this chat does not let the bot send that',
    ]),
    [
      'that we made a mistake',
      aDelivery({ state: 'failed', reason: 'Bad Request: x' }),
      'could not be sent, by a mistake on our side',
    ],
    ['no word that is only ours', aDelivery({ state: 'expired', reason: 'constructor' }), '📰 08:00 digest: not sent'],
    [
      'what came after a pause',
      sent({ task: { kind: 'catch-up', fromAt: NOW - DAY }, items: 9 }),
      '📰 08:00, after your pause: went out at 08:00:41 with 9 headlines',
    ],
    [
      'what the editors sent',
      sent({ task: { kind: 'broadcast', broadcastId: '1' } }),
      '📢 08:00, from the editors: went out at 08:00:41',
    ],
  ])('%s', (_, delivery, text) => {
    expect(line(delivery)).toContain(text)
  })

  it.each([
    ['flash', 'sent', undefined, '⚡ 08:00, flash A treaty: went out at 08:00:41'],
    ['word', 'sent', undefined, '🔔 08:00, a word or a story you follow A treaty: went out at 08:00:41'],
    [
      'urgent',
      'expired',
      'held',
      '🔴 08:00, urgent A treaty: kept for your next digest, as it was over your alerts a day',
    ],
    ['notable', 'expired', 'held', '🔹 08:00, worth knowing A treaty: kept for your next digest, as it is not urgent'],
    ['urgent', 'expired', 'not-wanted', '🔴 08:00, urgent A treaty: not sent, you no longer wanted such alerts'],
    ['urgent', 'expired', 'withdrawn', '🔴 08:00, urgent A treaty: not sent, the agency had withdrawn it'],
    ['flash', 'expired', 'cancelled', '⚡ 08:00, flash A treaty: not sent, the editors had cancelled it'],
  ] as const)('what became of an alert: %s %s %s', (level, state, reason, text) => {
    const ended = { state, settledAt: NOW + 41_000, task: alert(level), ...(reason !== undefined && { reason }) }
    expect(line(aDelivery(ended), 'A treaty')).toBe(`• ${text}`)
  })

  it.each([
    ['az', '• 📰 08:00 xülasəsi: göndərildi, saat 08:00:41, 10 başlıq'],
    ['ru', '• 📰 Сводка на 08:00: отправлено в 08:00:41, 10 заголовков'],
  ])('in %s, too', (language, text) => {
    expect(line(sent({ items: 10 }), undefined, language)).toBe(text)
  })
})

describe('a digest of a forum', () => {
  const share = (topicId: number, chosen: string[], over: Partial<Delivery> = {}, pausedAt?: number): Receipt => {
    const own = { topicId, sections: { chosen, other: topicId === 4 }, ...(pausedAt !== undefined && { pausedAt }) }
    const task = { kind: 'digest' as const, slotKey: `x#${topicId}`, slotAt: NOW, share: own }
    return { delivery: sent({ key: `x#${topicId}`, task, items: 3, ...over }) }
  }
  const places = { topicId: 4, sectionTopics: { politics: 11, economy: 11, sport: 12 } }

  it('is told topic by topic, each named by its sections', () => {
    const text = shown({
      receipts: [
        share(11, ['politics', 'economy']),
        { delivery: sent({ key: 'b', task: { kind: 'broadcast', broadcastId: '1' } }) },
        share(4, ['culture'], { state: 'blocked', reason: 'topic-closed' }),
        share(12, [], { items: 1 }),
      ],
      places,
    })
    expect(text.split('\n').filter((each) => /[•◦]/.test(each))).toEqual([
      '• 📰 08:00 digest:',
      '    ◦ topic Politics, Economy: went out at 08:00:41 with 3 headlines',
      '    ◦ everything else: could not be delivered, this chat does not let the bot send that',
      '    ◦ topic Sport: went out at 08:00:41 with one headline',
      '• 📢 08:00, from the editors: went out at 08:00:41',
    ])
  })

  it('may be a catch-up', () => {
    expect(shown({ receipts: [share(4, ['culture'], {}, NOW - DAY)], places })).toContain(
      '📰 08:00, after your pause:\n    ◦ everything else: went out',
    )
  })

  it('is told by its shares alone', () => {
    expect(isTelling(share(4, []).delivery)).toBe(true)
    expect(isTelling(aDelivery({ state: 'sent', reason: 'split' }))).toBe(false)
  })
})

it('edits, and a catch-up that was not needed any more, are nobody’s question', () => {
  expect(isTelling(sent())).toBe(true)
  expect(isTelling(sent({ task: { kind: 'digest-edit', messageId: 7 } }))).toBe(false)
  expect(isTelling(sent({ task: { kind: 'alert-edit', articleId: '1', messageId: 7, level: 'word' } }))).toBe(false)
  expect(isTelling(sent({ task: { kind: 'recall', broadcastId: '1', messageIds: [7], sentAt: NOW } }))).toBe(false)
  expect(isTelling(sent({ task: { kind: 'correction', broadcastId: '1', messageIds: [7] } }))).toBe(false)
  const catchUp = { kind: 'catch-up' as const, fromAt: NOW - DAY }
  expect(isTelling(sent({ task: catchUp }))).toBe(true)
  expect(isTelling(aDelivery({ task: catchUp, state: 'expired', reason: 'too-late' }))).toBe(true)
  expect(isTelling(aDelivery({ task: catchUp, state: 'expired', reason: 'superseded' }))).toBe(false)
  expect(isTelling(aDelivery({ task: catchUp, state: 'expired', reason: 'stopped' }))).toBe(false)
})

it('the next digest is named, or why none comes', () => {
  expect(shown({ nextAt: NOW + DAY })).toContain(
    'Nothing was sent to you in the last 30 days.\n\nYour next digest: 25 Nov, 08:00.',
  )
  expect(shown({ nextAt: NOW + DAY, note: 'Paused.' })).toMatch(/\n\nPaused\.$/)
})

it('ten receipts fit one message in every language, whatever the headlines', () => {
  const ends: Partial<Delivery>[] = [
    { state: 'unknown', reason: 'process-died' },
    { state: 'expired', reason: 'held' },
  ]
  for (const language of locales.languages) {
    const receipts = Array.from({ length: 10 }, (_, index) => ({
      delivery: aDelivery({ ...ends[index % 2], settledAt: NOW - DAY, task: alert('word') }),
      title: '<b>&"ə</b> '.repeat(200),
    }))
    const text = shown({ receipts, nextAt: NOW }, language)
    expect(codePoints(text)).toBeLessThanOrEqual(4096)
    expect(text).not.toMatch(/why-|&lt;/)
  }
})
