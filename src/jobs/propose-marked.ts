// What the agency itself marks as urgent is proposed to every editor, once an article. Nothing of it goes to readers.
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import { urgentMark } from '#domain/urgent-mark'
import { describeError } from '#log'
import { proposeBreaking } from './propose-breaking.ts'
import { editorIds } from './tell-editors.ts'

/** More at once would be no news any more. */
const MOST_A_POLL = 3

/** `added`: articles of one poll that were never seen before, none of a feed's first run. */
export async function proposeMarked(deps: Deps, added: Article[]): Promise<void> {
  const marked = added.flatMap((article) => {
    const level = urgentMark(article.title)
    return level === undefined || article.withdrawnAt !== undefined ? [] : [{ article, level }]
  })
  if (marked.length === 0) return
  const editors = await editorIds(deps)
  for (const { article, level } of marked.slice(0, MOST_A_POLL)) {
    deps.log.info('breaking-proposed', { article: article.id, level, editors: editors.length })
    await Promise.all(
      editors.map((editorId) =>
        proposeBreaking(deps, editorId, article, level).catch((error: unknown) =>
          deps.log.error('breaking-not-proposed', { article: article.id, error: describeError(error) }),
        ),
      ),
    )
  }
}
