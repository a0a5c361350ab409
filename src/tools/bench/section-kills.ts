// SIGKILL again and again in the middle of a broadcast: nobody is lost, and only what was on the wire may come twice.
import { type Bench, fillFolder, startBot, startServer, waitUntil } from './bench.ts'
import { killAndRestart, spread } from './killing.ts'
import { approveText, RECIPIENTS } from './our-broadcast.ts'
import { number, type SectionReport } from './report.ts'

const LIMIT_MS = 120_000

export async function runKills(bench: Bench): Promise<SectionReport> {
  const { chats, kills: wanted, perSecond } = bench.sizes.kills
  const readers = { first: RECIPIENTS.first, count: chats }
  const mark = 'mark-killed'
  const folder = await fillFolder(bench, { readers: [{ ...readers, language: RECIPIENTS.language }] })
  const server = await startServer(bench, { perSecond })
  const job = { folder, apiRoot: server.apiRoot, perSecond }
  const first = await startBot(bench, job)
  const { id } = await approveText(first, mark)
  const report = () => server.ask('report', { mark, chats: readers })
  const { bot, kills, inFlight, unanswered } = await killAndRestart(bench, first, {
    job,
    server,
    atMessages: spread(wanted, chats),
    messages: async () => (await report()).messages,
  })
  const isDone = await waitUntil(
    bench,
    async () => (await bot.ask('broadcastState', { id })).state === 'done',
    LIMIT_MS,
  )
  const { lost, duplicates } = await report()
  const { refused } = await server.ask('totals', null)
  await Promise.all([bot.kill(), server.kill()])
  await bench.scratch.drop(folder)
  return {
    title: `${kills} × SIGKILL during a broadcast to ${number(chats)} chats`,
    findings: [
      { figure: 'kills', goal: number(wanted), measured: number(kills), isMet: kills === wanted },
      { figure: 'lost', goal: '0', measured: number(lost), isMet: lost === 0 && isDone },
      {
        figure: 'duplicates',
        goal: `≤ ${number(inFlight)} under way at the kills`,
        measured: number(duplicates),
        isMet: duplicates <= inFlight,
      },
    ],
    notes: [
      `At ${perSecond}/s, so that many requests are under way; ${number(refused)} × 429. Under way: taken by the server and not answered at the kill (${number(unanswered)}), or taken or answered within 20 ms of it, when the bot may not have written the answer down.`,
    ],
  }
}
