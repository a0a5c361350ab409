// A peer as a process of its own: its CPU time and memory are its own, and it can be cut off.
import { readJob, serveParent } from './parent.ts'
import { type PeerJob, sendAsPeer } from './peers.ts'
import { TOKEN } from './token.ts'
import { type Usage, usageNow } from './usage.ts'

export type PeerCommands = {
  /** Begins to send. */
  go(value: null): void
  /** Done or not, and what it cost since it began. */
  state(value: null): { isDone: boolean; usage: Usage }
}

let isDone = false
let cpuBeforeMs = 0

serveParent<PeerCommands>({
  go: () => {
    cpuBeforeMs = usageNow().cpuMs
    void sendAsPeer(readJob<PeerJob>(), TOKEN).then(() => {
      isDone = true
    })
  },
  state: () => {
    const { cpuMs, peakMb } = usageNow()
    return { isDone, usage: { cpuMs: cpuMs - cpuBeforeMs, peakMb } }
  },
})
