import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Broadcast, CANARY_CHATS, countEnded, EMPTY_TALLY, nextStep, type Tally } from '#domain/broadcast'
import { aBroadcast } from '../support/builders.ts'

const step = (over: Partial<Broadcast>, tally: Partial<Tally>) =>
  nextStep(aBroadcast({ state: 'running', ...over }), { ...EMPTY_TALLY, ...tally })

describe('the next step of a broadcast', () => {
  const all = { canaryPassed: true, queuedAll: true }
  it.each<[string, Partial<Broadcast>, Partial<Tally>, string]>([
    ['begins with the canary', {}, {}, 'queue-canary'],
    ['fills the canary up after a kill', {}, { queued: 20 }, 'queue-canary'],
    ['waits while the canary is on its way', {}, { queued: 50, sent: 10 }, 'wait'],
    ['waits while open ones could still make it fail', {}, { queued: 50, sent: 46, failed: 1 }, 'wait'],
    ['goes on as soon as they no longer could', {}, { queued: 50, sent: 48, failed: 1 }, 'queue-all'],
    ['goes on with blocked chats, which are no failure', {}, { queued: 50, sent: 5, blocked: 45 }, 'queue-all'],
    ['stops when the canary failed', {}, { queued: 50, sent: 10, failed: 3 }, 'stop'],
    ['stops for what may have failed, too', {}, { queued: 50, sent: 10, failed: 2, unknown: 1 }, 'stop'],
    ['writes the rest down', { canaryPassed: true }, { queued: 550, sent: 50 }, 'queue-all'],
    ['waits for the rest', all, { queued: 1000, sent: 900 }, 'wait'],
    ['stops when more than one in twenty failed', all, { queued: 1000, sent: 560, failed: 30 }, 'stop'],
    ['bears one in twenty', all, { queued: 1000, sent: 570, failed: 30 }, 'wait'],
    ['ends when nothing is open', all, { queued: 60, sent: 50, blocked: 9, failed: 1 }, 'finish'],
    ['ends when there was nobody to send to', { queuedAll: true }, {}, 'finish'],
    ['of three chats waits for the last', { queuedAll: true }, { queued: 3, sent: 1, failed: 1 }, 'wait'],
    ['of three chats stops when one failed', { queuedAll: true }, { queued: 3, sent: 2, failed: 1 }, 'stop'],
  ])('%s', (_, over, tally, expected) => {
    expect(step(over, tally)).toBe(expected)
  })
})

type Life = { broadcast: Broadcast; tally: Tally; steps: string[] }

/** Runs a broadcast to `chats` chats: at each turn the job takes a step, then a few open deliveries end as told. */
function live(
  chats: number,
  slice: number,
  endings: ('sent' | 'failed' | 'blocked' | 'unknown')[],
  check: (life: Life) => void,
) {
  const life: Life = { broadcast: aBroadcast({ state: 'running' }), tally: { ...EMPTY_TALLY }, steps: [] }
  const { broadcast, tally } = life
  const queue = (limit: number) => {
    tally.queued = Math.min(chats, tally.queued + limit)
    broadcast.queuedAll = tally.queued === chats
  }
  for (let turn = 0; turn < 4 * chats + 20; turn += 1) {
    const next = nextStep(broadcast, tally)
    life.steps.push(next)
    check(life)
    if (next === 'stop' || next === 'finish') break
    if (next === 'queue-canary') queue(CANARY_CHATS - tally.queued)
    if (next === 'queue-all') {
      broadcast.canaryPassed = true
      queue(slice)
    }
    if (next === 'wait' && countEnded(tally) < tally.queued) tally[endings[turn % endings.length] ?? 'sent'] += 1
  }
  return life
}

const chats = fc.integer({ min: 0, max: 300 })
const slices = fc.integer({ min: 1, max: 100 })
const endings = fc.array(
  fc.oneof(
    { weight: 30, arbitrary: fc.constant('sent' as const) },
    { weight: 3, arbitrary: fc.constantFrom('failed' as const, 'blocked' as const, 'unknown' as const) },
  ),
  { minLength: 1, maxLength: 60 },
)

describe('whatever happens, a broadcast', () => {
  it('has at most fifty chats out before the canary passed', () => {
    fc.assert(
      fc.property(chats, slices, endings, (count, slice, how) => {
        live(count, slice, how, ({ broadcast, tally }) => {
          if (!broadcast.canaryPassed) expect(tally.queued).toBeLessThanOrEqual(CANARY_CHATS)
        })
      }),
    )
  })

  it('ends with everything ended, or stopped by more than one failure in twenty, and never hangs', () => {
    fc.assert(
      fc.property(chats, slices, endings, (count, slice, how) => {
        const { tally, steps } = live(count, slice, how, () => {})
        const unexpected = tally.failed + tally.unknown
        if (steps.at(-1) === 'finish') {
          expect(countEnded(tally)).toBe(count)
          expect(unexpected).toBeLessThanOrEqual(0.05 * count)
        } else {
          expect(steps.at(-1)).toBe('stop')
          expect(unexpected).toBeGreaterThan(0.05 * countEnded(tally))
        }
      }),
    )
  })

  it('never goes on once more than one in twenty of those that ended failed, and fifty did', () => {
    fc.assert(
      fc.property(chats, slices, endings, (count, slice, how) => {
        live(count, slice, how, ({ tally, steps }) => {
          const ended = countEnded(tally)
          if (ended >= CANARY_CHATS && tally.failed + tally.unknown > 0.05 * ended) expect(steps.at(-1)).toBe('stop')
        })
      }),
    )
  })

  it('lies idle at no point when all is well: with nothing on its way it has something to do', () => {
    fc.assert(
      fc.property(chats, slices, (count, slice) => {
        live(count, slice, ['sent'], ({ tally, steps }) => {
          if (countEnded(tally) === tally.queued) expect(steps.at(-1)).not.toBe('wait')
        })
      }),
    )
  })
})
