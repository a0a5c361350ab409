// The live card of a running broadcast: what an edit costs.
import { expect, it } from 'vitest'
import type { Deps } from '#deps'
import { EMPTY_TALLY } from '#domain/broadcast'
import { createProgressCards } from '#jobs/show-progress'
import { MINUTE, NOW } from '../support/builders.ts'
import { createFakeBroadcasts } from '../support/fake-broadcasts.ts'
import { createFakeTelegram } from '../support/fake-telegram.ts'
import { locales } from '../views/locales.ts'

it('counts the recipients once, however often the card is edited', async () => {
  const fake = createFakeBroadcasts()
  const telegram = createFakeTelegram()
  let [at, counted] = [NOW, 0]
  fake.gate = (method) => {
    if (method === 'countRecipients') counted += 1
  }
  const note = () => {}
  const cards = createProgressCards({
    store: fake.store,
    telegram,
    locales,
    settings: { ownerIds: [], approvals: 0, defaultLanguage: 'en', defaultZone: 'Asia/Baku' },
    now: () => at,
    log: { debug: note, info: note, warn: note, error: note },
  } as unknown as Deps)
  fake.editorIds = [77]
  const broadcast = fake.add({ authorId: 77, startedAt: NOW, cardId: 900 }, 3000)
  const edits = () => telegram.sent.map(({ message }) => message.html ?? '')
  for (const sent of [100, 200, 300])
    await expect
      .poll(() => {
        at += MINUTE
        cards.refresh(broadcast, { ...EMPTY_TALLY, queued: 500, sent })
        return edits().length
      })
      .toBe(sent / 100)
  expect(edits().every((html) => html.includes('left 3,000'))).toBe(true)
  expect(counted).toBe(1)
})
