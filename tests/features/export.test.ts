// /export over HTTP: one JSON file with all that is stored about the chat, and nothing about anybody else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeExport } from '#jobs/compose-export'
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import { aDelivery, DAY, NOW } from '../support/builders.ts'
import { type Harness, startHarness } from '../support/harness.ts'
import { english } from '../views/locales.ts'

const OWNER_ID = 777
let harness: Harness
beforeAll(async () => {
  harness = await startHarness({ config: { adminIds: [OWNER_ID] } })
  await harness.poll()
})
afterAll(() => harness.end())

const ask = (person: Person, text: string) => {
  harness.clock.advance(5000)
  return harness.ask(person, text)
}
const textOf = ({ file }: SeenMessage) => {
  const stored = harness.telegram.file(file?.id ?? '')
  return Buffer.from(stored?.bytes ?? []).toString('utf8')
}
const exported = async (person: Person) => JSON.parse(textOf(await ask(person, '/export')))

describe('/export', () => {
  it('sends settings, words, what was saved, shown and sent, readable by a person', async () => {
    const reader = await harness.reader()
    await ask(reader, '/digest')
    await expect.poll(() => harness.app.deps.store.shownList(reader.id)).not.toEqual([])
    const [id = ''] = await harness.app.deps.store.shownList(reader.id)
    await ask(reader, '/schedule weekdays 08:00 18:30; weekends 10:00')
    await ask(reader, '/quiet 23:00-07:00')
    await ask(reader, '/topics politics economy')
    await ask(reader, '/follow Şuşa')
    await harness.app.deps.store.addBookmark(reader.id, id, harness.clock.now())
    await harness.app.deps.store.queueDeliveries(
      [
        {
          key: `alert:${reader.id}:${id}`,
          chatId: reader.id,
          task: { kind: 'alert', articleId: id, level: 'word' },
          notBeforeAt: harness.clock.now() + DAY,
        },
      ],
      harness.clock.now(),
    )
    const own = await harness.app.deps.store.chat(reader.id)
    const connection = { title: 'Friends', by: reader.id }
    if (own !== undefined)
      await harness.app.deps.store.subscribe(-9, 'group', { ...own, connection }, undefined, harness.clock.now())
    const message = await ask(reader, '/export')
    expect(message.text).toContain('All that is stored about this chat')
    expect(message.file).toMatchObject({ kind: 'document', name: 'briefing-2026-11-24.json' })
    const file = JSON.parse(textOf(message))
    expect(file.chat).toMatchObject({
      id: reader.id,
      kind: 'private',
      state: 'active',
      settings: {
        language: 'en',
        schedule: 'on weekdays at 08:00 and 18:30; on weekends at 10:00',
        sections: ['politics', 'economy'],
        quietHours: '23:00–07:00',
        followedWords: ['Şuşa'],
      },
    })
    expect(file.chat.subscribedAt).toMatch(/^2026-11-24T06:\d\d:\d\d\.\d{3}Z$/)
    const title = (await harness.app.deps.store.article(id))?.title
    expect(file.connected).toEqual([{ id: -9, kind: 'group', title: 'Friends' }])
    expect(file.saved).toMatchObject([{ id, title, savedAt: expect.stringMatching(/^2026-11-24T/) }])
    expect(file.latestDigest.shown.flatMap(({ articles }: { articles: string[] }) => articles)).toContain(id)
    expect(file.underWay).toMatchObject([{ what: 'alert', level: 'word', articleId: id, title, state: 'pending' }])
    expect(textOf(message)).toMatch(/^ {2}"saved": \[\n {4}\{/m)
  })

  it('tells what was sent, and when', async () => {
    const reader = await harness.reader()
    harness.clock.advance(DAY)
    await harness.tick()
    await harness.telegram.until(() => reader.messages().find(({ text }) => text.includes('Good morning')))
    await expect.poll(() => harness.app.deps.store.receipts(reader.id, 1)).toHaveLength(1)
    const { received } = await exported(reader)
    expect(received).toMatchObject([{ what: 'digest', state: 'sent', plannedAt: '2026-11-25T04:00:00.000Z' }])
  })

  it('never holds what is another chat’s', async () => {
    const [reader, other] = [await harness.reader(), await harness.reader('az')]
    await ask(other, '/follow Qarabağ')
    const [article] = (await harness.app.deps.store.listArticles({ languages: ['az'] }, 1)).items
    await harness.app.deps.store.addBookmark(other.id, article?.id ?? '', harness.clock.now())
    await harness.app.deps.store.saveSession(`${other.id}:note`, { step: 'secret' })
    const text = textOf(await ask(reader, '/export'))
    expect(text).not.toMatch(new RegExp(`${other.id}|Qarabağ|secret`))
    expect(Object.keys(JSON.parse(text))).toEqual(['exportedAt', 'chat', 'lastList'])
    expect(JSON.stringify(await exported(other))).toMatch(/Qarabağ.*secret/)
  })

  it('tells an editor what is on record of them, and a stranger of their tries', async () => {
    const owner = harness.telegram.person({ id: OWNER_ID, firstName: 'Owner', languageCode: 'en' })
    await ask(owner, '/start')
    const editor = await harness.reader()
    await ask(owner, `/editors add ${editor.id}`)
    harness.clock.advance(5000)
    const [feed] = await harness.app.deps.store.feeds()
    await harness.app.deps.store.noteAct({
      at: harness.clock.now(),
      actorId: editor.id,
      act: 'feed-polled',
      subject: feed?.feed.id ?? '',
    })
    const file = await exported(editor)
    expect(file.editor).toEqual({ since: expect.stringMatching(/Z$/), addedBy: OWNER_ID })
    expect(file.actsAtTheDesk).toMatchObject([
      { act: 'feed-polled', actorId: editor.id },
      { act: 'editor-added', actorId: OWNER_ID, subject: String(editor.id) },
    ])
    const stranger = await harness.reader()
    await ask(stranger, '/stats')
    expect((await exported(stranger)).actsAtTheDesk).toMatchObject([{ act: 'refused', subject: '/stats' }])
  })

  it('is one press from /privacy, in the reader’s language', async () => {
    const reader = await harness.reader('ru')
    const screen = await ask(reader, '/privacy')
    await reader.press(screen, '📦 Всё одним файлом')
    const message = await harness.telegram.until(() => reader.messages().find(({ file }) => file !== undefined))
    expect(message.text).toContain('Всё, что хранится об этом чате')
    expect(JSON.parse(textOf(message)).chat.settings.schedule).toContain('каждый день')
  })

  it('works for one who never subscribed', async () => {
    const person = harness.telegram.person({ firstName: 'x', languageCode: 'az' })
    expect((await exported(person)).chat).toEqual({ id: person.id, state: 'not subscribed' })
  })

  it('no longer holds the message that led to a question, once nobody answered it', async () => {
    const reader = await harness.reader()
    const { store } = harness.app.deps
    await ask(reader, '/search')
    expect(JSON.stringify((await store.underWayWith(reader.id)).dialogues)).toContain('first_name')
    harness.clock.advance(2 * DAY)
    await harness.app.run('prune')
    expect((await store.underWayWith(reader.id)).dialogues).toEqual([])
  })

  it('says so when nobody knows whether the file arrived', async () => {
    const reader = await harness.reader()
    harness.telegram.addFault({ kind: 'lost-answer', methods: ['sendDocument'], times: 1 })
    await ask(reader, '/export')
    await harness.telegram.until(() => reader.messages().find(({ text }) => text.includes('may not have arrived')))
  })
})

it('the largest there can be stays far below what a bot may send, and is made in slices', async () => {
  const receipts = Array.from({ length: 20_000 }, (_, index) =>
    aDelivery({
      key: `${index}`,
      state: 'sent',
      settledAt: NOW,
      messageId: index,
      task: { kind: 'alert', articleId: 'x'.repeat(60), level: 'word' },
    }),
  )
  let slices = 0
  const { store } = harness.app.deps
  const world = {
    store: { ...store, receipts: async () => receipts },
    now: () => NOW,
    wait: async () => {
      slices += 1
    },
  }
  let length = 0
  const pieces: string[] = []
  for await (const piece of composeExport(world, 1, english)) {
    length += piece.length
    pieces.push(piece)
  }
  expect(JSON.parse(pieces.join('')).received).toHaveLength(20_000)
  expect(length).toBeLessThan(10_000_000)
  expect(slices).toBe(40)
})
