import { expect, it } from 'vitest'
import type { Store } from '#adapters/store/store'
import { anItem, aPage, NOW, settings } from '../../../support/builders.ts'
import type { World } from './world.ts'

export function wholeContract(world: World) {
  const { fetchItems, startFeed, sendDigest } = world

  it('keeps conversations by key', async () => {
    await world.store.saveSession('100:100', { step: 'language', seen: [1, null] })
    await world.reopen()
    expect(await world.store.session('100:100')).toEqual({ step: 'language', seen: [1, null] })
    await world.store.dropSession('100:100')
    expect(await world.store.session('100:100')).toBeUndefined()
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
