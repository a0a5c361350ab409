// Everything the page shows was written by others: markup in a headline, a name or a message stays text, and no link runs code.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openStage, silentFeed } from '../support/page-harness.ts'

const EVIL = '<img src=x onerror="document.title=\'taken\'">'

async function expectHarmless(page: Page): Promise<void> {
  expect(await page.locator('img[src=x], script:not([src]):not([type=importmap])').count()).toBe(0)
  expect(await page.title()).toBe('Briefings')
}

it('markup in a headline is shown as it was written, in the list, the article in both its forms, and the list of chats', async () => {
  const { harness, know, leyla, visit } = await openStage({
    config: { feeds: [silentFeed('en')], richMessages: 'on' },
  })
  await know('en', { title: `${EVIL} in the port` })
  await harness.ask(leyla, '/start')
  const { page, last, reading, write } = await visit(leyla)
  await write('/latest')
  await reading(`${EVIL} in the port`).waitFor()
  await page.getByRole('navigation').getByText(EVIL.slice(0, 20)).waitFor()
  await write('1')
  await reading('min read').getByRole('heading', { name: EVIL }).waitFor()
  await expectHarmless(page)
  await last.getByRole('button', { name: 'As pages' }).click()
  await last.locator('.text', { hasText: EVIL }).waitFor()
  await expectHarmless(page)
})

it('markup in a name, a message, a chat title and an answer of the bot is text', async () => {
  const { harness, leyla, group, visit } = await openStage({ cast: { reader: EVIL, group: `Friends ${EVIL}` } })
  await harness.ask(leyla, '/start')
  leyla.send(EVIL, { chat: group.id })
  const { page, reading, write } = await visit(leyla)
  await page.getByRole('button', { name: EVIL }).first().waitFor()
  await page.getByRole('button', { name: `Friends ${EVIL}` }).click()
  await reading(EVIL).waitFor()
  await write(`/timezone ${EVIL}`)
  await reading(`/timezone ${EVIL}`).waitFor()
  await expectHarmless(page)
})

it('a link that would run code is no link', async () => {
  const { harness, leyla, visit } = await openStage()
  await harness.ask(leyla, '/start')
  const url = 'javascript:document.title=1'
  leyla.sendHtml(`<a href="https://agency.example/">fair</a> ${url}`)
  const { page, reading } = await visit(leyla)
  await reading(url).waitFor()
  expect(await page.locator('a[href^="javascript" i]').count()).toBe(0)
  // The bot answers with what it did not find.
  const fair = page.getByRole('log').getByRole('link', { name: 'fair' })
  expect(await fair.getAttribute('rel')).toContain('noopener')
})
