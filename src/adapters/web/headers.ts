// What request and response headers say: who we are, validators, when to come back. No header is trusted to be sane.
import type { Instant } from '#domain/article'
import type { Validators } from '#domain/feed'

/** The name robots.txt rules are looked up by. */
export const ROBOT_NAME = 'NewsBriefingBot'

/** Browser-like, because agencies answer 400 to anything else, with our own name at the end. */
const USER_AGENT = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 ${ROBOT_NAME}/1.0`

/** Headers of a GET, conditional where validators are known (RFC 9110 §13.1). */
export function requestHeaders(accept: string, validators: Validators): Record<string, string> {
  return {
    'user-agent': USER_AGENT,
    accept,
    'accept-language': 'az,en;q=0.8,*;q=0.5',
    'accept-encoding': 'gzip, deflate, br',
    ...(validators.etag === undefined ? {} : { 'if-none-match': validators.etag }),
    ...(validators.lastModified === undefined ? {} : { 'if-modified-since': validators.lastModified }),
  }
}

const SENDABLE = /^[\x21-\x7e](?:[\x20-\x7e]{0,298}[\x21-\x7e])?$/

/** Validators for the next GET; what could not be sent back in a header is left out. */
export function validatorsOf(headers: { get(name: string): string | null }): Validators {
  const etag = headers.get('etag') ?? ''
  const lastModified = headers.get('last-modified') ?? ''
  return { ...(SENDABLE.test(etag) ? { etag } : {}), ...(SENDABLE.test(lastModified) ? { lastModified } : {}) }
}

/** `Retry-After` (RFC 9110 §10.2.3), seconds or a date; undefined when absent, unreadable or past. */
export function retryAtOf(value: string | null, at: Instant): Instant | undefined {
  if (value === null) return undefined
  const text = value.trim()
  const until = /^\d{1,9}$/.test(text) ? at + Number(text) * 1000 : /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN
  return until > at ? until : undefined
}

/** The charset parameter of a content type, lower case. */
export function charsetOf(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1]?.toLowerCase()
}
