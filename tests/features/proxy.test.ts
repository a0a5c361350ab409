// The whole bot behind proxies: Telegram through one that speaks HTTP, feeds and pages through one that speaks SOCKS5.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Harness, startHarness } from '../support/harness.ts'
import { httpProxy, socksProxy, type TestProxy } from '../support/proxies.ts'

let [telegramProxy, feedsProxy]: TestProxy[] = []
let harness: Harness
beforeEach(async () => {
  telegramProxy = await httpProxy({ user: 'bot', password: 'behind-http' })
  feedsProxy = await socksProxy({ user: 'bot', password: 'behind-socks' })
  harness = await startHarness({
    config: { proxyUrl: telegramProxy.url, feedsProxyUrl: feedsProxy.url, logLevel: 'debug' },
  })
})
afterEach(async () => {
  await harness.end()
  await Promise.all([telegramProxy?.close(), feedsProxy?.close()])
})

it('reads its feeds and serves its readers, each through the proxy that is for it', async () => {
  await harness.poll()
  const reader = await harness.reader()
  expect((await harness.ask(reader, '/digest')).text).toMatch(/headlines/i)
  const telegram = new URL(harness.config.botApiRoot).host
  expect(new Set(telegramProxy?.asked)).toEqual(new Set([telegram]))
  expect(feedsProxy?.asked.length).toBeGreaterThan(0)
  expect(feedsProxy?.asked).not.toContain(telegram)
  for (const secret of ['behind-http', 'behind-socks']) expect(harness.log.join()).not.toContain(secret)
})

it('outlives its proxy’s absence as it does Telegram’s, and names the proxy in the log, not its password', async () => {
  const reader = await harness.reader()
  await telegramProxy?.close()
  await expect
    .poll(() => harness.log.join(), { timeout: 20_000 })
    .toMatch(/telegram-away.*ProxyError: the proxy 127\.0\.0\.1:\d+: ECONNREFUSED/)
  reader.send('/help')
  const { port } = new URL(telegramProxy?.url ?? '')
  telegramProxy = await httpProxy({ user: 'bot', password: 'behind-http', port: Number(port) })
  await harness.telegram.until(() => (reader.last()?.text.includes('/schedule') ? true : undefined), 'the help')
  expect(harness.log.join()).not.toContain('behind-http')
})
