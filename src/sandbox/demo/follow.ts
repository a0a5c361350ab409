// Tells of each message in people's chats: once, and again when it was edited.
import type { Person, SeenMessage, Telegram } from '#sandbox/telegram/world'

/** What is there already is passed over. */
export function follow(telegram: Telegram, people: Person[], show: (message: SeenMessage, who: string) => void): void {
  const shown = new Map<Person, Map<number, number>>()
  for (const person of people) shown.set(person, new Map(person.messages().map(({ id, edits }) => [id, edits.length])))
  telegram.subscribe(() => {
    for (const [person, edits] of shown)
      for (const message of person.messages()) {
        if (edits.get(message.id) === message.edits.length) continue
        edits.set(message.id, message.edits.length)
        show(message, message.own ? `Briefings → ${person.user.first_name}` : person.user.first_name)
      }
  })
}
