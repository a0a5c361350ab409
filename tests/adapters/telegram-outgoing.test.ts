import { describe, expect, it } from 'vitest'
import { installOutgoing } from '#adapters/telegram/install-outgoing'
import { jsonAnswers } from '#adapters/telegram/json-answers'
import { createPacer } from '#adapters/telegram/pacer'
import { slotCost } from '#adapters/telegram/slot-cost'
import { type BotApiAnswer, createFakeBotApi, refusal, sentMessage } from '../support/fake-bot-api.ts'
import { createVirtualTime } from '../support/virtual-time.ts'

const START = 1_000_000
const failed = (code: string) => Object.assign(new Error(code), { code })

function setUp(...answers: BotApiAnswer[]) {
  const time = createVirtualTime(START)
  const bot = createFakeBotApi((_call, place) => answers[Math.min(place, answers.length - 1)] as BotApiAnswer)
  const pacer = createPacer({ perSecond: 30, ...time })
  installOutgoing(bot.api, { pacer, ...time })
  return { time, pacer, ...bot }
}

describe('slotCost', () => {
  it.each([
    ['sendMessage', {}, 1],
    ['sendPhoto', {}, 1],
    ['sendRichMessage', {}, 1],
    ['sendMediaGroup', { media: [1, 2, 3] }, 3],
    ['copyMessages', { message_ids: [1, 2] }, 2],
    ['forwardMessage', {}, 1],
    ['editMessageReplyMarkup', {}, 1],
    ['deleteMessage', {}, 1],
    ['sendChatAction', {}, 0],
    ['answerCallbackQuery', {}, 0],
    ['getMe', {}, 0],
    ['setMyCommands', {}, 0],
    ['deleteMyCommands', {}, 0],
    ['deleteWebhook', {}, 0],
    ['editForumTopic', {}, 0],
  ])('of %s %j is %i', (method, payload, cost) => {
    expect(slotCost(method, payload)).toBe(cost)
  })
})

describe('installOutgoing', () => {
  it('paces messages and lets toasts through at once', async () => {
    const { time, api, methods } = setUp({ ok: true, result: true })
    const sends = Promise.all([1, 2, 3].map((chatId) => api.sendMessage(chatId, 'x')))
    await time.until(api.answerCallbackQuery('1'), 1)
    expect(time.now()).toBe(START)
    await time.until(sends)
    expect(time.now() - START).toBeGreaterThanOrEqual(67)
    expect(methods().sort()).toEqual(['answerCallbackQuery', 'sendMessage', 'sendMessage', 'sendMessage'])
  })

  it('waits out a flood wait, tells the pacer, and sends then', async () => {
    const { time, api, calls } = setUp(refusal(429, 'Too Many Requests', { retry_after: 3 }), sentMessage(7))
    expect((await time.until(api.sendMessage(5, 'x'))).message_id).toBe(7)
    expect(time.now()).toBe(START + 3000)
    expect(calls).toHaveLength(2)
  })

  it.each(['setMyCommands', 'setWebhook', 'answerCallbackQuery'] as const)(
    'waits for the flood wait of %s alone: nothing that is sent waits with it',
    async (method) => {
      const { time, api, pacer, calls } = setUp(refusal(429, 'Too Many Requests', { retry_after: 40 }), {
        ok: true,
        result: true,
      })
      const ask = { setMyCommands: [[]], setWebhook: ['https://bot.example'], answerCallbackQuery: ['1'] }[method]
      const asked = (api[method] as (...given: unknown[]) => Promise<true>)(...ask)
      await time.advance(1)
      expect([pacer.heldForMs(5), pacer.heldForMs(-5), pacer.rate()]).toEqual([0, 0, 29.6])
      await time.until(asked)
      expect(calls).toHaveLength(2)
      expect(time.now()).toBe(START + 40_000)
    },
  )

  it('passes a long flood wait on', async () => {
    const { time, api, pacer } = setUp(refusal(429, 'Too Many Requests', { retry_after: 300 }))
    await expect(time.until(api.sendMessage(5, 'x'))).rejects.toMatchObject({ error_code: 429 })
    expect(pacer.heldForMs(6)).toBe(300_000)
  })

  it.each([
    ['an answer that was lost', failed('ECONNRESET'), { name: 'HttpError' }],
    ['a refusal', refusal(400, 'Bad Request: no'), { error_code: 400 }],
    ['a refused token', refusal(401, 'Unauthorized'), { error_code: 401 }],
    ['a frozen account', refusal(400, 'Bad Request: FROZEN_METHOD_INVALID'), { error_code: 400 }],
    ['a server that may have sent it', refusal(500, 'Internal Server Error: request aborted'), { error_code: 500 }],
  ])('does not repeat after %s', async (_title, answer, error) => {
    const { time, api, calls } = setUp(answer, sentMessage(7))
    await expect(time.until(api.sendMessage(5, 'x'))).rejects.toMatchObject(error)
    expect(calls).toHaveLength(1)
  })

  it('repeats what did not arrive, three times at most, and passes the last failure on', async () => {
    const { time, api, calls } = setUp(failed('ECONNREFUSED'))
    await expect(time.until(api.setMyCommands([]))).rejects.toMatchObject({ name: 'HttpError' })
    expect(calls).toHaveLength(3)
  })

  it('leaves polling alone', async () => {
    const { api, calls } = setUp(failed('ECONNREFUSED'))
    await expect(api.getUpdates()).rejects.toMatchObject({ name: 'HttpError' })
    expect(calls).toHaveLength(1)
  })
})

describe('jsonAnswers', () => {
  const answering = (status: number, body: string) => jsonAnswers(async () => ({ status, text: async () => body }))

  it.each([
    ['an answer as it is', 200, '{"ok":true,"result":1}', { ok: true, result: 1 }],
    ['a refusal as it is', 400, '{"ok":false,"error_code":400}', { ok: false, error_code: 400 }],
    ['a gateway page as its status', 502, '<html>Bad Gateway', { ok: false, error_code: 502 }],
    ['a page with status 200 as a bad gateway', 200, '<html>Sign in', { ok: false, error_code: 502 }],
    ['a page that forbids as a bad gateway: nobody is blocked', 403, '<html>Forbidden', { ok: false, error_code: 502 }],
    ['a page not found as a bad gateway', 404, '<html>Not Found', { ok: false, error_code: 502 }],
    ['a page that asks for patience as a flood wait', 429, 'slow down', { ok: false, error_code: 429 }],
    ['JSON of something else as a bad gateway', 200, '[]', { ok: false, error_code: 502 }],
  ])('gives %s', async (_title, status, body, expected) => {
    expect(await (await answering(status, body)('u', {})).json()).toMatchObject(expected)
  })

  it('tells when the server says it is, whatever it answers', async () => {
    const dates: (string | null)[] = []
    const headers = { get: (name: string) => (name === 'date' ? 'Tue, 24 Nov 2026 04:00:00 GMT' : null) }
    const answer = { status: 502, text: async () => '<html>' }
    await jsonAnswers(
      async () => ({ ...answer, headers }),
      (date) => dates.push(date),
    )('u', {})
    await jsonAnswers(
      async () => answer,
      (date) => dates.push(date),
    )('u', {})
    expect(dates).toEqual(['Tue, 24 Nov 2026 04:00:00 GMT', null])
  })

  it('rejects when the answer breaks off', async () => {
    const broken = jsonAnswers(async () => ({ status: 200, text: () => Promise.reject(failed('ECONNRESET')) }))
    await expect((await broken('u', {})).json()).rejects.toThrow('ECONNRESET')
  })
})
