// What a player does, done by the person they are. The players may act in chats they are a member of, no others.
import type { MessageRecord } from '#sandbox/telegram/messages'
import { type Cast, type CastPlayer, membersOf } from './cast.ts'
import type { Act, Answer } from './protocol.ts'
import { nonsense, Refused } from './refused.ts'

export type Acts = (act: Act) => Promise<Answer>

const DONE: Answer = { ok: true }

/** The player and the place they write to; refused when there is no such player or they do not see the chat. */
export function placeOf(cast: Cast, as: number, chat: number) {
  const player = cast.players.find(({ id }) => id === as)
  if (player === undefined) throw nonsense('There is no such player.')
  const record = requireChat(cast, player, chat)
  return { player, record, where: record.kind === 'private' ? {} : { chat } }
}

function requireChat({ telegram, players, groups }: Cast, player: CastPlayer, chat: number) {
  const record = [...players, ...groups].some(({ id }) => id === chat) ? telegram.chat(chat) : undefined
  if (record === undefined || !membersOf(record, players).includes(player))
    throw new Refused(403, 'This player is not in that chat.')
  return record
}

/** Carries acts out. */
export function createActs(cast: Cast): Acts {
  return async (act) => {
    const { player, record, where } = placeOf(cast, act.as, act.chat)
    const { person } = player
    const requireOwn = (id: number): MessageRecord => {
      const found = record.messages.get(id)
      if (found === undefined || found.own || found.wire.from?.id !== player.id)
        throw nonsense('That is no message of theirs.')
      return found
    }
    const requirePrivate = () => {
      if (record.kind !== 'private') throw nonsense('That is done in a private chat.')
    }
    switch (act.kind) {
      case 'start':
        requirePrivate()
        person.start(act.payload)
        return DONE
      case 'send':
        person.send(act.text, { ...where, ...(act.replyTo === undefined ? {} : { replyTo: act.replyTo }) })
        return DONE
      case 'press': {
        const { text, alert, url } = await person.press(act.message, { data: act.data }, where)
        return {
          ok: true,
          toast: { alert, ...(text === undefined ? {} : { text }), ...(url === undefined ? {} : { url }) },
        }
      }
      case 'forward':
        requireChat(cast, player, act.from)
        person.forward(act.message, act.from, where)
        return DONE
      case 'edit':
        requireOwn(act.message)
        person.edit(act.message, act.text, where)
        return DONE
      case 'remove':
        // In a private chat one deletes what the bot wrote, too.
        if (record.kind !== 'private') requireOwn(act.message)
        person.remove(act.message, where)
        return DONE
      case 'location':
        person.sendLocation(act.latitude, act.longitude, where)
        return DONE
      case 'inline': {
        const { results, nextOffset } = await person.inlinePage(act.query, act.offset)
        return { ok: true, results, ...(nextOffset === '' ? {} : { nextOffset }) }
      }
      case 'choose':
        person.choose(act.result.id, where)
        return DONE
      case 'app':
        person.useOldApp(act.isOld)
        return DONE
      case 'block':
        requirePrivate()
        person.block()
        return DONE
      case 'unblock':
        requirePrivate()
        person.unblock()
        return DONE
    }
  }
}
