// What readers will get, shown to an editor: the very posts, one in each language they go out in. Only that editor gets it.
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import type { Broadcast } from '#domain/broadcast'
import { choosableLanguages, newsLanguages } from '#domain/news-languages'
import { correctedContent } from '#domain/revision'
import { versionFor } from '#domain/versions'
import { renderPost } from '#views/broadcast-post'
import type { Post } from '#views/message'
import { type Articled, articlesOf, isArticled } from './broadcast-basis.ts'
import type { EditorChat } from './tell-editors.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now' | 'log'>

/**
 * The posts of the broadcast as `zone` sees them, of a correction what will stand in the chats; undefined when its article
 * can no longer be sent.
 */
export async function postsOf(
  deps: World,
  { content, audience }: Broadcast,
  zone: string,
): Promise<Post[] | undefined> {
  const { locales, now, settings, store } = deps
  const at = now()
  if (!isArticled(content)) {
    const source = content.kind === 'correction' ? await store.broadcast(content.of) : undefined
    const shown = (content.kind === 'correction' && source && correctedContent(source.content, content)) || content
    return [renderPost(shown, { zone, at }, locales.of(settings.defaultLanguage))]
  }
  const articles = await articlesOf(deps, content)
  const [base] = articles ?? []
  if (articles === undefined || base === undefined) return undefined
  const offered = await store.newsLanguages()
  const pairs = new Map<string, { article: Article; language: string }>()
  const add = (article: Article, language: string) => pairs.set(`${article.id} ${language}`, { article, language })
  for (const language of await interfacesOf(deps, content, audience)) {
    const id = versionFor(content, base.language, newsLanguages({ language }, offered, settings.defaultLanguage))
    add(articles.find((article) => article.id === id) ?? base, language)
  }
  for (const article of articles)
    if (![...pairs.values()].some((pair) => pair.article === article))
      add(article, locales.of(article.language).language)
  const isBase = ({ article }: { article: Article }) => Number(article === base)
  return [...pairs.values()]
    .sort((a, b) => isBase(b) - isBase(a))
    .map(({ article, language }) => renderPost(content, { article, zone, at }, locales.of(language)))
}

/** Sends the posts to one editor. False when one did not arrive: then nobody may get it, and the editor is told. */
export async function sendPosts(
  deps: World,
  { chatId, locale }: Pick<EditorChat, 'chatId' | 'locale'>,
  id: string,
  posts: Post[],
): Promise<boolean> {
  for (const post of posts) {
    const outcome = await deps.telegram.send(chatId, post)
    if (outcome.kind === 'sent') continue
    deps.log.warn('broadcast-not-previewed', { broadcast: id, outcome: outcome.kind })
    const key = outcome.kind === 'rejected' ? 'broadcast-refused' : 'error-general'
    await deps.telegram.send(chatId, { html: locale.html(key) })
    return false
  }
  return true
}

/** The interface languages of those it goes to; ones nobody has now are left out. */
async function interfacesOf(deps: World, content: Articled, audience: Broadcast['audience']): Promise<string[]> {
  const { store, locales, now } = deps
  const all = choosableLanguages(locales.languages, await store.newsLanguages())
  const codes = audience.kind === 'languages' ? audience.languages : all
  const counts = await Promise.all(
    codes.map((code) => store.countRecipients({ content, audience: { kind: 'languages', languages: [code] } }, now())),
  )
  return codes.filter((_, index) => (counts[index] ?? 0) > 0)
}
