import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import type { ResolveAll } from '#adapters/web/address'
import type { DownloadOptions } from '#adapters/web/download'
import { createWeb, type Web, type WebOptions } from '#adapters/web/web'
import { createLog } from '#log'

const NOW = Date.UTC(2026, 8, 14, 8)
const closers: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function openWeb(options: Partial<WebOptions> = {}): Web {
  const log = createLog(
    'error',
    () => NOW,
    () => {},
    [],
  )
  const web = createWeb({ now: () => NOW, wait: async () => {}, log, allowPrivateHosts: true, ...options })
  closers.unshift(() => web.close())
  return web
}

const HOW: DownloadOptions = { maxBytes: 100_000, limitMs: 5000, accept: '*/*' }

function textOf(result: Awaited<ReturnType<Web['download']>>): string {
  return result.kind === 'document' ? new TextDecoder().decode(result.bytes) : JSON.stringify(result)
}

describe('a download', () => {
  it('brings the body, where it was found, and what makes the next one conditional', async () => {
    const url = await serve((_, response) =>
      response
        .setHeader('etag', '"v1"')
        .setHeader('last-modified', 'Mon, 14 Sep 2026 01:00:00 GMT')
        .setHeader('content-type', 'text/xml; charset=Windows-1251')
        .end('<rss/>'),
    )
    const result = await openWeb().download(`${url}/rss`, HOW)
    expect(result).toMatchObject({
      kind: 'document',
      status: 200,
      url: `${url}/rss`,
      charsetHint: 'windows-1251',
      validators: { etag: '"v1"', lastModified: 'Mon, 14 Sep 2026 01:00:00 GMT' },
    })
    expect(textOf(result)).toBe('<rss/>')
  })

  it('introduces itself like a browser and sends validators', async () => {
    let seen: IncomingMessage['headers'] = {}
    const url = await serve((request, response) => {
      seen = request.headers
      response.writeHead(304).end()
    })
    const validators = { etag: '"v1"', lastModified: 'Mon, 14 Sep 2026 01:00:00 GMT' }
    expect(await openWeb().download(url, { ...HOW, validators })).toEqual({ kind: 'not-modified' })
    expect(seen).toMatchObject({ 'if-none-match': '"v1"', 'if-modified-since': validators.lastModified })
    expect(seen['user-agent']).toMatch(/^Mozilla\/5\.0 .*NewsBriefingBot/)
  })

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ])('unpacks %s', async (coding, pack) => {
    const url = await serve((_, response) =>
      response.setHeader('content-encoding', coding).end(pack('<rss>text</rss>')),
    )
    expect(textOf(await openWeb().download(url, HOW))).toBe('<rss>text</rss>')
  })

  it('unpacks gzip that no header announces, even cut', async () => {
    const packed = gzipSync('<rss>text</rss>'.repeat(50))
    const url = await serve((request, response) =>
      response.end(request.url === '/cut' ? packed.subarray(0, -12) : packed),
    )
    const web = openWeb()
    expect(textOf(await web.download(`${url}/whole`, HOW))).toBe('<rss>text</rss>'.repeat(50))
    expect(textOf(await web.download(`${url}/cut`, HOW))).toContain('<rss>text</rss>')
  })
})

describe('limits', () => {
  it.each<[what: string, listener: RequestListener]>([
    ['an announced size', (_, response) => response.setHeader('content-length', 50_000_000).end()],
    ['an endless body', (_, response) => void setInterval(() => response.write('x'.repeat(60_000)), 1).unref()],
    ['a bomb', (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(30_000_000)))],
    ['a bomb no header announces', (_, response) => response.end(gzipSync(Buffer.alloc(30_000_000)))],
  ])('stop at %s', async (_, listener) => {
    expect(await openWeb().download(await serve(listener), HOW)).toMatchObject({ kind: 'failure', code: 'too-large' })
  })

  it.each<[what: string, listener: RequestListener]>([
    ['a server that never answers', () => {}],
    ['a body that never ends', (_, response) => response.write('<rss>')],
    ['a body that drips', (_, response) => void setInterval(() => response.write('x'), 20).unref()],
  ])('give up on %s', async (_, listener) => {
    const result = await openWeb().download(await serve(listener), { ...HOW, limitMs: 150 })
    expect(result).toMatchObject({ kind: 'failure', code: 'timeout' })
  })
})

describe('failures', () => {
  it('tell status and when to come back, by seconds or by date', async () => {
    const url = await serve((request, response) => {
      const later = request.url === '/date' ? 'Mon, 14 Sep 2026 09:00:00 GMT' : '120'
      response.writeHead(503, { 'retry-after': later }).end()
    })
    const web = openWeb()
    expect(await web.download(url, HOW)).toMatchObject({ code: 'http-status', status: 503, retryAt: NOW + 120_000 })
    expect(await web.download(`${url}/date`, HOW)).toMatchObject({ retryAt: NOW + 3600_000 })
  })

  it('tell what is no web address', async () => {
    const web = openWeb()
    for (const url of ['nonsense', 'ftp://a.example/', 'file:///etc/passwd', 'http://user:pass@a.example/']) {
      expect(await web.download(url, HOW)).toMatchObject({ kind: 'failure', code: 'bad-url' })
    }
  })

  it('tell a refused connection, a name nobody knows, and plain text where TLS was expected', async () => {
    const url = await serve((_, response) => response.end())
    const unknown: ResolveAll = (_name, _options, callback) =>
      callback(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), [])
    expect(await openWeb().download('http://127.0.0.1:1/', HOW)).toMatchObject({
      code: expect.stringMatching(/refused|network/),
    })
    expect(await openWeb({ lookup: unknown }).download('http://a.example/', HOW)).toMatchObject({ code: 'dns' })
    expect(await openWeb().download(url.replace('http:', 'https:'), HOW)).toMatchObject({ code: 'tls' })
  })

  it('ask again once when an idle connection breaks', async () => {
    let requests = 0
    const url = await serve((request, response) => {
      if (++requests === 2) request.socket.destroy()
      else response.end('ok')
    })
    const web = openWeb()
    await web.download(url, HOW)
    expect(textOf(await web.download(url, HOW))).toBe('ok')
  })
})

describe('redirects', () => {
  it('are followed, and end at five', async () => {
    const url = await serve((request, response) => {
      const hop = Number(request.url?.slice(1))
      if (hop === 0) response.end('arrived')
      else response.writeHead(302, { location: `/${hop - 1}` }).end()
    })
    const web = openWeb()
    expect(textOf(await web.download(`${url}/5`, HOW))).toBe('arrived')
    expect(await web.download(`${url}/6`, HOW)).toMatchObject({ kind: 'failure', code: 'too-many-redirects' })
  })

  it('are checked hop by hop', async () => {
    const url = await serve((_, response) => response.writeHead(301, { location: 'file:///etc/passwd' }).end())
    expect(await openWeb().download(url, HOW)).toMatchObject({ kind: 'failure', code: 'bad-url' })
  })

  it('never lead from https to http', async () => {
    const fetch = async () => new Response(null, { status: 301, headers: { location: 'http://a.example/' } })
    expect(await openWeb({ fetch }).download('https://a.example/', HOW)).toMatchObject({ code: 'bad-url' })
  })
})

describe('private addresses are refused', () => {
  const refusing = () => openWeb({ allowPrivateHosts: false })

  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://192.168.1.1/',
    'http://[::1]/',
    'http://[::]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
  ])('%s', async (url) => {
    expect(await refusing().download(url, HOW)).toMatchObject({ kind: 'failure', code: 'private-address' })
  })

  it('behind a name', async () => {
    let asked = 0
    const url = await serve((_, response) => response.end(`${++asked}`))
    const lookup: ResolveAll = (_name, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }])
    const web = openWeb({ allowPrivateHosts: false, lookup })
    const result = await web.download(url.replace('127.0.0.1', 'innocent.example'), HOW)
    expect(result).toMatchObject({ kind: 'failure', code: 'private-address' })
    expect(asked).toBe(0)
  })

  it('behind localhost', async () => {
    expect(await refusing().download('http://localhost/', HOW)).toMatchObject({ code: 'private-address' })
  })

  it('behind a redirect', async () => {
    const fetch = async () => new Response(null, { status: 302, headers: { location: 'http://127.0.0.1/admin' } })
    const web = openWeb({ allowPrivateHosts: false, fetch })
    expect(await web.download('http://public.example/', HOW)).toMatchObject({ code: 'private-address' })
  })
})

describe('a visit to a page', () => {
  it('obeys robots.txt, asked for once', async () => {
    const paths: string[] = []
    const url = await serve((request, response) => {
      paths.push(request.url ?? '')
      if (request.url === '/robots.txt') response.end('User-agent: *\nDisallow: /private/\n')
      else if (request.url === '/moved') response.writeHead(302, { location: '/private/x' }).end()
      else response.end('page')
    })
    const web = openWeb()
    expect(textOf(await web.visit(`${url}/news/1`, 'reader', HOW))).toBe('page')
    expect(await web.visit(`${url}/private/1`, 'reader', HOW)).toMatchObject({ kind: 'failure', code: 'robots' })
    expect(await web.visit(`${url}/moved`, 'reader', HOW)).toMatchObject({ kind: 'failure', code: 'robots' })
    expect(paths).toEqual(['/robots.txt', '/news/1', '/moved'])
  })

  it('goes on where there is no robots.txt', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404)
      response.end('page')
    })
    expect(textOf(await openWeb().visit(`${url}/news/1`, 'background', HOW))).toBe('page')
  })

  it('waits while robots.txt cannot be had, and says why', async () => {
    let status = 503
    let now = NOW
    const url = await serve((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(status)
      response.end(request.url === '/robots.txt' ? '' : 'page')
    })
    const web = openWeb({ now: () => now })
    const visit = () => web.visit(`${url}/news/1`, 'reader', HOW)
    expect(await visit()).toMatchObject({ kind: 'failure', code: 'http-status', status: 503 })
    status = 200
    expect(await visit()).toMatchObject({ kind: 'failure', status: 503 })
    now += 10 * 60_000
    expect(textOf(await visit())).toBe('page')
  })

  it('goes by what robots.txt last said while it cannot be had, and by nothing after a month', async () => {
    let text: string | undefined = 'User-agent: *\nDisallow: /private/\n'
    let now = NOW
    const serveBoth: RequestListener = (request, response) => {
      if (request.url === '/robots.txt' && text === undefined) response.writeHead(500)
      response.end(request.url === '/robots.txt' ? (text ?? '') : 'page')
    }
    const [read, never] = [await serve(serveBoth), await serve(serveBoth)]
    const web = openWeb({ now: () => now })
    expect(textOf(await web.visit(`${read}/news`, 'reader', HOW))).toBe('page')
    text = undefined
    expect(await web.visit(`${never}/news`, 'reader', HOW)).toMatchObject({ code: 'http-status', status: 500 })
    now += 31 * 24 * 3600_000
    expect(await web.visit(`${read}/private/1`, 'reader', HOW)).toMatchObject({ code: 'robots' })
    expect(textOf(await web.visit(`${read}/news`, 'reader', HOW))).toBe('page')
    expect(textOf(await web.visit(`${never}/news`, 'reader', HOW))).toBe('page')
  })
})
