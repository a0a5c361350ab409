// The order in a chat is kept here alone: its updates are handled one after the other, those of different chats side by side.
// No chat keeps others waiting: its backlog is short, and what waits in it holds no place.
import type { Update } from 'grammy/types'
import type { Deps } from '#deps'
import { createPlaces } from './places.ts'
import { isSound } from './sound-update.ts'
import { chatOf } from './update-gate.ts'

/** Handlers at once. */
const PLACES = 500
/** And of people who begin: however many come, those who are here are answered meanwhile. */
const PLACES_FOR_BEGINNERS = 50
/** Updates of one chat, with the one that is being handled; an album counts as one. */
const MOST_OF_CHAT = 20
/** Updates of all chats, of about a kilobyte each. */
export const MOST_UPDATES = 20_000

export type ChatQueues = {
  /** Those of `updates` that are sound and that their chats have room for. The rest ends here, unhandled. */
  admit(updates: Update[]): Update[]
  /** Runs `work` once all that came before for its chat has ended, however it did. Without a chat it waits for nothing. */
  inOrder<T>(update: Update, work: () => Promise<T>): Promise<T>
  /** Whether another update of its chat is being handled. */
  isBehind(update: Update): boolean
  /** Whether more updates had better be left with Telegram. */
  isFull(): boolean
  /** How many wait while no handler ends. */
  stuck(): number
  /** Nothing begins any more. */
  close(): void
}

export type ChatQueuesOptions = Pick<Deps, 'now' | 'log'> & {
  /** Told of the first update that is left out, and again only when the chat's backlog was empty meanwhile. */
  onRefused: (update: Update) => void
}

/** `album`: of the update that came last. */
type Backlog = { tail: Promise<unknown>; count: number; album: string | undefined }

export function createChatQueues({ now, log, onRefused }: ChatQueuesOptions): ChatQueues {
  const places = createPlaces(PLACES, now)
  const beginners = createPlaces(PLACES_FOR_BEGINNERS, now)
  const backlogs = new Map<number, Backlog>()
  const told = new Set<number>()
  let size = 0

  const refuse = (chatId: number, update: Update) => {
    log.debug('update-refused', { update: update.update_id })
    if (told.has(chatId)) return
    told.add(chatId)
    log.warn('backlog-full', { update: update.update_id, most: MOST_OF_CHAT })
    onRefused(update)
  }

  const queue = <T>(chatId: number, update: Update, begin: () => Promise<T>): Promise<T> => {
    const backlog = backlogs.get(chatId)
    const own = backlog === undefined ? begin() : backlog.tail.then(begin, begin)
    const next = followed(backlog, update)
    const added = next.count - (backlog?.count ?? 0)
    const changed = Object.assign(backlog ?? {}, { ...next, tail: own })
    backlogs.set(chatId, changed)
    const end = () => {
      changed.count -= added
      if (changed.tail !== own) return
      backlogs.delete(chatId)
      told.delete(chatId)
    }
    own.then(end, end)
    return own
  }

  return {
    admit(updates) {
      const coming = new Map<number, Omit<Backlog, 'tail'>>()
      return updates.filter((update) => {
        if (!isSound(update)) {
          log.warn('update-malformed', { update: update.update_id })
          return false
        }
        const chatId = chatOf(update)
        if (chatId === undefined || changesChat(update)) return true
        const next = followed(coming.get(chatId) ?? backlogs.get(chatId), update)
        if (next.count > MOST_OF_CHAT) {
          refuse(chatId, update)
          return false
        }
        coming.set(chatId, next)
        return true
      })
    },
    inOrder(update, work) {
      const chatId = chatOf(update)
      const begin = () => (isBeginning(update) ? beginners : places).use(work)
      size += 1
      const own = chatId === undefined ? begin() : queue(chatId, update, begin)
      const end = () => {
        size -= 1
      }
      own.then(end, end)
      return own
    },
    isBehind: (update) => backlogs.has(chatOf(update) ?? 0),
    isFull: () => size >= MOST_UPDATES,
    stuck: () => places.stuck() + beginners.stuck(),
    close() {
      places.close()
      beginners.close()
    },
  }
}

/** The backlog with this update in it. The parts of an album come together, and are one message to the person who sent them. */
function followed(before: Omit<Backlog, 'tail'> | undefined, { message }: Update): Omit<Backlog, 'tail'> {
  const album = message?.media_group_id
  const isPart = album !== undefined && album === before?.album
  return { count: (before?.count ?? 0) + (isPart ? 0 : 1), album }
}

/** Telegram tells it once: the bot's place in the chat, a move to a supergroup; and nobody is kept from /stop. */
function changesChat({ message, my_chat_member: member }: Update): boolean {
  const isMove = message?.migrate_to_chat_id !== undefined || message?.migrate_from_chat_id !== undefined
  return member !== undefined || isMove || (message?.text?.startsWith('/stop') ?? false)
}

function isBeginning({ message }: Update): boolean {
  return message?.text?.startsWith('/start') ?? false
}
