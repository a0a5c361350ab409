// Which incidents are open, so that each is told once when it begins and once when it is over. A store that cannot
// write keeps nobody from being told: what it could not take is remembered here.
import type { Deps } from '#deps'
import type { Incident } from '#domain/incident'

export type IncidentName = Pick<Incident, 'kind' | 'subject'>

export type IncidentBook = {
  /** Those that are open, by the store and by what it could not take. */
  list(): Promise<Incident[]>
  /** True the first time, until it is closed; also where nobody was told of it for long. */
  open(incident: Incident): Promise<boolean>
  /** Somebody was told that it began. */
  noteTold(name: IncidentName, at: number): Promise<void>
  /** It, as it was, when it was open. */
  close(name: IncidentName): Promise<Incident | undefined>
}

/** The store's incidents and those of this process that it could not write. */
export function createIncidentBook({ store, log }: Pick<Deps, 'store' | 'log'>): IncidentBook {
  const unwritten = new Map<string, Incident>()
  const list = async () => [
    ...(await store.incidents()).filter((incident) => !unwritten.has(nameOf(incident))),
    ...unwritten.values(),
  ]
  const find = async (name: IncidentName) => (await list()).find((known) => nameOf(known) === nameOf(name))

  return {
    list,
    open: async (incident) => {
      if (unwritten.has(nameOf(incident))) return false
      try {
        return await store.openIncident(incident)
      } catch (error) {
        if ((await find(incident)) !== undefined) return false
        log.warn('incident-not-written', { kind: incident.kind }, error)
        unwritten.set(nameOf(incident), incident)
        return true
      }
    },
    noteTold: async (name, at) => {
      const known = await find(name)
      try {
        if (!unwritten.has(nameOf(name))) return await store.noteIncidentTold(name, at)
      } catch (error) {
        log.warn('incident-not-written', { kind: name.kind }, error)
      }
      if (known !== undefined) unwritten.set(nameOf(name), { ...known, toldAt: at })
    },
    close: async (name) => {
      const known = await find(name)
      if (known === undefined) return undefined
      const wasUnwritten = unwritten.delete(nameOf(name))
      try {
        return (await store.closeIncident(name)) || wasUnwritten ? known : undefined
      } catch (error) {
        // One that is written stays open until that can be changed, or its end would be told again.
        log.warn('incident-not-closed', { kind: name.kind }, error)
        return wasUnwritten ? known : undefined
      }
    },
  }
}

function nameOf({ kind, subject }: IncidentName): string {
  return `${kind} ${subject}`
}
