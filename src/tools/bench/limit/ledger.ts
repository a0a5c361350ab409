// What the limit server remembers of every call, so that afterwards nothing has to be believed: marks, exchanges, totals.
import { type Arrival, accountFor, type Exchange, inFlightAt, markOf, rateOf } from './account.ts'
import type { ChatRange, MarkReport, ServerTotals } from './contract.ts'

export type Ledger = {
  totals: ServerTotals
  /** A call that cost a slot was taken; the exchange given back is told of its end. */
  take(text: string | undefined, chatId: number, at: number): Exchange
  report(mark: string, chats: ChatRange): MarkReport
  inFlightAt(at: number, justMs: number): number
}

export function createLedger(): Ledger {
  const arrivals = new Map<string, Arrival[]>()
  const exchanges: (Exchange & { mark: string })[] = []
  return {
    totals: { calls: 0, refused: 0, errors: 0, lostAnswers: 0 },
    take(text, chatId, at) {
      // An edit has no mark: it makes no message.
      const mark = text === undefined ? 'edit' : markOf(text)
      if (text !== undefined)
        arrivals
          .set(mark, arrivals.get(mark) ?? [])
          .get(mark)
          ?.push({ chatId, at })
      const exchange = { takenAt: at, mark }
      exchanges.push(exchange)
      return exchange
    },
    report(mark, { first, count }) {
      const expected = new Set(Array.from({ length: count }, (_, index) => first + index))
      const came = arrivals.get(mark) ?? []
      const times = came.filter(({ chatId }) => expected.has(chatId)).map(({ at }) => at)
      const [firstAt, lastAt] = [times[0], times.at(-1)]
      const base = { ...accountFor(expected, came), messages: times.length, rate: rateOf(times), othersPerSecond: 0 }
      if (firstAt === undefined || lastAt === undefined) return base
      const others = exchanges.filter((each) => each.mark !== mark && each.takenAt >= firstAt && each.takenAt <= lastAt)
      const othersPerSecond = lastAt > firstAt ? (others.length * 1000) / (lastAt - firstAt) : 0
      return { ...base, othersPerSecond, firstAt, lastAt }
    },
    inFlightAt: (at, justMs) => inFlightAt(exchanges, at, justMs),
  }
}
