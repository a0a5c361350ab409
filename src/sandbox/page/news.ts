// What changed for the page since it was last asked. It looks at the chats of the cast alone, however many there are.
import type { Message } from '@grammyjs/types'
import type { ChatRecord } from '#sandbox/telegram/chats'
import { type Cast, recordsOf } from './cast.ts'
import type { Director } from './director.ts'
import type { MessageView, PageEvent } from './protocol.ts'
import { chatView, messageView, newestOf } from './snapshot.ts'

export type News = {
  /** Everything, for a page that knows nothing yet. */
  hello: () => PageEvent
  /** What is new since the last call, the scene only when it is said to have changed. */
  changes: (sceneChanged: boolean) => PageEvent[]
}

type Known = { messages: Map<number, Message>; action: ChatRecord['action'] }

export function createNews(cast: Cast, director: Director | undefined): News {
  const { telegram, players } = cast
  const known = new Map<number, Known>()
  let told = ''

  const lookAt = (record: ChatRecord, events: PageEvent[]): MessageView[] => {
    const { id } = record.chat
    const before = known.get(id)
    const newest = newestOf(record)
    known.set(id, {
      messages: new Map(newest.map(({ wire }) => [wire.message_id, wire])),
      action: record.action,
    })
    const isGone = (messageId: number) => record.messages.get(messageId)?.deletedAt !== undefined
    const gone = [...(before?.messages.keys() ?? [])].filter(isGone)
    if (gone.length > 0) events.push({ kind: 'deleted', chatId: id, ids: gone })
    if (record.action !== undefined && record.action !== before?.action)
      events.push({ kind: 'typing', chatId: id, action: record.action.name })
    // An edit puts another object in place of the message, so identity tells without comparing contents.
    return newest.filter(({ wire }) => before?.messages.get(wire.message_id) !== wire).map(messageView)
  }

  const changes = (sceneChanged: boolean) => {
    const events: PageEvent[] = []
    const records = recordsOf(cast)
    const chats = records.map((record) => chatView(record, players))
    const text = JSON.stringify(chats)
    if (text !== told) events.push({ kind: 'chats', chats })
    told = text
    const messages = records.flatMap((record) => lookAt(record, events))
    if (messages.length > 0) events.push({ kind: 'messages', messages })
    if (sceneChanged && director !== undefined) events.push({ kind: 'scene', scene: director.scene() })
    return events
  }

  const hello = (): PageEvent => ({
    kind: 'hello',
    bot: telegram.bot,
    players: players.map(({ person, ...player }) => player),
    chats: recordsOf(cast).map((record) => chatView(record, players)),
    messages: recordsOf(cast).flatMap((record) => newestOf(record).map(messageView)),
    scene: director?.scene(),
  })

  return { hello, changes }
}
