// What is paid for in Stars, over HTTP: which calls say so, how fast they go, and what Telegram's refusal does.
import { afterEach, describe, expect, it } from 'vitest'
import type { Config } from '#config'
import { STRICT_LIMITS } from '#sandbox/telegram/limits'
import type { Call } from '#sandbox/telegram/world'
import { MINUTE, settings } from '../support/builders.ts'
import { type Desk, OWNER_ID, openDesk, openDeskWithArticles, openDeskWithoutNews } from '../support/desk.ts'

let desk: Desk
afterEach(() => desk.harness.end())

const PAYING: Partial<Config> = { messagesPerSecond: 1000, paidBroadcast: 'alerts' }
/** Where a limit is strict, a busy machine's delays would count tenfold on a fast clock. */
const IN_REAL_TIME = 1
/** Answers come in bursts of three, which Telegram lets pass. */
const LIMITS = { ...STRICT_LIMITS, chatBurst: 3 }
const isPaid = ({ params }: Call) => String(params['allow_paid_broadcast']) === 'true'
const callsTo = (ids: number[]) =>
  desk.harness.telegram.calls().filter(({ chatId }) => chatId !== undefined && ids.includes(chatId))

/** Readers who wrote to the bot before, without a word of theirs. */
async function subscribe(count: number): Promise<number[]> {
  const { store, now } = desk.harness.app.deps
  const ids: number[] = []
  for (let index = 0; index < count; index += 1) {
    const { id } = desk.harness.telegram.person({ firstName: 'Reader', isKnown: true })
    await store.subscribe(id, 'private', settings({ schedule: [] }), undefined, now())
    ids.push(id)
  }
  return ids
}

async function broadcast(text: string): Promise<string> {
  desk.write(`/broadcast ${text}`)
  const card = await desk.toPreview()
  await desk.press(card, 'Send')
  return card.text
}

const arrived = (ids: number[], text: string) =>
  desk.harness.telegram.until(
    () => ids.every((id) => desk.harness.telegram.messages(id).some((each) => each.text === text)),
    `${text} everywhere`,
  )

describe('a broadcast that is paid for', () => {
  it('says its price, goes faster than the free limit, and pays for nothing else', async () => {
    desk = await openDesk({ feeds: [], ...PAYING }, IN_REAL_TIME)
    const ids = await subscribe(120)
    desk.harness.telegram.setLimits(LIMITS)
    const card = await broadcast('Good news')
    expect(card).toContain('120 chats, a few seconds\nPrice: about 9 Telegram Stars\n')
    await arrived(ids, 'Good news')
    const calls = callsTo(ids)
    await desk.harness.telegram.until(() => calls.every(({ status }) => status === 200))
    expect([calls.length, calls.every(isPaid), desk.harness.telegram.paidMessages()]).toEqual([120, true, 120])
    const [firstAt = 0, lastAt = 0] = [calls.at(0)?.at, calls.at(-1)?.at]
    // Four seconds at the free limit.
    expect(lastAt - firstAt).toBeLessThan(3000)
    expect(desk.harness.telegram.calls().filter(({ status }) => status === 429)).toEqual([])
    await desk.report()
    expect(callsTo([OWNER_ID]).filter(isPaid)).toEqual([])
  })

  it('costs nothing and is not slower for it where it is not', async () => {
    desk = await openDeskWithoutNews({ messagesPerSecond: 30, paidBroadcast: 'all' })
    const ids = await subscribe(3)
    expect(await broadcast('Good news')).not.toContain('Price')
    await arrived(ids, 'Good news')
    expect(desk.harness.telegram.calls().filter(isPaid)).toEqual([])
  })
})

describe('where Telegram takes no payment', () => {
  it('everybody gets it all the same, editors are told once, and it is tried again later', async () => {
    desk = await openDesk({ feeds: [], ...PAYING }, IN_REAL_TIME)
    const { telegram, app, clock } = desk.harness
    const ids = await subscribe(40)
    telegram.allowPaying(false)
    telegram.setLimits(LIMITS)
    await broadcast('First')
    await arrived(ids, 'First')
    expect(telegram.calls().filter(({ status }) => status === 429)).toEqual([])
    telegram.setLimits(undefined)
    await desk.report()
    expect(telegram.paidMessages()).toBe(0)
    for (const id of ids) expect(telegram.messages(id)).toHaveLength(1)
    await app.run('watch')
    await app.run('watch')
    const told = () => desk.owner.messages().filter(({ text }) => text.includes('payment'))
    expect(told().map(({ text }) => text)).toEqual([expect.stringContaining('takes no payment for faster sending')])
    telegram.allowPaying(true)
    clock.advance(11 * MINUTE)
    expect(await broadcast('Second')).not.toContain('Price')
    await arrived(ids, 'Second')
    // What waited for its turn before the first payment was taken stays unpaid.
    expect(telegram.paidMessages()).toBeGreaterThan(0)
    await app.run('watch')
    expect(told().at(-1)?.text).toContain('takes payment again')
    expect(await broadcast('Third')).toContain('Price')
  }, 20_000)
})

describe('digests and alerts', () => {
  it.each(['alerts', 'all'] as const)('with %s', async (paidBroadcast) => {
    desk = await openDeskWithArticles({ ...PAYING, paidBroadcast })
    const reader = await desk.harness.reader()
    await desk.ask(reader, '/schedule 10:30')
    desk.harness.clock.advance(31 * MINUTE)
    await desk.harness.tick()
    const digest = await desk.reading(reader, /Story 4411201 of en/)
    await desk.ask(desk.owner, '/latest')
    await desk.press(await desk.ask(desk.owner, '/breaking 1 flash'), 'Send')
    const alert = await desk.reading(reader, /BREAKING|Flash|⚡|🔴|Story/)
    await desk.harness.telegram.until(() => (reader.last()?.id ?? 0) > digest.id)
    expect(alert).toBeDefined()
    const paid = callsTo([reader.id]).filter(({ method }) => method === 'sendMessage')
    expect(paid.slice(-2).map(isPaid)).toEqual([paidBroadcast === 'all', true])
  })
})
