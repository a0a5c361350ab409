// Updates for the bot under test: a queue with one long poll over it, as getUpdates has it. Nobody else reads it.

export type Update = Record<string, unknown> & { update_id: number }

export type UpdateQueue = {
  push(update: Record<string, unknown>): void
  /** Confirms what is before `offset` and gives what is there, at once or when something comes, after `limitMs` nothing. */
  poll(offset: number, limitMs: number, answer: (updates: Update[]) => void): void
}

export function createUpdateQueue(): UpdateQueue {
  let lastId = 1000
  let queue: Update[] = []
  let waiting: { answer: (updates: Update[]) => void; timer: NodeJS.Timeout } | undefined

  const answerWaiting = () => {
    if (waiting === undefined) return
    const { answer, timer } = waiting
    waiting = undefined
    clearTimeout(timer)
    answer(queue.slice(0, 100))
  }

  return {
    push(update) {
      lastId += 1
      queue.push({ update_id: lastId, ...update })
      answerWaiting()
    },
    poll(offset, limitMs, answer) {
      queue = queue.filter(({ update_id }) => update_id >= offset)
      // A newer poll ends the older one: the bot was started again.
      answerWaiting()
      if (queue.length > 0 || limitMs <= 0) return answer(queue.slice(0, 100))
      waiting = { answer, timer: setTimeout(answerWaiting, limitMs) }
    },
  }
}
