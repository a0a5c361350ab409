// The second act of the demo's story: a followed word rings, and an editor sends a flash to everybody.
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import type { Stage } from './story.ts'

export type BreakingStage = Pick<Stage, 'telegram' | 'reader' | 'terminal' | 'pause'> & {
  editor: Person
  /** Puts an article on the agency's site and has the bot look; gives its number. */
  publish: (title: string) => Promise<number>
}

/** Plays it to the end; rejects when the bot does not do its part. */
export async function playBreaking({
  telegram,
  reader,
  editor,
  terminal,
  publish,
  pause,
}: BreakingStage): Promise<void> {
  const next = async (person: Person, act: () => unknown, what: string): Promise<SeenMessage> => {
    const before = person.last()?.id ?? 0
    act()
    return telegram.until(() => {
      const last = person.last()
      return last && last.id > before ? last : undefined
    }, what)
  }
  terminal.say('Leyla wants to hear of the lighthouse at once, whatever the hour.')
  await next(reader, () => reader.send('/follow lighthouse'), 'the followed word')
  await pause(1500)

  terminal.say('The agency publishes; at the next look at the feeds it rings.')
  await next(reader, () => publish('Lighthouses of the Absheron coast switch to solar power'), 'the alert')
  await pause(2500)

  terminal.say('Murad is an editor. He comes by, and a few minutes later he has a flash to send.')
  await next(editor, () => editor.start(), 'the welcome of the editor')
  const number = await publish('Storm warning for the whole Caspian coast')
  const card = await next(editor, () => editor.send(`/breaking ${number} flash`), 'the card')
  await pause(2500)

  terminal.say('He sees what readers will see, and how many there are. Send.')
  await next(reader, () => void editor.press(card, 'Send'), 'the flash')
  await pause(2500)

  terminal.say('Why did Leyla get this? The bot tells.')
  await next(reader, () => reader.send('/why'), 'the receipts')
}
