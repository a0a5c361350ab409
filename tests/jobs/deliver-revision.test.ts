// Recalls and corrections as they really go: the runner, the worker and the embedded store together. What counts is what
// stands in the chats at the end.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openLowdbStore } from '#adapters/store/lowdb/lowdb-store'
import type { Deps, SendOutcome, Store } from '#deps'
import type { BroadcastContent } from '#domain/broadcast'
import { createDeliverer, type Deliverer } from '#jobs/deliver'
import { createBroadcastRunner } from '#jobs/run-broadcasts'
import { loadLocales } from '#locale-fluent'
import { DAY, NOW, settings } from '../support/builders.ts'
import { createFakeTelegram, type SentMessage } from '../support/fake-telegram.ts'

const locales = loadLocales(new URL('../../locales/', import.meta.url))
const hush = () => {}
const log = { debug: hush, info: hush, warn: hush, error: hush }
const CHATS = Array.from({ length: 12 }, (_, place) => 101 + place)
const EDITOR = 1
const TEXT: BroadcastContent = { kind: 'text', text: 'The office moves.', entities: [], preview: true }
const CORRECTED = 'The office stays.'
const correctionOf = (of: string): BroadcastContent => ({
  kind: 'correction',
  of,
  text: CORRECTED,
  entities: [],
  preview: true,
})
const ALBUM: BroadcastContent = {
  kind: 'media',
  items: [
    { kind: 'photo', fileId: 'A' },
    { kind: 'photo', fileId: 'B' },
  ],
  text: 'The office.',
  entities: [],
  captionAbove: false,
}

const open: { store: Store; folder: string }[] = []
afterEach(async () => {
  for (const { store, folder } of open.splice(0)) {
    await store.close()
    await rm(folder, { recursive: true })
  }
})

async function setUp() {
  const folder = await mkdtemp(join(tmpdir(), 'revision-'))
  let at = NOW
  const now = () => at
  const wait = async (ms: number) => {
    at += ms
    await new Promise((resolve) => setImmediate(resolve))
  }
  const store = await openLowdbStore({ folder, now, wait, log })
  open.push({ store, folder })
  for (const chatId of CHATS) await store.subscribe(chatId, 'private', settings({ language: 'en' }), undefined, NOW)
  const telegram = createFakeTelegram()
  const deps = {
    now,
    wait,
    random: () => 0.5,
    log,
    store,
    telegram,
    locales,
    settings: { ownerIds: [EDITOR], approvals: 0, defaultLanguage: 'en', messagesPerSecond: 30, paidBroadcast: 'off' },
  } as unknown as Deps

  /** What stands in the chats, by chat and message. */
  const shown = new Map<number, Map<number, string>>()
  let lastId = 1000
  const carryOut = ({ chatId, message, messageId, deleted }: SentMessage): SendOutcome => {
    const chat = shown.get(chatId) ?? new Map<number, string>()
    shown.set(chatId, chat)
    if (deleted !== undefined) {
      for (const id of deleted) chat.delete(id)
      return { kind: 'sent', messageId: deleted[0] ?? 0 }
    }
    const text = message.text ?? message.html ?? ''
    if (messageId !== undefined && chat.get(messageId) === text) return { kind: 'unchanged' }
    const ids = messageId === undefined ? (message.media ?? [0]).map(() => ++lastId) : [messageId]
    for (const [place, id] of ids.entries()) chat.set(id, place === 0 ? text : '')
    return { kind: 'sent', messageId: ids[0] ?? 0, ...(ids.length > 1 && { messageIds: ids }) }
  }
  telegram.answer = carryOut

  const runner = createBroadcastRunner(deps, hush, new AbortController().signal, async () => true)
  const worker = (owner = 'me') =>
    createDeliverer(deps, { owner, composeDigest: async () => undefined, inFlight: CHATS.length })
  const start = async (content: BroadcastContent) => {
    const audience = { kind: 'everyone' } as const
    const { id } = await store.createBroadcast({ authorId: EDITOR, content, audience, createdAt: at })
    await store.changeBroadcast(id, ['draft'], { state: 'running', startedAt: at })
    return id
  }
  /** Ticks and sends until nothing is left to do. */
  const finish = async (deliverer: Deliverer) => {
    for (let quiet = 0; quiet < 3; ) {
      await runner()
      quiet = (await deliverer.drain()) === 0 ? quiet + 1 : 0
      at += 1000
    }
  }
  return {
    store,
    now,
    telegram,
    carryOut,
    runner,
    worker,
    start,
    finish,
    /** The texts in each reader's chat. */
    texts: () => CHATS.map((chatId) => [...(shown.get(chatId)?.values() ?? [])]),
    later: (ms: number) => {
      at += ms
    },
  }
}

type World = Awaited<ReturnType<typeof setUp>>

/** Sends a broadcast with one message on its way; `land` lets that one arrive. */
async function underWay({ telegram, carryOut, runner, worker, start }: World, content = TEXT) {
  const id = await start(content)
  let land = () => {}
  let isOnItsWay = () => {}
  const onItsWay = new Promise<void>((resolve) => {
    isOnItsWay = resolve
  })
  telegram.answer = (request) => {
    if (request.chatId !== 105) return carryOut(request)
    telegram.answer = carryOut
    return new Promise((resolve) => {
      land = () => resolve(carryOut(request))
      isOnItsWay()
    })
  }
  await runner()
  const deliverer = worker()
  const sent = deliverer.drain()
  await onItsWay
  return { id, deliverer, land: () => land(), sent }
}

describe('a correction', () => {
  it('reaches a message that was on its way with the old words while everybody else was corrected', async () => {
    const world = await setUp()
    const { id, deliverer, land, sent } = await underWay(world)
    await world.start(correctionOf(id))
    await world.runner()
    land()
    await sent
    await world.finish(deliverer)
    expect(world.texts()).toEqual(CHATS.map(() => [CORRECTED]))
    expect(await world.store.tally('2')).toMatchObject({ queued: 12, sent: 12 })
    expect(await world.store.broadcast('2')).toMatchObject({ state: 'done' })
  })

  it('goes on where a killed process left it', async () => {
    const world = await setUp()
    const id = await world.start(ALBUM)
    await world.finish(world.worker())
    await world.start(correctionOf(id))
    await world.runner()
    const held = await world.store.claimDeliveries('killed', world.now(), 5)
    await world.store.markSending(held[0]?.key ?? '', 'killed')
    world.later(6000)
    await world.finish(world.worker('next'))
    expect(held).toHaveLength(5)
    expect(world.texts()).toEqual(CHATS.map(() => [CORRECTED, '']))
  })
})

describe('a recall', () => {
  it('takes back a message that was still on its way, and sends nothing of its source any more', async () => {
    const world = await setUp()
    const { id, deliverer, land, sent } = await underWay(world, ALBUM)
    await world.start({ kind: 'recall', of: id })
    await world.runner()
    land()
    await sent
    await world.finish(deliverer)
    expect(world.texts()).toEqual(CHATS.map(() => []))
    expect(await world.store.broadcast(id)).toMatchObject({ state: 'cancelled' })
    expect(await world.store.broadcast('2')).toMatchObject({ state: 'done' })
  })

  it('reaches chats that left, but for those Telegram says it cannot', async () => {
    const world = await setUp()
    const id = await world.start(TEXT)
    await world.finish(world.worker())
    await world.store.deactivateChat(103, 'stopped')
    await world.store.deactivateChat(104, 'unreachable')
    world.telegram.answer = (request) =>
      request.chatId === 104 ? { kind: 'unreachable', reason: 'blocked-by-user' } : world.carryOut(request)
    await world.start({ kind: 'recall', of: id })
    await world.runner()
    await world.store.deactivateChat(106, 'stopped')
    await world.finish(world.worker())
    expect(world.texts().flat()).toEqual(['The office moves.'])
    expect(await world.store.tally('2')).toMatchObject({ queued: 12, sent: 11, blocked: 1 })
  })

  it('puts the notice where a message has become too old to be deleted', async () => {
    const world = await setUp()
    const id = await world.start(TEXT)
    await world.finish(world.worker())
    world.later(2 * DAY)
    await world.start({ kind: 'recall', of: id })
    await world.finish(world.worker())
    expect(world.texts()).toEqual(CHATS.map(() => ['The agency has taken this message back.']))
    expect(world.telegram.sent.some(({ deleted }) => deleted !== undefined)).toBe(false)
    expect(await world.store.tally('2')).toMatchObject({ sent: 12, notices: 12 })
  })

  it('goes on where a killed process left it', async () => {
    const world = await setUp()
    const id = await world.start(TEXT)
    await world.finish(world.worker())
    await world.start({ kind: 'recall', of: id })
    await world.runner()
    const [first] = await world.store.claimDeliveries('killed', world.now(), 5)
    await world.store.markSending(first?.key ?? '', 'killed')
    world.later(6000)
    await world.finish(world.worker('next'))
    expect(world.texts()).toEqual(CHATS.map(() => []))
    expect(await world.store.tally('2')).toMatchObject({ queued: 12, sent: 12 })
  })
})
