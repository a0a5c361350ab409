// The sections of the bench, in the order they are run and reported.
import type { Bench } from './bench.ts'
import type { SectionReport } from './report.ts'
import { runBreaking } from './section-breaking.ts'
import { runBroadcast } from './section-broadcast.ts'
import { runCeiling } from './section-ceiling.ts'
import { runCurve } from './section-curve.ts'
import { runFaults } from './section-faults.ts'
import { runKills } from './section-kills.ts'
import { runPeers } from './section-peers.ts'
import { runPostgres } from './section-postgres.ts'
import { runProcesses } from './section-processes.ts'
import { runFeeds, runPages } from './section-reading.ts'
import { runStore } from './section-store.ts'

export type Section = { name: string; run: (bench: Bench) => Promise<SectionReport> }

export const SECTIONS: readonly Section[] = [
  { name: 'feeds', run: runFeeds },
  { name: 'pages', run: runPages },
  { name: 'store', run: runStore },
  { name: 'postgres', run: runPostgres },
  { name: 'processes', run: runProcesses },
  { name: 'curve', run: runCurve },
  { name: 'peers', run: runPeers },
  { name: 'broadcast', run: runBroadcast },
  { name: 'ceiling', run: runCeiling },
  { name: 'breaking', run: runBreaking },
  { name: 'kills', run: runKills },
  { name: 'faults', run: runFaults },
]
