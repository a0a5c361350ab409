// The page on other screens and for other eyes: dark, a phone, and what a screen reader is told.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { PHONE } from '../support/browser.ts'
import { openStage } from '../support/page-harness.ts'

/** 0 for black, 1 for white; enough to tell dark from light. */
const lightness = (page: Page, selector: string, property: 'color' | 'backgroundColor') =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => {
      const canvas = element.ownerDocument.createElement('canvas').getContext('2d')
      if (canvas === null) throw new Error('The browser draws nothing.')
      canvas.fillStyle = element.ownerDocument.defaultView.getComputedStyle(element)[name]
      canvas.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data
      return (0.2 * red + 0.7 * green + 0.1 * blue) / 255
    }, property)

const overflows = (page: Page) =>
  page.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)

describe('the page', () => {
  it('is dark where the system is, and the switch makes it light, for the next visit, too', async () => {
    const { harness, leyla, visit } = await openStage()
    await harness.ask(leyla, '/start')
    const { page, reading } = await visit(leyla, { colorScheme: 'dark' })
    await reading('You are subscribed').waitFor()
    expect(await lightness(page, '.message.in .bubble', 'backgroundColor')).toBeLessThan(0.3)
    expect(await lightness(page, '.message.in .text', 'color')).toBeGreaterThan(0.7)
    await page.getByRole('button', { name: 'Dark theme', pressed: true }).click()
    await page.reload()
    await reading('You are subscribed').waitFor()
    expect(await lightness(page, '.message.in .bubble', 'backgroundColor')).toBeGreaterThan(0.9)
    expect(await lightness(page, '.message.in .text', 'color')).toBeLessThan(0.3)
  })

  it('shows times by the clock of the person one is, wherever the browser is', async () => {
    const { harness, leyla, rauf, visit } = await openStage({ at: Date.UTC(2026, 10, 24, 21, 30) })
    await Promise.all([harness.ask(leyla, '/start'), harness.ask(rauf, '/start')])
    const abroad = { timezoneId: 'America/New_York' }
    const inBaku = await visit(leyla, abroad)
    await inBaku.page.getByRole('article', { name: 'Briefings, 01:30' }).first().waitFor()
    await inBaku.page.getByRole('heading', { name: 'Wednesday 25 November' }).waitFor()
    expect(await inBaku.last.locator('.meta time').getAttribute('title')).toContain('01:30')
    const inBerlin = await visit(rauf, abroad)
    await inBerlin.page.getByRole('article', { name: 'Briefings, 22:30' }).first().waitFor()
    await inBerlin.page.getByRole('navigation').locator('time').filter({ hasText: '22:30' }).first().waitFor()
  })

  it('shows one thing at a time on a phone, and nothing wider than it', async () => {
    const { harness, leyla, visit } = await openStage()
    await harness.poll()
    await harness.ask(leyla, '/start')
    const { page, reading, button, write } = await visit(leyla, PHONE)
    await write('/digest')
    await reading('headlines for you').waitFor()
    await button('1').tap()
    await reading('min read').waitFor()
    expect(await overflows(page)).toBe(false)
    expect(await page.getByRole('navigation').isVisible()).toBe(false)
    await page.getByRole('button', { name: /chats/i }).tap()
    await page.getByRole('navigation').waitFor()
    expect(await page.getByRole('main').isVisible()).toBe(false)
    await page.getByRole('button', { name: /Newsroom friends/ }).tap()
    await page.getByRole('heading', { name: 'Newsroom friends' }).waitFor()
    expect(await overflows(page)).toBe(false)
  })

  it('has landmarks, a name for everything one can press, and no message without its author and time', async () => {
    const { harness, leyla, visit } = await openStage({ hasPanel: true })
    await harness.poll()
    await harness.ask(leyla, '/start')
    const { page, reading, messages, write } = await visit(leyla)
    await write('/digest')
    await reading('headlines for you').waitFor()
    if (!(await page.getByRole('complementary').isVisible()))
      await page.getByRole('button', { name: 'Director’s panel' }).first().click()
    for (const landmark of ['main', 'navigation', 'complementary'] as const) await page.getByRole(landmark).waitFor()
    const tree = await page.locator('body').ariaSnapshot()
    expect(
      tree.split('\n').filter((line) => /^\s*- (button|link|combobox|img|switch|textbox)(?! ["'/])/.test(line)),
    ).toEqual([])
    const names = await messages.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')))
    for (const name of names) expect(name).toMatch(/^(You|Briefings), \d\d:\d\d$/)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
  })
})
