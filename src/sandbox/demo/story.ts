// The demo's story: a reader comes, the morning digest arrives at the chosen minute, an interview is read.
import type { Person, SeenMessage, Telegram } from '#sandbox/telegram/world'
import type { Terminal } from './terminal.ts'

export type Stage = {
  telegram: Telegram
  reader: Person
  terminal: Terminal
  /** Eight in the morning of the story's day, in Baku. */
  eightAt: number
  jumpTo: (at: number) => void
  /** Looks at what is due, as the bot does every second. */
  tick: () => Promise<void>
  /** Resolves when the bot has read the pages of what is published. */
  readPages: () => Promise<void>
  /** Resolves after `ms` of real time: a reader needs a moment between two scenes. */
  pause: (ms: number) => Promise<void>
}

const HOUR_MS = 3_600_000
const BAKU_AHEAD_MS = 4 * HOUR_MS
const DAY_MS = 24 * HOUR_MS
/** Pages are visited one a second at most; the bot knows sections after a while, as in real life. */
const PAGES_LIMIT_MS = 120_000

/** Plays it to the end; rejects when the bot does not do its part. */
export async function playStory(stage: Stage): Promise<void> {
  const { telegram, reader, terminal } = stage
  const answerTo = async (act: () => unknown, what: string): Promise<SeenMessage> => {
    const before = reader.last()?.id ?? 0
    act()
    return telegram.until(() => newer(reader, before), what, PAGES_LIMIT_MS)
  }
  terminal.say('Leyla opens the bot and presses START.')
  await answerTo(() => reader.start(), 'the welcome')
  await stage.pause(1500)

  terminal.say('She wants the digest on weekdays at eight and at half past six, at weekends at ten.')
  await answerTo(() => reader.send('/schedule weekdays 08:00 18:30; weekends 10:00'), 'the schedule')
  await stage.pause(1500)

  terminal.say('Meanwhile the bot reads the pages of the articles, politely: one a second.')
  await stage.readPages()

  terminal.say('Eight o’clock in Baku: the digest comes by itself.')
  const digest = await answerTo(() => {
    stage.jumpTo(stage.eightAt + 400)
    void stage.tick()
  }, 'the digest')
  await stage.pause(2500)

  terminal.say('She opens the second headline.')
  await answerTo(() => void reader.press(digest, '2'), 'the article')
  await stage.pause(2500)

  terminal.say('And the newest interview: /interviews, then its number.')
  await answerTo(() => reader.send('/interviews'), 'the interviews')
  await stage.pause(1500)
  await answerTo(() => reader.send('1'), 'the interview')
}

function newer(reader: Person, id: number): SeenMessage | undefined {
  const last = reader.last()
  return last && last.id > id ? last : undefined
}

/** The next eight o'clock in Baku on a weekday, after `now`. */
export function nextEightAt(now: number): number {
  let eight = Math.floor((now + BAKU_AHEAD_MS) / DAY_MS) * DAY_MS + 8 * HOUR_MS - BAKU_AHEAD_MS
  const isWeekday = (at: number) => ![0, 6].includes(new Date(at + BAKU_AHEAD_MS).getUTCDay())
  while (eight < now || !isWeekday(eight)) eight += DAY_MS
  return eight
}
