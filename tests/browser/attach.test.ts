// Files on the page: of an album that is refused half way, what was not sent comes back into the field.
import { expect, it } from 'vitest'
import { drawPicture } from '#sandbox/newsroom/picture'
import { openStage } from '../support/page-harness.ts'

const mimeType = 'image/png'
const good = (name: string) => ({ name, mimeType, buffer: drawPicture('sport', 1) })
const broken = { name: 'broken.png', mimeType, buffer: Buffer.from('no picture') }

it('gives back the refused picture and those after it, without the caption that went with the first', async () => {
  const { harness, leyla, visit } = await openStage()
  await harness.ask(leyla, '/start')
  const { page } = await visit(leyla)
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Attach' }).click()
  await page.getByRole('menuitem', { name: 'Photo or video' }).click()
  await (await chosen).setFiles([good('one.png'), good('two.png'), broken, good('four.png')])
  const waiting = page.getByRole('list', { name: 'Files to send' }).getByRole('listitem')
  await expect.poll(() => waiting.count()).toBe(4)
  await page.locator('textarea').fill('Our harbour')
  await page.keyboard.press('Enter')
  await page.getByText('Telegram cannot read this as a picture.').waitFor()
  await expect.poll(() => waiting.count()).toBe(2)
  expect((await waiting.allInnerTexts()).join()).toMatch(/broken\.png.*four\.png/s)
  expect(await page.locator('textarea').inputValue()).toBe('')
  const sent = () => leyla.messages().filter(({ wire }) => wire.photo !== undefined)
  expect(sent().map(({ wire }) => wire.caption)).toEqual(['Our harbour', undefined])

  await page.getByRole('button', { name: 'Remove broken.png' }).click()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await waiting.first().waitFor({ state: 'detached' })
  await expect.poll(() => sent().length).toBe(3)
})
