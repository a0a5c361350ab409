// The editors' desk over declared kinds: who the editors are, what was done, and what is wrong at present.
import { ACTS, type ActRecord, EDITORS, INCIDENTS, incidentKey } from '#adapters/store/kinds-desk'
import type { Reading, Records } from '#adapters/store/records'
import type { Store } from '#adapters/store/store'
import { ACTS_ON_PERSONS, type AuditEntry, ERASED_ACTOR } from '#domain/editor'
import { isToOpen } from '#domain/incident'

type Part = Pick<
  Store,
  | 'editors'
  | 'addEditor'
  | 'removeEditor'
  | 'noteAct'
  | 'listActs'
  | 'incidents'
  | 'openIncident'
  | 'noteIncidentTold'
  | 'closeIncident'
>

/** Equal refusals within this time count once: trying again and again does not fill the record. */
const REFUSALS_JOINED_MS = 60 * 60 * 1000
const AT_ONCE = 200

export function createDesk({ transact, look }: Records): Part {
  return {
    editors: () => look(async (reading) => (await reading.scan(EDITORS, { by: 'at' }, Number.MAX_SAFE_INTEGER)).items),
    addEditor: (editor) =>
      transact(async (tx) => {
        if ((await tx.get(EDITORS, editor.id)) !== undefined) return false
        tx.put(EDITORS, editor)
        return true
      }),
    removeEditor: (id) =>
      transact(async (tx) => {
        const known = await tx.get(EDITORS, id)
        tx.remove(EDITORS, id)
        return known !== undefined
      }),
    noteAct: (entry) =>
      transact(async (tx) => {
        const [last] = (await tx.scan(ACTS, { descending: true }, 1)).items
        let number = (last?.number ?? 0) + 1
        // Another process may have added some since: a number that is free when asked for is free or a conflict when written.
        while ((await tx.get(ACTS, number)) !== undefined) number++
        if (!(await isRefusedAgain(tx, entry))) tx.put(ACTS, { ...entry, number })
      }),
    listActs: (limit, cursor, about) =>
      look(async (reading) => {
        const items: AuditEntry[] = []
        let before = cursor
        do {
          const page = await reading.scan(ACTS, { descending: true }, about === undefined ? limit : AT_ONCE, before)
          for (const [place, record] of page.items.entries()) {
            if (!isAbout(record, about)) continue
            items.push(entryOf(record))
            const isMore = page.next !== undefined || place < page.items.length - 1
            if (items.length >= limit) return { items, ...(isMore ? { next: JSON.stringify([record.number]) } : {}) }
          }
          before = page.next
        } while (before !== undefined)
        return { items }
      }),
    incidents: () =>
      look(async (reading) => (await reading.scan(INCIDENTS, { by: 'since' }, Number.MAX_SAFE_INTEGER)).items),
    openIncident: (incident) =>
      transact(async (tx) => {
        if (!isToOpen(await tx.get(INCIDENTS, incidentKey(incident)), incident.since)) return false
        tx.put(INCIDENTS, incident)
        return true
      }),
    noteIncidentTold: (name, at) =>
      transact(async (tx) => {
        const known = await tx.get(INCIDENTS, incidentKey(name))
        if (known !== undefined) tx.put(INCIDENTS, { ...known, toldAt: at })
      }),
    closeIncident: (name) =>
      transact(async (tx) => {
        const known = await tx.get(INCIDENTS, incidentKey(name))
        tx.remove(INCIDENTS, incidentKey(name))
        return known !== undefined
      }),
  }
}

/** Takes a person out of the record of tries that were refused; what was done at the desk stays told. */
export function eraseRefusals({ transact }: Records, personId: number): Promise<void> {
  return transact(async (tx) => {
    const { items } = await tx.scan(ACTS, { by: 'act', is: ['refused'] }, Number.MAX_SAFE_INTEGER)
    for (const act of items) if (act.actorId === personId) tx.put(ACTS, { ...act, actorId: ERASED_ACTOR })
  })
}

async function isRefusedAgain(reading: Reading, { at, act, actorId, subject }: AuditEntry): Promise<boolean> {
  if (act !== 'refused') return false
  const since = { by: 'act', is: [act], from: at - REFUSALS_JOINED_MS + 1 }
  const { items } = await reading.scan(ACTS, since, Number.MAX_SAFE_INTEGER)
  return items.some((other) => other.actorId === actorId && other.subject === subject)
}

function isAbout({ actorId, act, subject }: AuditEntry, person: number | undefined): boolean {
  return person === undefined || actorId === person || (ACTS_ON_PERSONS.includes(act) && subject === String(person))
}

function entryOf({ number: _number, ...entry }: ActRecord): AuditEntry {
  return entry
}
