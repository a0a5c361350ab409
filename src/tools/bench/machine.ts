// Where and when the figures were measured: without it they mean nothing.
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'

/** One line: date, cores and their model, memory, Node, and how busy the machine was before. */
export function machineLine(at: number): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown CPU'
  const memoryGb = Math.round(totalmem() / 2 ** 30)
  const load = (loadavg()[0] ?? 0).toFixed(1)
  const date = new Date(at).toISOString().slice(0, 10)
  return `${date} · ${availableParallelism()} cores ${model} · ${memoryGb} GB · Node ${process.versions.node} · ${process.platform} · load ${load} at the start`
}
