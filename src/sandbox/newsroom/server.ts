// The agency's web server: who may ask, conditional requests, faults. On the loopback address only.
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { breakResponse, distort, type Fault, type FaultTarget, type Payload } from './faults.ts'
import type { Answer } from './site.ts'

export type SeenRequest = { method: string; path: string; userAgent: string | undefined; status: number; at: number }

export type ServerParts = { now: () => number; answer: (path: string) => Answer }

/** `listen` opens a free port, or the one given; `root` is `http://127.0.0.1:PORT` from then on. */
export function createSiteServer({ now, answer }: ServerParts) {
  const faults = new Map<FaultTarget, Fault>()
  const seen: SeenRequest[] = []
  let root: string | undefined

  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined))
  })

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request.url)
    const found = path === undefined ? undefined : answer(path)
    const fault = found && (faults.get(`/${path?.slice(1)}`) ?? faults.get(found.kind))
    if (fault?.kind === 'held') await fault.until
    const payload = distort(refusal(request, found) ?? conditional(request, payloadOf(found)), fault)
    const { method = 'GET', headers } = request
    seen.push({ method, path: path ?? '', userAgent: headers['user-agent'], status: payload.status, at: now() })
    if (breakResponse(response, payload, fault)) return
    const length = payload.status === 304 ? {} : { 'content-length': payload.body.length }
    response.writeHead(payload.status, { ...payload.headers, ...length })
    response.end(request.method === 'HEAD' || payload.status === 304 ? undefined : payload.body)
  }

  return {
    get root(): string {
      if (root === undefined) throw new Error('The newsroom has no address before listen()')
      return root
    },
    async listen(port = 0): Promise<void> {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, '127.0.0.1', () => resolve())
      })
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('The newsroom listens on no port')
      root = `http://127.0.0.1:${address.port}`
    },
    /** Breaks every open connection, held and endless ones too. */
    async close(): Promise<void> {
      if (!server.listening) return
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
    /** Undefined switches the fault of this target off. */
    setFault(target: FaultTarget, fault: Fault | undefined): void {
      if (fault === undefined) faults.delete(target)
      else faults.set(target, fault)
    },
    clearFaults: () => faults.clear(),
    /** What was asked so far, oldest first. */
    requests: (): SeenRequest[] => [...seen],
  }
}

/** The agency answers 400 to whoever does not look like a browser, whatever it asks for. */
function refusal({ headers, method }: IncomingMessage, found: Answer | undefined): Payload | undefined {
  const browser = /^Mozilla\/5\.0 \(/.test(headers['user-agent'] ?? '')
  if (!browser || !found) return plain(400, 'Bad Request\n')
  return method === 'GET' || method === 'HEAD' ? undefined : plain(405, 'Method Not Allowed\n')
}

function payloadOf(found: Answer | undefined): Payload {
  if (!found) return plain(400, 'Bad Request\n')
  const body = Buffer.from(found.body)
  const headers: Record<string, string> = { 'content-type': found.type }
  if (found.location !== undefined) headers['location'] = found.location
  if (found.status === 200) headers['etag'] = `"${createHash('sha1').update(body).digest('base64url')}"`
  if (found.modifiedAt !== undefined) headers['last-modified'] = new Date(found.modifiedAt).toUTCString()
  return { status: found.status, headers, body }
}

/** RFC 9110 §13.2.2: If-None-Match decides alone where it is sent. */
function conditional({ headers }: IncomingMessage, payload: Payload): Payload {
  const tags = headers['if-none-match']
  const { etag, 'last-modified': modified } = payload.headers
  if (payload.status !== 200 || etag === undefined) return payload
  const sent = tags?.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  const since = Date.parse(headers['if-modified-since'] ?? '')
  const fresh = sent ? sent.includes(etag) || sent.includes('*') : Date.parse(modified ?? '') <= since
  return fresh ? { ...payload, status: 304, body: Buffer.alloc(0) } : payload
}

function plain(status: number, text: string): Payload {
  return { status, headers: { 'content-type': 'text/plain' }, body: Buffer.from(text) }
}

/** The path without query and with its escapes undone; undefined for what is no path. */
function pathOf(url = ''): string | undefined {
  try {
    const path = decodeURIComponent(url.split(/[?#]/)[0] ?? '')
    return path.startsWith('/') ? path : undefined
  } catch {
    return undefined
  }
}
