// What operators and balancers may ask over HTTP: is it well, may it be given work, how does it stand.
import type { Routes } from '#adapters/http'
import type { Metrics } from '#adapters/metrics'
import type { HttpAnswer } from '#domain/http-answer'
import type { Deps } from './deps.ts'

export type AppState = {
  /** Messages a second at present. */
  perSecond: () => number
  /** Whether Telegram answered the last time. */
  isServing: () => boolean
  /** Why updates are not being taken; undefined while they are. */
  problem: () => string | undefined
  ending: AbortSignal
}

/** `/healthz` and `/readyz` answer 503 with one sentence where something is wrong; `/readyz` also from the moment it ends. */
export function createRoutes({ store }: Pick<Deps, 'store'>, metrics: Metrics, state: AppState): Routes['get'] {
  const { perSecond, isServing, ending } = state
  const health = (): HttpAnswer => {
    const problem = store.problem() ?? (isServing() ? state.problem() : 'Telegram does not answer')
    return problem === undefined ? { status: 200, body: 'ok' } : { status: 503, body: problem }
  }
  return {
    '/healthz': health,
    // While it ends it is well, but nothing new should come.
    '/readyz': () => (ending.aborted ? { status: 503, body: 'ending' } : health()),
    '/metrics': () => metrics.render(store, perSecond()),
  }
}
