// What the page knows, and how an event of the server changes it. Pure: it touches neither the network nor the document.
import type { ChatView, MessageView, PageEvent, Player, Scene } from '#sandbox/page/protocol'
import type { Zone } from './date-time.ts'

export type Model = {
  /** Undefined until the first event came. */
  bot: { id: number; name: string; username: string } | undefined
  players: readonly Player[]
  chats: readonly ChatView[]
  /** By chat, in order of their ids. */
  messages: ReadonlyMap<number, readonly MessageView[]>
  /** Chats the bot is typing in, and until when (ms of the browser's clock). */
  typing: ReadonlyMap<number, number>
  scene: Scene | undefined
  /** When that came, ms of the browser's clock. */
  sceneAt: number
  isConnected: boolean
  /** The newest message seen, by place: player and chat. */
  read: ReadonlyMap<string, number>
  /** Who one is, and which of their chats is open. */
  player: number
  chat: number
}

export const EMPTY: Model = {
  bot: undefined,
  players: [],
  chats: [],
  messages: new Map(),
  typing: new Map(),
  scene: undefined,
  sceneAt: 0,
  isConnected: false,
  read: new Map(),
  player: 0,
  chat: 0,
}

/** Telegram shows "typing…" for five seconds at most (Bot API, sendChatAction). */
const TYPING_MS = 5000

/** The model after an event; `nowMs` is the browser's clock. */
export function after(model: Model, event: PageEvent, nowMs: number): Model {
  switch (event.kind) {
    case 'hello': {
      const player = event.players.find(({ id }) => id === model.player) ?? event.players[0]
      const chat = event.chats.find(({ id, members }) => id === model.chat && members.includes(player?.id ?? 0))
      const messages = withMessages(new Map(), event.messages)
      return {
        ...model,
        bot: { id: event.bot.id, name: event.bot.first_name, username: event.bot.username ?? '' },
        players: event.players,
        chats: event.chats,
        messages,
        scene: event.scene,
        sceneAt: nowMs,
        isConnected: true,
        // What was there before one came is not news.
        read: model.bot === undefined ? allRead(event.chats, messages) : model.read,
        player: player?.id ?? 0,
        chat: chat?.id ?? player?.id ?? 0,
      }
    }
    case 'messages': {
      const typing = new Map(model.typing)
      for (const { wire, own } of event.messages) if (own) typing.delete(wire.chat.id)
      return { ...model, typing, messages: withMessages(model.messages, event.messages) }
    }
    case 'deleted': {
      const kept = model.messages.get(event.chatId)?.filter(({ wire }) => !event.ids.includes(wire.message_id)) ?? []
      return { ...model, messages: new Map(model.messages).set(event.chatId, kept) }
    }
    case 'chats':
      return { ...model, chats: event.chats }
    case 'typing':
      return { ...model, typing: new Map(model.typing).set(event.chatId, nowMs + TYPING_MS) }
    case 'scene':
      return { ...model, scene: event.scene, sceneAt: nowMs }
  }
}

/** Without a connection until the next hello. */
export function lost(model: Model): Model {
  return { ...model, isConnected: false }
}

/** As another player, or in another of their chats; their private chat unless another is named. */
export function at(model: Model, player: number, chat = player): Model {
  return { ...model, player, chat }
}

/** The chats the player sees, the one with the newest message first. */
export function chatsOf(model: Model, player: number): ChatView[] {
  const newestOf = ({ id }: ChatView) => model.messages.get(id)?.at(-1)?.at ?? 0
  return model.chats.filter(({ members }) => members.includes(player)).sort((a, b) => newestOf(b) - newestOf(a))
}

/** How many messages of others came into the chat since the player looked. */
export function unread(model: Model, player: number, chat: number): number {
  const seen = model.read.get(placeKey(player, chat)) ?? 0
  const isNews = ({ wire }: MessageView) => wire.message_id > seen && wire.from?.id !== player
  return model.messages.get(chat)?.filter(isNews).length ?? 0
}

/** After the player saw all of the open chat. */
export function seen(model: Model): Model {
  const key = placeKey(model.player, model.chat)
  const last = model.messages.get(model.chat)?.at(-1)?.wire.message_id ?? 0
  if ((model.read.get(key) ?? 0) >= last) return model
  return { ...model, read: new Map(model.read).set(key, last) }
}

function allRead(chats: readonly ChatView[], messages: Model['messages']): Map<string, number> {
  const last = (id: number) => messages.get(id)?.at(-1)?.wire.message_id ?? 0
  return new Map(chats.flatMap(({ id, members }) => members.map((player) => [placeKey(player, id), last(id)] as const)))
}

/** The messages of a chat as the app of the person one is shows them. */
export function shownMessages({ messages, chats, player }: Model, chat: number): readonly MessageView[] {
  const all = messages.get(chat) ?? []
  return hasOldApp(chats, player) ? all.map(inOldApp) : all
}

function hasOldApp(chats: readonly ChatView[], player: number): boolean {
  return chats.find(({ id }) => id === player)?.hasOldApp === true
}

const UNSUPPORTED = 'This message is not supported by your version of Telegram.'

function inOldApp(view: MessageView): MessageView {
  const { rich_message, ...wire } = view.wire
  if (rich_message === undefined) return view
  const entities = [{ type: 'italic' as const, offset: 0, length: UNSUPPORTED.length }]
  return { ...view, wire: { ...wire, text: UNSUPPORTED, entities } as MessageView['wire'] }
}

/** How times are shown to the person one is: in their zone, in the browser's language. */
export function zoneOf({ players, player }: Model): Zone {
  return { locale: undefined, timeZone: players.find(({ id }) => id === player)?.timeZone }
}

function placeKey(player: number, chat: number): string {
  return `${player}:${chat}`
}

/** As many as the server sends of a chat: a page that is open for long keeps no more. */
const KEPT = 200

function withMessages(before: Model['messages'], changed: readonly MessageView[]): Map<number, readonly MessageView[]> {
  const next = new Map(before)
  for (const message of changed) {
    const { id } = message.wire.chat
    const others = (next.get(id) ?? []).filter(({ wire }) => wire.message_id !== message.wire.message_id)
    const place = others.findLastIndex(({ wire }) => wire.message_id < message.wire.message_id) + 1
    next.set(id, [...others.slice(0, place), message, ...others.slice(place)].slice(-KEPT))
  }
  return next
}
