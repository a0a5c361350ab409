// Calls that come together made one: a thousand deliveries a second are a few dozen round trips. It delays no call that
// comes alone, and knows nothing of what is asked.

/** In one go at most. */
const MOST = 500
/** Goes at a time: with one, a call that just missed it would wait twice as long as it takes. */
const GOES = 2

/**
 * Gathers calls while those before are under way. `run` gives an answer an item, in their order; items with the same key
 * go one after the other. Where a go of several fails, each is tried by itself, so that none fails for another's sake.
 */
export function createBatch<I, O>(
  keyOf: (item: I) => unknown,
  run: (items: I[]) => Promise<O[]>,
): (item: I) => Promise<O> {
  type Call = { item: I; resolve: (answer: O) => void; reject: (error: unknown) => void }
  let waiting: Call[] = []
  let running = 0
  const busy = new Set<unknown>()

  const take = (): Call[] => {
    const taken: Call[] = []
    const left: Call[] = []
    for (const call of waiting) {
      const key = keyOf(call.item)
      const goes = taken.length < MOST && !busy.has(key)
      if (goes) busy.add(key)
      if (goes) taken.push(call)
      else left.push(call)
    }
    waiting = left
    return taken
  }
  const answer = async (calls: Call[]): Promise<void> => {
    try {
      const answers = await run(calls.map(({ item }) => item))
      for (const [index, { resolve }] of calls.entries()) resolve(answers[index] as O)
    } catch (error) {
      const [only] = calls
      if (calls.length > 1) for (const call of calls) await answer([call])
      else only?.reject(error)
    }
  }
  const runAll = async () => {
    for (let calls = take(); calls.length > 0; calls = take()) {
      await answer(calls)
      for (const { item } of calls) busy.delete(keyOf(item))
    }
    running--
  }
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (running === GOES) return
      running++
      // What comes in this turn of the loop goes along.
      setImmediate(runAll)
    })
}
