// Makes findable what is not yet: articles of an earlier release, moved here, or left by a crash. New ones are at once.
import type { Deps } from '#deps'

/** Articles in one step: their texts are read and folded, and others get their turn after it. */
const STEP = 50

/** Goes on until none is left or `signal` aborts; says how many it made. A stop or a kill costs a step at most. */
export async function indexArticles({ store, log }: Pick<Deps, 'store' | 'log'>, signal: AbortSignal): Promise<number> {
  let made = 0
  while (!signal.aborted) {
    const more = await store.indexArticles(STEP)
    if (more === 0) break
    made += more
  }
  if (made > 0) log.info('articles-indexed', { articles: made })
  return made
}
