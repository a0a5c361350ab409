import { describe, expect, it } from 'vitest'
import { asNextVersion, isAsExpected, versionOf } from '#domain/broadcast-change'
import { aBroadcast, NOW } from '../support/builders.ts'

const approvals = [{ editorId: 2, at: NOW }]
const asked = [{ editorId: 2, cardId: 9 }]

describe('a change of a broadcast', () => {
  it('makes the next version of it, which nobody has approved', () => {
    const first = aBroadcast({ approvals })
    const audience = { kind: 'languages' as const, languages: ['ru'] }
    expect(versionOf(first)).toBe(1)
    expect(asNextVersion(first, { audience })).toEqual({ audience, version: 2, approvals: undefined })
    expect(asNextVersion(aBroadcast({ version: 7 }), {}).version).toBe(8)
  })

  it.each([
    ['when nothing was expected', aBroadcast({ version: 3 }), undefined, true],
    ['when it is of the version that was seen', aBroadcast({ version: 3 }), { version: 3 }, true],
    ['when a first version has no number yet', aBroadcast(), { version: 1 }, true],
    ['not when it is of another', aBroadcast({ version: 4 }), { version: 3 }, false],
    ['whatever the approvals, when none were counted', aBroadcast({ approvals }), { version: 1 }, true],
    ['when it has as many approvals as were seen', aBroadcast({ approvals }), { version: 1, approvals: 1 }, true],
    ['not when somebody approved meanwhile', aBroadcast({ approvals }), { version: 1, approvals: 0 }, false],
    ['when it was asked for on as many cards as were seen', aBroadcast({ asked }), { version: 1, asked: 1 }, true],
    ['not when others were asked meanwhile', aBroadcast({ asked }), { version: 1, asked: 0 }, false],
    ['when nobody approved and none was seen', aBroadcast(), { version: 1, approvals: 0 }, true],
  ])('is made %s', (_, broadcast, expected, isMade) => {
    expect(isAsExpected(broadcast, expected)).toBe(isMade)
  })
})
