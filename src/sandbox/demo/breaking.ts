// The second act: a followed word rings, and an editor sends a flash to everybody.
import type { Stage } from './stage.ts'
import { answerTo } from './talk.ts'
import type { Terminal } from './terminal.ts'

/** Plays it to the end; rejects when the bot does not do its part. */
export async function playBreaking(stage: Stage, terminal: Terminal): Promise<void> {
  const { telegram, newsroom, reading, cast } = stage
  const { leyla, murad } = cast
  const publish = (title: string) => newsroom.addArticle({ title }).number
  terminal.say('Leyla wants to hear of the lighthouse at once, whatever the hour.')
  await answerTo(telegram, leyla, () => leyla.send('/follow lighthouse'))

  terminal.say('The agency publishes; at the next look at the feeds it rings.')
  await answerTo(telegram, leyla, () => {
    publish('Lighthouses of the Absheron coast switch to solar power')
    void reading.headlines()
  })

  terminal.say('Murad is an editor, and he has a flash to send.')
  const number = publish('Storm warning for the whole Caspian coast')
  await reading.headlines()
  const card = await answerTo(telegram, murad, () => murad.send(`/breaking ${number} flash`))

  terminal.say('He sees what readers will see, and how many there are. Send.')
  await answerTo(telegram, leyla, () => void murad.press(card, 'Send'))

  terminal.say('Why did Leyla get this? The bot tells.')
  await answerTo(telegram, leyla, () => leyla.send('/why'))
}
