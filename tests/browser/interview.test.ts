// The interview reader on the page: pages turned by buttons, contents whose lines jump, folded parts.
import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { RichMessages } from '#domain/text-form'
import { openStage, silentFeed, type Tab } from '../support/page-harness.ts'

const TURNS = Array.from({ length: 12 }, (_, index) => index + 1)
const question = (year: number) => `What did you find at the lighthouse in your year number ${year}?`
const FIRST = question(1)
const LAST = question(TURNS.length)

/** Long enough for two pages of plain text. */
const INTERVIEW = {
  form: 'interview' as const,
  lead: ['CNA presents an interview with the keeper of the lighthouse, Irada Vahabzade:'],
  marks: { kind: 'dashes' as const },
  turns: TURNS.map((year) => ({
    question: question(year),
    answer: [
      `In year ${year} the lamp was lit on ${300 + year} nights, and on ${20 + year} of them somebody came home by its light who had given up hope.`,
      `I wrote down ${40 * year} ships. The captains of ${3 * year} of them came up the stairs to say thank you, and each of them counted the steps and came to another number.`,
      `The storm of that year took ${year} of the windows. We put in new ones before the evening, since the sea does not wait for a glazier.`,
    ],
  })),
}

async function openInterview(richMessages: RichMessages): Promise<Tab> {
  const feeds = [silentFeed('en')]
  const { harness, know, leyla, visit } = await openStage({ config: { feeds, richMessages } })
  const title = 'Irada Vahabzade: The lamp is lit every night'
  const { number } = await know('en', { title, body: INTERVIEW })
  await harness.ask(leyla, '/start')
  const tab = await visit(leyla)
  await tab.write(`/read ${number}`)
  await tab.reading('min read').waitFor()
  return tab
}

const isInView = (target: Locator) =>
  target.evaluate((element) => {
    const frame = element.closest('[role=log]')?.getBoundingClientRect()
    const { top, bottom } = element.getBoundingClientRect()
    return frame !== undefined && top >= frame.top && bottom <= frame.bottom
  })

describe('an interview', () => {
  it('has contents: a line of it jumps to its question, in the message, and the address stays', async () => {
    const tab = await openInterview('on')
    const interview = tab.reading('min read')
    const address = tab.page.url()
    const line = interview.getByRole('link', { name: LAST })
    const target = interview.getByRole('heading', { name: LAST })
    await line.scrollIntoViewIfNeeded()
    expect(await isInView(target)).toBe(false)
    await line.click()
    await expect.poll(() => isInView(target)).toBe(true)
    expect(tab.page.url()).toBe(address)
  })

  it('is turned page by page, or to a question, in one message', async () => {
    const tab = await openInterview('offer')
    const count = await tab.messages.count()
    const text = () => tab.last.locator('.text').textContent()
    expect(await text()).toContain(FIRST)
    await tab.button('▶').click()
    await expect.poll(text).not.toContain(FIRST)
    expect(await text()).toContain(LAST)
    await tab.button('◀').click()
    await expect.poll(text).toContain(FIRST)
    await tab.button('12').click()
    await expect.poll(text).not.toContain(FIRST)
    expect(await text()).toContain(LAST)
    expect(await tab.messages.count()).toBe(count)
  })
})

describe('a person whose app is old', () => {
  it('sees that a rich message is not supported, and reads on by its button', async () => {
    const tab = await openInterview('offer')
    await tab.button('All in one message').click()
    await tab.messages.getByRole('heading', { name: LAST }).waitFor()
    await tab.page.getByRole('button', { name: 'Chat menu' }).click()
    await tab.page.getByRole('menuitemcheckbox', { name: 'This person’s app is old', checked: false }).click()
    await tab.reading('not supported by your version').waitFor()
    expect(await tab.messages.getByRole('heading', { name: LAST }).count()).toBe(0)
    await tab.last.getByRole('button', { name: 'As pages' }).click()
    await expect.poll(() => tab.last.locator('.text').textContent()).toContain(FIRST)
    await tab.page.getByRole('button', { name: 'Chat menu' }).click()
    await tab.page.getByRole('menuitemcheckbox', { name: 'This person’s app is old', checked: true }).waitFor()
  })
})

describe('a folded part', () => {
  it('opens by its summary and stays open when the conversation is drawn again', async () => {
    const { harness, leyla, visit } = await openStage()
    await harness.ask(leyla, '/start')
    const richHtml = '<p>How to read</p><details><summary>More</summary><p>Every line is a link.</p></details>'
    await harness.app.deps.telegram.sendRich(leyla.id, { richHtml, rtl: false })
    const tab = await visit(leyla)
    const inside = tab.messages.getByText('Every line is a link.')
    expect(await inside.isVisible()).toBe(false)
    await tab.messages.getByText('More', { exact: true }).click()
    await inside.waitFor()
    await tab.write('/help')
    await tab.reading('/digest').waitFor()
    expect(await inside.isVisible()).toBe(true)
  })
})
