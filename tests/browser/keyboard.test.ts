// The page without a mouse: everything is reached by Tab, what is reached is seen, and "/" completes commands.
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openStage } from '../support/page-harness.ts'

const MOST_STEPS = 60

async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  const isThere = () => target.evaluate((element) => element === element.ownerDocument.activeElement)
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await isThere()) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Not reached by ${MOST_STEPS} times Tab: ${target}`)
}

const focused = (page: Page) => page.locator(':focus')

const expectFocus = (target: Locator) =>
  expect.poll(() => target.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true)

/** As the browser draws it: an outline, or a shadow in its place. */
const ringOf = (target: Locator) =>
  target.evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = element.ownerDocument.defaultView.getComputedStyle(element)
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
  })

describe('with the keyboard alone', () => {
  it('one starts the bot, opens a digest by a button of the welcome, and an article by a button of the digest', async () => {
    const { harness, leyla, visit } = await openStage()
    await harness.poll()
    const { page, reading } = await visit(leyla)
    const start = page.getByRole('button', { name: 'START', exact: true })
    await tabTo(page, start)
    expect(await ringOf(start)).toBe(true)
    await page.keyboard.press('Enter')
    const digest = reading('You are subscribed').getByRole('button', { name: 'Digest now' })
    await tabTo(page, digest)
    expect(await ringOf(digest)).toBe(true)
    await page.keyboard.press('Enter')
    await tabTo(page, reading('headlines for you').getByRole('button', { name: '2', exact: true }))
    await page.keyboard.press('Space')
    await reading('min read').waitFor()
  })

  it('one passes a long chat in a few steps, the newest buttons first, and goes from message to message', async () => {
    const { harness, leyla, visit } = await openStage()
    await harness.poll()
    await harness.ask(leyla, '/start')
    for (let round = 0; round < 8; round++) await harness.ask(leyla, '/digest')
    const { page, last, messages } = await visit(leyla)
    await last.waitFor()
    await page.keyboard.press('Tab')
    expect(await focused(page).textContent()).toBe('Skip to the message field')
    await page.keyboard.press('Enter')
    const field = page.getByRole('combobox')
    expect(await field.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true)

    const log = page.getByRole('log')
    await log.focus()
    let [steps, isFirst] = [0, true]
    while ((await focused(page).getAttribute('aria-label')) !== 'Attach' && steps < MOST_STEPS) {
      await page.keyboard.press('Tab')
      if (isFirst) expect(await last.locator(':focus').count()).toBe(1)
      ;[steps, isFirst] = [steps + 1, false]
    }
    expect(steps).toBeLessThan(25)

    await log.focus()
    await page.keyboard.press('PageUp')
    await expectFocus(last)
    await page.keyboard.press('PageUp')
    await page.keyboard.press('PageUp')
    const older = messages.nth(-3)
    await expectFocus(older)
    await page.keyboard.press('Tab')
    expect(await older.locator(':focus').count()).toBe(1)
    await page.keyboard.press('PageDown')
    await expectFocus(messages.nth(-2))
    await page.keyboard.press('Control+End')
    await expectFocus(field)
  })

  it('"/" offers the commands, arrows choose, Enter sends, Escape closes', async () => {
    const { harness, leyla, visit } = await openStage()
    await harness.ask(leyla, '/start')
    const { page, reading } = await visit(leyla)
    const field = page.getByRole('combobox')
    await field.focus()
    await page.keyboard.type('/')
    const options = page.getByRole('listbox').getByRole('option')
    await options.first().waitFor()
    const all = await options.count()
    await page.keyboard.type('s')
    await expect.poll(() => options.count()).toBeLessThan(all)
    expect(await page.getByRole('option', { selected: true }).textContent()).toMatch(/^\/s/)
    const first = await field.getAttribute('aria-activedescendant')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => field.getAttribute('aria-activedescendant')).not.toBe(first)
    await page.keyboard.press('Escape')
    await page.getByRole('listbox').waitFor({ state: 'detached' })
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('/sche')
    await page.getByRole('option', { name: '/schedule' }).waitFor()
    await page.keyboard.press('Enter')
    await reading('When digests come').waitFor()
    expect(await field.inputValue()).toBe('')
  })
})
