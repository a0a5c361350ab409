import { expect, it } from 'vitest'
import { createPoliteness } from '#adapters/web/politeness'

/** A clock that only waiting moves. */
function createClock() {
  let at = 0
  return {
    now: () => at,
    wait: async (ms: number) => {
      at += ms
    },
  }
}

const soon = () => new Promise<void>((resolve) => setImmediate(resolve))

it('starts requests to one host a second apart', async () => {
  const clock = createClock()
  const politeness = createPoliteness(clock)
  const starts: number[] = []
  await Promise.all([1, 2, 3].map(() => politeness.run('a', 'background', async () => void starts.push(clock.now()))))
  expect(starts).toEqual([0, 1000, 2000])
})

it('keeps the second also after a pause without requests', async () => {
  const clock = createClock()
  const politeness = createPoliteness(clock)
  await politeness.run('a', 'reader', async () => {})
  expect(await politeness.run('a', 'reader', async () => clock.now())).toBe(1000)
})

it('waits no longer than the second when the clock is set back', async () => {
  const clock = createClock()
  const politeness = createPoliteness(clock)
  await politeness.run('a', 'reader', async () => {})
  await clock.wait(-86_400_000)
  expect(await politeness.run('a', 'reader', async () => clock.now())).toBe(1000 - 86_400_000)
})

it('never has two requests of one host under way, and does not hold up others', async () => {
  const politeness = createPoliteness(createClock())
  const events: string[] = []
  let finish = () => {}
  const first = politeness.run('a', 'background', () => {
    events.push('a1')
    return new Promise<void>((resolve) => {
      finish = resolve
    })
  })
  const second = politeness.run('a', 'background', async () => void events.push('a2'))
  await politeness.run('b', 'background', async () => void events.push('b1'))
  await soon()
  expect(events).toEqual(['a1', 'b1'])
  finish()
  await Promise.all([first, second])
  expect(events).toEqual(['a1', 'b1', 'a2'])
})

it('lets a reader go ahead of the background, even one who comes during the pause', async () => {
  const order: string[] = []
  let during = () => {}
  const clock = createClock()
  const politeness = createPoliteness({
    now: clock.now,
    wait: async (ms) => {
      await clock.wait(ms)
      during()
    },
  })
  const work = (name: string) => async () => void order.push(name)
  const queued = [politeness.run('a', 'background', work('first')), politeness.run('a', 'background', work('second'))]
  during = () => {
    during = () => {}
    queued.push(politeness.run('a', 'reader', work('reader')))
  }
  await Promise.all(queued)
  await Promise.all(queued)
  expect(order).toEqual(['first', 'reader', 'second'])
})

it('goes on after a task that fails, which only its caller learns', async () => {
  const politeness = createPoliteness(createClock())
  const failing = politeness.run('a', 'reader', async () => {
    throw new Error('broken')
  })
  await expect(failing).rejects.toThrow('broken')
  await expect(politeness.run('a', 'reader', async () => 'well')).resolves.toBe('well')
})

it('waits for what other processes ask the same host, a reader’s request as well', async () => {
  const clock = createClock()
  const asked: string[] = []
  const reserve = async (host: string) => {
    asked.push(host)
    return asked.length === 1 ? 0 : 700
  }
  const politeness = createPoliteness({ ...clock, reserve })
  const starts: number[] = []
  await politeness.run('a', 'background', async () => void starts.push(clock.now()))
  await politeness.run('a', 'reader', async () => void starts.push(clock.now()))
  expect([starts, asked]).toEqual([
    [0, 1700],
    ['a', 'a'],
  ])
})
