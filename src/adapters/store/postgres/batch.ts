// Calls that come together made one: a thousand deliveries a second are a few dozen round trips. It delays no call that
// comes alone, and knows nothing of what is asked.

/** In one go at most. */
const MOST = 500

/**
 * Gathers calls while the one before is under way. `run` gives an answer an item, in their order; of items with the same
 * key each has a go of its own. Where a go of several fails, each is tried by itself, so that none fails for another's sake.
 */
export function createBatch<I, O>(
  keyOf: (item: I) => unknown,
  run: (items: I[]) => Promise<O[]>,
): (item: I) => Promise<O> {
  type Call = { item: I; resolve: (answer: O) => void; reject: (error: unknown) => void }
  let waiting: Call[] = []
  let isRunning = false

  const take = (): Call[] => {
    const taken = new Map<unknown, Call>()
    const left: Call[] = []
    for (const call of waiting) {
      const key = keyOf(call.item)
      if (taken.size < MOST && !taken.has(key)) taken.set(key, call)
      else left.push(call)
    }
    waiting = left
    return [...taken.values()]
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
    for (let calls = take(); calls.length > 0; calls = take()) await answer(calls)
    isRunning = false
  }
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (isRunning) return
      isRunning = true
      // What comes in this turn of the loop goes along.
      setImmediate(runAll)
    })
}
