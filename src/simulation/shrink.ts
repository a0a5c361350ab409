// From a story that breaks a promise to the shortest one that still breaks it: whole days first, then events by delta
// debugging (Zeller and Hildebrandt, "Simplifying and isolating failure-inducing input", 2002).
import { DAY, type Event, type Story } from './story.ts'

/** Whether a story still fails in the same way. */
export type StillFails = (story: Story) => Promise<boolean>

/** The shortest story found in at most `mostRuns` tries; `story` itself must fail. `failedAt`: the moment it did. */
export async function shrinkStory(
  story: Story,
  failedAt: number,
  stillFails: StillFails,
  mostRuns: number,
): Promise<Story> {
  let runs = 0
  const fails = async (candidate: Story) => {
    runs += 1
    return stillFails(candidate)
  }
  const days = Math.max(1, Math.ceil((failedAt - story.startAt) / DAY))
  const cut = { ...story, days, events: story.events.filter(({ at }) => at <= failedAt) }
  let shortest = (await fails(cut)) ? cut : story
  for (let parts = 2; parts <= shortest.events.length && runs < mostRuns; ) {
    const { events } = shortest
    const size = Math.ceil(events.length / parts)
    let isShorter = false
    for (let from = 0; from < events.length && runs < mostRuns; from += size) {
      const rest = [...events.slice(0, from), ...events.slice(from + size)]
      if (!(await fails({ ...shortest, events: rest }))) continue
      shortest = { ...shortest, events: rest }
      isShorter = true
      break
    }
    if (isShorter) parts = Math.max(2, parts - 1)
    else if (size === 1) break
    else parts = Math.min(parts * 2, shortest.events.length)
  }
  return shortest
}

/** One line an event, as people read it. */
export function tellEvents(events: Event[]): string {
  return events.map(({ at, act }) => `${new Date(at).toISOString()} ${JSON.stringify(act)}`).join('\n')
}
