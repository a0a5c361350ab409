// The audience's figures out of a tally of calls.
import { describe, expect, it } from 'vitest'
import { countAnswers, laterFigures, NO_FIGURES } from '#sandbox/demo/figures'

const tally = (counts: Record<string, Record<string, number>>) => new Map(Object.entries(counts))

describe('the figures', () => {
  it('count what brings a message or changes one, whichever method it came by', () => {
    const counted = countAnswers(
      tally({
        sendmessage: { '200': 5, '403': 2, '400': 1 },
        sendrichmessage: { '200': 1 },
        copymessage: { '200': 1 },
        sendchataction: { '200': 9, '403': 9 },
        editmessagetext: { '200': 9, '400': 9 },
        getupdates: { '200': 9 },
      }),
    )
    expect(counted).toEqual({ delivered: 16, failed: 3, floods: 0 })
  })

  it('count a message whose answer was lost, and neither those cut off before nor server errors', () => {
    const counted = countAnswers(tally({ sendmessage: { lost: 3, reset: 4, '500': 5, aborted: 6 } }))
    expect(counted).toEqual({ delivered: 3, failed: 0, floods: 0 })
  })

  it('count every 429, also of what sends nothing', () => {
    expect(countAnswers(tally({ sendmessage: { '429': 2 }, answercallbackquery: { '429': 1 } })).floods).toBe(3)
  })

  it('remember sixty seconds, the newest last', () => {
    let figures = NO_FIGURES
    for (let delivered = 1; delivered <= 70; delivered++)
      figures = laterFigures(figures, { delivered: delivered * 2, failed: 0, floods: 0 }, 5, 1)
    expect(figures.history).toHaveLength(60)
    expect(figures.history.at(-1)).toBe(2)
    expect(figures).toMatchObject({ delivered: 140, waiting: 5 })
    figures = laterFigures(figures, { delivered: 170, failed: 0, floods: 0 }, 0, 1)
    expect(figures.history.slice(-2)).toEqual([2, 30])
  })

  it('spread what came in a long second over the seconds it took', () => {
    const { history } = laterFigures(NO_FIGURES, { delivered: 90, failed: 0, floods: 0 }, 0, 3)
    expect(history.slice(-4)).toEqual([0, 30, 30, 30])
    expect(laterFigures(NO_FIGURES, { delivered: 90, failed: 0, floods: 0 }, 0, 1000).history).toHaveLength(60)
  })
})
