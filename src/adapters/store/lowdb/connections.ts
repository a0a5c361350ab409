// Which groups and channels a person connected, found without looking through all chats.
import type { ChatRecord } from './records.ts'
import type { Table } from './tables.ts'

/** The chats whose `connection` names this person. */
export type Connections = (personId: number) => ChatRecord[]

export function createConnections(chats: Table<ChatRecord>): Connections {
  const ids = new Map<number, Set<number>>()
  chats.index((before, after) => {
    const [was, is] = [before?.connection?.by, after?.connection?.by]
    if (before !== undefined && was !== undefined) ids.get(was)?.delete(before.id)
    if (after !== undefined && is !== undefined) ids.set(is, (ids.get(is) ?? new Set()).add(after.id))
  })
  return (personId) => [...(ids.get(personId) ?? [])].sort((a, b) => a - b).flatMap((id) => chats.get(id) ?? [])
}
