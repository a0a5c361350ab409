// Right to left on the page: a whole article, and single lines among others that read from the left.
import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openStage, silentFeed } from '../support/page-harness.ts'

const TITLE = 'الميناء يستقبل أول سفينة تعمل بالرياح'
const WORDS = 'وصلت إلى الميناء صباح اليوم سفينة شحن تدفعها أشرعة من القماش والمعدن.'
// The page has to be read as an article: several paragraphs.
const PARAGRAPHS = Array.from({ length: 4 }, () => WORDS)

const directionOf = (target: Locator) =>
  target.evaluate((element) => element.ownerDocument.defaultView?.getComputedStyle(element).direction)

/** Where the first line of the text lies in its block: the free room on its left and right. */
const room = (target: Locator) =>
  target.evaluate((element) => {
    const range = element.ownerDocument.createRange()
    range.selectNodeContents(element)
    const [line] = range.getClientRects()
    const block = element.getBoundingClientRect()
    return line === undefined ? undefined : { left: line.left - block.left, right: block.right - line.right }
  })

describe('Arabic', () => {
  it('is an article that begins at the right, with its heading and its source', async () => {
    const { harness, know, leyla, visit } = await openStage({
      config: { feeds: [silentFeed('ar')], richMessages: 'on' },
    })
    const { number } = await know('ar', { title: TITLE, body: { form: 'report', blocks: PARAGRAPHS } })
    await harness.ask(leyla, '/start')
    const { reading, write } = await visit(leyla)
    await write(`/read ${number}`)
    const article = reading(WORDS)
    await article.waitFor()
    expect(await article.locator('.rich').getAttribute('dir')).toBe('rtl')
    for (const part of [
      article.getByRole('heading', { name: TITLE }),
      article.locator('p', { hasText: WORDS }).first(),
    ]) {
      expect(await directionOf(part)).toBe('rtl')
      const { left, right } = (await room(part)) ?? { left: 0, right: Number.POSITIVE_INFINITY }
      expect(right).toBeLessThan(2)
      expect(left).toBeGreaterThanOrEqual(right)
    }
  })

  it('reads from the right in a message of its own, and Latin beside it from the left', async () => {
    const { harness, leyla, visit } = await openStage()
    await harness.ask(leyla, '/start')
    const { messages, write } = await visit(leyla)
    await write(WORDS)
    const own = messages.locator('.text', { hasText: WORDS }).first()
    await own.waitFor()
    expect(await directionOf(own)).toBe('rtl')
    const welcome = messages.locator('.text', { hasText: 'You are subscribed' })
    expect(await directionOf(welcome)).toBe('ltr')
  })
})
