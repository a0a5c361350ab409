// The third act: the bot's process is killed in the middle of a broadcast, comes back, and nobody is left out.
import type { SeenMessage } from '#sandbox/telegram/world'
import { createAudience } from './audience.ts'
import type { Stage } from './stage.ts'
import { answerTo } from './talk.ts'
import type { Terminal } from './terminal.ts'

const READERS = 200
const KILLED_AFTER = 90
const WORDS = 'The agency’s readers meet on Friday at six in the harbour library.'
const LIMIT_MS = 60_000

/** Plays it to the end; rejects when somebody was left out. */
export async function playKilled({ telegram, clock, bot, cast }: Stage, terminal: Terminal): Promise<void> {
  const { murad } = cast
  const audience = createAudience({ telegram, bot, now: clock.now, onChange: () => undefined })
  terminal.say(`${READERS} more readers come. Murad writes to all of them.`)
  await audience.resize(READERS)
  const cardWith = (label: string) => {
    const isIt = ({ own, keyboard }: SeenMessage) => own && keyboard.flat().some(({ text }) => text === label)
    return telegram.until(() => murad.messages().findLast(isIt), `a card with ${label}`)
  }
  await answerTo(telegram, murad, () => murad.send(`/broadcast ${WORDS}`))
  for (const label of ['Everyone', 'Now']) await murad.press(await cardWith(label), label)
  await murad.press(await cardWith('Send'), 'Send')

  const ids = [...cast.players.map(({ id }) => id), ...audience.ids()]
  const copies = (id: number) => telegram.messages(id).filter(({ own, text }) => own && text.trim() === WORDS).length
  const reached = () => ids.filter((id) => copies(id) > 0)
  await telegram.until(() => reached().length >= KILLED_AFTER, 'the first of the broadcast', LIMIT_MS)
  await bot.kill()
  const killedAt = performance.now()
  terminal.say(`kill -9: the bot’s process is gone; ${reached().length} of ${ids.length} have the message.`)
  await telegram.until(() => bot.state() === 'running', 'the bot', LIMIT_MS)
  terminal.say(
    `A new process has taken over after ${((performance.now() - killedAt) / 1000).toFixed(1)} s, and goes on.`,
  )
  const isReport = ({ own, text }: SeenMessage) => own && /is done/.test(text) && text.includes(WORDS)
  await telegram.until(() => murad.messages().some(isReport), 'the report', LIMIT_MS)

  const gone = ids.filter((id) => isGone(id)).length
  const missed = ids.length - gone - reached().length
  const twice = reached().filter((id) => copies(id) > 1).length
  terminal.say(
    `${reached().length} got it, ${gone} have left Telegram, ${missed} were left out, ${twice} got it twice.`,
  )
  if (missed > 0) throw new Error(`The broadcast left ${missed} out`)

  function isGone(id: number): boolean {
    const record = telegram.chat(id)
    return record?.kind === 'private' && record.reach === 'deactivated'
  }
}
