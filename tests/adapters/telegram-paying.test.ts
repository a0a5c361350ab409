// What is paid for, and what becomes of it where Telegram takes no payment: grammY's client over a fake Bot API.
import { describe, expect, it } from 'vitest'
import { createPacer } from '#adapters/telegram/pacer'
import { createTelegram } from '#adapters/telegram/telegram'
import type { SendOptions } from '#deps'
import type { Post } from '#views/message'
import { type BotApiAnswer, type BotApiCall, createFakeBotApi, refusal, sentMessage } from '../support/fake-bot-api.ts'
import { createVirtualTime } from '../support/virtual-time.ts'

const START = 1_000_000
const MINUTE = 60_000
const hush = () => {}
const isPaid = ({ payload }: BotApiCall) => payload['allow_paid_broadcast'] === true

function setUp(answer: (call: BotApiCall) => BotApiAnswer = () => sentMessage(7), payingAllowed = true) {
  const time = createVirtualTime(START)
  const bot = createFakeBotApi(answer)
  const telegram = createTelegram({
    api: bot.api,
    pacer: createPacer({ perSecond: 1000, freePerSecond: 30, ...time }),
    ...time,
    log: { debug: hush, info: hush, warn: hush, error: hush },
    fetchPicture: async () => ({ kind: 'failure', code: 'timeout', detail: '' }),
    pictures: { fileId: async () => undefined, remember: async () => {} },
    onMigrate: async () => {},
    payingAllowed,
  })
  let fences = 0
  const fence = async () => {
    fences += 1
    return true
  }
  const deliver = (chatId: number, over: SendOptions & { post?: Post; messageId?: number } = {}) => {
    const { post = { html: 'x' }, messageId, ...options } = over
    return time.until(telegram.deliver(chatId, post, 'bulk', { paid: true, fence, ...options }, messageId))
  }
  /** Which of the calls since the last look asked to be paid for. */
  const paid = () => bot.calls.splice(0).map(isPaid)
  return { time, bot, telegram, deliver, paid, fences: () => fences }
}
const refusePaid = (call: BotApiCall) => (isPaid(call) ? refusal(400, 'Bad Request: no Stars') : sentMessage(7))

describe('a paid message', () => {
  it('says so, whatever it is made of', async () => {
    const { deliver, bot, telegram } = setUp((call) =>
      call.method === 'sendMediaGroup' ? { ok: true, result: [{ message_id: 7 }, { message_id: 8 }] } : sentMessage(7),
    )
    const photo = { kind: 'photo' as const, fileId: 'A' }
    const media = { text: '', entities: [], captionAbove: false }
    await deliver(1)
    await deliver(2, { post: { ...media, media: [photo] } })
    await deliver(3, { post: { ...media, media: [photo, photo] } })
    expect(bot.calls.map((call) => [call.method, isPaid(call)])).toEqual([
      ['sendMessage', true],
      ['sendPhoto', true],
      ['sendMediaGroup', true],
    ])
    expect(telegram.paidState()).toBe('accepted')
  })

  it('is none where it was not asked for, or paying is off, or it is an edit, a deletion or an answer', async () => {
    const { deliver, telegram, time, paid } = setUp()
    await deliver(1, { paid: false })
    await deliver(2, { messageId: 9 })
    await time.until(telegram.deliverRecall(3, [9], { paid: true }))
    await time.until(telegram.send(4, { html: 'x' }))
    expect(paid()).toEqual([false, false, false, false])
    const off = setUp(undefined, false)
    await off.deliver(1)
    expect([off.paid(), off.telegram.paidState()]).toEqual([[false], 'off'])
  })
})

describe('a payment that is refused', () => {
  it('costs no message: it goes unpaid, and so do the next, and its fence was asked once', async () => {
    const { deliver, paid, telegram, fences } = setUp(refusePaid)
    expect(await deliver(1)).toEqual({ kind: 'sent', messageId: 7 })
    expect(await deliver(2)).toEqual({ kind: 'sent', messageId: 7 })
    expect(paid()).toEqual([true, false, false])
    expect([fences(), telegram.paidState()]).toEqual([2, 'refused'])
  })

  it('is tried again after ten minutes, one message at a time, until it is accepted', async () => {
    let isTaken = false
    const { deliver, paid, telegram, time } = setUp((call) => (isTaken ? sentMessage(7) : refusePaid(call)))
    await deliver(1)
    paid()
    await time.advance(10 * MINUTE)
    await deliver(2)
    await deliver(3)
    expect(paid()).toEqual([true, false, false])
    isTaken = true
    await time.advance(10 * MINUTE)
    await deliver(4)
    await deliver(5)
    expect(paid()).toEqual([true, true])
    expect(telegram.paidState()).toBe('accepted')
  })

  it('goes on being tried when a try told nothing', async () => {
    const { deliver, paid, telegram, time } = setUp((call) =>
      call.payload['chat_id'] === 66 ? refusal(403, 'Forbidden: bot was blocked by the user') : refusePaid(call),
    )
    await deliver(1)
    await time.advance(10 * MINUTE)
    paid()
    expect((await deliver(66)).kind).toBe('unreachable')
    await deliver(2)
    await time.advance(5000)
    await deliver(3)
    expect(paid()).toEqual([true, false, true, false])
    expect(telegram.paidState()).toBe('refused')
  })

  it('is not what a message was refused for that is refused unpaid as well', async () => {
    const { deliver, paid, telegram } = setUp(({ payload }) =>
      payload['chat_id'] === 1 ? refusal(400, 'Bad Request: message is too long') : sentMessage(7),
    )
    expect(await deliver(1)).toMatchObject({ kind: 'rejected', status: 400 })
    await deliver(2)
    expect(paid()).toEqual([true, false, true])
    expect(telegram.paidState()).toBe('accepted')
  })

  it('is not taken back by an answer to what was under way', async () => {
    const { time, telegram, paid } = setUp((call) =>
      call.payload['chat_id'] === 1 ? refusePaid(call) : sentMessage(7),
    )
    const send = (chatId: number, fence: () => Promise<boolean>) =>
      telegram.deliver(chatId, { html: 'x' }, 'bulk', { paid: true, fence })
    const slow = send(2, async () => {
      await time.wait(5000)
      return true
    })
    await time.until(send(1, async () => true))
    await time.until(slow)
    expect([paid(), telegram.paidState()]).toEqual([[true, false, true], 'refused'])
  })
})
