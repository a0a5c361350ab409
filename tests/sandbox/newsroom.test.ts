import fc from 'fast-check'
import Parser from 'rss-parser'
import { afterEach, describe, expect, it } from 'vitest'
import { archive } from '#sandbox/newsroom/articles/archive'
import type { Language } from '#sandbox/newsroom/articles/article'
import { programme } from '#sandbox/newsroom/articles/programme'
import { bodyBlocks } from '#sandbox/newsroom/body'
import { escapeMarkup } from '#sandbox/newsroom/markup'
import { createNewsroom, type Newsroom, type NewsroomOptions } from '#sandbox/newsroom/newsroom'
import { slugOf } from '#sandbox/newsroom/slug'

const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) NewsTest/1.0' }
const startedAt = Date.UTC(2026, 10, 24, 8, 30, 17)
const minuteMs = 60_000
const paths: Record<Language, string> = { az: '/rss', en: '/en/rss', ru: '/ru/rss' }

const open: Newsroom[] = []

afterEach(async () => {
  for (const newsroom of open.splice(0)) await newsroom.close()
})

async function openNewsroom(options: Partial<NewsroomOptions> = {}) {
  const clock = { at: startedAt }
  const newsroom = createNewsroom({ now: () => clock.at, ...options })
  await newsroom.listen()
  open.push(newsroom)
  const get = (path: string, headers: Record<string, string> = browser) =>
    fetch(newsroom.root + path, { headers, redirect: 'manual' })
  const items = async (language: Language) => {
    const document = await (await get(paths[language])).text()
    return (await new Parser({ defaultRSS: 2 }).parseString(document)).items
  }
  return { newsroom, clock, get, items }
}

describe('the stories', () => {
  it('are more than 36, in three languages, with about 30 out at the start', () => {
    expect(archive.length).toBeGreaterThanOrEqual(36)
    expect(new Set(archive.map((draft) => draft.language))).toEqual(new Set(['az', 'en', 'ru']))
    const out = archive.filter((draft) => draft.minutesAgo !== undefined)
    expect(out.length).toBeGreaterThanOrEqual(28)
    expect(Math.max(...out.map((draft) => draft.minutesAgo ?? 0))).toBeLessThanOrEqual(15 * 60)
  })

  it('have numbers of their own, across all languages', () => {
    expect(new Set(archive.map((draft) => draft.number)).size).toBe(archive.length)
  })

  it.each(archive.map((draft) => [draft.number, draft] as const))('%i has a text worth reading', (_, { body }) => {
    if (body.form === 'report') expect(body.blocks.length).toBeGreaterThanOrEqual(3)
    if (body.form === 'interview') {
      expect(body.turns.length).toBeGreaterThanOrEqual(5)
      expect(body.turns.every((turn) => turn.answer.length > 0)).toBe(true)
    }
    for (const { text } of bodyBlocks(body)) expect(text).toBe(text.replace(/\s+/g, ' ').trim())
  })

  it('hold interviews in all four forms of marking who speaks', () => {
    const forms = archive.flatMap(({ body }) => (body.form === 'interview' ? [body.marks.kind] : []))
    expect(new Set(forms)).toEqual(new Set(['dashes', 'bold', 'labels', 'names']))
  })

  it('are followed by a programme that can be carried out to its end, then by bulletins without end', async () => {
    const { newsroom } = await openNewsroom()
    for (const { act, number } of programme) {
      const story = newsroom.advance()
      expect([story.number, story.revision > 0]).toEqual([number, act === 'correct'])
    }
    for (let left = newsroom.queued().length + 20; left > 0; left--) newsroom.advance()
    const numbers = newsroom.articles().map((story) => story.number)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.length).toBe(archive.length + 20)
  })
})

describe('a feed', () => {
  it.each(['az', 'en', 'ru'] as const)('in %s is well formed and says title, link and date only', async (language) => {
    const { newsroom, get, items } = await openNewsroom()
    const document = await (await get(paths[language])).text()
    const stories = newsroom.articles().filter((story) => story.language === language)
    const parsed = await items(language)
    expect(parsed.map((item) => item.title)).toEqual(stories.map((story) => story.title))
    expect(parsed.map((item) => item.link)).toEqual(stories.map((story) => newsroom.root + story.path))
    expect(parsed.map((item) => Date.parse(item.pubDate ?? ''))).toEqual(stories.map((story) => story.publishedAt))
    const names = [...document.matchAll(/<item>(.*?)<\/item>/gs)].flatMap((item) =>
      [...(item[1] ?? '').matchAll(/<(\w+)>/g)].map((tag) => tag[1]),
    )
    expect(new Set(names)).toEqual(new Set(['title', 'link', 'pubDate']))
  })

  it('prints dates in the zone of Baku without seconds, and quotation marks as entities', async () => {
    const { newsroom, get } = await openNewsroom({ drafts: [], programme: [] })
    newsroom.addArticle({ language: 'az', title: '"Xəzər" & <dəniz>', number: 4411239 })
    const document = await (await get('/rss')).text()
    expect(document).toContain('<title>&quot;Xəzər&quot; &amp; &lt;dəniz&gt;</title>')
    expect(document).toContain('<pubDate>Tue, 24 Nov 2026 12:30:00 +0400</pubDate>')
    expect(document).toContain(`<link>${newsroom.root}/xeber/xezer_deniz-4411239</link>`)
  })

  it('is sorted by date and not by number', async () => {
    const { newsroom } = await openNewsroom()
    const stories = newsroom.articles()
    expect(stories).toEqual([...stories].sort((a, b) => b.publishedAt - a.publishedAt))
    const numbers = stories.map((story) => story.number)
    expect(numbers).not.toEqual([...numbers].sort((a, b) => b - a))
  })

  it('holds the newest 50', async () => {
    const { newsroom, items } = await openNewsroom({ drafts: [], programme: [] })
    for (let index = 0; index < 60; index++) newsroom.addArticle({ minutesAgo: index, title: `Story ${index}` })
    const titles = (await items('en')).map((item) => item.title)
    expect(titles).toEqual(Array.from({ length: 50 }, (_, index) => `Story ${index}`))
  })

  it('of a section holds that section alone', async () => {
    const { newsroom, get } = await openNewsroom()
    const parsed = await new Parser().parseString(await (await get('/en/rss-economy.xml')).text())
    const economy = newsroom.articles().filter((story) => story.language === 'en' && story.section === 'economy')
    expect(parsed.items.map((item) => item.link)).toEqual(economy.map((story) => newsroom.root + story.path))
    expect((await get('/rss-gossip.xml')).status).toBe(404)
  })

  it('is named, with its language, in the content of a feeds file', async () => {
    const { newsroom } = await openNewsroom()
    const feeds = JSON.parse(newsroom.feedsFile()) as { id: string; url: string; language: string }[]
    expect(feeds.map(({ id, url, language }) => [id, url, language])).toEqual(
      (['az', 'en', 'ru'] as const).map((language) => [language, newsroom.root + paths[language], language]),
    )
  })
})

describe('a story', () => {
  it('has all its paragraphs on its page, and its dateline, section, date and picture', async () => {
    const { newsroom, get } = await openNewsroom()
    while (newsroom.queued().length > 0) newsroom.publishNext()
    for (const story of newsroom.articles()) {
      const page = await (await get(story.path)).text()
      const [, body = ''] = /<div class="news-body">(.*?)<\/div>/s.exec(page) ?? []
      for (const { text } of bodyBlocks(story.body)) expect(body).toContain(`>${escapeMarkup(text)}<`)
      expect(page).toContain(`<h1 class="entry-title">${escapeMarkup(story.title)}</h1>`)
      expect(page).toContain(`/bolme/${story.section}"`)
      expect(page).toMatch(/<div class="entry-meta"><span class="news-date">\d\d\.\d\d\.\d{4} \[\d\d:\d\d\]<\/span>/)
      expect(page.includes('og:image'), story.title).toBe(story.picture === true)
    }
  })

  it.each([
    ['en', 'Baku', 'Baku, November 24, CNA'],
    ['az', 'Bakı', 'Bakı, 24 noyabr, XXA'],
    ['ru', 'Баку', 'Баку, 24 ноября, КИА'],
  ] as const)('opens with its place and day in %s', async (language, city, dateline) => {
    const { newsroom, get } = await openNewsroom()
    const { path } = newsroom.addArticle({ language, city })
    expect(await (await get(path)).text()).toContain(`<div class="news-body">\n<p>${dateline}</p>`)
  })

  it('names its versions in other languages only while they are out', async () => {
    const { newsroom, get } = await openNewsroom({ drafts: [], programme: [] })
    const english = newsroom.addArticle({ story: 'pier' })
    const russian = newsroom.addArticle({ language: 'ru', title: 'Причал', story: 'pier' })
    const link = `<link rel="alternate" hreflang="ru" href="${newsroom.root}${russian.path}">`
    expect(await (await get(english.path)).text()).toContain(link)
    newsroom.withdraw(russian.number)
    expect(await (await get(english.path)).text()).not.toContain('hreflang')
  })

  it('keeps its number when it is corrected, and gets another title, link, date and text', async () => {
    const { newsroom, clock, get, items } = await openNewsroom()
    const before = newsroom.articles().find((story) => story.number === 3610309)
    clock.at += 45 * minuteMs
    const after = newsroom.correct(3610309)
    expect(after?.number).toBe(before?.number)
    expect(after?.revision).toBe(1)
    expect(after?.title).not.toBe(before?.title)
    expect(after?.path).toMatch(/-3610309$/)
    expect(after?.path).not.toBe(before?.path)
    expect(after?.publishedAt).toBe(startedAt - 17_000 + 45 * minuteMs)
    expect(after?.body).not.toEqual(before?.body)
    const carried = (await items('en')).filter((item) => item.link?.endsWith('-3610309'))
    expect(carried.map((item) => item.title)).toEqual([after?.title])
    const old = await get(before?.path ?? '')
    expect([old.status, old.headers.get('location')]).toEqual([301, newsroom.root + after?.path])
    expect(newsroom.correct(3610309)).toBeUndefined()
  })

  it('leaves the feed when it is withdrawn, and its page is gone', async () => {
    const { newsroom, get, items } = await openNewsroom()
    const [story] = newsroom.articles().filter(({ language }) => language === 'ru')
    expect(newsroom.withdraw(story?.number ?? 0)).toBe(true)
    expect(newsroom.withdraw(story?.number ?? 0)).toBe(false)
    expect((await get(story?.path ?? '')).status).toBe(410)
    expect((await items('ru')).some((item) => item.link?.endsWith(`-${story?.number}`))).toBe(false)
  })

  it('is found under its own language only', async () => {
    const { newsroom, get } = await openNewsroom()
    const { path } = newsroom.addArticle({ language: 'ru', title: 'Причал' })
    expect((await get(path)).status).toBe(200)
    expect((await get(path.replace('/ru', '/en'))).status).toBe(404)
    expect((await get('/xeber/nothing_of_the_kind-99')).status).toBe(404)
  })

  it('has a picture that is a PNG of 640 by 360, another one in every section', async () => {
    const { newsroom, get } = await openNewsroom({ drafts: [], programme: [] })
    const pictures = new Set<string>()
    for (const section of ['culture', 'sport', 'world'] as const) {
      const { number } = newsroom.addArticle({ section, picture: true })
      const response = await get(`/files/${section}/${number}_640x360.png`)
      const bytes = Buffer.from(await response.arrayBuffer())
      expect(response.headers.get('content-type')).toBe('image/png')
      expect(bytes.subarray(1, 4).toString()).toBe('PNG')
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([640, 360])
      pictures.add(bytes.toString('base64'))
    }
    expect(pictures.size).toBe(3)
  })
})

describe('publishing', () => {
  it('takes the queue in its order, each story dated by the clock', async () => {
    const { newsroom, clock } = await openNewsroom({ programme: [] })
    const waiting = newsroom.queued()
    for (const number of waiting) {
      clock.at += 3 * minuteMs
      const story = newsroom.publishNext()
      expect(story.number).toBe(number)
      expect(story.publishedAt).toBe(clock.at - (clock.at % minuteMs))
      expect(newsroom.articles()[0]?.number).toBe(number)
    }
    expect(newsroom.queued()).toEqual([])
  })

  it('takes a story out of its turn once', async () => {
    const { newsroom } = await openNewsroom()
    const last = newsroom.queued().at(-1) ?? 0
    expect(newsroom.publish(last)?.number).toBe(last)
    expect(newsroom.queued()).not.toContain(last)
    expect(newsroom.publish(last)).toBeUndefined()
  })

  it('passes over what of the programme was done by hand', async () => {
    const { newsroom } = await openNewsroom()
    const [first, second] = programme
    newsroom.publish(first?.number ?? 0)
    expect(newsroom.advance().number).toBe(second?.number)
  })

  it('fills a round-up with the headlines of its moment', async () => {
    const { newsroom } = await openNewsroom({ drafts: [], programme: [] })
    newsroom.addArticle({ title: 'Before', minutesAgo: 5 })
    const { body } = newsroom.addArticle({ body: { form: 'round-up', intro: 'Main news:', count: 3 } })
    newsroom.addArticle({ title: 'After' })
    expect(bodyBlocks(body).map((block) => block.text)).toEqual(['Main news:', 'Before'])
  })

  it('goes on by itself, a step a wait, until it is stopped', async () => {
    const { newsroom } = await openNewsroom()
    const before = newsroom.articles().length
    const waits: number[] = []
    let wake: (() => void) | undefined
    const wait = (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        waits.push(ms)
        wake = resolve
        signal?.addEventListener('abort', () => resolve())
      })
    const loop = newsroom.start({ everyMs: 20_000, wait })
    wake?.()
    await Promise.resolve()
    await Promise.resolve()
    expect(newsroom.articles().length).toBe(before + 1)
    await loop.stop()
    expect(newsroom.articles().length).toBe(before + 1)
    expect(waits).toEqual([20_000, 20_000])
  })
})

describe('a slug', () => {
  it.each([
    ['Şuşada “Xarıbülbül” çiçəkləyir', 'susada_xaribulbul_chichekleyir'],
    ['İsveçdə  yağış VİDEO', 'isvechde_yagis_video'],
    ['Поезд Баку – Астара', 'poezd_baku_astara'],
    ['®', 'news'],
  ])('of %s is in Latin letters', (title, slug) => {
    expect(slugOf(title)).toBe(slug)
  })

  it('holds nothing but small letters, figures and low lines, whatever the title', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (title) => /^[a-z0-9_]{1,110}$/.test(slugOf(title))))
  })
})
