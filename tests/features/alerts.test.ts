// Followed words, alerts and receipts in the chat, over HTTP.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Harness, startHarness } from '../support/harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
  await harness.poll()
})
afterAll(() => harness.end())

type Reader = Awaited<ReturnType<Harness['reader']>>
const chatOf = (person: { id: number }) => harness.app.deps.store.chat(person.id)
/** Asks later: in one chat a message a second may leave. */
const ask = (reader: Reader, text: string) => {
  harness.clock.advance(5000)
  return harness.ask(reader, text)
}
/** Presses and resolves with the message once it says `text`. */
const press = async (reader: Reader, { id }: { id: number }, which: RegExp, text: string) => {
  harness.clock.advance(5000)
  await reader.press(id, which)
  return harness.telegram.until(
    () => reader.messages().find((each) => each.id === id && each.text.includes(text)),
    text,
  )
}
const stranger = () => harness.telegram.person({ firstName: 'Stranger', languageCode: 'en' })

describe('following words', () => {
  it('takes words and phrases as they are written, each once, and gives one up by any spelling', async () => {
    const reader = await harness.reader()
    expect((await ask(reader, '/follow')).text).toContain('None yet')
    expect((await ask(reader, '/follow Şuşa')).text).toContain('Following Şuşa.')
    expect((await ask(reader, '/follow “oil  price”, SUSA, !')).text).toBe(
      [
        '🔔 Following oil price. A matching new headline comes at once.',
        'You follow Şuşa already.',
        'There are no letters in that. For example: /follow oil price',
      ].join('\n\n'),
    )
    expect((await chatOf(reader))?.words).toEqual(['Şuşa', 'oil price'])
    expect((await ask(reader, '/following')).text).toContain('Followed words: 2\nŞuşa, oil price')
    expect((await ask(reader, '/unfollow neft')).text).toContain('You do not follow “neft”.')
    expect((await ask(reader, '/unfollow şuşa!')).text).toBe('Şuşa is no longer followed.')
    expect((await ask(reader, '/settings')).text).toContain('You follow: oil price\n')
  })

  it('is undone and done again by the button under the answer', async () => {
    const reader = await harness.reader()
    const answer = await ask(reader, '/follow <b>&Şuşa')
    expect(answer.text).toContain('Following <b>&Şuşa.')
    await press(reader, answer, /Unfollow/, '<b>&Şuşa is no longer followed.')
    expect((await chatOf(reader))?.words).toBeUndefined()
    await press(reader, answer, /Follow again/, 'Following <b>&Şuşa.')
    expect((await chatOf(reader))?.words).toEqual(['<b>&Şuşa'])
  })

  it('is given up in the list; an old button of the list removes no other word', async () => {
    const reader = await harness.reader()
    await ask(reader, '/follow alma, armud, heyva')
    const old = await ask(reader, '/following')
    const fresh = await ask(reader, '/unfollow')
    await press(reader, fresh, /armud/, 'Followed words: 2\nalma, heyva')
    expect((await reader.press(old, /armud/)).text).toBe('You do not follow this word any more.')
    expect((await chatOf(reader))?.words).toEqual(['alma', 'heyva'])
  })

  it('has a limit, which it names', async () => {
    const reader = await harness.reader()
    const letters = [...'abcdefghijklmnopqrstuvwxyz']
    const words = letters.flatMap((letter) => [`${letter}${letter}`, `${letter}x1`])
    const { text } = await ask(reader, `/follow ${words.join(', ')}`)
    expect(text).toContain('There is no room for “zz”: 50 words are the most.')
    expect((await chatOf(reader))?.words).toHaveLength(50)
    expect((await ask(reader, '/following')).keyboard.flat()).toHaveLength(52)
  })

  it('needs a subscription, which is offered', async () => {
    const person = stranger()
    const offer = await ask(person, '/follow Şuşa')
    expect(offer.text).toContain('subscribe first')
    expect(await chatOf(person)).toBeUndefined()
  })
})

describe('which alerts come', () => {
  it('is chosen in one line, in any language of the bot', async () => {
    const reader = await harness.reader('ru')
    expect((await ask(reader, '/breaking молнии')).text).toBe(
      'Готово. Оповещения: только молнии, а слова — не больше 5 в день.',
    )
    await ask(reader, '/breaking all 12')
    expect((await chatOf(reader))?.alerts).toEqual({ choice: 'all', cap: 12 })
    expect((await ask(reader, '/breaking 12 раз')).text).toContain('Не удалось прочитать «12 раз»')
    expect((await chatOf(reader))?.alerts).toEqual({ choice: 'all', cap: 12 })
  })

  it('is chosen by buttons; a forged one changes nothing', async () => {
    const reader = await harness.reader()
    const screen = await ask(reader, '/breaking')
    expect(screen.text).toContain('Now: flash and urgent, at most 5 a day.')
    await press(reader, screen, /10 a day/, 'at most 10 a day')
    await reader.press(screen, { forged: 'e:cap:99' })
    await reader.press(screen, { forged: 'e:alerts:loud' })
    expect((await chatOf(reader))?.alerts).toEqual({ choice: 'urgent', cap: 10 })
    const off = await press(reader, screen, /Off/, 'Now: off.')
    expect(off.keyboard.flat().map(({ text }) => text)).not.toContain('▫️ 5 a day')
    expect((await ask(reader, '/follow Şuşa')).text).toContain('Alerts are off')
  })
})

describe('a new headline with a followed word', () => {
  it('comes at once with a button that gives the word up, and leaves a receipt as the digest does', async () => {
    const reader = await harness.reader()
    expect((await ask(reader, '/why')).text).toMatch(/Nothing was sent to you .*\n\nYour next digest: 25 Nov, 08:00\.$/)
    await ask(reader, '/follow bridg')
    const story = harness.newsroom.addArticle({ language: 'en', title: 'Bridges over the Kura — VIDEO' })
    harness.clock.advance(60_000)
    await harness.poll()
    const alert = await harness.telegram.until(() => reader.messages().find(({ text }) => text.includes('the Kura')))
    expect(alert.text).toMatch(/^🔔 You follow: bridg\nBridges over the Kura\n.*🎥$/)
    expect(alert.keyboard.flat()[0]).toMatchObject({ data: `r:${story.number}` })
    await reader.press(alert, /Unfollow bridg/)
    const notice = await harness.telegram.until(() => reader.messages().find(({ text }) => text.includes('no longer')))
    expect(reader.messages().find(({ id }) => id === alert.id)?.text).toBe(alert.text)
    await press(reader, notice, /Follow again/, 'Following bridg.')

    harness.clock.jumpTo(Date.UTC(2026, 10, 25, 4, 0, 1))
    await harness.tick()
    await harness.telegram.until(() => reader.last()?.text.includes('Wednesday 25 November'))
    const { text } = await ask(reader, '/why')
    expect(text).toMatch(/• 📰 08:00 digest: went out at 08:00:\d\d with (one|\d+) headlines?\n/)
    expect(text).toMatch(
      /• 🔔 24 Nov, 10:\d\d, a word or a story you follow Bridges over the Kura: went out at 10:\d\d:\d\d\n/,
    )
    expect(text).toMatch(/Your next digest: 26 Nov, 08:00\.$/)
  })
})

it('no press is left without an answer', () => {
  expect(harness.telegram.unanswered()).toEqual([])
})
