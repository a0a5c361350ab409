// What of a broadcast stands elsewhere and may change under it: its article, or the correction before it.
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import type { BroadcastContent } from '#domain/broadcast'
import { lastCorrection, recallOf } from '#domain/revision'
import { revisionsOf } from './prepare-revision.ts'

export type Articled = Extract<BroadcastContent, { kind: 'article' | 'story' }>

/** Contents that are an article, in one language or in several. */
export function isArticled(content: BroadcastContent): content is Articled {
  return content.kind === 'article' || content.kind === 'story'
}

/** The article and its versions, the article itself first; undefined when one of them can no longer be sent. */
export async function articlesOf(
  { store }: Pick<Deps, 'store'>,
  { articleId, versions = {} }: Articled,
): Promise<Article[] | undefined> {
  const ids = [articleId, ...Object.values(versions)]
  const articles = await Promise.all(ids.map((id) => store.article(id)))
  const sendable = articles.filter((article) => article !== undefined && article.withdrawnAt === undefined)
  return sendable.length === ids.length ? (sendable as Article[]) : undefined
}

/**
 * Another one whenever readers would get something else than before, though nobody changed the broadcast ('' where there is
 * no such thing); undefined when it can no longer be sent: its article was withdrawn, or what it corrects was recalled.
 */
export async function basisOf(deps: Pick<Deps, 'store'>, content: BroadcastContent): Promise<string | undefined> {
  if (content.kind === 'correction') {
    const revisions = await revisionsOf(deps.store, content.of)
    return recallOf(revisions) === undefined ? (lastCorrection(revisions)?.id ?? '') : undefined
  }
  if (!isArticled(content)) return ''
  const articles = await articlesOf(deps, content)
  // Revisions only grow, and which articles they are is the version's.
  return articles && String(articles.reduce((sum, { revision }) => sum + revision, 0))
}
