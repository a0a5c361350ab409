// What is wrong at present, and whether it has been told: each kind of trouble with a subject once, until it is over.
import type { Store } from '#adapters/store/store'
import { isToOpen } from '#domain/incident'
import { incidentKey } from './definitions-desk.ts'
import type { Engine } from './engine.ts'

type Part = Pick<Store, 'incidents' | 'openIncident' | 'noteIncidentTold' | 'closeIncident'>

export function createIncidents({ tables, transact, look }: Engine): Part {
  const { incidents } = tables
  return {
    incidents: () => look(() => [...incidents.values()].map((incident) => ({ ...incident }))),
    openIncident: (incident) =>
      transact(() => {
        if (!isToOpen(incidents.get(incidentKey(incident)), incident.since)) return false
        incidents.put({ ...incident })
        return true
      }),
    noteIncidentTold: (name, at) =>
      transact(() => {
        const known = incidents.get(incidentKey(name))
        if (known !== undefined) incidents.put({ ...known, toldAt: at })
      }),
    closeIncident: (incident) =>
      transact(() => {
        const isOpen = incidents.has(incidentKey(incident))
        incidents.remove(incidentKey(incident))
        return isOpen
      }),
  }
}
