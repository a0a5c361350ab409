// One guarded GET: redirects by hand, every hop checked, time and size limited. It never follows where it may not go.
import type { Instant } from '#domain/article'
import type { FetchFailure, Validators } from '#domain/feed'
import { isPublicAddress, literalAddress } from './address.ts'
import { brokeEarly, failure, failureOf } from './failure.ts'
import { charsetOf, requestHeaders, retryAtOf, validatorsOf } from './headers.ts'
import { readBody } from './read-body.ts'

/** The part of `fetch` that is used. A dispatcher in `init` must be honoured: the address guard lives there. */
export type Transport = (url: string, init: RequestInit) => Promise<Response>

export type DownloadOptions = {
  validators?: Validators
  /** Most bytes of the body, decompressed. */
  maxBytes: number
  /** From the first request to the last byte, redirects included. */
  limitMs: number
  /** Value of the Accept header. */
  accept: string
  signal?: AbortSignal
  /** Asked before every hop; a failure ends the download. */
  permit?: (url: URL) => Promise<FetchFailure | undefined>
}

export type Document = {
  kind: 'document'
  bytes: Uint8Array
  contentType?: string
  /** Charset parameter of the content type, lower case. */
  charsetHint?: string
  /** Where it was found after redirects. */
  url: string
  validators: Validators
  status: number
}

export type Download = Document | { kind: 'not-modified' } | FetchFailure

const MOST_REDIRECTS = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])

export type DownloadParts = {
  fetch: Transport
  dispatcher: NonNullable<RequestInit['dispatcher']>
  now: () => Instant
  allowPrivateHosts: boolean
}

/** GETs `url`. Never rejects: all that can go wrong outside is a failure with its code. */
export async function download(parts: DownloadParts, url: string, options: DownloadOptions): Promise<Download> {
  const limit = AbortSignal.timeout(options.limitMs)
  const signal = options.signal ? AbortSignal.any([limit, options.signal]) : limit
  try {
    let target = checkUrl(url, parts.allowPrivateHosts)
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      if (!(target instanceof URL)) return target
      const refusal = await options.permit?.(target)
      if (refusal) return refusal
      const response = await request(parts, target, options, signal)
      const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null
      if (location === null) return await receive(response, target, options, parts.now)
      await response.body?.cancel()
      target = nextHop(target, location, parts.allowPrivateHosts)
    }
    return failure('too-many-redirects', `more than ${MOST_REDIRECTS} redirects`)
  } catch (error) {
    return limit.aborted ? failure('timeout', `no complete answer in ${options.limitMs} ms`) : failureOf(error)
  }
}

async function request(parts: DownloadParts, url: URL, options: DownloadOptions, signal: AbortSignal) {
  const headers = requestHeaders(options.accept, options.validators ?? {})
  const init: RequestInit = { method: 'GET', headers, redirect: 'manual', signal, dispatcher: parts.dispatcher }
  try {
    return await parts.fetch(url.href, init)
  } catch (error) {
    // The server may have closed an idle connection just as it was used again.
    if (signal.aborted || !brokeEarly(error)) throw error
    return await parts.fetch(url.href, init)
  }
}

async function receive(response: Response, url: URL, options: DownloadOptions, now: () => Instant): Promise<Download> {
  const { status, headers } = response
  if (status === 304 && options.validators && Object.keys(options.validators).length > 0) {
    await response.body?.cancel()
    return { kind: 'not-modified' }
  }
  if (status < 200 || status > 299) {
    await response.body?.cancel()
    const retryAt = retryAtOf(headers.get('retry-after'), now())
    return failure('http-status', `HTTP ${status}`, { status, ...(retryAt === undefined ? {} : { retryAt }) })
  }
  if (Number(headers.get('content-length') ?? 0) > options.maxBytes) {
    await response.body?.cancel()
    return failure('too-large', `${headers.get('content-length')} bytes announced`, { status })
  }
  const bytes = await readBody(response.body, options.maxBytes)
  if (bytes === 'too-large') return failure('too-large', `more than ${options.maxBytes} bytes`, { status })
  const contentType = headers.get('content-type') ?? undefined
  const charsetHint = charsetOf(contentType)
  return {
    kind: 'document',
    bytes,
    ...(contentType === undefined ? {} : { contentType }),
    ...(charsetHint === undefined ? {} : { charsetHint }),
    url: url.href,
    validators: validatorsOf(headers),
    status,
  }
}

function checkUrl(text: string, allowPrivateHosts: boolean, base?: URL): URL | FetchFailure {
  if (text.length > 4096 || !URL.canParse(text, base?.href)) return failure('bad-url', 'not an absolute URL')
  const url = new URL(text, base?.href)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return failure('bad-url', `scheme ${url.protocol}`)
  if (url.username !== '' || url.password !== '') return failure('bad-url', 'credentials in the URL')
  const address = literalAddress(url.hostname)
  if (address !== undefined && !allowPrivateHosts && !isPublicAddress(address)) {
    return failure('private-address', `${address} is not a public address`)
  }
  return url
}

function nextHop(from: URL, location: string, allowPrivateHosts: boolean): URL | FetchFailure {
  const to = checkUrl(location, allowPrivateHosts, from)
  // A secure source that turns into an open one could be rewritten on the way, and its news go to thousands.
  if (to instanceof URL && from.protocol === 'https:' && to.protocol === 'http:') {
    return failure('bad-url', `redirected from https to http://${to.host}`)
  }
  return to
}
