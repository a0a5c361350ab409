// The editors' desk: who they are, what they did, what there is to know of the readers, and what is wrong.
import type { Store } from '#adapters/store/store'
import type { Instant } from '#domain/article'
import { createActs } from './acts.ts'
import { createEditors } from './editors.ts'
import type { Engine } from './engine.ts'
import type { Figures } from './figures.ts'
import { createIncidents } from './incidents.ts'
import { createProposals } from './proposals.ts'
import { createReads } from './reads.ts'
import { createStanding } from './standing.ts'

type Part = Pick<
  Store,
  | 'editors'
  | 'addEditor'
  | 'removeEditor'
  | 'noteAct'
  | 'listActs'
  | 'countRead'
  | 'reads'
  | 'standing'
  | 'dayFigures'
  | 'noteStanding'
  | 'claimProposals'
  | 'noteProposed'
  | 'closeProposal'
  | 'incidents'
  | 'openIncident'
  | 'noteIncidentTold'
  | 'closeIncident'
>

export function createDesk(engine: Engine, { part, counts }: Figures, now: () => Instant): Part {
  return {
    ...createEditors(engine),
    ...createActs(engine),
    ...createReads(engine, counts),
    ...createStanding(engine),
    ...part,
    ...createProposals(engine, now),
    ...createIncidents(engine),
  }
}
