// Breaking news while a long digest runs: how long after its approval the first message leaves.
import { type Bench, fillFolder, type LimitServer, startBot, startServer, waitUntil } from './bench.ts'
import { OWNER_ID } from './config.ts'
import { articleId, markOfArticle } from './fill.ts'
import { number, type SectionReport } from './report.ts'
import { percentile } from './statistics.ts'

const PER_SECOND = 30
const LIMIT_MS = 10_000
const BETWEEN_MS = 1500
const SEND = /\bsend\b/i

export async function runBreaking(bench: Bench): Promise<SectionReport> {
  const { chats, approvals, beforeMs } = bench.sizes.breaking
  const readers = { first: 1, count: chats }
  const slotAt = Math.floor(bench.now() / 60_000) * 60_000
  const folder = await fillFolder(bench, { readers: [{ ...readers, slotAt }], marked: approvals })
  const server = await startServer(bench, { perSecond: PER_SECOND })
  const bot = await startBot(bench, { folder, apiRoot: server.apiRoot, perSecond: PER_SECOND })
  const digests = () => server.ask('report', { mark: '', chats: readers })
  await waitUntil(bench, async () => (await digests()).messages > 0, LIMIT_MS)
  await bench.wait(beforeMs)
  const waits: number[] = []
  for (let approval = 0; approval < approvals; approval += 1) {
    const approvedAt = await approve(bench, server, articleId(approval))
    const first = () => server.ask('report', { mark: markOfArticle(approval), chats: readers })
    await waitUntil(bench, async () => (await first()).messages > 0, LIMIT_MS, 50)
    waits.push(((await first()).firstAt ?? Number.POSITIVE_INFINITY) - approvedAt)
    bench.note(`breaking ${approval + 1}/${approvals}: ${waits.at(-1)?.toFixed(0)} ms`)
    await bot.ask('cancelBroadcasts', null)
    await bench.wait(BETWEEN_MS)
  }
  const { messages } = await digests()
  await Promise.all([bot.kill(), server.kill()])
  await bench.scratch.drop(folder)
  const [middle, worst] = [percentile(waits, 0.5), percentile(waits, 1)]
  const isUnderWay = messages < chats
  return {
    title: `Breaking news during a digest of ${number(chats)} chats`,
    findings: [
      {
        figure: `first message after the press on Send, slowest of ${approvals}`,
        goal: '< 1 s',
        measured: `${number(worst)} ms (p50 ${number(middle)} ms)`,
        isMet: isUnderWay && (worst ?? 1e9) < 1000,
      },
    ],
    notes: [`${number(messages)} of ${number(chats)} digests were out when the last was measured.`],
  }
}

/** As an editor does: `/breaking ID flash`, and Send under the preview. Gives the instant of the press. */
async function approve(bench: Bench, server: LimitServer, id: string): Promise<number> {
  const sendButtons = async () =>
    (await server.ask('buttons', { chatId: OWNER_ID })).filter(({ text }) => SEND.test(text))
  const before = (await sendButtons())[0]?.data
  await server.ask('message', { chatId: OWNER_ID, text: `/breaking ${id} flash` })
  const isShown = async () => (await sendButtons()).some(({ data }) => data !== before)
  if (!(await waitUntil(bench, isShown, LIMIT_MS, 50))) throw new Error(`no preview of article ${id} came`)
  const [button] = await sendButtons()
  const pressedAt = bench.now()
  await server.ask('press', { chatId: OWNER_ID, data: button?.data ?? '' })
  return pressedAt
}
