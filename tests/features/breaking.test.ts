// Articles as breaking news and as messages, over HTTP: one card, levels, other languages, what the feed marks.
import { afterEach, describe, expect, it } from 'vitest'
import type { Article } from '#domain/article'
import { proposeBreaking } from '#jobs/propose-breaking'
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import { aPage } from '../support/builders.ts'
import { type Desk, labels, OWNER_ID, openDeskWithArticles, openDeskWithoutNews } from '../support/desk.ts'

let desk: Desk
afterEach(() => desk.harness.end())

/** News in three languages; the newest article of one. */
const withNews = async () => {
  desk = await openDeskWithArticles()
}
const newest = async (language: string): Promise<Article> => {
  const { items } = await desk.harness.app.deps.store.listArticles({ languages: [language] }, 1)
  return items[0] as Article
}
const got = (person: Person, { title }: Article) =>
  desk.harness.telegram.until(
    () => person.messages().findLast(({ own, text }) => own && text.includes(title)),
    `the article ${title}`,
  )
const has = (person: Person, { title }: Article) => person.messages().some(({ text }) => text.includes(title))
const changed = (card: SeenMessage, text: RegExp) =>
  desk.harness.telegram.until(() => desk.owner.messages().find((each) => each.id === card.id && text.test(each.text)))

describe('/breaking of an owner', () => {
  it('sends an article to the readers of its language by one card, and alerts nobody twice', async () => {
    await withNews()
    const [english, russian] = [await desk.harness.reader('en'), await desk.harness.reader('ru')]
    await desk.ask(desk.owner, '/latest')
    const id = (await desk.harness.app.deps.store.shownList(OWNER_ID))[0] ?? ''
    const article = (await desk.harness.app.deps.store.article(id)) as Article
    const card = await desk.ask(desk.owner, '/breaking 1')
    expect(card.text).toContain(article.title)
    expect(card.text).toMatch(/readers of news in: English\n1 chat,/)
    expect(labels(card)).toEqual([
      'Flash',
      '✅ Urgent',
      'Notable',
      'Send',
      'Cancel',
      '← Audience',
      'Later',
      '🌐 Another language',
    ])
    await desk.press(card, 'Flash')
    const flash = await desk.cardWith('✅ Flash')
    expect(flash.id).toBe(card.id)
    expect((await desk.harness.app.deps.store.broadcast('1'))?.version).toBe(2)
    await desk.press(flash, 'Send')
    expect((await got(english, article)).silent).toBe(false)
    await desk.report()
    expect(has(russian, article)).toBe(false)
    expect((await desk.ask(desk.owner, `/breaking ${id} flash`)).text).toContain('Nobody would get it')
  })

  it('takes its audience and its time on the same card', async () => {
    await withNews()
    await desk.harness.reader('en')
    await desk.harness.reader('ru')
    const article = await newest('en')
    const card = await desk.ask(desk.owner, `/breaking ${article.id} flash`)
    await desk.press(card, '← Audience')
    await desk.press(await desk.cardWith('Everyone'), 'Everyone')
    expect((await changed(card, /To: everyone\n2 chats/)).text).toContain(article.title)
    await desk.press(card.id, 'Later')
    await desk.reading(desk.owner, /When shall it go out/)
    await desk.ask(desk.owner, '25.11 06:00')
    const later = await desk.cardWith('Now')
    expect(later.text).toContain('Starts: 25 Nov, 06:00 (Asia/Baku time)')
    await desk.press(later, 'Now')
    expect((await changed(later, /Starts: at once/)).text).toContain('Flash')
    expect((await desk.press(card.id, { forged: 'b:send:1:' })).text).toContain('out of date')
  })

  it('gives readers of another language the article an editor named in theirs', async () => {
    await withNews()
    const [english, russian, azeri] = [
      await desk.harness.reader('en'),
      await desk.harness.reader('ru'),
      await desk.harness.reader('az'),
    ]
    const [en, ru] = [await newest('en'), await newest('ru')]
    const card = await desk.ask(desk.owner, `/breaking ${en.id}`)
    await desk.press(card, '🌐 Another language')
    await desk.reading(desk.owner, /Which article is it in the other language/)
    expect((await desk.ask(desk.owner, en.id)).text).toContain('This article is in English, too')
    expect((await desk.ask(desk.owner, '404404')).text).toContain('no article “404404”')
    await desk.ask(desk.owner, ru.id)
    const both = await desk.harness.telegram.until(() =>
      desk.owner.messages().findLast((each) => each.id > card.id && labels(each).includes('Send')),
    )
    expect(both.text).toMatch(/readers of news in: English, Russian\n2 chats/)
    expect(both.text).toContain(`Russian: ${ru.title.slice(0, 40)}`)
    const preview = desk.owner.messages().find(({ own, text }) => own && text.includes(ru.title))
    await desk.press(both, 'Send')
    const alert = await got(russian, ru)
    expect([alert.text, alert.html]).toEqual([preview?.text, preview?.html])
    await got(english, en)
    await desk.report()
    expect([has(english, ru), has(russian, en), has(azeri, en) || has(azeri, ru)]).toEqual([false, false, false])
  })

  it('in two languages shows the other one anew whenever its level changes, as its readers get it', async () => {
    await withNews()
    const russian = await desk.harness.reader('ru')
    const [en, ru] = [await newest('en'), await newest('ru')]
    const first = await desk.ask(desk.owner, `/breaking ${en.id}`)
    await desk.press(first, '🌐 Another language')
    await desk.reading(desk.owner, /Which article is it in the other language/)
    await desk.ask(desk.owner, ru.id)
    const newer = (id: number) =>
      desk.harness.telegram.until(() =>
        desk.owner.messages().findLast((each) => each.id > id && labels(each).includes('Send')),
      )
    const urgent = await newer(first.id)
    await desk.press(urgent, 'Flash')
    const flash = await newer(urgent.id)
    const previews = desk.owner
      .messages()
      .filter(({ own, text }) => own && text.includes(ru.title) && !text.includes('🌐'))
    expect(previews).toHaveLength(2)
    expect(previews[0]?.text).not.toBe(previews[1]?.text)
    await desk.press(flash, 'Send')
    expect((await got(russian, ru)).html).toBe(previews[1]?.html)
  })

  it('leaves to the reader in them what is about their own alerts, and says what is wrong with the rest', async () => {
    desk = await openDeskWithoutNews()
    await desk.ask(desk.owner, '/start')
    await desk.ask(desk.owner, '/breaking flash 3')
    expect((await desk.harness.app.deps.store.chat(OWNER_ID))?.alerts).toEqual({ choice: 'flash', cap: 3 })
    expect((await desk.ask(desk.owner, '/breaking 404404 flash')).text).toContain('no article “404404”')
    expect((await desk.ask(desk.owner, '/breaking 1 loud')).text).toContain('“loud” is neither a level nor a time')
  })

  it('sends nothing that the agency has withdrawn since the card came', async () => {
    await withNews()
    const english = await desk.harness.reader('en')
    const article = await newest('en')
    const card = await desk.ask(desk.owner, `/breaking ${article.id}`)
    await desk.harness.app.deps.store.withdrawArticle(article.id, desk.harness.clock.now())
    await desk.press(card, 'Send')
    await changed(card, /has withdrawn this article/)
    expect([await desk.state(), has(english, article)]).toEqual(['draft', false])
  })

  it('is proposed with one button, which opens the card and sends nothing', async () => {
    await withNews()
    const english = await desk.harness.reader('en')
    await desk.ask(desk.owner, '/start')
    const article = await newest('en')
    await proposeBreaking(desk.harness.app.deps, OWNER_ID, article, 'flash')
    const proposal = await desk.reading(desk.owner, /The feed marks this as urgent/)
    expect(proposal.text).toContain(article.title)
    expect(labels(proposal)).toEqual(['Flash: see before sending'])
    await desk.press(proposal, 'Flash: see before sending')
    const card = await desk.cardWith('✅ Flash')
    expect([await desk.state(), has(english, article)]).toEqual(['draft', false])
    await desk.press(card, 'Send')
    await got(english, article)
  })
})

describe('/broadcast of an article', () => {
  it('is given by number, id or link and goes by default to readers of its language', async () => {
    await withNews()
    const [english, russian] = [await desk.harness.reader('en'), await desk.harness.reader('ru')]
    await desk.ask(desk.owner, '/latest')
    const article = await newest('en')
    for (const [index, name] of ['1', article.id, article.url].entries()) {
      await desk.ask(desk.owner, '/broadcast')
      expect(labels(await desk.ask(desk.owner, name))[0]).toBe('Readers of news in: English')
      expect((await desk.harness.app.deps.store.broadcast(String(index + 1)))?.content).toEqual({
        kind: 'story',
        articleId: article.id,
      })
    }
    await desk.press(await desk.cardWith('Readers of news in: English'), 'Readers of news in: English')
    await desk.press(await desk.cardWith('Now'), 'Now')
    const send = await desk.cardWith('Send')
    const preview = desk.owner
      .messages()
      .findLast(({ own, text, id }) => own && id < send.id && text.includes(article.title))
    await desk.press(send, 'Send')
    const story = await got(english, article)
    expect([story.html, labels(story)]).toEqual([preview?.html, ['📖 Read', '🔗 Original']])
    await desk.report()
    expect(has(russian, article)).toBe(false)
  })

  it('shows everybody’s languages in the preview, and takes a version of another language', async () => {
    await withNews()
    const [english, russian] = [await desk.harness.reader('en'), await desk.harness.reader('ru')]
    const [en, ru] = [await newest('en'), await newest('ru')]
    desk.write(`/broadcast ${en.id}`)
    const first = await desk.toPreview()
    const previews = () =>
      desk.owner.messages().filter(({ own, keyboard, text }) => own && keyboard.length > 0 && text.includes(en.title))
    expect(previews().map((message) => labels(message)[0])).toEqual(['📖 Read', '📖 Читать'])
    await desk.press(first, '🌐 Another language')
    await desk.reading(desk.owner, /Which article is it in the other language/)
    await desk.ask(desk.owner, ru.url)
    const send = await desk.harness.telegram.until(() =>
      desk.owner.messages().findLast((each) => each.id > first.id && labels(each).includes('Send')),
    )
    await desk.press(send, 'Send')
    await Promise.all([got(english, en), got(russian, ru)])
    await desk.report()
    expect([has(english, ru), has(russian, en)]).toEqual([false, false])
    // From now on readers find the one under the other.
    expect((await desk.harness.app.deps.store.article(en.id))?.twins).toEqual([ru.id])
    const { keyboard } = await desk.ask(english, `/read ${en.id}`)
    expect(keyboard.flat()).toContainEqual({ text: '🌐 Русский', data: `r:${ru.id}` })
  })

  it('goes to the chats that get a section, by name', async () => {
    await withNews()
    const [politics, sport] = [await desk.harness.reader('en'), await desk.harness.reader('en')]
    await desk.ask(politics, '/topics politics')
    await desk.ask(sport, '/topics sport')
    const { store, now } = desk.harness.app.deps
    await store.recordPage((await newest('en')).id, aPage(), 'politics', now())
    await store.recordPage((await newest('ru')).id, aPage(), 'economy', now())
    desk.write('/broadcast For some')
    await desk.press(await desk.cardWith('By section'), 'By section')
    const card = await desk.cardWith('Politics')
    await desk.press(card, 'Politics')
    const ticked = await desk.cardWith('✅ Politics')
    expect(ticked.text).toContain('To: by section: Politics\n1 chat')
    await desk.press(ticked, 'Now')
    await desk.press(await desk.cardWith('Send'), 'Send')
    await desk.report()
    const forSome = (person: Person) => person.messages().filter(({ own, text }) => own && text === 'For some').length
    expect([forSome(politics), forSome(sport)]).toEqual([1, 0])
  })

  it('that is a number nothing has says so and goes on asking; a foreign link is a text', async () => {
    await withNews()
    await desk.harness.reader('en')
    await desk.ask(desk.owner, '/broadcast')
    expect((await desk.ask(desk.owner, '999999')).text).toContain('no article “999999”')
    await desk.ask(desk.owner, 'https://elsewhere.example/page-1')
    await desk.cardWith('Everyone')
    expect((await desk.harness.app.deps.store.broadcast('1'))?.content).toMatchObject({
      kind: 'text',
      text: 'https://elsewhere.example/page-1',
    })
  })
})
