// Who one can be on the page and the chats they see. Everybody else of this Telegram stays out of it.
import type { ChatRecord } from '#sandbox/telegram/chats'
import type { Group, Person, Telegram } from '#sandbox/telegram/world'
import type { Player } from './protocol.ts'

export type CastPlayer = Player & { person: Person }

export type Cast = { telegram: Telegram; players: readonly CastPlayer[]; groups: readonly Group[] }

/** The chats of the cast as Telegram keeps them: of each player, then the groups. */
export function recordsOf({ telegram, players, groups }: Cast): ChatRecord[] {
  return [...players, ...groups].flatMap(({ id }) => telegram.chat(id) ?? [])
}

/** Those who see the chat. */
export function membersOf(record: ChatRecord, players: readonly CastPlayer[]): CastPlayer[] {
  if (record.kind === 'private') return players.filter(({ id }) => id === record.chat.id)
  const isIn = ({ id }: CastPlayer) => !['left', 'kicked', undefined].includes(record.members.get(id)?.standing)
  return players.filter(isIn)
}
