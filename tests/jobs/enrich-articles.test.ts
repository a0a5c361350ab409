import { afterEach, describe, expect, it } from 'vitest'
import type { PageFetch } from '#deps'
import { enrichArticles } from '#jobs/enrich-articles'
import { aFeed, anItem, aPage, MINUTE, NOW } from '../support/builders.ts'
import { type ClockWorld, createClockWorld } from '../support/clock-world.ts'

let world: ClockWorld
afterEach(() => world.end())

const running = () => new AbortController().signal
const politics: PageFetch = { kind: 'page', page: aPage({ section: 'SİYASƏT' }) }

async function createWorldWith(numbers: number[], onPage: (url: string) => PageFetch | Promise<PageFetch>) {
  world = await createClockWorld({ feeds: [aFeed()], onPage })
  const held = numbers.map((number, index) => anItem({ number, publishedAt: NOW - index * MINUTE }))
  await world.store.recordFetch('az', { kind: 'items', items: held, validators: {} }, NOW, NOW)
}

const numbersOf = (urls: string[]) => urls.map((url) => Number(/\d+$/.exec(url)?.[0]))
const sectionOf = async (number: number) => (await world.store.article(String(number)))?.section

describe('pages in the background', () => {
  it('are fetched one by one, newest first, and tell the section', async () => {
    await createWorldWith([3, 2, 1], () => politics)
    expect(await enrichArticles(world.deps, running())).toBe(3)
    expect(numbersOf(world.fetched)).toEqual([3, 2, 1])
    expect(await sectionOf(1)).toBe('politics')
  })

  it('are left alone once they are there', async () => {
    await createWorldWith([1], () => politics)
    await enrichArticles(world.deps, running())
    expect(await enrichArticles(world.deps, running())).toBe(0)
  })

  it.each([
    ['cannot be had', () => ({ kind: 'failure', code: 'timeout', detail: 'no answer' }) as const],
    ['trips the reader', () => Promise.reject(new Error('a bug'))],
  ])('one that %s is tried three times and holds up no other', async (_, answer) => {
    await createWorldWith([2, 1], (url) => (url.endsWith('-2') ? answer() : politics))
    for (let minute = 0; minute < 6; minute += 1) {
      await enrichArticles(world.deps, running())
      world.clock.at += MINUTE
    }
    expect(numbersOf(world.fetched).filter((number) => number === 2)).toHaveLength(3)
    expect(await sectionOf(1)).toBe('politics')
    expect(await sectionOf(2)).toBe('other')
  })

  it('an article whose page does not come in ten minutes is of no section', async () => {
    await createWorldWith([1], () => politics)
    const stopped = new AbortController()
    stopped.abort()
    world.clock.at += 10 * MINUTE
    expect(await enrichArticles(world.deps, stopped.signal)).toBe(0)
    expect(await sectionOf(1)).toBe('other')
  })

  it('stop when the bot does', async () => {
    const stopping = new AbortController()
    await createWorldWith([3, 2, 1], () => {
      stopping.abort()
      return politics
    })
    expect(await enrichArticles(world.deps, stopping.signal)).toBe(1)
  })
})
