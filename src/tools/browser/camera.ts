// Takes pictures of the chat page: small enough for a README, and the same on every machine.
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { chromiumOptions } from './chromium.ts'

export type Camera = {
  /** Opens the page as that person, with their chat with the bot. */
  visit: (url: string, personId: number, look: BrowserContextOptions) => Promise<Page>
  /** Rejects when the picture is too large for its purpose. */
  shoot: (page: Page, name: string) => Promise<void>
  close: () => Promise<void>
}

export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 1.25 }
export const WIDE: BrowserContextOptions = { viewport: { width: 1110, height: 690 } }

const MOST_BYTES = 150_000
const PATIENCE_MS = 60_000

/** Pictures go to `folder` as PNG; `tell` hears of each. */
export async function openCamera(folder: string, tell: (line: string) => void): Promise<Camera> {
  await mkdir(folder, { recursive: true })
  const browser = await chromium.launch(await chromiumOptions())
  return {
    visit: async (url, personId, look) => {
      const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Asia/Baku', reducedMotion: 'reduce', ...look })
      page.setDefaultTimeout(PATIENCE_MS)
      await page.goto(`${url}#as=${personId}&chat=${personId}`)
      await page.getByRole('log').waitFor()
      return page
    },
    shoot: async (page, name) => {
      const path = join(folder, `${name}.png`)
      await page.screenshot({ path, animations: 'disabled' })
      const { size } = await stat(path)
      tell(`${path}  ${Math.round(size / 1000)} kB`)
      if (size > MOST_BYTES) throw new Error(`${path} is larger than ${MOST_BYTES / 1000} kB.`)
    },
    close: () => browser.close(),
  }
}
