// The record of who did what: numbered from one on, only ever added to.
import type { Store } from '#adapters/store/store'
import { ACTS_ON_PERSONS, type AuditEntry } from '#domain/editor'
import { copy } from './copy.ts'
import type { Engine } from './engine.ts'
import type { ActRecord } from './records.ts'

/** So long equal refusals count once: who tries again and again does not fill the record. */
const REFUSALS_JOINED_MS = 60 * 60 * 1000

export function createActs({ tables, transact, look }: Engine): Pick<Store, 'noteAct' | 'listActs'> {
  const { acts } = tables

  const isRefusedAgain = ({ at, actorId, act, subject }: AuditEntry): boolean => {
    if (act !== 'refused') return false
    for (const other of newestFirst(acts.size())) {
      if (other.at <= at - REFUSALS_JOINED_MS) return false
      if (other.act === act && other.actorId === actorId && other.subject === subject) return true
    }
    return false
  }
  function* newestFirst(number: number): Generator<ActRecord, void> {
    for (let next = number; next > 0; next--) {
      const record = acts.get(next)
      if (record) yield record
    }
  }

  return {
    noteAct: (entry) =>
      transact(() => {
        if (!isRefusedAgain(entry)) acts.put({ ...copy(entry), number: acts.size() + 1 })
      }),
    listActs: (limit, cursor, about) =>
      look(() => {
        const items: AuditEntry[] = []
        let number = cursor === undefined ? acts.size() : Number(cursor)
        for (const { number: own, ...entry } of newestFirst(number)) {
          if (items.length >= limit) break
          if (isAbout(entry, about)) items.push(entry)
          number = own - 1
        }
        return { items, ...(number > 0 && items.length > 0 ? { next: String(number) } : {}) }
      }),
  }
}

function isAbout({ actorId, act, subject }: AuditEntry, person: number | undefined): boolean {
  return person === undefined || actorId === person || (ACTS_ON_PERSONS.includes(act) && subject === String(person))
}
