// The first act of the story told in the terminal: a reader comes, the morning digest arrives, an interview is read.
import { DIGEST_MINUTES, nextInBaku } from './moments.ts'
import type { Stage } from './stage.ts'
import { answerTo } from './talk.ts'
import type { Terminal } from './terminal.ts'

const MINUTE_MS = 60_000

/** Plays it to the end; rejects when the bot does not do its part. */
export async function playStory({ telegram, clock, cast: { leyla } }: Stage, terminal: Terminal): Promise<void> {
  const next = (act: () => unknown) => answerTo(telegram, leyla, act, 30_000)
  terminal.say('Leyla opens the bot and presses START.')
  await next(() => leyla.start())

  terminal.say('She wants the digest on weekdays at eight and at half past six, at weekends at ten.')
  await next(() => leyla.send('/schedule weekdays 08:00 18:30; weekends 10:00'))

  terminal.say('Eight o’clock in Baku: the digest comes by itself.')
  const digest = await next(() => clock.jumpTo(nextInBaku(clock.now(), (DIGEST_MINUTES[0] ?? 0) * MINUTE_MS) - 500))

  terminal.say('She opens the second headline.')
  await next(() => void leyla.press(digest, '2'))

  terminal.say('And the newest interview: /interviews, then its number.')
  await next(() => leyla.send('/interviews'))
  await next(() => leyla.send('1'))
}
