// Which article a person means: a number of the list last shown, an id, or a link. It opens nothing.
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import { keysOfUrl } from '#domain/identity'
import type { Message } from '#views/message'
import type { Reader } from './context.ts'

type FoundArticle = { kind: 'article'; article: Article } | { kind: 'none'; message: Message }

/** The article meant by `what`, or the sentence that says why there is none. */
export async function findArticle(deps: Deps, reader: Reader, what: string): Promise<FoundArticle> {
  if (isLink(what)) {
    const found = await findByLink(deps, what)
    return found.kind === 'article' ? found : { kind: 'none', message: { html: linkRefusal(reader, what, found) } }
  }
  const article = await findByNumber(deps, reader, what)
  if (article !== undefined) return { kind: 'article', article }
  return { kind: 'none', message: { html: reader.locale.html('read-unknown', { what: what.slice(0, 60) }) } }
}

const isLink = (what: string) => /^https?:\/\//i.test(what)

async function findByNumber({ store }: Deps, reader: Reader, what: string): Promise<Article | undefined> {
  const place = /^\d{1,4}$/.test(what) ? Number(what) : 0
  const id = place > 0 ? (await store.shownList(reader.chatId))[place - 1] : undefined
  const [article] = await store.keptArticles(id === undefined ? [what] : [id, what])
  return article
}

/** `unknown`: a link of the agency to an article that is not there (any more); `foreign`: not one of the agency's hosts. */
export type FoundByLink =
  | { kind: 'article'; article: Article }
  | { kind: 'unknown' }
  | { kind: 'foreign'; hosts: string[] }

export async function findByLink({ store }: Deps, link: string): Promise<FoundByLink> {
  for (const key of keysOfUrl(link)) {
    const article = await store.articleByKey(key)
    if (article) return { kind: 'article', article }
  }
  const hosts = [...new Set((await store.feeds()).map(({ feed }) => hostOf(feed.url)))]
  return hosts.includes(hostOf(link)) ? { kind: 'unknown' } : { kind: 'foreign', hosts }
}

function linkRefusal({ locale }: Reader, link: string, found: Exclude<FoundByLink, { kind: 'article' }>): string {
  return found.kind === 'unknown'
    ? locale.html('read-too-old', { link: link.slice(0, 300) })
    : locale.html('read-foreign', { hosts: found.hosts.join(', ') })
}

/** The host without the prefixes an agency's editions differ by; empty for what is no address. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^(www|m|special)\./, '') : ''
}
