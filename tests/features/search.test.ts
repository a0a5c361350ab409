// Searching, text without a command, "did the agency publish this?", and cards from any chat, over HTTP.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { indexArticles } from '#jobs/index-articles'
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import { type Harness, startHarness } from '../support/harness.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
)
const EDITOR = 990_001
const TEXT = 'Tikinti iki il çəkib və məktəbdə 960 şagird təhsil alacaq.'
const TITLE = 'Prezident Şuşada yeni məktəbin açılışında iştirak edib'

const BODY = { form: 'report' as const, blocks: [TEXT, 'Valideynlər razıdırlar.'] }

let harness: Harness
let reader: Person
let story: string
beforeAll(async () => {
  harness = await startHarness({ config: { adminIds: [EDITOR] } })
  await harness.poll()
  const add = (title: string, over: object = {}) =>
    harness.newsroom.addArticle({ title, language: 'az', ...over }).number
  story = String(add(TITLE, { body: BODY }))
  for (let n = 1; n <= 23; n++) add(`Zəfər günü təntənəsi: ${n} şəhər`)
  await poll()
  const { store, now } = harness.app.deps
  const { fetchPage } = harness.app.deps
  const article = await store.article(story)
  const fetched = await fetchPage(article?.url ?? '', 'az', 'reader')
  if (fetched.kind === 'page') await store.recordPage(story, fetched.page, undefined, now())
  reader = await harness.reader('az')
})
afterAll(() => harness.end())

/** Later: what came within the second is not looked for again. */
const poll = () => {
  harness.clock.advance(600_000)
  return harness.poll()
}
/** Asks later: in one chat a message a second may leave. */
const ask = (text: string, person = reader) => {
  harness.clock.advance(5000)
  return harness.ask(person, text)
}
const pressed = async (message: SeenMessage, which: string | RegExp, person = reader) => {
  harness.clock.advance(5000)
  return (await person.press(message, which)).text
}
const shown = (id: number, person = reader) => person.messages().find((message) => message.id === id)
const answerAfter = async (act: () => unknown, person = reader) => {
  harness.clock.advance(5000)
  const before = person.last()?.id ?? 0
  act()
  return harness.telegram.until(() => {
    const last = person.last()
    return last && last.id > before ? last : undefined
  }, 'an answer')
}
const numbers = ({ keyboard }: SeenMessage) => keyboard.flat().flatMap(({ text }) => (/^\d+$/.test(text) ? text : []))

describe('/search', () => {
  it('finds words of headline and text, however they are written, with a number button that opens the article', async () => {
    for (const line of ['/search Şuşada məktəb', '/search SUSA mekteb', '/search 960 şagird', '/search "iki il"']) {
      const list = await ask(line)
      expect(list.text).toContain(TITLE)
      expect(numbers(list)).toEqual(['1'])
    }
    const [button] = (await ask('/search susada')).keyboard.flat()
    expect(button?.data).toBe(`r:${story}`)
    expect((await ask('/read 1')).text).toContain('960 şagird')
  })

  it('turns pages of ten there and back, after a restart too, and /read counts through them', async () => {
    const list = await ask('/search zefer')
    expect(numbers(list)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
    await harness.restart()
    await pressed(list, '▶')
    const second = await harness.telegram.until(() => {
      const now = shown(list.id)
      return now && numbers(now)[0] === '11' ? now : undefined
    })
    expect(second.text).toContain('🔎 zefer')
    await pressed(second, '▶')
    const third = await harness.telegram.until(() => {
      const now = shown(list.id)
      return now && numbers(now)[0] === '21' ? now : undefined
    })
    expect(numbers(third)).toEqual(['21', '22', '23'])
    expect(third.keyboard.flat().map(({ text }) => text)).not.toContain('▶')
    expect((await ask('/read 23')).text).toContain('Zəfər günü')
  })

  it('keeps the page as it was when news came meanwhile', async () => {
    const list = await ask('/search zefer')
    harness.newsroom.addArticle({ title: 'Zəfər parkı açılıb', language: 'az' })
    await poll()
    await pressed(list, '▶')
    const second = await harness.telegram.until(() => {
      const now = shown(list.id)
      return now && numbers(now)[0] === '11' ? now : undefined
    })
    expect(second.text).not.toContain('parkı')
    expect((await ask('/search zefer park')).text).toContain('parkı')
  })

  it('looks in other languages where the reader’s have nothing, and wherever the reader wants', async () => {
    const list = await ask('/search harbours')
    expect(list.text).toContain('Başqa dillərdə')
    expect(list.text).toContain('İngilis')
    const own = await ask('/search Astara')
    expect(own.text).not.toContain('Başqa dillərdə')
    await pressed(own, /Bütün dillər/)
    await harness.telegram.until(() => shown(own.id)?.text.includes('İngilis'))
  })

  it('finds other endings of the words where nothing has these, and says so', async () => {
    const list = await ask('/search Şuşaya məktəblər')
    expect(list.text).toMatch(/Məhz bu sözlərlə.*Başqa şəkilçilərlə.*Şuşada yeni məktəbin/s)
    expect((await ask('/search Şuşada məktəbin')).text).not.toContain('Məhz bu sözlərlə')
    const many = await ask('/search zəfərdən təntənəli')
    await pressed(many, '▶')
    await harness.telegram.until(() => {
      const now = shown(many.id)
      return now && numbers(now)[0] === '11' && now.text.includes('Məhz bu sözlərlə') ? now : undefined
    })
  })

  it('says what to try when nothing is found, and what is too long', async () => {
    const nothing = await ask('/search zzzz <b>qqqq</b>')
    expect(nothing.text).toContain('“zzzz <b>qqqq</b>” üzrə heç nə tapılmadı')
    expect(nothing.keyboard).toEqual([])
    expect((await ask('/search a b c d e f g h i j k')).text).toContain('/check')
  })

  it('asks for words where there are none, takes the answer, and is left by /cancel', async () => {
    expect((await ask('/search')).text).toContain('Nə axtarırsınız?')
    expect((await ask('susada')).text).toContain(TITLE)
    expect((await ask('/search ?!')).text).toContain('Nə axtarırsınız?')
    expect((await ask('/cancel')).text).toBe('Ləğv edildi.')
  })

  it('is remembered until /forget: a button after that says so', async () => {
    const person = await harness.reader('az')
    const list = await ask('/search zefer', person)
    const { dialogues } = await harness.app.deps.store.underWayWith(person.id)
    expect(JSON.stringify(dialogues)).toContain('zefer')
    await harness.app.deps.store.forgetChat(person.id)
    expect(await pressed(list, '▶', person)).toContain('yadımda deyil')
    expect(await harness.app.deps.store.session(`search:${person.id}`)).toBeUndefined()
  })

  it('leaves a withdrawn article out', async () => {
    const { number } = harness.newsroom.addArticle({ title: 'Qəribə hadisə', language: 'az' })
    await poll()
    expect((await ask('/search qeribe')).text).toContain('Qəribə')
    await harness.app.deps.store.withdrawArticle(String(number), harness.clock.now())
    expect((await ask('/search qeribe')).text).toContain('tapılmadı')
  })
})

describe('text without a command', () => {
  it('is a search; a number or a link of the agency opens the article', async () => {
    expect((await ask('susada mektebin')).text).toContain(`🔎 susada mektebin`)
    expect((await ask('1')).text).toContain('960 şagird')
    const { url = '' } = (await harness.app.deps.store.article(story)) ?? {}
    expect((await ask(url)).text).toContain('960 şagird')
  })

  it('without any word is not understood', async () => {
    expect((await ask('👍')).text).toContain('Anlamadım')
  })

  it('of an editor is a search too, with a word on how to send it to readers', async () => {
    const editor = harness.telegram.person({ id: EDITOR, firstName: 'Editor', languageCode: 'az' })
    await ask('/start', editor)
    expect((await ask('susada', editor)).text).toMatch(/Şuşada.*\/broadcast/s)
    expect((await ask('zzzz', editor)).text).toMatch(/tapılmadı.*\/broadcast/s)
    expect((await ask('/search susada', editor)).text).not.toContain('/broadcast')
  })
})

describe('/check', () => {
  it.each([
    ['the headline', TITLE.toUpperCase(), 'Bəli'],
    ['a sentence of the text', `“${TEXT}”`, 'Bəli'],
    ['a headline with a word more', `${TITLE.replace('yeni', 'tam yeni')}`, 'Bu sözlərlə yox'],
    ['a line more than the agency wrote', `${TITLE}\nBunu heç kim deməmişdi axı`, 'Bu sözlərlə yox'],
  ])('knows %s', async (_what, text, verdict) => {
    const answer = await ask(`/check ${text}`)
    expect(answer.text).toContain(verdict)
    expect(answer.text).toContain(TITLE)
    expect(answer.keyboard.flat()[0]?.data).toBe(`r:${story}`)
  })

  it('names the article of that very headline before those that contain it', async () => {
    harness.newsroom.addArticle({ title: 'Gecə qatarı hər gün işləyəcək', language: 'az' })
    const { number } = harness.newsroom.addArticle({ title: 'Gecə qatarı hər gün', language: 'az' })
    harness.newsroom.addArticle({ title: 'Gecə qatarı hər gün gecikir', language: 'az' })
    await poll()
    const answer = await ask('/check Gecə qatarı hər gün')
    expect(numbers(answer)).toEqual(['1', '2', '3'])
    expect(answer.keyboard.flat()[0]?.data).toBe(`r:${number}`)
  })

  it('says since when it knows what was published, where it finds nothing, and that it still reads what is older', async () => {
    const text = '/check Ayda su tapılıb, alimlər təsdiqləyir'
    await harness.restart()
    expect((await ask(text)).text).toMatch(/Tapılmadı.*2\d noy.*\d\d:\d\d.*hələ oxuyuram/s)
    await indexArticles(harness.app.deps, new AbortController().signal)
    const { text: answer } = await ask(text)
    expect(answer).toMatch(/Tapılmadı.*2\d noyabr/)
    expect(answer).not.toContain('oxuyuram')
  })

  it('tells the agency’s links from others’', async () => {
    const { url = '' } = (await harness.app.deps.store.article(story)) ?? {}
    expect((await ask(`/check ${url}`)).text).toContain('agentliyin məqaləsidir')
    expect((await ask(`/check ${url.replace(story, '1234567')}`)).text).toContain('belə məqalə tanımıram')
    expect((await ask('/check https://azertag-news.example/xeber/1')).text).toContain('ünvan agentliyin deyil')
    expect((await ask(`/check Baxın (${url}).`)).text).toContain('agentliyin məqaləsidir')
    // Browsers read a backslash as a slash: this one leads to evil.example.
    const forged = url.replace('://', '://evil.example\\@')
    expect((await ask(`/check ${forged}`)).text).not.toContain('agentliyin məqaləsidir')
    expect((await ask(`/check Metro bir il bağlı qalacaq ${url}`)).text).toContain('Tapılmadı')
  })

  it('judges every link, five at most, and beside a text all but Telegram’s', async () => {
    const { url = '' } = (await harness.app.deps.store.article(story)) ?? {}
    const unknown = url.replace(story, '1234567')
    const links = [unknown, 'https://evil.example/1', url].join(' ')
    const three = await ask(`/check ${links}`)
    expect(three.text).toMatch(/1234567\n.*tanımıram.*evil\.example.*\n.*deyil.*\n.*agentliyin məqaləsidir/s)
    expect(numbers(three)).toEqual(['1'])
    expect((await ask('/read 1')).text).toContain('960 şagird')
    const many = await ask(`/check ${[1, 2, 3, 4, 5, 6, 7].map((n) => `https://evil.example/${n}`).join('\n')}`)
    expect(many.text).toContain('evil.example/5')
    expect(many.text).not.toContain('evil.example/6')
    expect(many.text).toContain('Daha 2 keçid')
    const text = await ask(`/check ${TITLE}\nhttps://t.me/x/1 ${url} https://evil.example/1`)
    expect(text.text).toMatch(/Bəli.*evil\.example.*deyil/s)
    expect(text.text).not.toMatch(/t\.me|agentliyin məqaləsidir/)
    const other = await ask(`/check Metro bir il bağlı qalacaq ${url}`)
    expect(other.text).toMatch(/Tapılmadı.*agentliyin məqaləsidir/s)
  })

  it('asks where nothing is given, takes an answer to a message, and what is too short', async () => {
    expect((await ask('/check')).text).toContain('Nəyi yoxlayım?')
    expect((await ask('Salam')).text).toContain('azdır')
    expect((await ask(TITLE)).text).toContain('Bəli')
    const { id } = reader.send(TITLE)
    await harness.telegram.until(() => reader.last()?.text.includes('🔎'))
    expect((await answerAfter(() => reader.send('/check', { replyTo: id }))).text).toContain('Bəli')
  })

  it('is what a forwarded message asks, with its caption too, whatever command it begins with', async () => {
    const friend = harness.telegram.person({ firstName: 'Friend', languageCode: 'az' })
    const forward = (message: SeenMessage) => answerAfter(() => reader.forward(message.id, friend.id))
    expect((await forward(friend.send(TITLE))).text).toContain('Bəli')
    expect((await forward(friend.sendFile('photo', { bytes: PNG, caption: `${TITLE}!` }))).text).toContain('Bəli')
    const hidden = friend.sendHtml(`${TITLE}. <a href="https://evil.example/">Davamı</a>`)
    expect((await forward(hidden)).text).toMatch(/Bəli|Bu sözlərlə yox/)
    expect((await forward(hidden)).text).toMatch(/evil\.example\/\s.*ünvan agentliyin deyil/)
    expect((await forward(friend.send('/stop hər şeyi dayandırın'))).text).toContain('Tapılmadı')
    expect((await harness.app.deps.store.chat(reader.id))?.state).toBe('active')
    expect((await forward(friend.sendFile('photo', { bytes: PNG }))).text).toContain('Anlamadım')
  })

  it('knows an article the bot sent when it is forwarded, or answered to', async () => {
    const article = await ask(`/read ${story}`)
    expect((await answerAfter(() => reader.forward(article.id, reader.id))).text).toContain('agentliyin məqaləsidir')
    const answered = await answerAfter(() => reader.send('/check', { replyTo: article.id }))
    expect(answered.text).toContain('agentliyin məqaləsidir')
  })

  it('says when the headline was corrected or the article withdrawn since', async () => {
    const { number } = harness.newsroom.addArticle({ title: 'Bakıda üç yeni körpü tikiləcək', language: 'az' })
    await poll()
    harness.newsroom.correct(number, { title: 'Bakıda salınacaq iki tunelin layihəsi hazırdır', body: BODY })
    await poll()
    expect((await ask('/check Bakıda üç yeni körpü tikiləcək')).text).toMatch(/Sonradan dəyişib.*tunelin.*yenilənib/s)
    await harness.app.deps.store.withdrawArticle(String(number), harness.clock.now())
    expect((await ask('/check Bakıda salınacaq iki tunelin layihəsi hazırdır')).text).toContain('Geri götürülüb')
  })
})

describe('inline', () => {
  it('offers cards with source, time and state, and sends one as it was shown', async () => {
    const [card] = await reader.inline('susada mekteb')
    expect(card).toMatchObject({ type: 'article', id: story, title: TITLE })
    const sent = reader.choose(story)
    expect(sent.text).toContain(TITLE)
    expect(sent.text).toMatch(/24 noy.*\d\d:\d\d/)
    expect(sent.text).toContain('127.0.0.1')
    expect(sent.keyboard.flat()[0]?.url).toBe(`https://t.me/${harness.telegram.bot.username}?start=a_${story}`)
  })

  it('sent to the bot itself opens the article', async () => {
    await reader.inline('susada mekteb')
    expect((await answerAfter(() => reader.choose(story))).text).toContain('960 şagird')
  })

  it('offers the latest where nothing is typed, page by page, for this person alone and not for long', async () => {
    const first = await reader.inlinePage('')
    expect(first).toMatchObject({ personal: true, nextOffset: '1' })
    expect(first.cacheTimeSec).toBeLessThanOrEqual(60)
    expect(first.results.length).toBe(20)
    const second = await reader.inlinePage('', first.nextOffset)
    const ids = [...first.results, ...second.results].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect((await reader.inlinePage('zefer', '1')).results.length).toBeGreaterThan(0)
  })

  it('answers whoever never started the bot, and whatever is typed', async () => {
    const stranger = harness.telegram.person({ firstName: 'Stranger', languageCode: 'en' })
    for (const query of ['"', "'); --", 'x'.repeat(256), 'a b c d e f g h i j k l', '🎉'])
      expect(await stranger.inline(query)).toBeInstanceOf(Array)
    expect((await stranger.inline('harbours')).length).toBeGreaterThan(0)
    expect(await harness.app.deps.store.chat(stranger.id)).toBeUndefined()
  })

  it('marks what was corrected', async () => {
    const { number } = harness.newsroom.addArticle({ title: 'Gəmi limana çatıb', language: 'az' })
    await poll()
    harness.newsroom.correct(number, { title: 'Gəmi limana çatmayıb', body: BODY })
    await poll()
    const [card] = await reader.inline('gemi limana')
    expect(card).toMatchObject({ title: 'Gəmi limana çatmayıb', description: expect.stringContaining('yenilənib') })
  })

  it('is in /help', async () => {
    expect((await ask('/help')).text).toContain(`@${harness.telegram.bot.username}`)
  })
})
