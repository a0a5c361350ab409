// What is wrong at present and has been told: each kind of trouble with a subject once, until it is over.
import type { Store } from '#adapters/store/store'
import { incidentKey } from './definitions-desk.ts'
import type { Engine } from './engine.ts'

type Part = Pick<Store, 'incidents' | 'openIncident' | 'closeIncident'>

export function createIncidents({ tables, transact, look }: Engine): Part {
  const { incidents } = tables
  return {
    incidents: () => look(() => [...incidents.values()].map((incident) => ({ ...incident }))),
    openIncident: (incident) =>
      transact(() => {
        if (incidents.has(incidentKey(incident))) return false
        incidents.put({ ...incident })
        return true
      }),
    closeIncident: (incident) =>
      transact(() => {
        const isOpen = incidents.has(incidentKey(incident))
        incidents.remove(incidentKey(incident))
        return isOpen
      }),
  }
}
