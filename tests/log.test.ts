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
    log.warn('loud', { feed: 'en', failures: 3 })
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { time: '1970-01-01T00:00:00.000Z', level: 'warn', event: 'loud', feed: 'en', failures: 3 },
    ])
  })

  it('shows no token, wherever an error carries it', () => {
    const { lines, log } = logged('debug')
    const cause = new Error(`connect ECONNREFUSED http://127.0.0.1/bot${SECRET}/getMe`)
    log.error('failed', { error: describeError(new Error('Network request failed', { cause })) })
    expect(lines.join()).toContain('ECONNREFUSED')
    expect(lines.join()).not.toContain(SECRET)
  })
})
