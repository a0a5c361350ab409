// An editor's broadcast on the page: content, audience, preview, Send, and a card that tells how far it is.
import { describe, expect, it } from 'vitest'
import { PATIENT } from '../support/desk.ts'
import { openStage } from '../support/page-harness.ts'

describe('a broadcast', () => {
  it('goes from /broadcast to the readers formatted as it was written, with a card that follows it', async () => {
    // Sending begins once the feeds were asked: with none, at once.
    const { harness, leyla, rauf, murad, visit } = await openStage({ config: { feeds: [] } })
    const { telegram, clock } = harness
    for (const reader of [leyla, rauf, murad]) await harness.ask(reader, '/start')
    const editor = await visit(murad)
    const later = () => clock.advance(4000)
    const press = (name: string) => {
      later()
      return editor.button(name).click()
    }
    await editor.write('/broadcast')
    await editor.reading('What shall be sent?').waitFor()
    later()
    murad.sendHtml('The <b>office</b> moves: <a href="https://agency.example/new">see where</a>')
    await press('Everyone')
    await press('Now')
    await editor.reading('3 chats').waitFor()
    expect(await editor.reading('The office moves').locator('b').textContent()).toBe('office')

    const holdBack = telegram.addFault({ kind: 'server-error', status: 502, chatIds: [rauf.id] })
    await press('Send')
    await editor.reading('Sending').waitFor()
    const reader = await visit(leyla)
    const received = reader.reading('The office moves')
    await received.waitFor()
    expect(await received.locator('b').textContent()).toBe('office')
    expect(await received.getByRole('link', { name: 'see where' }).getAttribute('href')).toBe(
      'https://agency.example/new',
    )
    const card = editor.reading('Sending')
    const counts = async () => {
      later()
      return await card.textContent()
    }
    await expect.poll(counts, PATIENT).toContain('sent 2 · failed 0')

    holdBack()
    const done = async () => {
      later()
      await harness.app.run('run-broadcasts')
      return (await editor.messages.allInnerTexts()).join('\n')
    }
    await expect.poll(done, PATIENT).toMatch(/Done.*sent 3 · failed 0/s)
    expect(await editor.reading('is done').count()).toBe(1)
    await (await visit(rauf)).reading('The office moves').waitFor()
  })
})
