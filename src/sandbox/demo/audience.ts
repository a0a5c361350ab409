// Simulated readers, up to many thousands: people of the local Telegram and readers in the bot's store. Nobody plays them.
import type { Telegram } from '#sandbox/telegram/world'
import type { DemoBot } from './bot-process.ts'
import { nextDigestAt } from './moments.ts'

export type Audience = {
  size: () => number
  /** Their chats with the bot. */
  ids: () => number[]
  /** Resolves when there are so many; rejects, with as many as there are by then, when the bot goes down meanwhile. */
  resize: (size: number) => Promise<void>
}

export type AudienceOptions = {
  telegram: Telegram
  bot: Pick<DemoBot, 'ask'>
  now: () => number
  /** Runs when there are more or fewer of them. */
  onChange: () => void
}

/** Behind those of the cast, as text and as a number: the bot serves the visitor’s chats first. */
const FIRST_ID = 9_000_000_001
/** So that the figures move while they come. */
const AT_ONCE = 1000
/** The languages of their news, by turns: half read English, a third Azerbaijani. */
const LANGUAGES = ['en', 'az', 'en', 'ru', 'en', 'az']
/** Of so many one has left Telegram, of which the bot learns when it writes to them. */
const LEFT_EVERY = 40

export function createAudience({ telegram, bot, now, onChange }: AudienceOptions): Audience {
  let size = 0
  let known = 0
  const meet = (upTo: number) => {
    for (; known < upTo; known++) {
      const id = FIRST_ID + known
      const languageCode = LANGUAGES[id % LANGUAGES.length] ?? 'en'
      const person = telegram.person({
        id,
        firstName: `Reader ${known + 1}`,
        languageCode,
        isKnown: true,
        isSimulated: true,
      })
      if (known % LEFT_EVERY === LEFT_EVERY - 1) person.deactivate()
    }
  }
  const move = async (to: number) => {
    const kind = to > size ? 'join' : 'leave'
    const range = { firstId: FIRST_ID + Math.min(size, to), count: Math.abs(to - size) }
    meet(to)
    if (kind === 'join') await bot.ask({ kind, ...range, languages: LANGUAGES, nextSlotAt: nextDigestAt(now()) })
    else await bot.ask({ kind, ...range })
    size = to
    onChange()
  }
  let moving: Promise<void> = Promise.resolve()
  return {
    size: () => size,
    ids: () => Array.from({ length: size }, (_, index) => FIRST_ID + index),
    resize: (wanted) => {
      const run = async () => {
        while (size !== wanted)
          await move(size < wanted ? Math.min(wanted, size + AT_ONCE) : Math.max(wanted, size - AT_ONCE))
      }
      const done = moving.then(run)
      moving = done.catch(() => undefined)
      return done
    },
  }
}
