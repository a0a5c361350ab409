// A tab of the run's browser. What goes wrong in it without being seen (console, network, exceptions) fails the test.
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { chromiumOptions } from '#tools/browser/chromium'

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } satisfies BrowserContextOptions
const WIDE = { viewport: { width: 1280, height: 800 } } satisfies BrowserContextOptions

/** How long the page may take to show what a test waits for. */
const PATIENCE_MS = 20_000

export type OpenTab = (url: string, options?: BrowserContextOptions) => Promise<Page>

/** A browser for the test that runs, and what opens a tab in it: nothing is remembered from another tab. */
export async function openBrowser(): Promise<OpenTab> {
  const browser = await chromium.launch(await chromiumOptions())
  const troubles: string[] = []
  onTestFinished(async () => {
    await browser.close()
    expect(troubles, 'what went wrong in the browser').toEqual([])
  })
  return async (url, options = WIDE) => {
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Asia/Baku', ...options })
    context.setDefaultTimeout(PATIENCE_MS)
    const page = await context.newPage()
    watch(page, (trouble) => troubles.push(trouble))
    await page.goto(url)
    return page
  }
}

function watch(page: Page, tell: (trouble: string) => void): void {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) tell(`${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => tell(String(error)))
  page.on('response', (response) => {
    if (response.status() >= 400) tell(`${response.status()} ${response.url()}`)
  })
  page.on('requestfailed', (request) => {
    // A page that is left or reloaded breaks its own stream of events.
    if (!request.url().endsWith('/events')) tell(`${request.failure()?.errorText} ${request.url()}`)
  })
}
