// What a page states of itself, the rules for single sites, plain text, and what is refused.
import { describe, expect, it } from 'vitest'
import { type PageInput, readPage } from '#adapters/page/read-page'
import { readPageText } from '#adapters/page/read-text'
import { pageHtml, paragraphs } from './page-forms/page-html.ts'

const TEXT = paragraphs(
  'Baku, November 1, AZERTAC. The new quay was opened on Saturday before hundreds of people from the town.',
  'It is the first in forty years, and the ferry will use it from the first day of spring.',
)

function read(input: PageInput) {
  const reading = readPage(input)
  if (reading.kind === 'failure') throw new Error(`${reading.code}: ${reading.detail}`)
  return reading.page
}

describe('a page', () => {
  it('gives its facts, text and twins', () => {
    const head = `<meta property="og:image" content="/files/quay.jpg"><meta property="article:section" content="Culture">
<meta property="article:published_time" content="2025-11-01T14:55:00+04:00">
<link rel="alternate" hreflang="az" href="/xeber/liman-1"><link rel="alternate" hreflang="x-default" href="/">`
    expect(read({ html: pageHtml(TEXT, { head }), url: 'https://coast.example/en/quay-2' })).toEqual({
      title: 'The harbour opens again after forty years',
      section: 'Culture',
      language: 'en',
      publishedAt: Date.UTC(2025, 10, 1, 10, 55),
      dateline: 'Baku, November 1, AZERTAC',
      lead: ['The new quay was opened on Saturday before hundreds of people from the town.'],
      paragraphs: [
        {
          kind: 'text',
          text: 'It is the first in forty years, and the ferry will use it from the first day of spring.',
        },
      ],
      turns: [],
      picture: 'https://coast.example/files/quay.jpg',
      twins: [{ language: 'az', url: 'https://coast.example/xeber/liman-1' }],
    })
  })

  it.each([
    '/img/logo.png',
    '/placeholder.jpg',
    '/static/default_1200x630.jpg',
    'data:image/gif;base64,R0',
    'javascript:alert(1)',
  ])('has no picture in %s', (address) => {
    const head = `<meta property="og:image" content="${address}">`
    expect(read({ html: pageHtml(TEXT, { head }), url: 'https://coast.example/1' }).picture).toBeUndefined()
  })

  it('is dated by JSON-LD, a time element or a stamp where meta tags say nothing', () => {
    const at = Date.UTC(2025, 10, 1, 10, 55)
    const script =
      '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2025-11-01T14:55:00+04:00","articleSection":"Ports"}]}</script>'
    const broken = '<script type="application/ld+json">{"@type":"NewsArticle",</script>'
    expect(read({ html: pageHtml(TEXT, { head: broken + script }) })).toMatchObject({
      publishedAt: at,
      section: 'Ports',
    })
    expect(read({ html: pageHtml(`<time datetime="2025-11-01T10:55:00Z">today</time>${TEXT}`) }).publishedAt).toBe(at)
    expect(read({ html: pageHtml(`<div class="entry-meta">01.11.2025 [14:55]</div>${TEXT}`) }).publishedAt).toBe(at)
  })

  it('takes the language of its feed only when nothing else tells', () => {
    const silent = { html: '<html><body><p>12345 67890 12345 67890</p></body></html>', language: 'fr' }
    expect(read(silent).language).toBe('fr')
    expect(read({ html: pageHtml(TEXT), language: 'fr' }).language).toBe('en')
  })

  it('is a fragment too', () => {
    expect(read({ html: `<h1>Quay</h1>${TEXT}` }).dateline).toBe('Baku, November 1, AZERTAC')
  })

  it('keeps a dateline and a list that a class or their links would cost them', () => {
    const body = `<p class="dateline">Baku, November 1, AZERTAC</p>${paragraphs('The first paragraph tells what happened, at some length, with a comma or two.')}
<ul><li>one pier</li><li>two lamps</li></ul>${paragraphs('The last paragraph tells what will happen next, and who has said so.')}`
    const page = read({ html: pageHtml(body) })
    expect(page.dateline).toBe('Baku, November 1, AZERTAC')
    expect(page.paragraphs.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'item: one pier',
      'item: two lamps',
      'text: The last paragraph tells what will happen next, and who has said so.',
    ])
  })
})

describe('the agency’s own pages', () => {
  const html = `<!doctype html><html lang="az"><head><title>Liman - AZƏRTAC</title></head><body><nav><a href="/bolme/sport">İDMAN</a></nav>
<div class="wrap"><h1>AZƏRTAC</h1><a class="x" href="/"><h1 class="entry-title">Yeni liman açılıb</h1></a><span class="entry-meta">21.02.2026 [19:22] <a href="/bolme/economy">İQTİSADİYYAT</a></span>
<div class="news-body"><p>Bakı, 21 fevral, AZƏRTAC</p><p>Limanda açılış mərasimi keçirilib.</p><p>Mərasimdə qonaqlar iştirak edib.</p></div>
<div class="other"><p>Başqa bir xəbərin uzun mətni burada durur və bu məqaləyə aid deyil, ona görə oxunmamalıdır.</p></div></div></body></html>`

  it('are read by their rules', () => {
    expect(read({ html, url: 'https://azertag.az/xeber/yeni_liman-123' })).toMatchObject({
      title: 'Yeni liman açılıb',
      section: 'İQTİSADİYYAT',
      language: 'az',
      publishedAt: Date.UTC(2026, 1, 21, 15, 22),
      dateline: 'Bakı, 21 fevral, AZƏRTAC',
      lead: ['Limanda açılış mərasimi keçirilib.'],
      paragraphs: [{ kind: 'text', text: 'Mərasimdə qonaqlar iştirak edib.' }],
    })
  })

  it('are read without them when the markup has changed', () => {
    const changed = html.replace('news-body', 'text-2027').replace('entry-title', 't')
    expect(read({ html: changed, url: 'https://azertag.az/xeber/yeni_liman-123' }).dateline).toBe(
      'Bakı, 21 fevral, AZƏRTAC',
    )
  })
})

describe('a page saved as text', () => {
  const text = ` date 2025-11-01 The Azerbaijan State News Agency

COMMENT

Lena Morris: The harbour will stay open

Lena Morris: The harbour will stay open

Baku, November 1, AZERTAC

AZERTAC presents an interview with the head of the port authority, Lena Morris:

-What did you find on the quay?<br>

-I found rust, and I told everybody so.

My uncle laughed. What else could he do?

-Will you keep your promise…

-We will.

Share news on social media

Other news in this section

Ferry fares will rise
  • 02.09.2025 [18:26]
`

  it('gives head, dateline and turns, and nothing of the lists around it', () => {
    const reading = readPageText({ text })
    expect(reading).toEqual({
      kind: 'page',
      page: {
        title: 'Lena Morris: The harbour will stay open',
        section: 'COMMENT',
        language: 'en',
        publishedAt: Date.UTC(2025, 9, 31, 20),
        dateline: 'Baku, November 1, AZERTAC',
        speaker: 'Lena Morris',
        role: 'head of the port authority',
        lead: ['AZERTAC presents an interview with the head of the port authority, Lena Morris:'],
        paragraphs: [],
        turns: [
          {
            question: 'What did you find on the quay?',
            answer: ['I found rust, and I told everybody so.', 'My uncle laughed. What else could he do?'],
          },
          { question: 'Will you keep your promise…', answer: ['We will.'] },
        ],
        twins: [],
      },
    })
  })

  it('is not forced into turns when only somebody’s answer is left of it', () => {
    const answer =
      '-I thank the agency for the honour of its prize.\n\nI wish you another hundred years, and many readers.'
    const reading = readPageText({ text: answer })
    expect(reading).toMatchObject({ kind: 'page', page: { turns: [] } })
  })

  it('of nothing is no page', () => {
    expect(readPageText({ text: ' \n\n ' })).toMatchObject({ kind: 'failure', code: 'not-a-page' })
  })
})

describe('a hostile page', () => {
  it.each([
    ['nested ten thousand deep', '<div>'.repeat(10_000)],
    ['of a hundred thousand elements', '<span>a</span>'.repeat(100_000)],
  ])('%s is refused before it is parsed', (_, html) => {
    expect(readPage({ html })).toMatchObject({ kind: 'failure', code: 'too-complex' })
  })

  it.each([
    '',
    '<html></html>',
    '<html><body><script>alert(1)</script></body></html>',
    '<nav><a href="/">Home</a></nav>',
  ])('without text is no page: %j', (html) => {
    expect(readPage({ html })).toMatchObject({ kind: 'failure', code: 'not-a-page' })
  })

  it('keeps scripts and hidden text out', () => {
    const body = `${TEXT}<p style="display:none">hidden</p><p hidden>hidden</p><p>Shown<script>hidden()</script> at the end of the page.</p>`
    expect(JSON.stringify(read({ html: pageHtml(body) }))).not.toContain('hidden')
  })
})
