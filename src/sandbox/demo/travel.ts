// Jumps of the demo's clock: to the next digest, or to the night the clocks change, with news for whoever wakes up there.
import type { Telegram } from '#sandbox/telegram/world'
import type { Agency } from './agency.ts'
import type { DemoCast } from './cast.ts'
import type { DemoClock } from './clock.ts'
import { type Jump, jumpTarget } from './moments.ts'
import type { Reading } from './reading.ts'
import { answerTo } from './talk.ts'

export type TravelParts = {
  telegram: Telegram
  clock: DemoClock
  agency: Agency
  reading: Reading
  cast: Pick<DemoCast, 'rauf'>
  /** Whether so much is being sent that time must not run fast. */
  isBusy: () => boolean
}

export type Travel = {
  /** Jumps; rejects with a sentence when another jump is under way, or the bot does not answer whoever has to be asked first. */
  jump: (to: Jump) => Promise<void>
  /** To an instant, with news as of `newsAt` if that is hours away. */
  travelTo: (at: number, newsAt: number) => Promise<void>
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const LEAD_MS = 5 * MINUTE_MS

/** What Rauf sets: half past two does not exist in spring, and two o'clock comes twice in autumn. */
const NIGHTS = { spring: '/schedule 02:30', autumn: '/schedule 02:00' }

export function createTravel({ telegram, clock, agency, reading, cast, isBusy }: TravelParts): Travel {
  let isUnderWay = false
  const alone = async (work: () => Promise<void>) => {
    if (isUnderWay) throw new Error('The clock is on its way already.')
    isUnderWay = true
    await work().finally(() => {
      isUnderWay = false
    })
  }
  const forwardTo = (at: number) => {
    if (at > clock.now()) clock.jumpTo(at)
  }
  const go = async (at: number, newsAt: number) => {
    if (newsAt - LEAD_MS - clock.now() > HOUR_MS) {
      forwardTo(newsAt - LEAD_MS)
      agency.publishNews()
      await (isBusy() ? reading.headlines() : reading.pages())
    }
    forwardTo(at)
  }
  const askRauf = async (season: 'spring' | 'autumn') => {
    for (const text of ['/timezone Europe/Berlin', NIGHTS[season]])
      await answerTo(telegram, cast.rauf, () => cast.rauf.send(text)).catch(() => {
        throw new Error('The bot does not answer Rauf, who has to set his schedule first.')
      })
  }
  return {
    travelTo: (at, newsAt) => alone(() => go(at, newsAt)),
    jump: (to) =>
      alone(async () => {
        if (to === 'spring' || to === 'autumn') await askRauf(to)
        const at = jumpTarget(to, clock.now())
        // In autumn two o'clock was an hour ago when it comes again.
        await go(at, to === 'autumn' ? at - HOUR_MS : at)
        if (to === 'hour') void reading.headlines()
      }),
  }
}
