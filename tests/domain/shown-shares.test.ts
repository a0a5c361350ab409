import { describe, expect, it } from 'vitest'
import { asMessage, messagesShowing, withMessage, withShare } from '#domain/shown-shares'
import { aShownDigest, HOUR, NOW } from '../support/builders.ts'

const group = (id: string) => [{ section: `of-${id}`, articles: [{ id, revision: 0 }] }]
const one = aShownDigest({ messageId: 1, groups: group('a'), restIds: ['r'] })
const two = aShownDigest({ messageId: 2, groups: group('b'), restIds: [] })

describe('a digest of several messages', () => {
  const both = withShare(one, two)

  it('shows what they show together', () => {
    expect(both.groups).toEqual([...group('a'), ...group('b')])
    expect(both.restIds).toEqual(['r'])
    expect(both.messageId).toBe(1)
    expect(withShare(both, two)).toEqual(both)
  })

  it('begins anew with another slot, and with one that was asked for', () => {
    const next = aShownDigest({ messageId: 3, slotAt: NOW + HOUR })
    expect(withShare(both, next)).toBe(next)
    const { slotAt: _slot, ...asked } = one
    expect(withShare(asked, two)).toBe(two)
    expect(withShare(undefined, one)).toBe(one)
  })

  it('is read by message', () => {
    expect(asMessage(both, 2)).toEqual({ ...two, restIds: [] })
    expect(asMessage(both, 3)).toBeUndefined()
    expect([asMessage(one, 1), asMessage(one, 2)]).toEqual([one, undefined])
    expect(messagesShowing(both, 'b').map(({ messageId }) => messageId)).toEqual([2])
    expect(messagesShowing(one, 'z')).toEqual([one])
  })

  it('is changed by message, and an edit of one is none of the others', () => {
    const edited = withMessage(both, { ...two, groups: group('c'), editedAt: NOW })
    expect(asMessage(edited, 2)).toMatchObject({ groups: group('c'), editedAt: NOW })
    expect(asMessage(edited, 1)).not.toHaveProperty('editedAt')
    expect(edited.groups).toEqual([...group('a'), ...group('c')])
    expect(withMessage(one, two)).toBe(two)
  })
})
