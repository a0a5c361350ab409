import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phraseId } from '#domain/follow'
import { type Action, actionData, editorsButton, MOST_PHRASE_BYTES, parseAction } from '#views/action'

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,60}$/)
const seconds = fc.integer({ min: 0, max: 4_000_000_000 })
const page = fc.integer({ min: 0, max: 99 })
const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('read' as const), id }),
  fc.record({ kind: fc.constant('page' as const), id, page }),
  fc.record({ kind: fc.constant('more' as const), fromSec: seconds, untilSec: seconds, page }),
  fc.record({
    kind: fc.constant('latest' as const),
    section: fc.constantFrom('', 'politics'),
    untilSec: seconds,
    page,
  }),
  fc.record({ kind: fc.constant('interviews' as const), untilSec: seconds, page }),
  fc.record({ kind: fc.constant('saved' as const), page, isRemoving: fc.boolean() }),
  fc.record({ kind: fc.constant('save' as const), id }),
  fc.record({
    kind: fc.constantFrom('follow-story' as const, 'unfollow-story' as const),
    place: fc.constantFrom('article' as const, 'alert' as const, 'list' as const),
    id,
  }),
  fc.record({ kind: fc.constant('unsave' as const), id }),
  fc.record({ kind: fc.constant('unsave' as const), id, page }),
  fc.record({
    kind: fc.constant('search' as const),
    id: fc.constantFrom(phraseId('Şuşa'), '0'),
    everywhere: fc.boolean(),
    untilSec: seconds,
    page,
  }),
  fc.record({ kind: fc.constant('show' as const), screen: fc.constantFrom('settings' as const, 'topics' as const) }),
  fc.record({
    kind: fc.constant('set' as const),
    what: fc.constant('zone' as const),
    value: fc.constant('America/Argentina/ComodRivadavia'),
  }),
  fc.record({ kind: fc.constant('do' as const), what: fc.constantFrom('digest' as const, 'resume' as const) }),
  fc.record({
    kind: fc.constant('follow' as const),
    phrase: fc.constantFrom('Şuşa', 'a:b', 'x'.repeat(MOST_PHRASE_BYTES)),
  }),
  fc.record({
    kind: fc.constant('desk' as const),
    what: fc.constantFrom('poll' as const, 'remove-sure' as const, 'audit' as const),
    subject: fc.stringMatching(/^[A-Za-z0-9_-]{0,40}$/),
    page,
  }),
  fc.record({
    kind: fc.constant('unfollow' as const),
    place: fc.constantFrom('alert' as const, 'list' as const, 'notice' as const),
    id: fc.constantFrom(phraseId('Şuşa'), phraseId('x')),
  }),
)

describe('callback data', () => {
  it('carries every action there and back within 64 bytes', () => {
    fc.assert(
      fc.property(anyAction, (action) => {
        const data = actionData(action)
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
        expect(parseAction(data)).toEqual(action)
      }),
    )
  })

  it('is refused when no button of ours carries it', () => {
    for (const data of [
      '',
      'r:',
      'r:a b',
      `r:${'x'.repeat(61)}`,
      's:admin',
      'd:broadcast',
      'm:1:2',
      'l:../x:1:2',
      'e:owner:1',
      'b:send',
      'b:send:x:',
      'b:nuke:1:',
      'b:language:1:../etc',
      'w:',
      'u:a:',
      'u:x:0123',
      'u:a:../0',
      'o:audit:x',
      'o:poll:../etc:0',
      'o:feeds::1000',
      'o:nuke::0',
    ])
      expect(parseAction(data), data).toBeUndefined()
  })

  it('says whose button it claims to be, well formed or not', () => {
    expect(['b:nuke', 'k:x', 'o:', 'r:1', 'broadcast', ''].map(editorsButton)).toEqual([
      'broadcast',
      'breaking',
      'desk',
      undefined,
      undefined,
      undefined,
    ])
  })
})
