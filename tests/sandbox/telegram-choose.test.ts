// What becomes of an inline result that a person chose (Bot API, InlineQueryResult, ChosenInlineResult).
import { describe, expect, it } from 'vitest'
import { type Bench, openBench } from './api.ts'

type Update = { inline_query?: { id: string }; message?: object; chosen_inline_result?: object }

async function offered(bench: Bench, results: object[]) {
  const leyla = bench.telegram.person({ firstName: 'Leyla' })
  const murad = bench.telegram.person({ firstName: 'Murad' })
  leyla.start()
  const asked = leyla.inline('storm')
  const updates = (await bench.call('getUpdates')).result as Update[]
  const inline_query_id = updates.find(({ inline_query }) => inline_query !== undefined)?.inline_query?.id
  expect(await bench.call('answerInlineQuery', { inline_query_id, results })).toMatchObject({ ok: true })
  await asked
  const offset = updates.length + 1
  const news = async () => (await bench.call('getUpdates', { offset })).result as Update[]
  return { leyla, murad, news }
}

const anArticle = (id: string, content: object, more: object = {}) => ({
  ...{ type: 'article', id, title: 'Storm warning', input_message_content: content },
  ...more,
})

describe('a chosen inline result', () => {
  it('is sent as the person’s, with the bot named and its buttons, and the bot is told', async () => {
    const bench = await openBench()
    const reply_markup = { inline_keyboard: [[{ text: 'Read', callback_data: 'r:1' }]] }
    const content = { message_text: '<b>Storm</b>', parse_mode: 'HTML' }
    const { leyla, news } = await offered(bench, [anArticle('a1', content, { reply_markup })])
    const sent = leyla.choose('a1')
    expect(sent).toMatchObject({ own: false, html: '<b>Storm</b>', keyboard: [[{ text: 'Read', data: 'r:1' }]] })
    expect(sent.wire).toMatchObject({ from: { id: leyla.id }, via_bot: { id: bench.telegram.bot.id } })
    expect(await news()).toMatchObject([
      { message: { text: 'Storm', via_bot: { id: bench.telegram.bot.id } } },
      { chosen_inline_result: { result_id: 'a1', from: { id: leyla.id }, query: 'storm' } },
    ])
  })

  it('is seen by the bot in a group, too', async () => {
    const bench = await openBench()
    const { leyla, news } = await offered(bench, [anArticle('a1', { message_text: 'Storm' })])
    const group = bench.telegram.group({ title: 'Friends', owner: leyla })
    group.addBot(leyla)
    leyla.choose('a1', { chat: group.id })
    expect((await news()).filter(({ message }) => message !== undefined).at(-1)).toMatchObject({
      message: { text: 'Storm', chat: { id: group.id } },
    })
  })

  it('may be a place, a rich message, or a picture known to Telegram or by its address', async () => {
    const bench = await openBench()
    const place = { latitude: 40.4, longitude: 49.9 }
    const { leyla } = await offered(bench, [
      anArticle('place', place),
      anArticle('rich', { rich_message: { html: '<h1>Storm</h1>' } }),
      {
        type: 'photo',
        id: 'photo',
        photo_url: 'https://example.org/a.jpg',
        thumbnail_url: 'https://example.org/t.jpg',
        caption: 'Sea',
      },
    ])
    expect(leyla.choose('place').wire.location).toEqual(place)
    expect(leyla.choose('rich').rich?.blocks).toHaveLength(1)
    expect(leyla.choose('photo')).toMatchObject({ text: 'Sea', file: { kind: 'photo' } })
  })

  it('must have been offered to that person', async () => {
    const bench = await openBench()
    const { leyla, murad } = await offered(bench, [anArticle('a1', { message_text: 'Storm' })])
    expect(() => leyla.choose('a2')).toThrow('no inline result a2')
    expect(() => murad.choose('a1')).toThrow('no inline result a1')
  })
})
