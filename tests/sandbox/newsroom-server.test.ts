import { request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import type { Fault } from '#sandbox/newsroom/faults'
import { createNewsroom, type Newsroom } from '#sandbox/newsroom/newsroom'

const userAgent = 'Mozilla/5.0 (compatible; NewsTest/1.0)'
const startedAt = Date.UTC(2026, 10, 24, 8, 30, 17)

type Reply = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }

const open: Newsroom[] = []

afterEach(async () => {
  for (const newsroom of open.splice(0)) await newsroom.close()
})

async function openNewsroom() {
  const clock = { at: startedAt }
  const newsroom = createNewsroom({ now: () => clock.at })
  await newsroom.listen()
  open.push(newsroom)
  const get = (path: string, headers: Record<string, string> = { 'user-agent': userAgent }, method = 'GET') =>
    ask(newsroom.root + path, headers, method)
  return { newsroom, clock, get }
}

/** As sent: nothing is decompressed, followed or filled in. */
function ask(url: string, headers: Record<string, string>, method: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, method, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('who asks', () => {
  it.each([
    ['nothing', {}],
    ['a tool', { 'user-agent': 'curl/8.5.0' }],
    ['a library', { 'user-agent': 'node' }],
  ])('gets 400 with %s as its name, for feed, page and robots.txt', async (_, headers) => {
    const { newsroom, get } = await openNewsroom()
    const story = newsroom.articles()[0]?.path ?? ''
    for (const path of ['/rss', story, '/robots.txt']) expect((await get(path, headers)).status).toBe(400)
  })

  it('gets robots.txt, lists by section, and 404 for what is not there', async () => {
    const { get } = await openNewsroom()
    expect((await get('/robots.txt')).body.toString()).toMatch(/^User-agent: \*\nDisallow: /)
    expect((await get('/en/bolme/culture')).body.toString()).toContain('<h2 class="entry-title"><a href="http')
    expect((await get('/')).status).toBe(200)
    expect((await get('/ru')).status).toBe(200)
    for (const path of ['/de/rss', '/en/bolme/gossip', '/files/culture/1_640x360.png', '/nowhere'])
      expect((await get(path)).status, path).toBe(404)
  })

  it('may not write, and may ask for the head alone', async () => {
    const { get } = await openNewsroom()
    expect((await get('/rss', { 'user-agent': userAgent }, 'POST')).status).toBe(405)
    const head = await get('/rss', { 'user-agent': userAgent }, 'HEAD')
    expect([head.status, head.body.length]).toEqual([200, 0])
    expect(Number(head.headers['content-length'])).toBeGreaterThan(1000)
  })

  it('gets 400 for a path that cannot be decoded', async () => {
    const { get } = await openNewsroom()
    expect((await get('/xeber/%E0%A4%A')).status).toBe(400)
  })

  it('is remembered with the moment and the answer', async () => {
    const { newsroom, clock, get } = await openNewsroom()
    clock.at += 5
    await get('/en/rss?x=1')
    expect(newsroom.requests()).toEqual([{ method: 'GET', path: '/en/rss', userAgent, status: 200, at: clock.at }])
  })
})

describe('a conditional request', () => {
  it.each(['/rss', 'a page'])('for %s is answered with 304 until something changes', async (what) => {
    const { newsroom, get } = await openNewsroom()
    const story = newsroom.articles().find(({ language }) => language === 'az')
    const path = what === '/rss' ? what : (story?.path ?? '')
    const { etag } = (await get(path)).headers
    const again = () => get(path, { 'user-agent': userAgent, 'if-none-match': `W/"other", ${etag}` })
    const fresh = await again()
    expect([fresh.status, fresh.body.length, fresh.headers['etag']]).toEqual([304, 0, etag])
    newsroom.addArticle({ language: 'az', title: 'Yeni xəbər' })
    const changed = await again()
    expect(changed.status).toBe(200)
    expect(changed.headers['etag']).not.toBe(etag)
  })

  it('by date is answered with 304 until the next story', async () => {
    const { newsroom, clock, get } = await openNewsroom()
    const modified = String((await get('/en/rss')).headers['last-modified'])
    const again = () => get('/en/rss', { 'user-agent': userAgent, 'if-modified-since': modified })
    expect((await again()).status).toBe(304)
    clock.at += 60 * 60_000
    newsroom.addArticle()
    expect((await again()).status).toBe(200)
  })

  it('notices by date that a story was withdrawn', async () => {
    const { newsroom, clock, get } = await openNewsroom()
    const modified = String((await get('/en/rss')).headers['last-modified'])
    clock.at += 60_000
    newsroom.withdraw(newsroom.articles().find(({ language }) => language === 'en')?.number ?? 0)
    expect((await get('/en/rss', { 'user-agent': userAgent, 'if-modified-since': modified })).status).toBe(200)
  })

  it('goes by the tag alone where both are sent', async () => {
    const { get } = await openNewsroom()
    const modified = String((await get('/rss')).headers['last-modified'])
    const headers = { 'user-agent': userAgent, 'if-modified-since': modified, 'if-none-match': '"another"' }
    expect((await get('/rss', headers)).status).toBe(200)
  })
})

describe('a fault', () => {
  const statuses: [string, Fault, number][] = [
    ['500', { kind: 'status', status: 500 }, 500],
    ['304 unasked', { kind: 'status', status: 304 }, 304],
    ['404', { kind: 'status', status: 404 }, 404],
  ]

  it.each(statuses)('%s hits the feeds and leaves the pages, until it is cleared', async (_, fault, status) => {
    const { newsroom, get } = await openNewsroom()
    const page = newsroom.articles()[0]?.path ?? ''
    newsroom.setFault('feeds', fault)
    expect((await get('/rss')).status).toBe(status)
    expect((await get('/en/rss')).status).toBe(status)
    expect((await get(page)).status).toBe(200)
    newsroom.clearFaults()
    expect((await get('/rss')).status).toBe(200)
  })

  it('of one path leaves the others of its kind', async () => {
    const { newsroom, get } = await openNewsroom()
    const [first, second] = newsroom.articles()
    newsroom.setFault(`/${first?.path.slice(1)}`, { kind: 'status', status: 500 })
    expect((await get(first?.path ?? '')).status).toBe(500)
    expect((await get(second?.path ?? '')).status).toBe(200)
    newsroom.setFault(`/${first?.path.slice(1)}`, undefined)
    expect((await get(first?.path ?? '')).status).toBe(200)
  })

  it('may ask to come back later', async () => {
    const { newsroom, get } = await openNewsroom()
    newsroom.setFault('/ru/rss', { kind: 'status', status: 503, retryAfter: '120' })
    const { status, headers } = await get('/ru/rss')
    expect([status, headers['retry-after']]).toEqual([503, '120'])
  })

  it('may send elsewhere', async () => {
    const { newsroom, get } = await openNewsroom()
    newsroom.setFault('feeds', { kind: 'redirect', to: 'http://192.0.2.1/rss' })
    const { status, headers } = await get('/rss')
    expect([status, headers['location']]).toEqual([302, 'http://192.0.2.1/rss'])
  })

  it.each([true, false])('may compress, and say so or not (%s)', async (labelled) => {
    const { newsroom, get } = await openNewsroom()
    const plain = await get('/rss')
    newsroom.setFault('feeds', { kind: 'gzip', labelled })
    const { headers, body } = await get('/rss')
    expect(headers['content-encoding']).toBe(labelled ? 'gzip' : undefined)
    expect(gunzipSync(body)).toEqual(plain.body)
  })

  it('may declare an encoding the bytes are not in', async () => {
    const { newsroom, get } = await openNewsroom()
    newsroom.setFault('feeds', { kind: 'charset', declared: 'iso-8859-1' })
    newsroom.setFault('pages', { kind: 'charset', declared: 'windows-1251' })
    const feed = await get('/rss')
    expect(feed.headers['content-type']).toBe('text/xml; charset=iso-8859-1')
    expect(feed.body.toString()).toMatch(/^<\?xml version="1.0" encoding="iso-8859-1" \?>/)
    expect(feed.body.toString()).toContain('Xəzər')
    const page = await get(newsroom.articles()[0]?.path ?? '')
    expect(page.body.toString()).toContain('<meta charset="windows-1251">')
  })

  it('may cut a document or put another in its place', async () => {
    const { newsroom, get } = await openNewsroom()
    const whole = (await get('/rss')).body
    newsroom.setFault('feeds', { kind: 'cut', bytes: 900 })
    expect((await get('/rss')).body).toEqual(whole.subarray(0, 900))
    newsroom.setFault('feeds', { kind: 'replaced', type: 'text/html', body: '<p>Maintenance' })
    const { headers, body } = await get('/rss')
    expect([headers['content-type'], body.toString()]).toEqual(['text/html', '<p>Maintenance'])
  })

  it('may hold an answer back until it is let go', async () => {
    const { newsroom, get } = await openNewsroom()
    let release: (() => void) | undefined
    newsroom.setFault('feeds', {
      kind: 'held',
      until: new Promise<void>((resolve) => {
        release = resolve
      }),
    })
    const order: string[] = []
    const held = get('/rss').then(({ status }) => order.push(`feed ${status}`))
    await get('/robots.txt').then(({ status }) => order.push(`robots ${status}`))
    release?.()
    await held
    expect(order).toEqual(['robots 200', 'feed 200'])
  })

  it('may send without end, and break the connection', async () => {
    const { newsroom, get } = await openNewsroom()
    newsroom.setFault('/rss', { kind: 'endless' })
    newsroom.setFault('/en/rss', { kind: 'reset' })
    const whole = Buffer.from(
      await (await fetch(`${newsroom.root}/ru/rss`, { headers: { 'user-agent': userAgent } })).arrayBuffer(),
    )
    const stopping = new AbortController()
    const response = await fetch(`${newsroom.root}/rss`, {
      headers: { 'user-agent': userAgent },
      signal: stopping.signal,
    })
    let received = 0
    for await (const chunk of response.body ?? []) {
      received += chunk.length
      if (received > 40 * whole.length) break
    }
    stopping.abort()
    expect(received).toBeGreaterThan(40 * whole.length)
    await expect(get('/en/rss')).rejects.toThrow(/socket hang up|ECONNRESET/)
  })

  it('does not keep the newsroom from closing', async () => {
    const { newsroom, get } = await openNewsroom()
    newsroom.setFault('feeds', { kind: 'held', until: new Promise(() => {}) })
    const held = get('/rss')
    const broken = expect(held).rejects.toThrow()
    await get('/robots.txt')
    await newsroom.close()
    await broken
    await newsroom.close()
  })

  it('has no address before the newsroom listens', () => {
    expect(() => createNewsroom({ now: () => startedAt }).root).toThrow(/before listen/)
  })
})
