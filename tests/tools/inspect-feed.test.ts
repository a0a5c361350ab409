import { describe, expect, it } from 'vitest'
import type { Worker } from '#adapters/worker/worker'
import { inspectFeed, renderFeedReport } from '#tools/inspect-feed'

const inProcess: Worker = {
  async run<T>(module: URL, name: string, input: unknown) {
    const job = (await import(module.href))[name] as (input: unknown) => Promise<T>
    return { kind: 'done', value: await job(input) }
  },
  close: async () => {},
}

const inspect = (text: string) =>
  inspectFeed({ bytes: new TextEncoder().encode(text), url: 'https://agency.example/rss' }, inProcess)

const FEED = `<rss version="2.0"><channel><title>Agency</title>
<item><title>Fire put out – YENİLƏNİB 2 VİDEO</title><link>/xeber/fire-4411239</link>
<pubDate>Sun, 13 Sep 2026 17:03:00 +0400</pubDate><description>What happened.</description><category>Politics</category></item>
<item><title>Elsewhere</title><link>https://other.example/x-4411239</link></item>
<item><title>Fire</title><link>/xeber/fire_started-4411239</link></item>
</channel></rss>`

describe('inspecting a feed', () => {
  it('prints the articles the bot would make of it, each once, under its own id', async () => {
    const report = await inspect(FEED)
    expect(report).toEqual({
      kind: 'feed',
      title: 'Agency',
      articles: [
        {
          id: '4411239',
          title: 'Fire put out',
          url: 'https://agency.example/xeber/fire-4411239',
          publishedAt: '2026-09-13T13:03:00.000Z',
          flags: ['video', 'updated'],
          summary: 'What happened.',
          section: 'politics',
        },
        {
          id: expect.stringMatching(/^4411239-[a-z0-9]{7}$/),
          title: 'Elsewhere',
          url: 'https://other.example/x-4411239',
          publishedAt: null,
          flags: [],
        },
      ],
    })
  })

  it('renders them for a terminal', async () => {
    const report = await inspect(FEED)
    const text = report.kind === 'feed' ? renderFeedReport(report) : ''
    expect(text).toContain('articles: 2')
    expect(text).toContain('2026-09-13T13:03:00.000Z  4411239  video  updated  politics\n  Fire put out\n')
  })

  it('passes on why a document is no feed', async () => {
    expect(await inspect('<html><body>no</body></html>')).toMatchObject({ kind: 'failure', code: 'not-a-feed' })
  })
})
