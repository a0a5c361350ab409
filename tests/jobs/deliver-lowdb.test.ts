import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openLowdbStore } from '#adapters/store/lowdb/lowdb-store'
import type { Deps, Store } from '#deps'
import { createDeliverer } from '#jobs/deliver'
import type { DigestComposer } from '#jobs/show-digest'
import { loadLocales } from '#locale-fluent'
import { anArticle, HOUR, MINUTE, NOW, settings } from '../support/builders.ts'
import { createFakeTelegram } from '../support/fake-telegram.ts'

const locales = loadLocales(new URL('../../locales/', import.meta.url))
const hush = () => {}
const log = { debug: hush, info: hush, warn: hush, error: hush }
const CHATS = [101, 102, 103, 104, 105, 106]
const composeDigest: DigestComposer = async (_settings, window) => ({
  ...window,
  groups: [{ section: 'politics', articles: [anArticle()] }],
  restIds: [],
})

const open: { store: Store; folder: string }[] = []
afterEach(async () => {
  for (const { store, folder } of open.splice(0)) {
    await store.close()
    await rm(folder, { recursive: true })
  }
})

async function setUp() {
  const folder = await mkdtemp(join(tmpdir(), 'deliver-'))
  let at = NOW + MINUTE
  const now = () => at
  const store = await openLowdbStore({ folder, now, wait: async () => {}, log })
  open.push({ store, folder })
  for (const chatId of CHATS) await store.subscribe(chatId, 'private', settings({ language: 'en' }), undefined, NOW)
  const task = { kind: 'digest', slotKey: '2026-11-24T08:00', slotAt: NOW } as const
  const deliveries = CHATS.map((chatId) => ({ key: `digest:${chatId}`, chatId, task, notBeforeAt: NOW }))
  await store.queueDeliveries(deliveries, NOW)
  const telegram = createFakeTelegram()
  const parts = { now, wait: async () => {}, random: () => 0.5, log, store, telegram, locales }
  const deps = { ...parts, settings: { paidBroadcast: 'off' } } as unknown as Deps
  const receipt = async (chatId: number) => (await store.receipts(chatId, 1))[0]
  return {
    store,
    telegram,
    deps,
    receipt,
    later: (ms: number) => {
      at += ms
    },
  }
}

describe('the worker on the embedded store', () => {
  it('sends what is queued once, and says so in the receipts', async () => {
    const { deps, store, telegram, receipt } = await setUp()
    const deliverer = createDeliverer(deps, { owner: 'me', composeDigest, inFlight: 4 })
    expect(await deliverer.drain()).toBe(6)
    expect(await deliverer.drain()).toBe(0)
    expect(telegram.sent.map(({ chatId }) => chatId).sort()).toEqual(CHATS)
    expect(await receipt(101)).toMatchObject({ state: 'sent', items: 1, attempts: 1 })
    expect(await store.chat(101)).toMatchObject({ digestedUntil: NOW })
    expect(await store.latestDigest(101)).toMatchObject({ slotAt: NOW, page: 0 })
    expect(await store.shownList(101)).toEqual(['4411239'])
  })

  it('makes unknown what a killed process was sending, sends what it had only claimed, and doubles nothing', async () => {
    const { deps, store, telegram, receipt, later } = await setUp()
    const [first] = await store.claimDeliveries('killed', NOW + MINUTE, 3)
    expect(await store.markSending(first?.key ?? '', 'killed')).toBe(true)
    later(6000)
    await createDeliverer(deps, { owner: 'me', composeDigest }).drain()
    expect(await receipt(first?.chatId ?? 0)).toMatchObject({ state: 'unknown' })
    const others = CHATS.filter((chatId) => chatId !== first?.chatId)
    expect(telegram.sent.map(({ chatId }) => chatId).sort()).toEqual(others)
    expect(await store.markSending(first?.key ?? '', 'killed')).toBe(false)
  })

  it('keeps the settings of a person who blocked the bot, and plans nothing more', async () => {
    const { deps, store, telegram, receipt } = await setUp()
    telegram.answer = ({ chatId }) =>
      chatId === 101 ? { kind: 'unreachable', reason: 'blocked-by-user' } : { kind: 'sent', messageId: chatId }
    await createDeliverer(deps, { owner: 'me', composeDigest }).drain()
    expect(await store.chat(101)).toMatchObject({ state: 'unreachable', zone: 'Asia/Baku' })
    expect(await receipt(101)).toMatchObject({ state: 'blocked', reason: 'blocked-by-user' })
    expect(await receipt(102)).toMatchObject({ state: 'sent' })
  })

  it('follows a group that moved, its settings and its digest with it', async () => {
    const { deps, store, telegram } = await setUp()
    telegram.answer = ({ chatId }) =>
      chatId === 101 ? { kind: 'migrated', toChatId: -1007 } : { kind: 'sent', messageId: 5 }
    await createDeliverer(deps, { owner: 'me', composeDigest }).drain()
    expect(await store.chat(101)).toBeUndefined()
    expect(await store.chat(-1007)).toMatchObject({ state: 'active', digestedUntil: NOW })
    expect(telegram.sent.filter(({ chatId }) => chatId === -1007)).toHaveLength(1)
    expect((await store.receipts(-1007, 1))[0]).toMatchObject({ state: 'sent' })
  })

  it('lets a digest go that an outage made three hours late', async () => {
    const { deps, telegram, receipt, later } = await setUp()
    later(3 * HOUR)
    await createDeliverer(deps, { owner: 'me', composeDigest }).drain()
    expect(telegram.sent).toEqual([])
    expect(await receipt(101)).toMatchObject({ state: 'expired', reason: 'too-late' })
  })
})
