import { afterEach, describe, expect, it } from 'vitest'
import type { PageFetch } from '#deps'
import { readPage } from '#jobs/read-page'
import { aFeed, anItem, aPage, aShownDigest, DAY, HOUR, MINUTE, NOW, settings } from '../support/builders.ts'
import { type ClockWorld, createClockWorld } from '../support/clock-world.ts'

let world: ClockWorld
let answer: PageFetch
afterEach(() => world.end())

const page = (title: string): PageFetch => ({ kind: 'page', page: aPage({ title, section: 'Politics' }) })
const failed: PageFetch = { kind: 'failure', code: 'timeout', detail: 'no answer' }
const gone: PageFetch = { kind: 'failure', code: 'http-status', detail: '404', status: 404 }

async function createWorldWithArticle() {
  answer = page('First reading')
  world = await createClockWorld({ feeds: [aFeed()], onPage: () => answer })
  await world.store.recordFetch('az', { kind: 'items', items: [anItem()], validators: {} }, NOW, NOW)
}

async function read() {
  const article = await world.store.article('4411239')
  if (!article) throw new Error('the article was recorded')
  const reading = await readPage(world.deps, article)
  return reading.kind === 'page' ? reading.page.title : reading.code
}

const isWithdrawn = async () => (await world.store.article('4411239'))?.withdrawnAt !== undefined

describe('the page of an article', () => {
  it('is fetched when first opened, and tells the section', async () => {
    await createWorldWithArticle()
    expect(await read()).toBe('First reading')
    expect((await world.store.article('4411239'))?.section).toBe('politics')
  })

  it('is not fetched again within the hour, and is after it', async () => {
    await createWorldWithArticle()
    await read()
    answer = page('Second reading')
    world.clock.at += HOUR - 1
    expect(await read()).toBe('First reading')
    world.clock.at += 1
    expect(await read()).toBe('Second reading')
  })

  it('is fetched again when the headline changed since', async () => {
    await createWorldWithArticle()
    await read()
    world.clock.at += MINUTE
    const items = [anItem({ title: 'A changed headline' })]
    await world.store.recordFetch('az', { kind: 'items', items, validators: {} }, world.clock.at, NOW)
    answer = page('Second reading')
    expect(await read()).toBe('Second reading')
  })

  it('is the stored one when the site does not answer', async () => {
    await createWorldWithArticle()
    await read()
    answer = failed
    world.clock.at += 2 * HOUR
    expect(await read()).toBe('First reading')
  })

  it('is a failure with its reason when there is none at all', async () => {
    await createWorldWithArticle()
    answer = failed
    expect(await read()).toBe('timeout')
  })
})

describe('a page that is gone', () => {
  it('is withdrawn when found so twice, ten minutes apart, and its digest is edited', async () => {
    await createWorldWithArticle()
    await world.store.subscribe(100, 'private', settings(), undefined, NOW - DAY)
    await world.store.rememberDigest(aShownDigest({ sentAt: NOW - MINUTE }))
    answer = gone
    expect(await read()).toBe('gone')
    world.clock.at += 10 * MINUTE
    expect(await read()).toBe('gone')
    expect(await isWithdrawn()).toBe(true)
    expect((await world.takeQueued(100)).map(({ task }) => task.kind)).toEqual(['digest-edit'])
  })

  it('is not when the two are closer', async () => {
    await createWorldWithArticle()
    answer = gone
    await read()
    world.clock.at += 10 * MINUTE - 1
    await read()
    expect(await isWithdrawn()).toBe(false)
  })

  it('is not when it was there in between', async () => {
    await createWorldWithArticle()
    answer = gone
    await read()
    answer = page('Back again')
    await read()
    world.clock.at += HOUR
    answer = gone
    await read()
    expect(await isWithdrawn()).toBe(false)
  })

  it('is not for other errors of the site', async () => {
    await createWorldWithArticle()
    answer = { ...failed, code: 'http-status', status: 503 }
    await read()
    world.clock.at += HOUR
    expect(await read()).toBe('http-status')
    expect(await isWithdrawn()).toBe(false)
  })
})
