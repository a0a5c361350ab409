// The same article in other languages, where that is sure: the page states it, or an editor said so. It guesses none.
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import { keysOfUrl } from '#domain/identity'
import type { Page } from '#domain/page'

/** Pages may state any number; each costs a look or two. */
const MOST_STATED = 10

/** Known and not withdrawn, one a language, those an editor named first. */
export async function findTwins(
  { store }: Pick<Deps, 'store'>,
  article: Article,
  page: Pick<Page, 'twins'> | undefined,
): Promise<Article[]> {
  const stated = (page?.twins ?? []).filter(({ language }) => language !== article.language).slice(0, MOST_STATED)
  const [named, found] = await Promise.all([
    store.articles(article.twins ?? []),
    Promise.all(stated.map(({ language, url }) => findByLink(store, language, url))),
  ])
  const byLanguage = new Map<string, Article>()
  for (const twin of [...named, ...found]) {
    if (twin === undefined || twin.withdrawnAt !== undefined || twin.language === article.language) continue
    if (!byLanguage.has(twin.language)) byLanguage.set(twin.language, twin)
  }
  return [...byLanguage.values()]
}

/** The article of this address, if it is of the language it is said to be. */
async function findByLink(store: Deps['store'], language: string, url: string): Promise<Article | undefined> {
  for (const key of keysOfUrl(url)) {
    const article = await store.articleByKey(key)
    if (article?.language === language) return article
  }
  return undefined
}
