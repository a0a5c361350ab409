// Turns what went wrong on the network into the domain's failures. It reads codes, never the wording of an error.
import type { FetchFailure, FetchFailureCode } from '#domain/feed'

/** A failure whose detail fits the log. */
export function failure(
  code: FetchFailureCode,
  detail: string,
  more: { status?: number; retryAt?: number } = {},
): FetchFailure {
  return { kind: 'failure', code, detail: detail.slice(0, 200), ...more }
}

const CODES: Record<string, FetchFailureCode> = {
  EPRIVATE: 'private-address',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ENODATA: 'dns',
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  EPROXY: 'network',
  EPROTO: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
}

/** The failure behind an error of the HTTP client: the first cause with a known code decides. */
export function failureOf(error: unknown): FetchFailure {
  const causes = causesOf(error)
  if (causes.some(({ name }) => name === 'TimeoutError')) return failure('timeout', 'no complete answer in time')
  for (const { code, place, message } of causes) {
    const known = code === undefined ? undefined : (CODES[code] ?? tlsCode(code))
    if (known) return failure(known, code === 'EPROXY' ? message : [code, place].filter(Boolean).join(' '))
  }
  return failure('network', causes.find(({ code }) => code)?.code ?? causes.at(-1)?.message ?? 'unknown')
}

/** True when the connection broke before an answer came: a GET may be asked again at once. */
export function brokeEarly(error: unknown): boolean {
  return causesOf(error).some(({ code }) => code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE')
}

function tlsCode(code: string): FetchFailureCode | undefined {
  return /^(?:ERR_TLS|ERR_SSL|CERT_)/.test(code) ? 'tls' : undefined
}

/** `place`: the name or the address and port that the system names. */
type Cause = { name: string; message: string; code: string | undefined; place: string | undefined }

function causesOf(error: unknown): Cause[] {
  const causes: Cause[] = []
  // Happy Eyeballs reports one AggregateError over all addresses tried.
  const add = (cause: unknown): void => {
    if (!(cause instanceof Error) || causes.length > 8) return
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined
    causes.push({ name: cause.name, message: cause.message, code, place: placeOf(cause) })
    if (cause instanceof AggregateError) for (const one of cause.errors) add(one)
    add(cause.cause)
  }
  add(error)
  return causes
}

/** Of a system error (Node.js, `SystemError`), or of the name that was looked up. */
function placeOf(cause: Error): string | undefined {
  const { address, port, hostname } = cause as Error & Partial<Record<'address' | 'port' | 'hostname', unknown>>
  if (typeof hostname === 'string') return hostname
  return typeof address === 'string' ? `${address}${typeof port === 'number' ? `:${port}` : ''}` : undefined
}
