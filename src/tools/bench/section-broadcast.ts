// A broadcast at the limit while readers press buttons: the rate, and how long they wait.
import type { Bench, LimitServer } from './bench.ts'
import type { AnswerTime } from './limit/contract.ts'
import { PRESSERS, runOurBroadcast } from './our-broadcast.ts'
import { number, percent, type SectionReport } from './report.ts'
import { median, percentile } from './statistics.ts'

const PER_SECOND = 30
/** Another screen in each round: an edit that changes nothing would not be sent. */
const PRESSES = ['s:settings', 's:topics'] as const
/** Presses come once the canary is out and the rate is steady. */
const BEFORE_PRESSES_MS = 1500

export async function runBroadcast(bench: Bench): Promise<SectionReport> {
  const { chats, rounds, pressEveryMs } = bench.sizes.broadcast
  const shares: number[] = []
  const refusals: number[] = []
  const losses: number[] = []
  const stallsMs: number[] = []
  const times: AnswerTime[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const run = await runOurBroadcast(bench, {
      chats,
      server: { perSecond: PER_SECOND },
      mark: 'mark-full',
      limitMs: (chats / PER_SECOND) * 2000 + 30_000,
      meanwhile: async ({ server, isOver }) => {
        times.push(...(await pressButtons(bench, server, pressEveryMs, isOver)))
      },
    })
    const { rate, othersPerSecond, lost, duplicates } = run.report
    shares.push(rate / (PER_SECOND - othersPerSecond))
    refusals.push(run.totals.refused)
    losses.push(lost + duplicates)
    stallsMs.push(run.totals.longestStallMs)
    bench.note(`broadcast ${round}/${rounds}: ${rate.toFixed(2)}/s beside ${othersPerSecond.toFixed(2)} answers/s`)
  }
  const share = median(shares) ?? 0
  const [refused, unwell] = [sum(refusals), sum(losses)]
  return {
    title: `Broadcast to ${number(chats)} chats, strict ${PER_SECOND}/s, with readers pressing buttons`,
    findings: [
      {
        figure: `rate, of limit − answers sent${rounds > 1 ? ` (median of ${rounds})` : ''}`,
        goal: '≥ 98 %',
        measured: percent(share),
        isMet: share >= 0.98,
      },
      { figure: '`429`s', goal: '0', measured: number(refused), isMet: refused === 0 },
      { figure: 'lost or doubled', goal: '0', measured: number(unwell), isMet: unwell === 0 },
      ...answerFindings(times),
    ],
    notes: [
      `A press every ${pressEveryMs} ms by readers who are no recipients; measured from the press to the moment the bot's edit was answered by the server, whose 20–80 ms are part of it.`,
      `The server itself stood still for at most ${number(Math.max(...stallsMs))} ms; above some 130 ms, on a busy machine, it refuses what came in time.`,
    ],
  }
}

/** Presses settings in one chat after the other; gives how long each took, those never answered included. */
async function pressButtons(
  { wait }: Bench,
  server: LimitServer,
  everyMs: number,
  isOver: () => boolean,
): Promise<AnswerTime[]> {
  await wait(BEFORE_PRESSES_MS)
  for (let pressed = 0; !isOver(); pressed += 1) {
    const data = PRESSES[Math.floor(pressed / PRESSERS.count) % 2] ?? PRESSES[0]
    await server.ask('press', { chatId: PRESSERS.first + (pressed % PRESSERS.count), data })
    await wait(everyMs)
  }
  await wait(1000)
  return server.ask('answerTimes', null)
}

function answerFindings(times: AnswerTime[]): SectionReport['findings'] & object {
  const shown = times.map(({ shownMs = Number.POSITIVE_INFINITY }) => shownMs)
  const [middle, late] = [percentile(shown, 0.5), percentile(shown, 0.99)]
  return [
    {
      figure: `a press answered, p50 (of ${number(times.length)})`,
      goal: '–',
      measured: `${number(middle)} ms`,
      isMet: undefined,
    },
    { figure: 'a press answered, p99', goal: '< 300 ms', measured: `${number(late)} ms`, isMet: (late ?? 1e9) < 300 },
  ]
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
