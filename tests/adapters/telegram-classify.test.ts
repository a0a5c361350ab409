import fc from 'fast-check'
import { HttpError } from 'grammy'
import { describe, expect, it } from 'vitest'
import { classifyAnswer, classifyFailure, REFUSALS } from '#adapters/telegram/classify'
import { transportFault } from '#adapters/telegram/transport'

const AT = 1_000_000

/** Each word that `{a|b}` stands for, and a number for `{N}`. */
function written(text: string): string[] {
  const [whole, words] = /\{([^}]+)\}/.exec(text) ?? []
  if (whole === undefined || words === undefined) return [text]
  return (words === 'N' ? ['15'] : words.split('|')).flatMap((word) => written(text.replace(whole, word)))
}

const answers = REFUSALS.flatMap(({ status, text, means }) =>
  written(text).map((each) => ({ status, text: each, means })),
)

describe('classifyAnswer', () => {
  it.each(answers)('knows $status $text', ({ status, text, means }) => {
    const expected = means === 'account' ? { kind: 'retry', reason: 'account-refused', retryAt: AT + 60_000 } : means
    expect(classifyAnswer({ error_code: status, description: text }, AT)).toEqual(expected)
  })

  it('says of each row where the server writes it', () => {
    for (const { where } of REFUSALS) expect(where).toMatch(/(bot-api|td) \w+\.(cpp|h):\d+|^server|gateway/)
  })

  it.each([
    [400, 'Forbidden: bot was blocked by the user', { kind: 'unreachable', reason: 'blocked-by-user' }],
    [403, 'Bad Request: CHAT_WRITE_FORBIDDEN', { kind: 'refused', reason: 'no-rights' }],
    [403, 'Forbidden: USER_DELETED', { kind: 'unreachable', reason: 'deactivated' }],
  ])('goes by the words where the server gives %i for the other: %s', (error_code, description, outcome) => {
    expect(classifyAnswer({ error_code, description }, AT)).toEqual(outcome)
  })

  it('takes words of another place in an answer for nothing', () => {
    const quoted = "Bad Request: can't parse entities: chat not found"
    expect(classifyAnswer({ error_code: 400, description: quoted }, AT).kind).toBe('rejected')
  })

  it('gives up no chat for a 403 it does not know', () => {
    const answer = { error_code: 403, description: 'Forbidden: something new' }
    expect(classifyAnswer(answer, AT)).toEqual({ kind: 'refused', reason: 'forbidden' })
  })

  it.each([
    [
      'a group that became a supergroup moves, whatever else is said',
      {
        error_code: 400,
        description: 'Bad Request: group chat was upgraded to a supergroup chat',
        parameters: { migrate_to_chat_id: -1007 },
      },
      { kind: 'migrated', toChatId: -1007 },
    ],
    [
      'a flood wait names its own instant',
      { error_code: 429, description: 'Too Many Requests: retry after 7', parameters: { retry_after: 7 } },
      { kind: 'retry', reason: 'flood-wait', retryAt: AT + 7000 },
    ],
    [
      'a flood wait without one',
      { error_code: 429, description: 'Too Many Requests' },
      { kind: 'retry', reason: 'flood-wait', retryAt: AT + 5000 },
    ],
    [
      'a flood wait that says so in words alone',
      { error_code: 429, description: 'Too Many Requests: retry after 17' },
      { kind: 'retry', reason: 'flood-wait', retryAt: AT + 17_000 },
    ],
    [
      'a flood wait of no time at all',
      { error_code: 429, description: 'Too Many Requests: retry after 0', parameters: { retry_after: 0 } },
      { kind: 'retry', reason: 'flood-wait', retryAt: AT + 1000 },
    ],
    [
      'a server error',
      { error_code: 502, description: 'Bad Gateway' },
      { kind: 'retry', reason: 'http-502', retryAt: AT + 1000 },
    ],
    [
      'an edit without a change',
      { error_code: 400, description: 'Bad Request: message is not modified: specified new message content …' },
      { kind: 'unchanged' },
    ],
    [
      'what the message says of itself is not repeated',
      { error_code: 400, description: 'Bad Request: can\'t parse entities: Unsupported start tag "secret"' },
      { kind: 'rejected', reason: "Bad Request: can't parse entities", status: 400 },
    ],
    [
      'a method the server does not know',
      { error_code: 404, description: 'Not Found' },
      { kind: 'rejected', reason: 'Not Found', status: 404 },
    ],
  ])('%s', (_title, answer, outcome) => {
    expect(classifyAnswer(answer, AT)).toEqual(outcome)
  })

  it('never unsubscribes anyone for an outage, whatever its text', () => {
    fc.assert(
      fc.property(fc.constantFrom(401, 429, 500, 502, 503, 504), fc.string(), (error_code, noise) => {
        const description = `${noise} chat not found bot was blocked by the user`
        expect(['retry', 'unknown']).toContain(classifyAnswer({ error_code, description }, AT).kind)
      }),
    )
  })
})

const coded = (code: string, over: object = {}) => Object.assign(new Error('failed'), { code, ...over })
const fetchError = (reason: string, code: string) =>
  Object.assign(new Error(`request to https://api.example/ failed, reason: ${reason}`), {
    code,
    errno: code,
    type: 'system',
  })
const undici = (cause: Error) => new TypeError('fetch failed', { cause })

describe('transportFault', () => {
  it.each([
    ['refused, node-fetch', fetchError('connect ECONNREFUSED 127.0.0.1:1', 'ECONNREFUSED')],
    ['refused, undici', undici(coded('ECONNREFUSED'))],
    ['all addresses refused', undici(Object.assign(new AggregateError([coded('ECONNREFUSED')]), {}))],
    ['no such name', fetchError('getaddrinfo ENOTFOUND', 'ENOTFOUND')],
    ['resolver away', undici(coded('EAI_AGAIN'))],
    ['connect time-out, undici', undici(coded('UND_ERR_CONNECT_TIMEOUT'))],
    ['connect time-out, node-fetch', fetchError('connect ETIMEDOUT 10.0.0.1:443', 'ETIMEDOUT')],
    ['connect time-out over several addresses', fetchError('', 'ETIMEDOUT')],
    ['connect time-out by syscall', undici(coded('ETIMEDOUT', { syscall: 'connect' }))],
    [
      'no TLS',
      Object.assign(new Error('Client network socket disconnected before secure TLS connection was established'), {
        code: 'ECONNRESET',
      }),
    ],
    ['a certificate that ran out', undici(coded('CERT_HAS_EXPIRED'))],
  ])('a request that met "%s" had not left', (_title, error) => {
    expect(transportFault(new HttpError('failed', error)).left).toBe(false)
  })

  it.each([
    ['reset, node-fetch', fetchError('read ECONNRESET', 'ECONNRESET')],
    ['hang-up', fetchError('socket hang up', 'ECONNRESET')],
    ['other side closed, undici', undici(coded('UND_ERR_SOCKET'))],
    ['no headers in time', undici(coded('UND_ERR_HEADERS_TIMEOUT'))],
    ['read time-out', fetchError('read ETIMEDOUT', 'ETIMEDOUT')],
    ['broken pipe', undici(coded('EPIPE'))],
    ['the time limit of the client', new Error("Request to 'sendMessage' timed out after 30 seconds")],
    ['abort', Object.assign(new Error('aborted'), { name: 'AbortError', type: 'aborted' })],
    ['something that is no error', 'oops'],
  ])('a request that met "%s" may have arrived', (_title, error) => {
    expect(classifyFailure(new HttpError('failed', error), AT).kind).toBe('unknown')
  })

  it('says the code in words of ours', () => {
    expect(classifyFailure(new HttpError('failed', undici(coded('UND_ERR_CONNECT_TIMEOUT'))), AT)).toEqual({
      kind: 'retry',
      reason: 'und-err-connect-timeout',
      retryAt: AT + 1000,
    })
  })

  it('leaves bugs to be thrown', () => {
    expect(() => classifyFailure(new RangeError('bug'), AT)).toThrow('bug')
  })
})
