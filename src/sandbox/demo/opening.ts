// The opening scene, played once for the first who opens the page: Leyla meets the bot, and her morning digest comes.
import type { SeenMessage, Telegram } from '#sandbox/telegram/world'
import { YOUR_TURN } from './captions.ts'
import type { DemoCast } from './cast.ts'
import type { DemoClock } from './clock.ts'
import { DIGEST_MINUTES, nextInBaku } from './moments.ts'
import { answerTo } from './talk.ts'
import type { Travel } from './travel.ts'

export type OpeningParts = {
  telegram: Telegram
  clock: DemoClock
  cast: DemoCast
  travel: Travel
  /** Resolves when the bot runs. */
  running: Promise<unknown>
  /** Resolves when it knows the news. */
  ready: Promise<unknown>
  say: (caption: string) => void
  /** Ends the scene where it is. */
  signal: AbortSignal
}

const MINUTE_MS = 60_000
/** Time for the eye to find the chat. */
const LOOK_MS = 600
const BEFORE_EIGHT_MS = 3500
const READ_MS = 3500

/** Plays it to its end; where a step fails, the visitor has taken over, and the rest is left out. */
export async function playOpening(parts: OpeningParts): Promise<void> {
  const { say, signal } = parts
  await play(parts).catch(() => undefined)
  if (!signal.aborted) say(YOUR_TURN)
}

async function play({ telegram, clock, cast, travel, running, ready, say, signal }: OpeningParts): Promise<void> {
  const { leyla } = cast
  const next = async (act: () => unknown): Promise<SeenMessage> => {
    signal.throwIfAborted()
    return answerTo(telegram, leyla, act, 30_000)
  }
  await running
  say('This is Leyla. She has found the agency’s bot and presses START.')
  await clock.wait(LOOK_MS, signal)
  await next(() => leyla.start())

  await ready
  const eightAt = nextInBaku(clock.now(), (DIGEST_MINUTES[0] ?? 0) * MINUTE_MS)
  const digest = await next(() => {
    say('It is a few seconds to eight in Baku. Her morning digest comes by itself.')
    void travel.travelTo(eightAt - BEFORE_EIGHT_MS, eightAt).catch(() => undefined)
  })
  say('Eight o’clock: the digest. The numbers under it open the articles, in the chat.')
  await clock.wait(READ_MS, signal)

  const list = await next(() => {
    say('She looks for interviews.')
    leyla.send('/interviews')
  })
  await clock.wait(READ_MS / 2, signal)
  say('An interview: its questions are a table of contents, a press jumps there.')
  await next(() => leyla.press(list.id > digest.id ? list : digest, '1').catch(() => undefined))
  await clock.wait(2 * READ_MS, signal)
}
