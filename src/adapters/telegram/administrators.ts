// Who administers a group or a channel, as Telegram says at this moment. Anybody there can make the bot ask: a "no" is remembered
// for a moment, and what several want to know at once is asked once. A "yes" is never remembered.
import type { Api } from 'grammy'
import type { Deps, Telegram } from '#deps'
import type { Instant } from '#domain/article'
import { FLOOD_WAIT } from '#domain/delivery'
import { createSteadyClock } from '#domain/steady-clock'
import { classifyFailure } from './classify.ts'

const NO_MS = 10_000
/** A longer flood wait is asked about again after this. */
const LONGEST_FLOOD_MS = 60_000
/** Answers remembered, over all chats. */
const MOST_REMEMBERED = 5000
/** Telegram's ways to say that the bot is in no such chat any more. */
const GONE = ['kicked', 'not-a-member', 'group-deleted', 'not-found']

type Answer = number[] | 'gone' | 'hidden'

type Remembered = { untilAt: Instant } & ({ answer: 'no' } | { error: unknown })

/** See `administers` in `#deps` for what it promises. */
export function createAdministrators(
  api: Pick<Api, 'getChatAdministrators'>,
  clock: Deps['now'],
): Telegram['administers'] {
  const now = createSteadyClock(clock)
  const remembered = new Map<string, Remembered>()
  const asking = new Map<number, Promise<Answer>>()

  return async (chatId, personId) => {
    const [ofChat, ofPerson] = [`${chatId}`, `${chatId}:${personId}`]
    const known = recall(ofPerson) ?? recall(ofChat)
    if (known !== undefined && 'error' in known) throw known.error
    if (known !== undefined) return known.answer
    const administrators = await askOnce(chatId)
    if (typeof administrators === 'string') return administrators
    if (administrators.includes(personId)) return 'yes'
    remember(ofPerson, { answer: 'no', untilAt: now() + NO_MS })
    return 'no'
  }

  function askOnce(chatId: number): Promise<Answer> {
    const underWay = asking.get(chatId)
    if (underWay !== undefined) return underWay
    const answer = ask(chatId).finally(() => asking.delete(chatId))
    asking.set(chatId, answer)
    return answer
  }

  async function ask(chatId: number): Promise<Answer> {
    try {
      // Not getChatMember: of others it is only promised to a bot that is an administrator itself.
      return (await api.getChatAdministrators(chatId)).map(({ user }) => user.id)
    } catch (error) {
      const outcome = classifyFailure(error, now())
      if (outcome.kind === 'unreachable' && GONE.includes(outcome.reason)) return 'gone'
      if (outcome.kind === 'refused' && outcome.reason === 'no-rights') return 'hidden'
      if (outcome.kind === 'retry' && outcome.reason === FLOOD_WAIT)
        remember(`${chatId}`, { error, untilAt: Math.min(outcome.retryAt, now() + LONGEST_FLOOD_MS) })
      throw error
    }
  }

  function recall(key: string): Remembered | undefined {
    const known = remembered.get(key)
    return known !== undefined && now() < known.untilAt ? known : undefined
  }

  function remember(key: string, answer: Remembered): void {
    // Set anew, so that the oldest comes first.
    remembered.delete(key)
    remembered.set(key, answer)
    const [oldest] = remembered.keys()
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
  }
}
