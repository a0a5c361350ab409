import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countingApprovals, isApproved, isReleasable, lacksEditors, launch, otherEditors } from '#domain/approval'
import type { Broadcast } from '#domain/broadcast'
import { aBroadcast, HOUR, NOW } from '../support/builders.ts'

const [AUTHOR, SECOND, THIRD, FORMER] = [1, 2, 3, 4]
const editors = [AUTHOR, SECOND, THIRD]
const approvedBy = (...ids: number[]) => aBroadcast({ approvals: ids.map((editorId) => ({ editorId, at: NOW })) })
const counted = (broadcast: Broadcast) => countingApprovals(broadcast, editors).map(({ editorId }) => editorId)

describe('an approval', () => {
  it.each([
    ['of another editor counts', [SECOND], [SECOND]],
    ['of the author does not', [AUTHOR], []],
    ['of one who is no editor any more does not', [FORMER, THIRD], [THIRD]],
    ['given twice counts once', [SECOND, SECOND, THIRD], [SECOND, THIRD]],
  ])('%s', (_, given, counting) => {
    expect(counted(approvedBy(...given))).toEqual(counting)
  })

  it('is enough once as many count as are needed', () => {
    const needed = (count: number, ...ids: number[]) => isApproved(approvedBy(...ids), count, editors)
    expect([needed(0), needed(1), needed(1, AUTHOR), needed(1, SECOND), needed(2, SECOND, FORMER)]).toEqual([
      true,
      false,
      false,
      true,
      false,
    ])
  })

  it('never comes from the author, twice from one person, or from nobody’s editor', () => {
    const ids = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 12 })
    fc.assert(
      fc.property(ids, ids, (given, now) => {
        const found = countingApprovals(approvedBy(...given), now).map(({ editorId }) => editorId)
        expect(new Set(found).size).toBe(found.length)
        expect(found.every((id) => id !== AUTHOR && now.includes(id) && given.includes(id))).toBe(true)
      }),
    )
  })

  it('can be had only where there are enough others', () => {
    expect(otherEditors(AUTHOR, editors)).toEqual([SECOND, THIRD])
    expect([lacksEditors(AUTHOR, 2, editors), lacksEditors(AUTHOR, 3, editors)]).toEqual([false, true])
    expect([lacksEditors(AUTHOR, 0, [AUTHOR]), lacksEditors(FORMER, 3, editors)]).toEqual([false, false])
  })
})

describe('what may go out', () => {
  it.each([
    ['with no time', undefined, { state: 'running', startedAt: NOW }],
    ['whose time has come', NOW, { state: 'running', startedAt: NOW }],
    ['whose time is past', NOW - HOUR, { state: 'running', startedAt: NOW }],
    ['whose time is to come', NOW + 1, { state: 'scheduled' }],
  ])('%s goes on so', (_, startAt, change) => {
    expect(launch(startAt === undefined ? {} : { startAt }, NOW)).toEqual(change)
  })

  it('without approvals is a flash that waits, and nothing else', () => {
    const article = (level: 'flash' | 'urgent') => ({ kind: 'article' as const, articleId: '5', level })
    const { content: text } = aBroadcast()
    expect(isReleasable({ state: 'waiting', content: article('flash') })).toBe(true)
    expect(isReleasable({ state: 'draft', content: article('flash') })).toBe(false)
    expect(isReleasable({ state: 'waiting', content: article('urgent') })).toBe(false)
    expect(isReleasable({ state: 'waiting', content: text })).toBe(false)
  })
})
