import fc from 'fast-check'
import { HttpError } from 'grammy'
import { describe, expect, it } from 'vitest'
import { classifyAnswer, classifyFailure } from '#adapters/telegram/classify'
import { transportFault } from '#adapters/telegram/transport'

const AT = 1_000_000

describe('classifyAnswer', () => {
  it.each([
    [403, 'Forbidden: bot was blocked by the user', 'blocked-by-user'],
    [403, 'Forbidden: user is deactivated', 'deactivated'],
    [403, "Forbidden: bot can't initiate conversation with a user", 'never-started'],
    [403, 'Forbidden: bot was kicked from the group chat', 'kicked'],
    [403, 'Forbidden: bot was kicked from the supergroup chat', 'kicked'],
    [403, 'Forbidden: bot was kicked from the channel chat', 'kicked'],
    [403, 'Forbidden: bot is not a member of the supergroup chat', 'not-a-member'],
    [403, 'Forbidden: the group chat was deleted', 'group-deleted'],
    [403, 'Forbidden: something new', 'forbidden'],
    [400, 'Bad Request: chat not found', 'not-found'],
    [403, 'Forbidden: bot is not a member of the channel chat', 'not-a-member'],
    [400, 'Bad Request: user not found', 'not-found'],
    [400, 'Bad Request: PEER_ID_INVALID', 'not-found'],
    [400, 'Bad Request: group chat was deactivated', 'group-deleted'],
    [400, 'Bad Request: not enough rights to send text messages to the chat', 'no-rights'],
    [400, 'Bad Request: have no rights to send a message', 'no-rights'],
    [400, 'Bad Request: need administrator rights in the channel chat', 'no-rights'],
    [400, 'Bad Request: CHAT_WRITE_FORBIDDEN', 'no-rights'],
    [400, 'Bad Request: CHAT_SEND_PLAIN_FORBIDDEN', 'no-rights'],
    [400, 'Bad Request: CHAT_RESTRICTED', 'no-rights'],
  ])('takes %i %s for unreachable', (error_code, description, reason) => {
    expect(classifyAnswer({ error_code, description }, AT)).toEqual({ kind: 'unreachable', reason })
  })

  it.each([
    'not enough rights to send photos to the chat',
    'not enough rights to send videos to the chat',
    'not enough rights to send documents to the chat',
    'CHAT_SEND_MEDIA_FORBIDDEN',
    'CHAT_SEND_PHOTOS_FORBIDDEN',
    'CHAT_SEND_DOCS_FORBIDDEN',
  ])('takes %s for a chat that gets texts all the same', (reason) => {
    expect(classifyAnswer({ error_code: 400, description: `Bad Request: ${reason}` }, AT)).toEqual({ kind: 'no-media' })
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
      'a topic that was deleted',
      { error_code: 400, description: 'Bad Request: message thread not found' },
      { kind: 'topic-gone' },
    ],
    [
      'a topic deleted just now',
      { error_code: 400, description: 'Bad Request: TOPIC_DELETED' },
      { kind: 'topic-gone' },
    ],
    ['a topic that was closed', { error_code: 400, description: 'Bad Request: TOPIC_CLOSED' }, { kind: 'topic-gone' }],
    [
      'a server error',
      { error_code: 502, description: 'Bad Gateway' },
      { kind: 'retry', reason: 'http-502', retryAt: AT + 1000 },
    ],
    [
      'a refused token blocks nobody',
      { error_code: 401, description: 'Unauthorized' },
      { kind: 'retry', reason: 'token-refused', retryAt: AT + 60_000 },
    ],
    [
      'an edit without a change',
      { error_code: 400, description: 'Bad Request: message is not modified: specified new message content …' },
      { kind: 'unchanged' },
    ],
    [
      'a message too old to be deleted',
      { error_code: 400, description: "Bad Request: message can't be deleted for everyone" },
      { kind: 'gone', reason: 'not-deletable' },
    ],
    [
      'a deletion of what is gone',
      { error_code: 400, description: 'Bad Request: message to delete not found' },
      { kind: 'unchanged' },
    ],
    [
      'a deleted message',
      { error_code: 400, description: 'Bad Request: message to edit not found' },
      { kind: 'gone', reason: 'message-gone' },
    ],
    [
      'a message not ours',
      { error_code: 400, description: "Bad Request: message can't be edited" },
      { kind: 'gone', reason: 'message-gone' },
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
        expect(classifyAnswer({ error_code, description }, AT).kind).toBe('retry')
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
