import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAlertKeys } from '#adapters/store/lowdb/alert-keys'
import { createTables } from '#adapters/store/lowdb/tables'
import { NOW } from '../../support/builders.ts'

const ARTICLES = ['9', '99', 'x']
// From the ends of what Telegram gives out, and so few that they come again.
const chatId = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.constantFrom(-(2 ** 52) + 1, 2 ** 52 - 1, -1_002_000_000_000),
)
const rang = fc.record({ articleId: fc.constantFrom(...ARTICLES), chatId, endedAt: fc.constant(NOW) })
const step = fc.oneof({ weight: 3, arbitrary: fc.array(rang, { maxLength: 12 }) }, { weight: 1, arbitrary: chatId })

describe('keys of alerts', () => {
  it('are known once added and until the chat is removed, whatever came in what order', () => {
    const property = fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const keys = createAlertKeys(createTables().tables)
      const model = new Set<string>()
      const seen = new Set<number>([0])
      for (const what of steps) {
        if (typeof what === 'number') keys.removeChat(what)
        else keys.add(what)
        if (typeof what === 'number') for (const articleId of ARTICLES) model.delete(`${articleId} ${what}`)
        else for (const one of what) model.add(`${one.articleId} ${one.chatId}`)
        for (const one of typeof what === 'number' ? [] : what) seen.add(one.chatId)
        for (const articleId of ARTICLES)
          for (const id of seen) expect(keys.has(articleId, id)).toBe(model.has(`${articleId} ${id}`))
      }
    })
    fc.assert(property, { numRuns: 60 })
  })

  it('lie in sorted blocks, filled by a broadcast that goes by id, halved by what comes in between', () => {
    const { tables } = createTables()
    const keys = createAlertKeys(tables)
    const add = (ids: number[]) => keys.add(ids.map((id) => ({ articleId: '9', chatId: id, endedAt: NOW })))
    const even = Array.from({ length: 5000 }, (_, n) => 2 * n)
    for (let from = 0; from < even.length; from += 500) add(even.slice(from, from + 500))
    const sizes = () => [...tables.alertKeys.values()].map(({ chats }) => chats.length / 11).sort((a, b) => a - b)
    expect(sizes()).toEqual([904, 2048, 2048])
    add([1, 3, 5])
    expect(sizes()).toEqual([904, 1025, 1026, 2048])
    expect(even.every((id) => keys.has('9', id)) && keys.has('9', 5) && !keys.has('9', 7)).toBe(true)
  })

  it('name no chat that was removed', () => {
    const { tables } = createTables()
    const keys = createAlertKeys(tables)
    keys.add([4, 5, 6].map((id) => ({ articleId: '9', chatId: id, endedAt: NOW })))
    const before = JSON.stringify([...tables.alertKeys.values()])
    keys.removeChat(4)
    const code = (4 + 2 ** 52).toString(36)
    expect(before).toContain(code)
    expect(JSON.stringify([...tables.alertKeys.values()])).not.toContain(code)
    keys.removeChat(5)
    keys.removeChat(6)
    expect(tables.alertKeys.size()).toBe(0)
  })

  it('are forgotten by block, once the last was added long enough ago', () => {
    const keys = createAlertKeys(createTables().tables)
    keys.add([
      { articleId: '1', chatId: 5, endedAt: NOW - 1 },
      { articleId: '2', chatId: 5, endedAt: NOW - 1 },
    ])
    keys.add([{ articleId: '2', chatId: 6, endedAt: NOW }])
    keys.forgetBefore(NOW)
    expect([keys.has('1', 5), keys.has('2', 5), keys.has('2', 6)]).toEqual([false, true, true])
  })
})
