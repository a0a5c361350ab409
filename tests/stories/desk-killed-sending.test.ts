// The bot is killed while an editor's broadcast runs, is paused, taken back, corrected, told to be over, or proposed. Nothing is
// lost, and nothing goes twice but what was under way.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, type TestContext } from 'vitest'
import { HOUR } from '../support/builders.ts'
import { type KilledDesk, openKilledDesk } from '../support/killed-desk.ts'

const WORDS = 'The office moves on Monday'
const CORRECTED = 'The office moves on Tuesday'

// Each has a process of its own, which mostly waits.
const LONG = { timeout: 90_000 }
const story = it.concurrent
const open = async ({ onTestFinished }: TestContext, ...given: Parameters<typeof openKilledDesk>) => {
  const desk = await openKilledDesk(...given)
  onTestFinished(() => desk.end())
  return desk
}
const send = async (desk: KilledDesk) => {
  desk.owner.send(`/broadcast ${WORDS}`)
  await desk.owner.press(await desk.cardWith('Everyone'), 'Everyone')
  await desk.owner.press(await desk.cardWith('Now'), 'Now')
  return desk.cardWith('Send')
}
const reached = (desk: KilledDesk, method: string, count: number) => {
  const readers = () => desk.telegram.calls(method).filter(({ chatId = 0 }) => desk.chatIds.includes(chatId)).length
  const before = readers()
  return desk.telegram.until(() => readers() >= before + count, `${count} more of ${method}`)
}
const holding = (desk: KilledDesk, words: string) => desk.copies(words).filter((copies) => copies > 0).length

describe('a broadcast whose bot is killed', LONG, () => {
  story('in its canary, and while it is paused, goes on from its card', async (context) => {
    const desk = await open(context, 300)
    const { owner } = desk
    desk.press(owner, await send(desk), 'Send')
    await reached(desk, 'sendMessage', 20)
    await desk.restart()
    await reached(desk, 'sendMessage', 20)
    await owner.press(await desk.cardWith('Pause'), 'Pause')
    await desk.cardWith('Resume')
    await desk.kill()
    const before = holding(desk, WORDS)
    expect(before).toBeLessThan(300)
    desk.start()
    await owner.press(await desk.cardWith('Resume'), 'Resume')
    await desk.reading(/Broadcast 1 is done/)
    desk.expectOnce(WORDS)
  })

  story(
    'as its correction is asked for, begun, and sent, and as it is taken back, is changed in every chat',
    async (context) => {
      const desk = await open(context, 40)
      const { owner } = desk
      await owner.press(await send(desk), 'Send')
      const report = await desk.reading(/Broadcast 1 is done/)
      await owner.press(report, 'Correct')
      await desk.reading(/Write the new text/)
      await desk.restart()
      owner.send(CORRECTED)
      const card = await desk.cardWith('Correct everywhere')
      await desk.killIn('editMessageText', owner.id, () => desk.press(owner, card, 'Correct everywhere'))
      desk.start()
      await reached(desk, 'editMessageText', 5)
      await desk.restart()
      await desk.reading(/Correction 2 of broadcast 1 is done/)
      expect(holding(desk, WORDS)).toBe(0)
      desk.expectOnce(CORRECTED)
      await owner.press(report, 'Recall')
      const take = await desk.cardWith('Take it back')
      await desk.killIn('editMessageText', owner.id, () => desk.press(owner, take, 'Take it back'))
      desk.start()
      await desk.reading(/Recall 3 of broadcast 1 is done/)
      expect(holding(desk, CORRECTED)).toBe(0)
    },
  )

  story('as it is told to be over is told once, and its card says so', async (context) => {
    const desk = await open(context, 2)
    const { owner } = desk
    const card = await send(desk)
    await desk.killIn('sendMessage', owner.id, () => desk.press(owner, card, 'Send'))
    desk.start()
    await desk.telegram.until(() => desk.having(owner.id, /✅ Done/)[0], 'the card to say so')
    await expect.poll(() => desk.log(), { timeout: 10_000 }).toContain('broadcast-ended')
    await desk.kill()
    expect(desk.having(owner.id, /Broadcast 1 is done/)).toHaveLength(1)
    expect(await desk.look((store) => store.closingBroadcasts())).toEqual([])
    desk.expectOnce(WORDS)
  })
})

describe('an article marked as urgent', LONG, () => {
  story('is proposed to each editor, though the bot is killed as it tells them', async (context) => {
    const titles = ['An ordinary story']
    const feed = createServer((_, response) => {
      const items = titles.map(
        (title, index) =>
          `<item><title>${title}</title><link>https://agency.example/en/xeber/story-${index + 70}</link></item>`,
      )
      response.end(`<rss version="2.0"><channel><title>Agency</title>${items.join('')}</channel></rss>`)
    })
    await new Promise<void>((resolve) => feed.listen(0, '127.0.0.1', resolve))
    context.onTestFinished(() => void feed.close())
    const url = `http://127.0.0.1:${(feed.address() as AddressInfo).port}/rss`
    const desk = await open(context, 1, { feeds: [{ id: 'en', url, language: 'en', enabled: true }] })
    const { owner, others } = desk
    await desk.telegram.until(() => desk.telegram.calls('setMyCommands').length > 0, 'the bot to be ready')
    await expect.poll(() => desk.log(), { timeout: 10_000 }).toContain('feed-polled')
    await desk.kill()
    titles.push('FLASH: Strong quake near the coast')
    desk.clock.jump(HOUR)
    // It has noticed, and nobody was told.
    const release = desk.telegram.addFault({ kind: 'reset', methods: ['sendMessage'] })
    desk.start()
    await desk.telegram.until(() => desk.telegram.calls('sendMessage').length > 0, 'a first try')
    await desk.kill()
    release()
    desk.start()
    for (const editor of [owner, ...others]) await desk.reading(/Strong quake/, editor)
    await owner.press(await desk.cardWith('Flash: see before sending'), 'Flash: see before sending')
    await desk.cardWith('Send')
    for (const { id } of others) expect(desk.having(id, /Strong quake/)).toHaveLength(1)
  })
})
