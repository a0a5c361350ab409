// A chat longer than the view: what is new is read from its beginning, and what one was reading stays where it was.
import type { BrowserContextOptions, Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openStage } from '../support/page-harness.ts'

const TALL = Array.from({ length: 60 }, (_, index) => `line ${index + 1}`).join('\n')

/** Of the message, px from the top of the list; and whether its end is in view. */
const placeOf = (message: Locator) =>
  message.evaluate((element) => {
    const frame = element.closest('[role=log]')?.getBoundingClientRect()
    const { top, bottom } = element.getBoundingClientRect()
    return frame === undefined ? undefined : { top: top - frame.top, isEndSeen: bottom <= frame.bottom + 1 }
  })

async function openChat(look?: BrowserContextOptions) {
  const { harness, leyla, visit } = await openStage()
  await harness.ask(leyla, '/start')
  const tab = await visit(leyla, look)
  await tab.reading('You are subscribed').waitFor()
  const send = (html: string) => harness.app.deps.telegram.send(leyla.id, { html })
  const say = async (words: string) => {
    await send(words)
    await tab.reading(words).waitFor()
    return tab.reading(words)
  }
  return { harness, leyla, tab, say, send }
}

describe('a message taller than the view', () => {
  it('is shown from its beginning, with a way to the end; a short one after it is counted', async () => {
    const { tab, say } = await openChat()
    for (const words of ['one', 'two', 'three']) await say(words)
    const tall = await say(`The long one\n${TALL}`)
    await expect.poll(async () => (await placeOf(tall))?.top).toBeLessThan(60)
    expect((await placeOf(tall))?.top).toBeGreaterThanOrEqual(0)
    await tab.page.getByRole('button', { name: 'Go to the end' }).waitFor()
    const short = await say('a word more')
    await tab.page.getByRole('button', { name: '1 new, go to the end' }).click()
    await expect.poll(async () => (await placeOf(short))?.isEndSeen).toBe(true)
    // At the end again, the list follows.
    const next = await say('and another')
    await expect.poll(async () => (await placeOf(next))?.isEndSeen).toBe(true)
  })

  it('lets one follow on: what one writes elsewhere and the answer to a press of its buttons come into view', async () => {
    const { harness, leyla, tab, say } = await openChat({ viewport: { width: 1280, height: 500 } })
    await harness.poll()
    await say(`The long one\n${TALL}`)
    const isHere = async (text: string) => {
      const message = tab.reading(text)
      await message.waitFor()
      await expect
        .poll(async () => (await placeOf(message))?.top)
        .toSatisfy((top: number | undefined) => top !== undefined && top >= 0 && top < 200)
    }
    // As from another device of hers.
    await harness.ask(leyla, '/why')
    await isHere('/why')
    // However long it is: its answer is what is read.
    const answer = await harness.ask(leyla, `A long question\n${TALL}`)
    await expect.poll(async () => (await placeOf(tab.reading(answer.text.slice(0, 20))))?.isEndSeen).toBe(true)
    await say(`Another long one\n${TALL}`)
    await tab.write('/digest')
    await isHere('headlines for you')
    await tab.page.getByRole('button', { name: 'Go to the end' }).waitFor()
    // Without bringing it into view first.
    await tab.button('3').dispatchEvent('click')
    await isHere('min read')
  })

  it('that came while one was elsewhere is shown from its beginning, and where one left it afterwards', async () => {
    const { tab, say, send } = await openChat()
    const open = (name: RegExp) => tab.page.getByRole('button', { name }).click()
    await say('one')
    await open(/Newsroom friends/)
    await tab.page.getByRole('heading', { name: 'Newsroom friends' }).waitFor()
    await send(`The long one\n${TALL}`)
    await open(/Briefings.*1 unread/)
    const tall = tab.reading('The long one')
    await expect.poll(async () => (await placeOf(tall))?.top).toBeLessThan(60)
    expect((await placeOf(tall))?.top).toBeGreaterThanOrEqual(0)
    await tall.hover()
    await tab.page.mouse.wheel(0, 300)
    const left = async () => Math.round((await placeOf(tall))?.top ?? 0)
    await expect.poll(left).toBeLessThan(-200)
    const before = await left()
    await open(/Newsroom friends/)
    await tab.page.getByRole('heading', { name: 'Newsroom friends' }).waitFor()
    await open(/^Briefings/)
    await expect.poll(left).toBe(before)
  })
})
