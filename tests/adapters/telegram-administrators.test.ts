import { describe, expect, it } from 'vitest'
import { createAdministrators } from '#adapters/telegram/administrators'
import { DAY } from '../support/builders.ts'
import { type BotApiAnswer, createFakeBotApi, refusal } from '../support/fake-bot-api.ts'

const GROUP = -100
const list = (...ids: number[]) => ({ ok: true, result: ids.map((id) => ({ status: 'administrator', user: { id } })) })

function asking(answer: () => BotApiAnswer | Promise<BotApiAnswer>) {
  const clock = { at: 1_000_000 }
  const { api, calls } = createFakeBotApi(answer)
  return { administers: createAdministrators(api, () => clock.at), calls, clock }
}

describe('whether a person administers a chat', () => {
  it('is asked anew of who did, and for ten seconds not of who did not', async () => {
    let ids = [1]
    const { administers, calls, clock } = asking(() => list(...ids))
    expect([await administers(GROUP, 1), await administers(GROUP, 2), await administers(GROUP, 2)]).toEqual([
      'yes',
      'no',
      'no',
    ])
    expect(calls).toHaveLength(2)
    ids = [2]
    expect(await administers(GROUP, 1)).toBe('no')
    clock.at += 9999
    expect(await administers(GROUP, 2)).toBe('no')
    clock.at += 1
    expect(await administers(GROUP, 2)).toBe('yes')
    expect(calls).toHaveLength(4)
  })

  it('is not kept for longer when the clock is set back', async () => {
    const { administers, calls, clock } = asking(() => list())
    for (const ms of [0, -DAY, 10_000]) {
      clock.at += ms
      await administers(GROUP, 2)
    }
    expect(calls).toHaveLength(2)
  })

  it('is asked once for all who want to know it at once, chat by chat', async () => {
    let answer: (body: BotApiAnswer) => void = () => {}
    const answered = new Promise<BotApiAnswer>((resolve) => {
      answer = resolve
    })
    const { administers, calls } = asking(() => answered)
    const all = [administers(GROUP, 1), administers(GROUP, 2), administers(GROUP, 1), administers(GROUP - 1, 1)]
    answer(list(1))
    expect(await Promise.all(all)).toEqual(['yes', 'no', 'yes', 'yes'])
    expect(calls).toHaveLength(2)
  })

  it('is remembered of few: where very many ask, the first are asked of anew', async () => {
    const { administers, calls } = asking(() => list())
    for (let person = 0; person <= 5000; person += 1) await administers(GROUP, person)
    await administers(GROUP, 5000)
    expect(calls).toHaveLength(5001)
    await administers(GROUP, 0)
    expect(calls).toHaveLength(5002)
  })

  it.each([
    refusal(403, 'Forbidden: bot was kicked from the supergroup chat'),
    refusal(403, 'Forbidden: bot is not a member of the channel chat'),
    refusal(403, 'Forbidden: the group chat was deleted'),
    refusal(400, 'Bad Request: chat not found'),
  ])('cannot be told where the bot is in no such chat: $description', async (body) => {
    expect(await asking(() => body).administers(GROUP, 1)).toBe('gone')
  })

  it.each([
    refusal(400, 'Bad Request: member list is inaccessible'),
    refusal(400, 'Bad Request: CHAT_ADMIN_REQUIRED'),
    refusal(400, 'Bad Request: need administrator rights in the channel chat'),
  ])('is hidden from a bot that is no administrator of the channel: $description', async (body) => {
    expect(await asking(() => body).administers(GROUP, 1)).toBe('hidden')
  })

  it.each([
    refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: -1001 }),
    refusal(500, 'Internal Server Error'),
    refusal(403, 'Forbidden: something new'),
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  ])('is not known where Telegram says nothing of it, and the next one asks again', async (body) => {
    let answer: BotApiAnswer = body
    const { administers } = asking(() => answer)
    await expect(administers(GROUP, 1)).rejects.toThrow()
    answer = list(1)
    expect(await administers(GROUP, 1)).toBe('yes')
  })

  it('is not asked of a chat during a flood wait, a minute at most', async () => {
    let answer: BotApiAnswer = refusal(429, 'Too Many Requests: retry after 3600', { retry_after: 3600 })
    const { administers, calls, clock } = asking(() => answer)
    await expect(administers(GROUP, 1)).rejects.toThrow('429')
    answer = list(1)
    clock.at += 59_999
    await expect(administers(GROUP, 1)).rejects.toThrow('429')
    expect(calls).toHaveLength(1)
    clock.at += 1
    expect(await administers(GROUP, 1)).toBe('yes')
  })
})
