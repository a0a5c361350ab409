import { expect, it } from 'vitest'
import type { Store } from '#adapters/store/store'
import { anItem, aPage, HOUR, NOW, settings } from '../../../support/builders.ts'
import { aBroadcastDraft, type World } from './world.ts'

export function wholeContract(world: World) {
  const { fetchItems, startFeed, sendDigest } = world

  it('keeps conversations by key', async () => {
    await world.store.saveSession('100:100', { step: 'language', seen: [1, null] })
    await world.reopen()
    expect(await world.store.session('100:100')).toEqual({ step: 'language', seen: [1, null] })
    await world.store.dropSession('100:100')
    expect(await world.store.session('100:100')).toBeUndefined()
  })

  it('forgets questions nobody answered, in whatever chat, and nothing else that is kept by key', async () => {
    const { store } = world
    for (const key of ['-100:5', '5:5']) await store.saveSession(key, { message: 'with a name' })
    const others = ['search:5', '5:album', '-100:greeted', 'menu:owners', 'gone 7']
    for (const key of others) await store.saveSession(key, 1)
    await world.pass(HOUR)
    await store.saveSession('5:5', { message: 'asked again' })
    await store.saveSession('6:6', { message: 'another' })
    await store.migrateChat(-100, -101)
    await world.pass(HOUR)
    expect(await store.pruneDialogues(2 * HOUR)).toBe(1)
    const later = await world.reopen()
    expect(await later.session('-101:5')).toBeUndefined()
    for (const key of ['5:5', '6:6', '-101:greeted', 'search:5', '5:album', 'menu:owners', 'gone 7'])
      expect(await later.session(key)).toBeDefined()
    expect(await later.pruneDialogues(HOUR)).toBe(2)
    expect(await later.pruneDialogues(0)).toBe(0)
  })

  it('forgets the last searches of a chat that is not known, once it has not searched for long', async () => {
    const { store } = world
    await store.subscribe(5, 'private', settings(), NOW, NOW)
    for (const key of ['search:5', 'search:6', 'search:-7', '6:album']) await store.saveSession(key, [])
    await world.pass(HOUR)
    await store.saveSession('search:-7', [])
    await world.pass(HOUR)
    expect(await store.pruneSearches(2 * HOUR)).toBe(1)
    const later = await world.reopen()
    const kept = await Promise.all(['search:5', 'search:6', 'search:-7', '6:album'].map((key) => later.session(key)))
    expect(kept).toEqual([[], undefined, [], []])
  })

  it('gives copies, and keeps copies', async () => {
    await startFeed()
    const item = anItem({ flags: ['video'] })
    const { added } = await fetchItems([item])
    item.flags.push('photo')
    added[0]?.flags.push('comment')
    const wanted = structuredClone(settings())
    const { chat } = await world.store.subscribe(100, 'private', wanted, NOW, NOW)
    wanted.schedule[0]?.minutes.push(1)
    chat.schedule[0]?.minutes.push(2)
    ;(await world.store.chat(100))?.schedule.pop()
    const value = { step: 1 }
    await world.store.saveSession('s', value)
    value.step = 2
    expect((await world.store.article('4411239'))?.flags).toEqual(['video'])
    expect((await world.store.chat(100))?.schedule).toEqual([{ weekdays: [1, 2, 3, 4, 5, 6, 7], minutes: [480] }])
    expect(await world.store.session('s')).toEqual({ step: 1 })
  })

  it('tells what is under way with a chat, and with no other', async () => {
    for (const chatId of [100, 101]) {
      await world.subscribe(chatId)
      await world.queue(`e:${chatId}`, chatId, { kind: 'digest-edit', messageId: 7 }, NOW + 1)
      await world.store.saveSession(`${chatId}:${chatId}`, { step: 'time' })
      await world.store.createBroadcast({ ...aBroadcastDraft(), authorId: chatId })
    }
    await sendDigest(100)
    for await (const store of world.nowAndLater()) {
      const { deliveries, dialogues, drafts } = await store.underWayWith(100)
      expect(deliveries).toEqual([
        {
          key: 'e:100',
          chatId: 100,
          task: { kind: 'digest-edit', messageId: 7 },
          state: 'pending',
          queuedAt: NOW,
          notBeforeAt: NOW + 1,
          attempts: 0,
        },
      ])
      expect(dialogues).toEqual([{ key: '100:100', value: { step: 'time' } }])
      expect(drafts).toMatchObject([{ authorId: 100, state: 'draft' }])
    }
    await world.store.forgetChat(100)
    expect(await world.store.underWayWith(100)).toEqual({ deliveries: [], dialogues: [], drafts: [] })
  })

  it('has what it promised after a kill, and after a restart', async () => {
    await startFeed()
    await fetchItems([anItem()])
    await world.store.recordPage('4411239', aPage(), 'economy', NOW)
    await sendDigest(100)
    const look = async (from: Store) => ({
      feeds: await from.feeds(),
      article: await from.article('4411239'),
      page: await from.page('4411239'),
      chat: await from.chat(100),
      digest: await from.latestDigest(100),
      receipts: await from.receipts(100, 9),
      list: await from.shownList(100),
    })
    const before = await look(world.store)
    expect(await look(await world.crash())).toEqual(before)
    expect(await look(await world.reopen())).toEqual(before)
  })
}
