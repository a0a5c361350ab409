// What has just come in: who is to be alerted of it by followed words, and what is to be proposed to editors. It writes
// both down; what rings, and when, is decided when it is sent.
import type { Deps } from '#deps'
import { DEFAULT_ALERTS, wantsAlert } from '#domain/alert'
import type { Article, Instant } from '#domain/article'
import type { Chat } from '#domain/chat'
import { headlineKeys, isFollowed } from '#domain/follow'
import { newsLanguages } from '#domain/news-languages'
import { isPaused } from '#domain/pause'
import { toPropose } from '#domain/proposal'
import { presentStories, storiesOf } from '#domain/story'

const ARTICLES_AT_ONCE = 50
const CHATS_AT_ONCE = 500
/** What a feed brings up from further back is no news. */
const OLDEST_MS = 86_400_000

type World = Pick<Deps, 'store' | 'now' | 'wait' | 'log' | 'settings'>

/**
 * Queues the alerts of every article nobody looked at yet; says how many. A kill between an article's alerts and its
 * mark queues them again, and the ledger knows their keys.
 */
export async function queueAlerts(deps: World): Promise<number> {
  const { store, now } = deps
  let queued = 0
  for (;;) {
    const articles = await store.unannouncedArticles(ARTICLES_AT_ONCE)
    if (articles.length === 0) return queued
    const offered = await store.newsLanguages()
    for (const article of articles) {
      if (isNews(article, now())) queued += await queueArticle(deps, article, offered)
    }
    // Proposed to editors later: a message to them would keep the alerts waiting.
    const at = now()
    const proposed = toPropose(articles.filter((article) => isNews(article, at)))
    await store.markAnnounced(
      articles.map(({ id }) => id),
      { ids: proposed.map(({ id }) => id), at },
    )
  }
}

async function queueArticle(deps: World, article: Article, offered: string[]): Promise<number> {
  const { store, now, wait, log, settings } = deps
  const keys = headlineKeys(article.title)
  let [queued, cursor]: [number, string | undefined] = [0, undefined]
  do {
    const listing = await store.followers(keys, CHATS_AT_ONCE, cursor)
    const at = now()
    const alerts = listing.items
      .filter((chat) => isForChat(chat, article, at))
      .filter((chat) => newsLanguages(chat, offered, settings.defaultLanguage).includes(article.language))
      .map(({ id: chatId }) => ({
        key: `alert:${chatId}:${article.id}`,
        chatId,
        task: { kind: 'alert' as const, articleId: article.id, level: 'word' as const },
        notBeforeAt: at,
      }))
    if (alerts.length > 0) queued += (await store.queueDeliveries(alerts, at)).length
    cursor = listing.next
    // A reader's press is handled between two slices.
    await wait(0)
  } while (cursor !== undefined)
  if (queued > 0) log.info('alerts-queued', { article: article.id, alerts: queued })
  return queued
}

function isNews({ publishedAt, withdrawnAt }: Article, at: Instant): boolean {
  return withdrawnAt === undefined && at - publishedAt <= OLDEST_MS
}

function isForChat(chat: Chat, article: Article, at: Instant): boolean {
  const { title, flags } = article
  if (isPaused(chat, at) || !wantsAlert((chat.alerts ?? DEFAULT_ALERTS).choice, 'word')) return false
  if (flags.includes('sponsored') && !chat.sponsored) return false
  const isWord = (chat.words ?? []).some((phrase) => isFollowed(phrase, title))
  return isWord || storiesOf(presentStories(chat.stories, at), article).length > 0
}
