// The limit server as a process of its own, so that what it costs is not counted as a sender's.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { preciseNow } from './clock.ts'
import type { ServerCommands, ServerJob } from './limit/contract.ts'
import { createLedger } from './limit/ledger.ts'
import { createPeople } from './limit/people.ts'
import { createLimitServer } from './limit/serve.ts'
import { createUpdateQueue } from './limit/updates.ts'
import { readJob, serveParent } from './parent.ts'

const RESOLUTION_MS = 10
const ledger = createLedger()
const people = createPeople(preciseNow)
const updates = createUpdateQueue()
const server = createLimitServer({ job: readJob<ServerJob>(), ledger, people, updates, now: preciseNow })
const port = await server.listen()
const stalls = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
stalls.enable()

serveParent<ServerCommands>({
  port: () => port,
  totals: () => ({ ...ledger.totals, longestStallMs: Math.max(0, stalls.max / 1e6 - RESOLUTION_MS) }),
  report: ({ mark, chats }) => ledger.report(mark, chats),
  inFlightAt: ({ at, justMs }) => ledger.inFlightAt(at, justMs),
  flood: ({ forMs, ...flood }) => server.setFlood({ ...flood, untilAt: preciseNow() + forMs }),
  message: ({ chatId, text }) => updates.push(people.message(chatId, text)),
  press: ({ chatId, data }) => updates.push(people.press(chatId, data)),
  buttons: ({ chatId }) => people.buttons(chatId),
  answerTimes: () => people.times(),
})
