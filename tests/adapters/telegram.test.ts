import { describe, expect, it } from 'vitest'
import { createPacer } from '#adapters/telegram/pacer'
import { createTelegram, type TelegramOptions } from '#adapters/telegram/telegram'
import type { PictureFetch, Telegram } from '#deps'
import { type BotApiAnswer, type BotApiCall, createFakeBotApi, refusal, sentMessage } from '../support/fake-bot-api.ts'
import { createVirtualTime } from '../support/virtual-time.ts'

const START = 1_000_000
const hush = () => {}
const LOG = { debug: hush, info: hush, warn: hush, error: hush }
const PICTURE: PictureFetch = { kind: 'picture', bytes: new Uint8Array([1, 2, 3]), name: 'a b"\n.jpg' }
const RICH = {
  richHtml: '<h1>T</h1><img src="tg://photo?id=picture"/><p>x</p>',
  picture: 'https://a.example/p.jpg',
  rtl: false,
}
const richSent = (messageId: number, fileId?: string) =>
  sentMessage(messageId, {
    rich_message: {
      blocks:
        fileId === undefined
          ? []
          : [{ type: 'paragraph' }, { type: 'photo', photo: [{ file_id: 'small' }, { file_id: fileId }] }],
    },
  })

function setUp(answer: (call: BotApiCall, place: number) => BotApiAnswer, over: Partial<TelegramOptions> = {}) {
  const time = createVirtualTime(START)
  const bot = createFakeBotApi(answer)
  const remembered = new Map<string, string>()
  const migrations: number[][] = []
  const pacer = createPacer({ perSecond: 30, ...time })
  const telegram = createTelegram({
    api: bot.api,
    pacer,
    ...time,
    log: LOG,
    fetchPicture: async () => PICTURE,
    pictures: { fileId: async (url) => remembered.get(url), remember: async (url, id) => void remembered.set(url, id) },
    onMigrate: async (fromId, toId) => void migrations.push([fromId, toId]),
    ...over,
  })
  return { time, bot, pacer, telegram, remembered, migrations }
}

const inTurn =
  (...answers: BotApiAnswer[]) =>
  (_call: BotApiCall, place: number) =>
    answers[Math.min(place, answers.length - 1)] as BotApiAnswer
const failed = (code: string) => Object.assign(new Error(code), { code })

describe('send', () => {
  it('sends Telegram HTML without a preview, and every kind of button', async () => {
    const { time, telegram, bot } = setUp(inTurn(sentMessage(7)))
    const keyboard = [
      [
        { text: 'read', data: 'r:1' },
        { text: 'open', url: 'https://a.example/1' },
      ],
      [],
      [
        { text: 'copy', copy: 'words' },
        { text: 'share', share: 'https://a.example/?a=1&b=2' },
        { text: 'share page', share: 'https://t.me/share/url?url=x&text=y' },
      ],
    ]
    expect(await time.until(telegram.send(5, { html: '<b>x</b>', keyboard }))).toEqual({ kind: 'sent', messageId: 7 })
    expect(bot.calls).toEqual([
      {
        method: 'sendMessage',
        payload: {
          chat_id: 5,
          text: '<b>x</b>',
          parse_mode: 'HTML',
          link_preview_options: { is_disabled: true },
          reply_markup: {
            inline_keyboard: [
              [
                { text: 'read', callback_data: 'r:1' },
                { text: 'open', url: 'https://a.example/1' },
              ],
              [
                { text: 'copy', copy_text: { text: 'words' } },
                { text: 'share', url: 'https://t.me/share/url?url=https%3A%2F%2Fa.example%2F%3Fa%3D1%26b%3D2' },
                { text: 'share page', url: 'https://t.me/share/url?url=x&text=y' },
              ],
            ],
          },
        },
      },
    ])
  })

  it('sends a text with its formats as they are, and reads no markup in it', async () => {
    const { time, telegram, bot } = setUp(inTurn(sentMessage(7)))
    const entities = [
      { type: 'bold', offset: 0, length: 3 },
      { type: 'text_link', offset: 4, length: 8, url: 'https://a.example/' },
    ]
    const text = 'The <office> moves & stays.'
    await time.until(telegram.send(5, { text, entities, preview: true, keyboard: [[{ text: 'read', data: 'r:1' }]] }))
    expect(bot.calls[0]?.payload).toEqual({
      chat_id: 5,
      text,
      entities,
      link_preview_options: { is_disabled: false },
      reply_markup: { inline_keyboard: [[{ text: 'read', callback_data: 'r:1' }]] },
    })
  })

  it('shows the preview of the link that was chosen, as large and as high as it was', async () => {
    const { time, telegram, bot } = setUp(inTurn(sentMessage(7), sentMessage(7)))
    const preview = { url: 'https://b.example/', size: 'small', isAbove: true } as const
    const shown = { is_disabled: false, url: 'https://b.example/', prefer_small_media: true, show_above_text: true }
    await time.until(telegram.send(5, { text: 'See.', entities: [], preview }))
    await time.until(telegram.edit(5, 7, { text: 'See.', entities: [], preview: { size: 'large' } }))
    expect(bot.calls.map(({ payload }) => payload)).toMatchObject([
      { link_preview_options: shown },
      { link_preview_options: { is_disabled: false, prefer_large_media: true } },
    ])
  })

  it('repeats what surely did not arrive, three times at most', async () => {
    const { time, telegram, bot } = setUp(
      inTurn(failed('ECONNREFUSED'), refusal(500, 'Internal Server Error'), sentMessage(7)),
    )
    expect(await time.until(telegram.send(5, { html: 'x' }))).toEqual({ kind: 'sent', messageId: 7 })
    expect(bot.calls).toHaveLength(3)
    const down = setUp(inTurn(failed('ECONNREFUSED')))
    expect((await down.time.until(down.telegram.send(5, { html: 'x' }))).kind).toBe('retry')
    expect(down.bot.calls).toHaveLength(3)
  })

  it('never repeats what may have arrived', async () => {
    const { time, telegram, bot } = setUp(inTurn(failed('ECONNRESET')))
    expect(await time.until(telegram.send(5, { html: 'x' }))).toEqual({ kind: 'unknown', reason: 'econnreset' })
    expect(bot.calls).toHaveLength(1)
  })

  it('waits out a short flood wait', async () => {
    const { time, telegram } = setUp(inTurn(refusal(429, 'Too Many Requests', { retry_after: 3 }), sentMessage(7)))
    expect((await time.until(telegram.send(5, { html: 'x' }))).kind).toBe('sent')
    expect(time.now()).toBe(START + 3000)
  })

  it('gives a long flood wait back, at once the second time', async () => {
    const { time, telegram, bot } = setUp(inTurn(refusal(429, 'Too Many Requests', { retry_after: 300 })))
    const retry = { kind: 'retry', reason: 'flood-wait', retryAt: START + 300_000 }
    expect(await time.until(telegram.send(5, { html: 'x' }))).toEqual(retry)
    expect(await time.until(telegram.send(6, { html: 'x' }), 1)).toEqual(retry)
    expect(bot.calls).toHaveLength(1)
  })

  it('follows a group to its new id', async () => {
    const { time, telegram, bot, migrations } = setUp(
      inTurn(refusal(400, 'Bad Request: …', { migrate_to_chat_id: -1007 }), sentMessage(7)),
    )
    expect((await time.until(telegram.send(-5, { html: 'x' }))).kind).toBe('sent')
    expect(migrations).toEqual([[-5, -1007]])
    expect(bot.calls[1]?.payload['chat_id']).toBe(-1007)
  })

  it.each([
    ['edit', (telegram: Telegram) => telegram.edit(-5, 44, { html: 'x' })],
    ['editKeyboard', (telegram: Telegram) => telegram.editKeyboard(-5, 44, [])],
    [
      'editPicture',
      (telegram: Telegram) =>
        telegram.editPicture(-5, 44, { bytes: new Uint8Array([1]), name: 'a.png' }, { html: 'x' }),
    ],
  ])('follows no group with %s: there another message has the number', async (_method, change) => {
    const { time, telegram, bot, migrations } = setUp(
      inTurn(refusal(400, 'Bad Request: …', { migrate_to_chat_id: -1007 }), sentMessage(44)),
    )
    expect(await time.until(change(telegram))).toEqual({ kind: 'gone', reason: 'moved' })
    expect(migrations).toEqual([[-5, -1007]])
    expect(bot.calls).toHaveLength(1)
  })
})

describe('deliver', () => {
  const deliver = (set: ReturnType<typeof setUp>, fence: () => Promise<boolean>, messageId?: number) =>
    set.time.until(set.telegram.deliver(5, { html: 'x' }, 'digest', { silent: true, fence }, messageId))

  it('asks the fence after its turn and just before the request', async () => {
    const set = setUp(inTurn(sentMessage(7)))
    set.pacer.flood(2)
    let fencedAt = 0
    const outcome = await deliver(set, async () => {
      fencedAt = set.time.now()
      expect(set.bot.calls).toHaveLength(0)
      return true
    })
    expect(outcome).toEqual({ kind: 'sent', messageId: 7 })
    expect(fencedAt).toBe(START + 2000)
    expect(set.bot.calls[0]?.payload['disable_notification']).toBe(true)
  })

  it('goes to the topic it is for, which an edit needs not say', async () => {
    const set = setUp(inTurn(sentMessage(7)))
    const fence = async () => true
    await set.time.until(set.telegram.deliver(-5, { html: 'x' }, 'bulk', { topicId: 44, fence }))
    await set.time.until(set.telegram.deliver(-5, { html: 'x' }, 'bulk', { topicId: 44, fence }, 7))
    expect(set.bot.calls.map(({ payload }) => payload['message_thread_id'])).toEqual([44, undefined])
  })

  it('gives back at once what is for a chat in a flood wait of its own, and takes no turn', async () => {
    const set = setUp(inTurn(sentMessage(7)))
    let fenced = 0
    const fence = async () => {
      fenced += 1
      return true
    }
    expect(set.pacer.flood(30, -5)).toBe('chat')
    const held = await set.time.until(set.telegram.deliver(-5, { html: 'x' }, 'flash', { fence }), 1)
    expect(held).toEqual({ kind: 'retry', reason: 'flood-wait', retryAt: START + 30_000 })
    expect((await set.time.until(set.telegram.deliver(6, { html: 'x' }, 'bulk', { fence }), 40)).kind).toBe('sent')
    expect([fenced, set.bot.calls.length]).toEqual([1, 1])
  })

  it('waits through a flood wait that is everybody’s', async () => {
    const set = setUp(inTurn(sentMessage(7)))
    expect(set.pacer.flood(30)).toBe('all')
    expect((await deliver(set, async () => true)).kind).toBe('sent')
    expect(set.time.now()).toBe(START + 30_000)
  })

  it('makes no request when the fence says no', async () => {
    const set = setUp(inTurn(sentMessage(7)))
    expect(await deliver(set, async () => false)).toEqual({ kind: 'fenced' })
    expect(set.bot.calls).toHaveLength(0)
  })

  it('sends nothing into a flood wait that began while the fence was written', async () => {
    const set = setUp(inTurn(sentMessage(7)))
    const outcome = await deliver(set, async () => {
      set.pacer.flood(4, 5)
      return true
    })
    expect(outcome).toEqual({ kind: 'retry', reason: 'flood-wait', retryAt: START + 4000 })
    expect(set.bot.calls).toHaveLength(0)
  })

  it.each([
    ['a flood wait', refusal(429, 'Too Many Requests', { retry_after: 3 }), 'retry'],
    ['a server error', refusal(502, 'Bad Gateway'), 'retry'],
    ['a lost answer', failed('ECONNRESET'), 'unknown'],
    ['a server error that may have sent it', refusal(504, 'Gateway Timeout'), 'unknown'],
    ['a group in which nobody may write', refusal(400, 'Bad Request: CHAT_WRITE_FORBIDDEN'), 'refused'],
    ['a block', refusal(403, 'Forbidden: bot was blocked by the user'), 'unreachable'],
    ['a move', refusal(400, 'Bad Request: …', { migrate_to_chat_id: -1007 }), 'migrated'],
    ['a lost topic', refusal(400, 'Bad Request: message thread not found'), 'topic-gone'],
    ['a refused connection', failed('ECONNREFUSED'), 'retry'],
    ['a time-out', new Error("Request to 'sendMessage' timed out after 30 seconds"), 'unknown'],
  ])('makes exactly one request, also after %s', async (_title, answer, kind) => {
    const set = setUp(inTurn(answer))
    expect((await deliver(set, async () => true)).kind).toBe(kind)
    expect(set.bot.calls).toHaveLength(1)
  })

  it('tells the pacer of a flood wait', async () => {
    const set = setUp(inTurn(refusal(429, 'Too Many Requests', { retry_after: 3 })))
    await deliver(set, async () => true)
    expect(set.pacer.heldForMs(99)).toBe(3000)
  })

  it('edits where a message is named', async () => {
    const set = setUp(inTurn(refusal(400, 'Bad Request: message is not modified')))
    expect(await deliver(set, async () => true, 44)).toEqual({ kind: 'unchanged' })
    expect(set.bot.calls[0]).toMatchObject({ method: 'editMessageText', payload: { message_id: 44, text: 'x' } })
  })

  it('gives its place back when the fence fails', async () => {
    const set = setUp(inTurn(sentMessage(7)))
    for (let time = 0; time < 130; time += 1) {
      await expect(deliver(set, () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full')
    }
    expect((await deliver(set, async () => true)).kind).toBe('sent')
  })
})

describe('sendRich', () => {
  it('uploads the picture once and then names its file', async () => {
    const { time, telegram, bot, remembered } = setUp((_call, place) => richSent(place + 1, 'FILE'))
    expect(await time.until(telegram.sendRich(5, RICH))).toEqual({ kind: 'sent', messageId: 1, pictureFileId: 'FILE' })
    expect(String(bot.calls[0]?.payload['form'])).toContain('filename=a_b__.jpg')
    expect(String(bot.calls[0]?.payload['form'])).toMatch(
      /"media":\[\{"id":"picture","media":\{"type":"photo","media":"attach:/,
    )
    expect(remembered.get(RICH.picture)).toBe('FILE')
    await time.until(telegram.sendRich(6, { ...RICH, rtl: true }))
    expect(bot.calls[1]?.payload).toEqual({
      chat_id: 6,
      rich_message: {
        html: RICH.richHtml,
        media: [{ id: 'picture', media: { type: 'photo', media: 'FILE' } }],
        is_rtl: true,
        skip_entity_detection: true,
      },
    })
  })

  it('uploads once for readers who open an article together', async () => {
    const { time, telegram, bot } = setUp((_call, place) => richSent(place + 1, 'FILE'))
    await time.until(Promise.all([5, 6, 7].map((chatId) => telegram.sendRich(chatId, RICH))))
    expect(bot.calls.filter((call) => 'form' in call.payload)).toHaveLength(1)
  })

  it('sends without a picture that cannot be had', async () => {
    const { time, telegram, bot } = setUp((_call, place) => richSent(place + 1), {
      fetchPicture: async () => ({ kind: 'failure', code: 'timeout', detail: '' }),
    })
    expect((await time.until(telegram.sendRich(5, RICH))).kind).toBe('sent')
    expect(bot.calls[0]?.payload['rich_message']).toEqual({ html: '<h1>T</h1><p>x</p>', skip_entity_detection: true })
  })

  it('tries once more without the picture on 400, and gives up for this message', async () => {
    const { time, telegram, bot } = setUp(inTurn(refusal(400, 'Bad Request: wrong file'), richSent(2)))
    expect((await time.until(telegram.sendRich(5, RICH))).kind).toBe('sent')
    const broken = setUp(inTurn(refusal(400, 'Bad Request: no')))
    expect(await broken.time.until(broken.telegram.sendRich(5, RICH))).toMatchObject({ kind: 'rejected', status: 400 })
    expect([bot.calls.length, broken.bot.calls.length]).toEqual([2, 2])
    expect(broken.telegram.richSupported()).toBe(true)
  })

  it('has sent what a server that shows nothing of it has taken', async () => {
    const bare = setUp((_call, place) => sentMessage(place + 1))
    expect(await bare.time.until(bare.telegram.sendRich(5, RICH))).toEqual({ kind: 'sent', messageId: 1 })
    const echo = setUp((_call, place) => sentMessage(place + 1, { rich_message: { html: RICH.richHtml } }))
    expect(await echo.time.until(echo.telegram.sendRich(5, RICH))).toEqual({ kind: 'sent', messageId: 1 })
  })

  it.each([
    ['404', 404, 'Not Found'],
    ['that the message must be non-empty', 400, 'Bad Request: message must be non-empty'],
  ])('is off until restart once the server answers %s', async (_, status, text) => {
    const { time, telegram, bot } = setUp(inTurn(refusal(status, text)))
    expect(telegram.richSupported()).toBe(true)
    const { picture: _picture, ...bare } = RICH
    for (const chatId of [5, 6]) {
      expect(await time.until(telegram.sendRich(chatId, bare))).toMatchObject({ kind: 'rejected' })
    }
    expect(telegram.richSupported()).toBe(false)
    expect(bot.calls).toHaveLength(1)
  })
})

describe('a text with a picture', () => {
  const POST = {
    html: '<b>T</b>',
    picture: RICH.picture,
    preview: { url: RICH.picture },
    keyboard: [[{ text: 'x', data: 'r:1' }]],
  }
  const photoSent = (messageId: number) => sentMessage(messageId, { photo: [{ file_id: 'S' }, { file_id: 'FILE' }] })

  it('is its caption: uploaded once, then known by its file id, in rich messages too', async () => {
    const { time, telegram, bot } = setUp((_call, place) => photoSent(place + 1))
    expect(await time.until(telegram.send(5, POST))).toEqual({ kind: 'sent', messageId: 1, pictureFileId: 'FILE' })
    expect(bot.calls[0]?.method).toBe('sendPhoto')
    expect(String(bot.calls[0]?.payload['form'])).toContain('filename=a_b__.jpg')
    await time.until(telegram.send(6, POST))
    expect(bot.calls[1]).toMatchObject({
      method: 'sendPhoto',
      payload: {
        chat_id: 6,
        photo: 'FILE',
        caption: '<b>T</b>',
        parse_mode: 'HTML',
        reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'r:1' }]] },
      },
    })
    await time.until(telegram.sendRich(7, RICH))
    expect(JSON.stringify(bot.calls[2]?.payload)).toContain('"media":"FILE"')
  })

  it('goes alone where the picture cannot be had; a site that is away is asked again after ten minutes', async () => {
    let asked = 0
    const { time, telegram, bot } = setUp((_call, place) => sentMessage(place + 1), {
      fetchPicture: async () => {
        asked += 1
        return { kind: 'failure', code: 'timeout', detail: '' }
      },
    })
    for (const waitMs of [0, 60_000, 600_000]) {
      await time.advance(waitMs)
      expect((await time.until(telegram.send(5, POST))).kind).toBe('sent')
    }
    expect(bot.calls.map(({ method }) => method)).toEqual(['sendMessage', 'sendMessage', 'sendMessage'])
    expect(asked).toBe(2)
  })

  it('is not tried again for a day with a picture Telegram refused', async () => {
    const { time, telegram, bot } = setUp(({ method }, place) =>
      method === 'sendPhoto' ? refusal(400, 'Bad Request: IMAGE_PROCESS_FAILED') : sentMessage(place + 1),
    )
    const methods = async () => {
      const before = bot.calls.length
      await time.until(telegram.send(5, POST))
      return bot.calls.slice(before).map(({ method }) => method)
    }
    expect(await methods()).toEqual(['sendPhoto', 'sendMessage'])
    await time.advance(23 * 3_600_000)
    expect(await methods()).toEqual(['sendMessage'])
    await time.advance(3_600_000)
    expect(await methods()).toEqual(['sendPhoto', 'sendMessage'])
  })

  it('uploads the picture anew where its file id is not known to this bot', async () => {
    const { time, telegram, bot, remembered } = setUp(({ payload }, place) =>
      payload['photo'] === 'OLD' ? refusal(400, 'Bad Request: wrong file identifier') : photoSent(place + 1),
    )
    remembered.set(RICH.picture, 'OLD')
    await time.until(telegram.send(5, POST))
    expect(bot.calls.map(({ method }) => method)).toEqual(['sendPhoto', 'sendPhoto'])
    expect(remembered.get(RICH.picture)).toBe('FILE')
  })
})

describe('reachable', () => {
  it.each([
    ['an answer', { ok: true, result: { id: 1 } }, true],
    ['a lost answer', failed('ECONNRESET'), false],
    ['a server error', refusal(502, 'Bad Gateway'), false],
    ['a refused token', refusal(401, 'Unauthorized'), false],
  ])('after %s', async (_title, answer, expected) => {
    expect(await setUp(inTurn(answer)).telegram.reachable()).toBe(expected)
  })
})
