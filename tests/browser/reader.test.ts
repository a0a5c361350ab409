// A reader's first five minutes on the page: what everyone who tries this project does first.
import { describe, expect, it } from 'vitest'
import { openStage } from '../support/page-harness.ts'

describe('a first visit', () => {
  it('goes from START over a button of the welcome to a digest, and by a number to an article', async () => {
    const { harness, leyla, visit } = await openStage()
    await harness.poll()
    const { page, button, reading, write } = await visit(leyla)
    await page.getByRole('button', { name: 'START', exact: true }).click()
    await reading('You are subscribed').waitFor()
    await button('Digest now').click()
    await reading('Good morning! 10 headlines for you.').waitFor()
    const headline = (await reading('10 headlines').textContent())?.match(/^3\. (.+?) · /m)?.[1] ?? 'no third headline'
    await button('3').click()
    await reading('min read').getByText(headline, { exact: true }).waitFor()
    await button('Original').waitFor()
    await write('5')
    await reading('min read').filter({ hasNotText: headline }).waitFor()
    expect(harness.telegram.unanswered()).toEqual([])
  })

  it('changes the schedule in the same message, and says so in a toast', async () => {
    const { leyla, harness, visit } = await openStage()
    await harness.ask(leyla, '/start')
    const { page, button, reading, write, messages } = await visit(leyla)
    await write('/schedule')
    await reading('Now: every day at 08:00').waitFor()
    const count = await messages.count()
    await button('18:00').click()
    await page.locator('.toast', { hasText: 'Saved' }).waitFor()
    await reading('Now: every day at 08:00 and 18:00').waitFor()
    expect(await messages.count()).toBe(count)
    expect((await harness.app.deps.store.chat(leyla.id))?.schedule[0]?.minutes).toEqual([480, 1080])
  })

  it('shows at once what comes by itself, and counts what comes while one looks elsewhere', async () => {
    const { harness, leyla, visit } = await openStage({ at: Date.UTC(2026, 10, 24, 3, 50) })
    await harness.poll()
    await harness.ask(leyla, '/start')
    const { page, reading } = await visit(leyla)
    await page.getByRole('button', { name: /Newsroom friends/ }).click()
    await page.getByRole('heading', { name: 'Newsroom friends' }).waitFor()
    harness.clock.jumpTo(Date.UTC(2026, 10, 24, 4, 0, 1))
    await harness.tick()
    await page.getByRole('button', { name: /Briefings.*, 1 unread/ }).click()
    await reading('headlines for you').waitFor()
    await page.getByRole('button', { name: /Briefings.*unread/ }).waitFor({ state: 'detached' })
  })
})

describe('a place', () => {
  it('is kept by a reload, and two tabs are two people', async () => {
    const { harness, leyla, rauf, openTab, url, visit } = await openStage()
    await Promise.all([harness.ask(leyla, '/start'), harness.ask(rauf, '/start')])
    const first = await visit(leyla)
    const second = await visit(rauf)
    await first.write('/help')
    await first.reading('/digest').waitFor()
    await second.page.reload()
    await second.page.getByRole('button', { name: /^Rauf/, pressed: true }).waitFor()
    await second.reading('/start').waitFor()
    expect(await second.reading('/digest').count()).toBe(0)
    // Neither did the other tab become Rauf's, nor does a third, which was given no address, begin with an error.
    await first.page.getByRole('button', { name: /^Leyla/, pressed: true }).waitFor()
    const third = await openTab(url)
    await third.getByRole('button', { name: /^Leyla/, pressed: true }).waitFor()
  })
})
