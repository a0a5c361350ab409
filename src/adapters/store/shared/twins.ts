// What an article has as twins once an editor named some.
import type { Article } from '#domain/article'

/** Those it had and the new ones, never itself; undefined when nothing is new. */
export function withTwins({ id, twins = [] }: Pick<Article, 'id' | 'twins'>, ids: string[]): string[] | undefined {
  const all = [...new Set([...twins, ...ids])].filter((twin) => twin !== id)
  return all.length > twins.length ? all : undefined
}
