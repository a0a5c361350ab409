// Proposes an article as breaking news to an editor. It sends nothing to readers: only the editor's own presses do.
import type { Deps } from '#deps'
import type { AlertLevel } from '#domain/alert'
import type { Article } from '#domain/article'
import type { SendOutcome } from '#domain/delivery'
import { renderProposal } from '#views/breaking-proposal'
import { localeOf } from './show-progress.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now'>

/** One message with one button, which opens the card of `/breaking` with this level. */
export async function proposeBreaking(
  deps: World,
  editorId: number,
  article: Pick<Article, 'id' | 'title'>,
  level: AlertLevel,
): Promise<SendOutcome> {
  return deps.telegram.send(editorId, renderProposal(article, level, await localeOf(deps, editorId)))
}
