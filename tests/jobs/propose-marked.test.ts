// What a feed marks as urgent is proposed to editors, and to nobody else.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import { proposeMarked } from '#jobs/propose-marked'
import { anArticle, NOW } from '../support/builders.ts'
import { createFakeTelegram, type FakeTelegram } from '../support/fake-telegram.ts'
import { locales } from '../views/locales.ts'

let telegram: FakeTelegram
let logged: string[]
beforeEach(() => {
  telegram = createFakeTelegram()
  logged = []
})

const note = (event: string) => void logged.push(event)
const propose = (...titles: string[]) => {
  const store = { editors: async () => [{ id: 2, addedBy: 1, at: NOW }], chat: async () => undefined }
  const log = { debug: note, info: note, warn: note, error: note }
  const settings = { ownerIds: [1], defaultLanguage: 'en', defaultZone: 'Asia/Baku' }
  const deps = { telegram, store, log, settings, locales, now: () => NOW } as unknown as Deps
  const added: Article[] = titles.map((title, index) => anArticle({ id: String(index + 1), title }))
  return proposeMarked(deps, added)
}
const buttons = () =>
  telegram.sent.map(({ chatId, message }) => [
    chatId,
    (message.keyboard ?? []).flat().map((button) => ('data' in button ? button.data : '')),
  ])

describe('articles of a poll', () => {
  it('that say they are urgent are proposed to every editor, each with one button', async () => {
    await propose('Ordinary news', 'FLASH: Quake', 'URGENT: Talks end')
    expect(buttons()).toEqual([
      [1, ['k:f:2']],
      [2, ['k:f:2']],
      [1, ['k:u:3']],
      [2, ['k:u:3']],
    ])
    expect(telegram.sent[0]?.message.html).toContain('FLASH: Quake')
  })

  it('are proposed three a poll at most', async () => {
    await propose(...Array.from({ length: 10 }, (_, index) => `URGENT: Story ${index}`))
    expect(telegram.sent).toHaveLength(6)
  })

  it('that are ordinary are no editor’s business', async () => {
    await propose('Ordinary news', 'Urgent talks are held')
    expect(telegram.sent).toEqual([])
  })

  it('reach one editor though another cannot be reached', async () => {
    telegram.answer = ({ chatId }) => {
      if (chatId === 1) throw new Error('broken')
      return { kind: 'sent', messageId: 1 }
    }
    await propose('FLASH: Quake')
    expect(telegram.sent.map(({ chatId }) => chatId)).toEqual([1, 2])
    expect(logged).toContain('breaking-not-proposed')
  })
})
