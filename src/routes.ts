// What operators and balancers may ask over HTTP: is it well, may it be given work, how does it stand.
import type { Routes } from '#adapters/http'
import type { Metrics } from '#adapters/metrics'
import type { HttpAnswer } from '#domain/http-answer'
import type { Deps } from './deps.ts'

export type AppState = {
  /** Messages a second at present. */
  perSecond: () => number
  /** Whether updates are taken and deliveries sent. */
  hasStarted: () => boolean
  /** Why Telegram counts as away; undefined while it answers. */
  telegramProblem: () => string | undefined
  /** Why updates are not being taken; undefined while they are. */
  updatesProblem: () => string | undefined
  ending: AbortSignal
}

const OK: HttpAnswer = { status: 200, body: 'ok' }

/**
 * `/healthz`, for people and their monitors: 503 with one sentence where something is wrong. `/readyz`, for balancers: the same,
 * and 503 from the moment the process ends. `/livez`, for who starts it anew: 200 while the process can answer at all, for no
 * new start mends Telegram, a database or a disk.
 */
export function createRoutes(
  { store, freeDiskBytes }: Pick<Deps, 'store' | 'freeDiskBytes'>,
  metrics: Metrics,
  state: AppState,
): Routes['get'] {
  const { perSecond, hasStarted, telegramProblem, updatesProblem, ending } = state
  const health = (): HttpAnswer => {
    const problem =
      store.problem() ?? telegramProblem() ?? (hasStarted() ? updatesProblem() : 'The bot has not started yet')
    return problem === undefined ? OK : { status: 503, body: problem }
  }
  return {
    '/healthz': health,
    // While it ends it is well, but nothing new should come.
    '/readyz': () => (ending.aborted ? { status: 503, body: 'ending' } : health()),
    '/livez': () => OK,
    '/metrics': () =>
      metrics.render({
        store,
        freeDiskBytes,
        perSecond: perSecond(),
        telegramAnswers: telegramProblem() === undefined,
      }),
  }
}
