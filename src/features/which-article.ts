// Which article a person means: a number of the list last shown, an id, or a link. It opens nothing.
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import { keysOfUrl } from '#domain/identity'
import type { Message } from '#views/message'
import type { Reader } from './context.ts'

type FoundArticle = { kind: 'article'; article: Article } | { kind: 'none'; message: Message }

/** The article meant by `what`, or the sentence that says why there is none. */
export async function findArticle(deps: Deps, reader: Reader, what: string): Promise<FoundArticle> {
  const article = isLink(what) ? await findByLink(deps, what) : await findByNumber(deps, reader, what)
  if (article !== undefined) return { kind: 'article', article }
  const html = isLink(what)
    ? await linkRefusal(deps, reader, what)
    : reader.locale.html('read-unknown', { what: what.slice(0, 60) })
  return { kind: 'none', message: { html } }
}

const isLink = (what: string) => /^https?:\/\//i.test(what)

async function findByNumber({ store }: Deps, reader: Reader, what: string): Promise<Article | undefined> {
  const place = /^\d{1,4}$/.test(what) ? Number(what) : 0
  const id = place > 0 ? (await store.shownList(reader.chatId))[place - 1] : undefined
  const [article] = await store.keptArticles(id === undefined ? [what] : [id, what])
  return article
}

async function findByLink({ store }: Deps, link: string): Promise<Article | undefined> {
  for (const key of keysOfUrl(link)) {
    const article = await store.articleByKey(key)
    if (article) return article
  }
  return undefined
}

async function linkRefusal({ store }: Deps, { locale }: Reader, link: string): Promise<string> {
  const hosts = [...new Set((await store.feeds()).map(({ feed }) => hostOf(feed.url)))]
  return hosts.includes(hostOf(link))
    ? locale.html('read-too-old', { link: link.slice(0, 300) })
    : locale.html('read-foreign', { hosts: hosts.join(', ') })
}

/** The host without the prefixes an agency's editions differ by; empty for what is no address. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^(www|m|special)\./, '') : ''
}
