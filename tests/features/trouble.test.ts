// What editors are told without having asked, where Telegram's answers are lost and where feeds of one host fall and rise: over HTTP.
import { afterEach, describe, expect, it } from 'vitest'
import { aFeed, anItem, HOUR, MINUTE } from '../support/builders.ts'
import { type Desk, OWNER_ID, openDesk, PATIENT } from '../support/desk.ts'

let desk: Desk
afterEach(() => desk.harness.end())

const begin = async (ids: string[]) => {
  const url = (id: string) => `http://127.0.0.1:1/${id}`
  desk = await openDesk({ adminIds: [OWNER_ID], feeds: ids.map((id) => aFeed({ id, language: id, url: url(id) })) })
  await desk.ask(desk.owner, '/start')
}
const told = (text: string | RegExp) => desk.owner.messages().filter((each) => each.own && each.text.match(text)).length
/** Each message to an editor arrives, and the bot never hears of it. */
const loseAnswers = () => desk.harness.telegram.addFault({ kind: 'lost-answer', methods: ['sendMessage'] })
const watch = () => {
  desk.later()
  return desk.harness.app.run('watch')
}

describe('of feeds of one host that fell together', () => {
  const asked = async (id: string, tries: number, outcome: { kind: 'not-modified' } | { kind: 'failure' }) => {
    const { store, now } = desk.harness.app.deps
    const result =
      outcome.kind === 'failure'
        ? ({ kind: 'failure', code: 'dns', detail: '' } as const)
        : ({ kind: 'not-modified' } as const)
    for (let each = 0; each < tries; each += 1) await store.recordFetch(id, result, now(), now() + HOUR)
  }

  it('the one that can be read again is told, and not the other, which is told once', async () => {
    await begin(['az', 'en'])
    for (const id of ['az', 'en']) await asked(id, 1, { kind: 'not-modified' })
    await asked('az', 6, { kind: 'failure' })
    await asked('en', 3, { kind: 'failure' })
    desk.harness.clock.advance(HOUR)
    await watch()
    await desk.reading(desk.owner, /Several feeds cannot be read: az, en\./)
    await asked('az', 1, { kind: 'not-modified' })
    await watch()
    await desk.reading(desk.owner, /Feed az can be read again/)
    await asked('en', 6, { kind: 'failure' })
    await watch()
    await asked('en', 1, { kind: 'not-modified' })
    await watch()
    await desk.reading(desk.owner, /Feed en can be read again/)
    expect(told(/cannot be read/)).toBe(1)
  })
})

describe('where answers are lost', () => {
  it('trouble is told twice at most, and its end once', async () => {
    await begin(['en'])
    const { deps } = desk.harness.app
    const { freeDiskBytes } = deps
    deps.freeDiskBytes = async () => 1024
    const clear = loseAnswers()
    for (let minutes = 0; minutes < 15; minutes += 1) {
      await watch()
      desk.harness.clock.advance(MINUTE)
    }
    expect(told('disk is nearly full')).toBe(2)
    deps.freeDiskBytes = freeDiskBytes
    for (let minutes = 0; minutes < 3; minutes += 1) await watch()
    expect(told('disk has room again')).toBe(1)
    clear()
    await watch()
    expect(told('disk has room again')).toBe(1)
  })

  it('an article is proposed twice at most', async () => {
    await begin(['en'])
    const { store, now } = desk.harness.app.deps
    const bring = (number: number, title: string) =>
      store.recordFetch(
        'en',
        { kind: 'items', items: [anItem({ number, title, publishedAt: now() })], validators: {} },
        now(),
        now() + HOUR,
      )
    await bring(1, 'Ordinary')
    await bring(2, 'URGENT: Bridge over the Kura is closed')
    loseAnswers()
    for (let minutes = 0; minutes < 20; minutes += 4) {
      await desk.harness.app.run('queue-alerts')
      desk.harness.clock.advance(4 * MINUTE)
    }
    await expect.poll(() => told('feed marks this as urgent'), PATIENT).toBe(2)
  })
})
