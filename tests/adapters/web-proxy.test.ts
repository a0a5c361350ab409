// Downloads and Telegram through real proxies on loopback: where they lead, what the proxy is asked for, and what is refused
// before it is asked at all.
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, createServer as createSilentServer, type Server, type Socket } from 'node:net'
import { Agent } from 'undici'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttpFetch } from '#adapters/telegram/http-fetch'
import { transportFault } from '#adapters/telegram/transport'
import type { ResolveAll } from '#adapters/web/address'
import type { DownloadOptions } from '#adapters/web/download'
import { createTunnel } from '#adapters/web/tunnel'
import { createWeb, type Web, type WebOptions } from '#adapters/web/web'
import { createLog, describeError } from '#log'
import { TEST_CERTIFICATE, TEST_KEY } from '../support/certificate.ts'
import { httpProxy, type ProxyOptions, socksProxy, type TestProxy } from '../support/proxies.ts'

const HOW: DownloadOptions = { maxBytes: 100_000, limitMs: 5000, accept: '*/*' }
const PUBLIC = '93.184.216.34'
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => new Promise((resolve) => server.close(resolve)))
  return (server.address() as AddressInfo).port
}
const serve = (listener: RequestListener) => {
  const server = createServer(listener)
  closers.push(async () => server.closeAllConnections())
  return listening(server)
}

function openWeb(proxyUrl: string, options: Partial<WebOptions> = {}): Web {
  const log = createLog('error', Date.now, () => {}, [])
  const web = createWeb({ now: Date.now, wait: async () => {}, log, allowPrivateHosts: false, proxyUrl, ...options })
  closers.unshift(() => web.close())
  return web
}
/** A resolver that knows these names alone. */
const names =
  (known: Record<string, string[]>): ResolveAll =>
  (hostname, _, callback) => {
    const addresses = known[hostname] ?? [hostname]
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
const textOf = (result: Awaited<ReturnType<Web['download']>>) =>
  result.kind === 'document' ? new TextDecoder().decode(result.bytes) : JSON.stringify(result)

describe.each([
  ['an HTTP proxy', httpProxy],
  ['a SOCKS5 proxy', socksProxy],
])('through %s', (_, openProxy: (options?: ProxyOptions) => Promise<TestProxy>) => {
  const open = async (options: ProxyOptions = {}) => {
    const proxy = await openProxy(options)
    closers.push(proxy.close)
    return proxy
  }
  /** Whatever is asked for leads to our server. */
  const leadingTo = (port: number, options: ProxyOptions = {}) =>
    open({ route: () => ({ host: '127.0.0.1', port }), ...options })

  it('a feed is downloaded from the address that we resolved, and its host is named to the server', async () => {
    let host: string | undefined
    const port = await serve((request, response) => {
      host = request.headers.host
      response.end('<rss/>')
    })
    const proxy = await leadingTo(port, { user: 'us er', password: 'p@ss:word' })
    const web = openWeb(proxy.url, { lookup: names({ 'agency.example': [PUBLIC] }) })
    expect(textOf(await web.download('http://agency.example/rss', HOW))).toBe('<rss/>')
    expect(proxy.asked).toEqual([`${PUBLIC}:80`])
    expect(host).toBe('agency.example')
  })

  it('TLS goes to the target, by its name', async () => {
    const seen: string[] = []
    const port = await listening(
      createTlsServer({ key: TEST_KEY, cert: TEST_CERTIFICATE }, (request, response) => {
        seen.push(`${(request.socket as { servername?: string }).servername} ${request.headers.host}`)
        response.end('secure')
      }),
    )
    const proxy = await leadingTo(port)
    const agent = new Agent({ connect: createTunnel(proxy.url, { tls: { rejectUnauthorized: false } }) })
    closers.unshift(() => agent.destroy())
    const answer = await createHttpFetch(agent)('https://agency.example/bot42:X/getMe', { method: 'GET' })
    expect(await answer.text()).toBe('secure')
    expect(seen).toEqual(['agency.example agency.example'])
    // Telegram's name is for the proxy to resolve.
    expect(proxy.asked).toEqual(['agency.example:443'])
  })

  it('a certificate nobody vouches for is refused as without a proxy', async () => {
    const port = await listening(
      createTlsServer({ key: TEST_KEY, cert: TEST_CERTIFICATE }, (_request, response) => response.end()),
    )
    const web = openWeb((await leadingTo(port)).url, { lookup: names({ 'agency.example': [PUBLIC] }) })
    expect(await web.download('https://agency.example/rss', HOW)).toMatchObject({ kind: 'failure', code: 'tls' })
  })

  it('the next address is tried where the proxy cannot reach the first; IPv6 comes last', async () => {
    const port = await serve((_request, response) => response.end('<rss/>'))
    const [ipv6, dead] = ['2606:2800:220:1::1', '198.41.0.4']
    const proxy = await open({ route: (host) => ({ host: '127.0.0.1', port: host === dead ? 1 : port }) })
    const web = openWeb(proxy.url, { lookup: names({ 'agency.example': [ipv6, dead, PUBLIC] }) })
    expect(textOf(await web.download('http://agency.example/rss', HOW))).toBe('<rss/>')
    expect(proxy.asked).toEqual([`${dead}:80`, `${PUBLIC}:80`])
  })

  it.each([
    ['a name that leads to a private address', 'http://inside.example/rss'],
    ['a private address', 'http://127.0.0.1/rss'],
    ['a private IPv6 address', 'http://[::1]/rss'],
    ['one in another notation', 'http://2130706433/rss'],
  ])('%s is refused, and the proxy is not asked', async (_name, url) => {
    const proxy = await open()
    const web = openWeb(proxy.url, { lookup: names({ 'inside.example': ['10.0.0.7', '::ffff:127.0.0.1'] }) })
    expect(await web.download(url, HOW)).toMatchObject({ kind: 'failure', code: 'private-address' })
    expect(proxy.asked).toEqual([])
  })

  it('a redirect to a private address is refused behind the proxy, too', async () => {
    const port = await serve((_request, response) =>
      response.writeHead(302, { location: 'http://inside.example/secret' }).end(),
    )
    const proxy = await leadingTo(port)
    const web = openWeb(proxy.url, { lookup: names({ 'agency.example': [PUBLIC], 'inside.example': ['192.168.0.1'] }) })
    expect(await web.download('http://agency.example/rss', HOW)).toMatchObject({
      kind: 'failure',
      code: 'private-address',
    })
    expect(proxy.asked).toEqual([`${PUBLIC}:80`])
  })

  it('private addresses are reached where they are allowed', async () => {
    const port = await serve((_request, response) => response.end('<rss/>'))
    const proxy = await open()
    const web = openWeb(proxy.url, { allowPrivateHosts: true })
    expect(textOf(await web.download(`http://127.0.0.1:${port}/rss`, HOW))).toBe('<rss/>')
    expect(proxy.asked).toEqual([`127.0.0.1:${port}`])
  })

  it('a proxy that never answers costs a download its own time, no more', async () => {
    const held: Socket[] = []
    const port = await listening(createSilentServer((socket) => void held.push(socket)))
    const scheme = (await open()).url.split(':')[0]
    const web = openWeb(`${scheme}://127.0.0.1:${port}`, { lookup: names({ 'agency.example': [PUBLIC] }) })
    const how = { ...HOW, limitMs: 200 }
    expect(await web.download('http://agency.example/rss', how)).toMatchObject({ kind: 'failure', code: 'timeout' })
    for (const socket of held) socket.destroy()
  })

  it('a wrong password, a target that cannot be reached and a proxy that is away are told with the proxy’s host, and no secret', async () => {
    const guarded = await open({ user: 'bot', password: 'right-one' })
    const wrong = guarded.url.replace('right-one', 'wrong-one')
    const blind = await open({ route: () => ({ host: '127.0.0.1', port: 1 }) })
    const gone = await openProxy()
    await gone.close()
    for (const url of [wrong, blind.url, gone.url]) {
      const web = openWeb(url, { lookup: names({ 'agency.example': [PUBLIC] }) })
      const result = await web.download('http://agency.example/rss', HOW)
      expect(result).toMatchObject({
        kind: 'failure',
        code: 'network',
        detail: expect.stringMatching(/^the proxy 127\.0\.0\.1:\d+: /),
      })
      expect(JSON.stringify(result)).not.toContain('wrong-one')
    }
    const agent = new Agent({ connect: createTunnel(wrong) })
    closers.unshift(() => agent.destroy())
    const error: unknown = await createHttpFetch(agent)('http://api.example/bot42:X/getMe', {}).catch(
      (thrown) => thrown,
    )
    // Nothing has left: a message may be sent again.
    expect(transportFault(error)).toEqual({ left: false, code: 'eproxy' })
    expect(describeError(error)).toMatch(/ProxyError: the proxy 127\.0\.0\.1:\d+: /)
    expect(describeError(error)).not.toContain('wrong-one')
  })
})
