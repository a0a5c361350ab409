import { HttpError } from 'grammy'
import { describe, expect, it } from 'vitest'
import { createLog, describeError } from '#log'

const SECRET = '42:AAsecret'
const logged = (level: 'debug' | 'warn') => {
  const lines: string[] = []
  return {
    lines,
    log: createLog(
      level,
      () => 0,
      (line) => lines.push(line),
      [SECRET],
    ),
  }
}

describe('the log', () => {
  it('writes one JSON line an event, of its level and above', () => {
    const { lines, log } = logged('warn')
    log.info('quiet')
    log.warn('feed-failed', { feed: 'en', failures: 3 })
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { time: '1970-01-01T00:00:00.000Z', level: 'warn', event: 'feed-failed', feed: 'en', failures: 3 },
    ])
  })

  it('shows no token, wherever an error carries it', () => {
    const { lines, log } = logged('debug')
    const cause = new Error(`connect ECONNREFUSED http://127.0.0.1/bot${SECRET}/getMe`)
    log.error('job-failed', {}, new Error('Network request failed', { cause }))
    expect(lines.join()).toContain('ECONNREFUSED')
    expect(lines.join()).not.toContain(SECRET)
  })

  it('shows no secret that JSON writes in another form, and spares words that hold a short one', () => {
    const lines: string[] = []
    const secrets = ['pass"word\\x', 'bot']
    const log = createLog(
      'info',
      () => 0,
      (line) => lines.push(line),
      secrets,
    )
    log.info('robots', { note: 'a pass"word\\x b' })
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'robots', note: 'a *** b' })
  })

  it('tells where an error was thrown, and its causes, at error level alone, within bounds', () => {
    const { lines, log } = logged('debug')
    const error = new Error(`cannot write ${'x'.repeat(9000)}`, { cause: new TypeError('no such field') })
    log.error('job-failed', { job: 'prune' }, error)
    log.warn('incident-not-written', {}, error)
    const [failed, warned] = lines.map((line) => JSON.parse(line) as Record<string, string>)
    expect(failed).toMatchObject({ job: 'prune', error: expect.stringMatching(/^Error: cannot write x+$/) })
    expect(failed?.['error']?.length).toBe(300)
    expect(failed?.['stack']).toMatch(
      /\n {4}at .*log\.test\.ts:\d+:\d+\)?\n[\s\S]*\n← TypeError: no such field\n {4}at /,
    )
    expect(failed?.['stack']?.length).toBeLessThanOrEqual(4000)
    expect(warned).not.toHaveProperty('stack')
    expect(warned).toHaveProperty('error')
  })
})

describe('the words of an error', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED 149.154.167.220:443'), { code: 'ECONNREFUSED' })
  it.each([
    [
      'follow what grammY keeps in `error`',
      new HttpError('Network request failed!', refused),
      /request failed! ← Error: connect ECONNREFUSED 149\.154\.167\.220:443$/,
    ],
    [
      'take the first address of all that were tried',
      Object.assign(new AggregateError([refused]), { code: 'ECONNREFUSED' }),
      /^AggregateError: \(ECONNREFUSED\) ← Error: connect ECONNREFUSED 149/,
    ],
    [
      'name a code that the message does not',
      Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }),
      /^Error: other side closed \(UND_ERR_SOCKET\)$/,
    ],
    ['are what was thrown where it is no error', 'a text', /^a text$/],
  ])('%s', (_, error, words) => {
    expect(describeError(error)).toMatch(words)
  })
})
