// Which incidents are open, so that each is told once when it begins and once when it is over. A store that cannot
// write keeps nobody from being told: what it could not take is remembered here.
import type { Deps } from '#deps'
import type { Incident } from '#domain/incident'
import { describeError } from '#log'

export type IncidentName = Pick<Incident, 'kind' | 'subject'>

export type IncidentBook = {
  /** Those that are open, by the store and by what it could not take. */
  list(): Promise<IncidentName[]>
  /** True the first time, until it is closed. */
  open(incident: Incident): Promise<boolean>
  /** True when it was open. */
  close(incident: IncidentName): Promise<boolean>
}

/** The store's incidents and those of this process that it could not write. */
export function createIncidentBook({ store, log }: Pick<Deps, 'store' | 'log'>): IncidentBook {
  const unwritten = new Map<string, IncidentName>()
  const list = async () => [...(await store.incidents()), ...unwritten.values()]

  return {
    list,
    open: async (incident) => {
      if (unwritten.has(nameOf(incident))) return false
      try {
        return await store.openIncident(incident)
      } catch (error) {
        if ((await list()).some((known) => nameOf(known) === nameOf(incident))) return false
        log.warn('incident-not-written', { kind: incident.kind, error: describeError(error) })
        unwritten.set(nameOf(incident), incident)
        return true
      }
    },
    close: async (incident) => {
      const wasUnwritten = unwritten.delete(nameOf(incident))
      try {
        return (await store.closeIncident(incident)) || wasUnwritten
      } catch (error) {
        // One that is written stays open until that can be changed, or its end would be told again.
        log.warn('incident-not-closed', { kind: incident.kind, error: describeError(error) })
        return wasUnwritten
      }
    },
  }
}

function nameOf({ kind, subject }: IncidentName): string {
  return `${kind} ${subject}`
}
