// What a process cost so far: its CPU time, its peak memory, and how long its loop stood still. Of this process alone.
import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'

export type Usage = { cpuMs: number; peakMb: number }

export type Stall = {
  /** From its call until `work` was done. */
  tookMs: number
  /** All the time the loop was busy, not waiting. */
  busyMs: number
  /** The longest time a timer had to wait for the loop. */
  longestMs: number
}

const TAIL_MS = 10

/** CPU of all threads since the process began, and its peak resident memory. */
export function usageNow(): Usage {
  const { user, system } = process.cpuUsage()
  return { cpuMs: (user + system) / 1000, peakMb: peakKb() / 1024 }
}

/** Runs `work` and says how it held up the loop meanwhile. */
export async function measureStall(work: () => Promise<unknown>): Promise<Stall> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const before = performance.eventLoopUtilization()
  delay.enable()
  const beganAt = performance.now()
  await work()
  const tookMs = performance.now() - beganAt
  const { active } = performance.eventLoopUtilization(before)
  // The last slice ends after `work` does: its delay is seen by the next timer.
  await sleep(TAIL_MS)
  delay.disable()
  return { tookMs, busyMs: active, longestMs: delay.max / 1e6 }
}

/** `maxRSS` of a child begins at what its parent had (Linux keeps it over exec); the kernel's own mark does not. */
function peakKb(): number {
  try {
    const mark = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    if (mark !== undefined) return Number(mark)
  } catch {}
  return process.resourceUsage().maxRSS
}
