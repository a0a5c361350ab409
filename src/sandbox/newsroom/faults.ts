// Ways in which an agency's server misbehaves, to be switched on for a kind of answer or for one path.
import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { Kind } from './site.ts'

export type Fault =
  /** Any status: 304 without having been asked, 404, 500, 503 with `Retry-After` (seconds or an HTTP date). */
  | { kind: 'status'; status: number; retryAfter?: string }
  /** The answer comes once `until` settles; a promise that never does is a server that never answers. */
  | { kind: 'held'; until: Promise<unknown> }
  /** The head, then bytes without end. */
  | { kind: 'endless' }
  | { kind: 'redirect'; to: string; status?: 301 | 302 | 307 | 308 }
  /** Compressed unasked; `labelled: false` leaves out the header that says so. */
  | { kind: 'gzip'; labelled: boolean }
  /** The header and the document say `declared`, the bytes stay UTF-8. */
  | { kind: 'charset'; declared: string }
  /** Only the first bytes, though the answer ends properly. */
  | { kind: 'cut'; bytes: number }
  /** Something else in place of the answer. */
  | { kind: 'replaced'; type: string; body: string | Buffer }
  /** The connection breaks before any answer. */
  | { kind: 'reset' }

/** A kind of answer, or a path such as `/en/rss`; the path goes before the kind. */
export type FaultTarget = Kind | `/${string}`

export type Payload = { status: number; headers: Record<string, string>; body: Buffer }

/** Faults that change what is sent; the others are the business of `breakResponse`. */
export function distort(payload: Payload, fault: Fault | undefined): Payload {
  if (fault === undefined) return payload
  const { headers, body } = payload
  switch (fault.kind) {
    case 'status': {
      const retry: Record<string, string> = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter }
      return { status: fault.status, headers: retry, body: Buffer.from(fault.status === 304 ? '' : 'Service error\n') }
    }
    case 'redirect':
      return { status: fault.status ?? 302, headers: { location: fault.to }, body: Buffer.alloc(0) }
    case 'gzip': {
      const label: Record<string, string> = fault.labelled ? { 'content-encoding': 'gzip' } : {}
      return { ...payload, headers: { ...headers, ...label }, body: gzipSync(body) }
    }
    case 'charset': {
      const text = body.toString('utf8').replace(/(encoding="|charset=")[^"]*/, `$1${fault.declared}`)
      const type = (headers['content-type'] ?? '').replace(/charset=.*/i, `charset=${fault.declared}`)
      return { ...payload, headers: { ...headers, 'content-type': type }, body: Buffer.from(text) }
    }
    case 'cut':
      return { ...payload, body: body.subarray(0, fault.bytes) }
    case 'replaced':
      return { ...payload, headers: { 'content-type': fault.type }, body: Buffer.from(fault.body) }
    default:
      return payload
  }
}

/** True when the fault took the response over: nothing more may be written to it. */
export function breakResponse(response: ServerResponse, payload: Payload, fault: Fault | undefined): boolean {
  if (fault?.kind === 'reset') {
    response.destroy()
    return true
  }
  if (fault?.kind !== 'endless') return false
  response.writeHead(payload.status, payload.headers)
  response.write(payload.body.subarray(0, payload.body.length / 2))
  const filler = Buffer.alloc(16_384, ' ')
  const pour = () => {
    while (!response.destroyed && response.write(filler));
  }
  response.on('drain', pour)
  pour()
  return true
}
