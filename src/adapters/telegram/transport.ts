// Whether a request that got no answer had left: told by the codes of node:http, node-fetch and undici.
// In doubt it had: then it may have arrived.

/** Faults that happen before a byte of the request is written. */
const BEFORE_CODES = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EMFILE',
  'EPROTO',
  'EPROXY',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_NOT_HELD',
])

export type TransportFault = { left: boolean; code: string }

/** What a failed fetch says. Follows `error` (grammY's HttpError), `cause` (undici) and `errors` (tried addresses). */
export function transportFault(error: unknown): TransportFault {
  const chain = [...links(error)]
  const code = chain.map((link) => link.code).find((candidate) => candidate !== '') ?? 'no-answer'
  const left = !chain.some((link) => BEFORE_CODES.has(link.code) || brokeWhileConnecting(link))
  return { left, code: code.toLowerCase().replaceAll('_', '-') }
}

type Link = { code: string; syscall: string; message: string }

function* links(error: unknown): Generator<Link> {
  let link = error
  for (let depth = 0; depth < 6 && isErrorLike(link); depth += 1) {
    yield { code: textOf(link.code), syscall: textOf(link.syscall), message: textOf(link.message) }
    link = link.error ?? link.cause ?? (Array.isArray(link.errors) ? link.errors[0] : undefined)
  }
}

function brokeWhileConnecting({ code, syscall, message }: Link): boolean {
  // node-fetch keeps the code of a system error but not its syscall: that stands in the message only.
  if (code === 'ETIMEDOUT') return syscall === 'connect' || /connect ETIMEDOUT|reason: $/.test(message)
  return code === 'ECONNRESET' && message.includes('before secure TLS connection was established')
}

type ErrorLike = Partial<Record<'code' | 'syscall' | 'message' | 'error' | 'cause' | 'errors', unknown>>

function isErrorLike(value: unknown): value is ErrorLike {
  return typeof value === 'object' && value !== null
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
