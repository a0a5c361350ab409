// The inspect command: one feed or one page in, one report out; what cannot be read is one line and exit 1.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runInspect } from '../../src/tools/run-inspect.ts'

const PAGE = `<html lang="en"><head><meta property="og:title" content="Lena Morris: The harbour will stay open">
<meta property="article:published_time" content="2025-11-01T14:55:00+04:00"></head><body><article>
<p>Baku, November 1, AZERTAC</p><p>We present an interview with the head of the port authority, Lena Morris:</p>
<p>- What did you find on the quay?</p><p>– I found rust, and I told everybody so.</p><p>My uncle laughed.</p>
<p>- Will you keep your promise?</p><p>– We will.</p></article></body></html>`
const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Coast Daily</title><item><title>Quay opens - VIDEO</title>
<link>https://coast.example/en/xeber/quay-3456789</link><pubDate>Sat, 01 Nov 2025 14:55:00 +0400</pubDate></item></channel></rss>`

describe('inspect', () => {
  let folder: string
  let server: Server
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'inspect-'))
    writeFileSync(join(folder, 'page.html'), PAGE)
    writeFileSync(join(folder, 'feed.xml'), FEED)
    writeFileSync(
      join(folder, 'page.txt'),
      'The quay is open\n\nThe quay was opened on Saturday.\n\nIt is the first in forty years.\n',
    )
    writeFileSync(join(folder, 'empty.html'), '')
    server = createServer((request, response) => {
      const isKnown = request.url === '/page'
      response.writeHead(isKnown ? 200 : 404, { 'content-type': 'text/html' }).end(isKnown ? PAGE : '')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => {
    server.close()
    rmSync(folder, { recursive: true })
  })

  const file = (name: string) => join(folder, name)
  const address = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`

  async function run(argv: string[], env: Record<string, string> = {}) {
    const [out, err]: [string[], string[]] = [[], []]
    const code = await runInspect(argv, env, { out: (text) => out.push(text), err: (text) => err.push(text) })
    return { code, out: out.join('\n'), err }
  }

  const EXPECTED_PAGE = {
    kind: 'page',
    title: 'Lena Morris: The harbour will stay open',
    language: 'en',
    publishedAt: '2025-11-01T10:55:00.000Z',
    dateline: 'Baku, November 1, AZERTAC',
    speaker: 'Lena Morris',
    role: 'head of the port authority',
    lead: ['We present an interview with the head of the port authority, Lena Morris:'],
    paragraphs: [],
    turns: [
      {
        question: 'What did you find on the quay?',
        answer: ['I found rust, and I told everybody so.', 'My uncle laughed.'],
      },
      { question: 'Will you keep your promise?', answer: ['We will.'] },
    ],
  }

  it('prints a page as one JSON object', async () => {
    const { code, out, err } = await run(['--json', file('page.html')])
    expect(JSON.parse(out)).toEqual(EXPECTED_PAGE)
    expect([code, err]).toEqual([0, []])
  })

  it('prints a feed as one JSON object', async () => {
    const { code, out } = await run([file('feed.xml'), '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      kind: 'feed',
      title: 'Coast Daily',
      articles: [
        {
          id: '3456789',
          title: 'Quay opens',
          url: 'https://coast.example/en/xeber/quay-3456789',
          publishedAt: '2025-11-01T10:55:00.000Z',
          flags: ['video'],
        },
      ],
    })
  })

  it('prints reports to be read', async () => {
    const page = await run([file('page.html')])
    expect(page.out).toContain('page: an interview of 2 question(s)')
    expect(page.out).toContain('1. What did you find on the quay?')
    expect((await run([file('feed.xml')])).out).toContain('articles: 1')
    expect((await run([file('page.txt')])).out).toContain('title: The quay is open')
  })

  it('reads an address, of a private host only when allowed', async () => {
    const allowed = await run(['--json', address('/page')], { ALLOW_PRIVATE_HOSTS: 'true' })
    expect(JSON.parse(allowed.out)).toEqual(EXPECTED_PAGE)
    const refused = await run(['--json', address('/page')])
    expect([refused.code, refused.out]).toEqual([1, ''])
    expect(refused.err).toEqual([expect.stringContaining('private-address')])
  })

  it('explains itself', async () => {
    expect(await run(['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Usage: npm run inspect'),
      err: [],
    })
  })

  it.each<[string, () => string[], Record<string, string>, string]>([
    ['no target', () => [], {}, 'give one file or URL'],
    ['two targets', () => ['a', 'b'], {}, 'give one file or URL'],
    ['an unknown option', () => ['--xml', 'a'], {}, '--xml'],
    ['a missing file', () => [file('nowhere.html')], {}, 'no such file'],
    ['a folder', () => [folder], {}, 'folder'],
    ['an empty file', () => [file('empty.html')], {}, 'empty'],
    ['a page the server does not have', () => [address('/gone')], { ALLOW_PRIVATE_HOSTS: 'true' }, 'HTTP 404'],
    ['a wrong setting', () => [file('page.html')], { ALLOW_PRIVATE_HOSTS: 'perhaps' }, 'ALLOW_PRIVATE_HOSTS'],
  ])('fails with one line on %s', async (_, argv, env, line) => {
    const { code, out, err } = await run(argv(), env)
    expect([code, out]).toEqual([1, ''])
    expect(err).toEqual([expect.stringContaining(line)])
    expect(err[0]).not.toContain('\n')
  })
})
