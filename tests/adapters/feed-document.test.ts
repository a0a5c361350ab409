import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looksLikeFeed } from '#adapters/feed/document-shape'
import { type FeedSource, readFeedDocument } from '#adapters/feed/read-document'

const URL_OF_FEED = 'https://agency.example/news/rss.xml'
const read = (document: string | Uint8Array, source: Partial<FeedSource> = {}) =>
  readFeedDocument(document, { url: URL_OF_FEED, ...source })

async function itemsOf(document: string | Uint8Array, source: Partial<FeedSource> = {}) {
  const reading = await read(document, source)
  if (reading.kind === 'failure') throw new Error(`${reading.code}: ${reading.detail}`)
  return reading.items
}

async function failureOf(document: string | Uint8Array) {
  const reading = await read(document)
  return reading.kind === 'failure' ? reading.code : reading.kind
}

const rss = (items: string, root = '<rss version="2.0">') => `<?xml version="1.0" encoding="UTF-8"?>
${root}<channel><title>Agency</title><link>https://agency.example/</link>${items}</channel></rss>`
const item = (inner: string) => `<item>${inner}</item>`
const story = (number: number, more = '') =>
  item(`<title>Story ${number}</title><link>https://agency.example/xeber/story-${number}</link>${more}`)
const atom = (entries: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Agency</title><id>a</id>${entries}</feed>`
const LAST = story(22222)

describe('formats', () => {
  it('reads RSS 2.0 with nothing but title, link and date', async () => {
    const reading = await read(
      rss(
        item(
          '<title>“Zirə” &quot;qalib&quot; gəldi – YENİLƏNİB 2</title><link>https://agency.example/xeber/zire-4411239</link><pubDate>Sun, 13 Sep 2026 17:03:00 +0400</pubDate>',
        ),
      ),
    )
    expect(reading).toEqual({
      kind: 'feed',
      title: 'Agency',
      items: [
        {
          keys: ['num:agency.example/4411239', 'url:agency.example/xeber/zire-4411239'],
          wantedId: '4411239',
          url: 'https://agency.example/xeber/zire-4411239',
          title: '“Zirə” "qalib" gəldi',
          flags: ['updated'],
          publishedAt: Date.UTC(2026, 8, 13, 13, 3),
        },
      ],
    })
  })

  it('reads summary, picture and a single category', async () => {
    const [first] = await itemsOf(
      rss(
        story(
          11111,
          '<description>&lt;p&gt;What happened.&lt;/p&gt;</description><enclosure url="//img.example/a.jpg" type="image/jpeg" length="1"/><category>Politics</category>',
        ),
      ),
    )
    expect(first).toMatchObject({
      summary: 'What happened.',
      picture: 'https://img.example/a.jpg',
      section: 'politics',
    })
  })

  it.each<[what: string, more: string, root: string, picture: string]>([
    [
      'media:content',
      '<media:content medium="image" url="https://i.example/m.jpg"/>',
      '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/">',
      'https://i.example/m.jpg',
    ],
    [
      'media:thumbnail',
      '<media:thumbnail url="https://i.example/t.jpg"/>',
      '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/">',
      'https://i.example/t.jpg',
    ],
    [
      'its content',
      '<description>&lt;img src="/in.png"&gt; text</description>',
      '<rss version="2.0">',
      'https://agency.example/in.png',
    ],
    [
      'an image of its own',
      '<image><url>https://i.example/own.png</url></image>',
      '<rss version="2.0">',
      'https://i.example/own.png',
    ],
  ])('finds the picture in %s', async (_, more, root, picture) => {
    expect((await itemsOf(rss(story(11111, more), root)))[0]?.picture).toBe(picture)
  })

  it('reads Atom with its kinds of titles, and survives a bad date', async () => {
    const items = await itemsOf(
      atom(
        '<entry><id>1</id><title>Plain</title><link href="/1-11111"/><updated>not a date</updated></entry>' +
          '<entry><id>2</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Two <b>bold</b> words</div></title><link rel="alternate" href="/2-22222"/><published>2026-01-02T03:04:05Z</published></entry>' +
          '<entry><id>3</id><title type="html">&lt;i&gt;Third&lt;/i&gt;</title><link rel="self" href="/self"/><link href="/3-33333"/></entry>' +
          '<entry><id>4</id><title type="text">Use &lt;b&gt; well</title><link href="/4-44444"/></entry>',
      ),
    )
    expect(items.map(({ title }) => title)).toEqual(['Plain', 'Two bold words', 'Third', 'Use <b> well'])
    expect(items.map(({ url }) => url)).toEqual(
      [1, 2, 3, 4].map((n) => `https://agency.example/${n}-${String(n).repeat(5)}`),
    )
    expect(items.map(({ publishedAt }) => publishedAt)).toEqual([
      undefined,
      Date.UTC(2026, 0, 2, 3, 4, 5),
      undefined,
      undefined,
    ])
  })

  it.each([
    [
      'RDF 1.0',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>A</title></channel>${LAST}</rdf:RDF>`,
    ],
    [
      'RDF 0.90',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>A</title></channel>${LAST}</rdf:RDF>`,
    ],
    ['RSS 0.91', rss(LAST, '<rss version="0.91">')],
    ['RSS without a version', rss(LAST, '<rss>')],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'A',
        items: [{ id: '1', url: '/xeber/story-22222', title: 'Story 22222' }],
      }),
    ],
  ])('reads %s', async (_, document) => {
    expect(await itemsOf(document)).toMatchObject([{ title: 'Story 22222', wantedId: '22222' }])
    expect(looksLikeFeed(document)).toBe(true)
  })

  it('takes links only that lead to the web, resolved by xml:base or the address of the feed', async () => {
    const urls = async (link: string, root?: string) =>
      (await itemsOf(rss(item(`<title>x</title><link>${link}</link>`), root)))[0]?.url
    expect(await urls('story-1.html')).toBe('https://agency.example/news/story-1.html')
    expect(await urls('/story')).toBe('https://agency.example/story')
    expect(await urls('story', '<rss version="2.0" xml:base="https://other.example/en/">')).toBe(
      'https://other.example/en/story',
    )
    expect(await urls('javascript:alert(1)')).toBe('https://agency.example/')
  })

  it('takes a permanent guid for the missing link, the site for a missing one, the summary for a missing title', async () => {
    const items = await itemsOf(
      rss(
        item('<title>By guid</title><guid>https://agency.example/g-33333</guid>') +
          item('<title>By nothing</title><guid isPermaLink="false">7</guid><link/>') +
          item('<link>https://agency.example/s-44444</link><description>Only a text.</description>') +
          item('<pubDate>Sun, 13 Sep 2026 17:03:00 +0400</pubDate>'),
      ),
    )
    expect(items.map(({ title, url }) => [title, url])).toEqual([
      ['By guid', 'https://agency.example/g-33333'],
      ['By nothing', 'https://agency.example/'],
      ['Only a text.', 'https://agency.example/s-44444'],
    ])
  })

  it('lists an article once though the document has it before and after an update', async () => {
    const repeated = (title: string, version: number) =>
      item(
        `<title>${title}</title><link>https://agency.example/articles/c62k</link><guid isPermaLink="false">https://agency.example/articles/c62k#${version}</guid>`,
      )
    expect(await itemsOf(rss(repeated('New', 8) + repeated('Old', 0)))).toMatchObject([{ title: 'New' }])
  })
})

describe('faults', () => {
  it.each<[fault: string, document: string, titles: string[]]>([
    ['leading blank lines', `\n\n\n${rss(LAST)}`, ['Story 22222']],
    ['a warning before the feed', `<br />\n<b>Warning</b>: line 3<br />\n${rss(LAST)}`, ['Story 22222']],
    [
      'bare ampersands',
      rss(item('<title>Oil & gas</title><link>https://a.example/?a=1&b=2</link>') + LAST),
      ['Oil & gas', 'Story 22222'],
    ],
    ['entities of HTML', rss(item('<title>Caf&eacute;&nbsp;open</title>') + LAST), ['Café open', 'Story 22222']],
    ['an entity nobody declared', rss(item('<title>A &nonsense; b</title>') + LAST), ['A &nonsense; b', 'Story 22222']],
    ['illegal control characters', rss(item('<title>A\u0000B\u000b C&#x1;</title>') + LAST), ['AB C', 'Story 22222']],
    [
      'tags in another case',
      rss(LAST).replace(/<(\/?)(\w)/g, (_, slash, letter) => `<${slash}${letter.toUpperCase()}`),
      ['Story 22222'],
    ],
    ['markup in a title', rss(item('<title>one <b>two</b> three</title>') + LAST), ['one two three', 'Story 22222']],
    ['an empty link', rss(item('<title>e</title><link/>') + LAST), ['e', 'Story 22222']],
    [
      'an element named __proto__',
      rss(item('<title>p</title><__proto__><x>1</x></__proto__><constructor>c</constructor>') + LAST),
      ['p', 'Story 22222'],
    ],
    ['a tag closed that was never open', rss(item('<title>b</title></description>') + LAST), ['b', 'Story 22222']],
    [
      'an entity bomb',
      rss(item('<title>x</title>') + LAST).replace(
        '<rss',
        '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n<rss',
      ),
      ['x', 'Story 22222'],
    ],
  ])('%s', async (_, document, titles) => {
    expect((await itemsOf(document)).map(({ title }) => title)).toEqual(titles)
  })

  it('a cut file keeps the items before the cut, wherever it is cut', async () => {
    const whole = rss([11111, 22222, 33333].map((number) => story(number)).join(''))
    for (let end = whole.indexOf('</item>') + 7; end < whole.length; end += 7) {
      const items = await itemsOf(whole.slice(0, end))
      const complete = whole.slice(0, end).split('</item>').length - 1
      expect(items.map(({ title }) => title)).toEqual(['Story 11111', 'Story 22222', 'Story 33333'].slice(0, complete))
    }
  })

  it('a cut Atom or JSON feed too', async () => {
    const entry = '<entry><id>1</id><title>Whole</title><link href="/1-11111"/></entry>'
    expect(await itemsOf(`${atom(entry).replace('</feed>', '')}<entry><title>par`)).toMatchObject([{ title: 'Whole' }])
    const json =
      '{"version":"https://jsonfeed.org/version/1","title":"A","items":[{"id":"1","title":"Who\\"le}"},{"id":"2","ti'
    expect(await itemsOf(json)).toMatchObject([{ title: 'Who"le}' }])
  })

  it('bytes are decoded by what they are', async () => {
    const bytes = Uint8Array.from(rss(item('<title>caf\xe9</title>')).replace('UTF-8', 'iso-8859-1'), (c) =>
      c.charCodeAt(0),
    )
    expect(await itemsOf(bytes)).toMatchObject([{ title: 'café' }])
  })
})

describe('what is no feed', () => {
  it.each<[code: string, what: string, document: string]>([
    ['not-a-feed', 'a web page', '<!DOCTYPE html><html><head><title>x</title></head><body><p>rss</p></body></html>'],
    ['not-a-feed', 'plain text', 'Service unavailable'],
    ['not-a-feed', 'other JSON', '{"error":"nope"}'],
    ['not-a-feed', 'other XML', '<?xml version="1.0"?><urlset><url/></urlset>'],
    ['empty', 'nothing', ' \n '],
    [
      'empty',
      'a document that breaks off before its first item',
      '<rss version="2.0"><channel><title>T</title><item><title>hal',
    ],
    [
      'too-complex',
      'half a million nested tags',
      `<rss version="2.0"><channel>${'<a>'.repeat(500_000)}</channel></rss>`,
    ],
    ['feed', 'a whole feed without items', rss('')],
    ['feed', 'a JSON Feed without items', '{"version":"https://jsonfeed.org/version/1","title":"A","items":[]}'],
  ])('%s: %s', async (code, _, document) => {
    expect(await failureOf(document)).toBe(code)
  })

  it('never ends in an exception', async () => {
    const piece = fc.constantFrom(
      '<rss version="2.0">',
      '<channel>',
      '<item>',
      '</item>',
      '<title>',
      '</title>',
      'text',
      '&',
      '<![CDATA[',
      ']]>',
      '<!--',
      '<link/>',
      '<',
      '>',
      '"',
      '</rss>',
      '<__proto__>',
      '{"items":[',
      '{',
      '}',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        expect(['feed', 'failure']).toContain((await read(pieces.join(''))).kind)
      }),
    )
  })
})
