// A word to the bot and its answer, for whoever plays a person.
import type { Person, SeenMessage, Telegram } from '#sandbox/telegram/world'

/** Does `act` and resolves with the bot's next message in the person's chat; rejects when none comes within `limitMs`. */
export async function answerTo(
  telegram: Pick<Telegram, 'until'>,
  person: Person,
  act: () => unknown,
  limitMs = 10_000,
): Promise<SeenMessage> {
  const before = person.last()?.id ?? 0
  act()
  return telegram.until(
    () => {
      const last = person.last()
      return last && last.id > before ? last : undefined
    },
    `an answer to ${person.user.first_name}`,
    limitMs,
  )
}
