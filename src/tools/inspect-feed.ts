// The feed half of `npm run inspect`: what the bot would make of one feed document. It fetches and stores nothing.

import { readInWorker } from '#adapters/feed/read-in-worker'
import type { Worker } from '#adapters/worker/worker'
import type { ArticleFlag, FeedItem } from '#domain/article'
import type { FetchFailure } from '#domain/feed'
import { idForHost } from '#domain/identity'

/** One article as `--json` prints it; `publishedAt` is ISO 8601 in UTC, null where the feed tells none. */
export type InspectedArticle = {
  id: string
  title: string
  url: string
  publishedAt: string | null
  flags: ArticleFlag[]
  summary?: string
  section?: string
}

export type FeedReport = { kind: 'feed'; title: string; articles: InspectedArticle[] }

/** Reads a document as a feed, in the worker. */
export async function inspectFeed(
  document: { bytes: Uint8Array; url: string; contentType?: string },
  worker: Worker,
): Promise<FeedReport | FetchFailure> {
  const { bytes, url, contentType } = document
  const reading = await readInWorker(worker, bytes, { url, ...(contentType === undefined ? {} : { contentType }) })
  if (reading.kind === 'failure') return reading
  return { kind: 'feed', title: reading.title ?? '', articles: articlesOf(reading.items) }
}

/** The report for a terminal: a line of facts and a line of link for each article. */
export function renderFeedReport({ title, articles }: FeedReport): string {
  const lines = articles.flatMap((article) => [
    [article.publishedAt ?? 'no date', article.id, ...article.flags, article.section ?? ''].filter(Boolean).join('  '),
    `  ${article.title}`,
    `  ${article.url}`,
    ...(article.summary === undefined ? [] : [`  ${article.summary}`]),
  ])
  return [`feed: ${title || 'without a title'}`, `articles: ${articles.length}`, '', ...lines].join('\n')
}

function articlesOf(items: FeedItem[]): InspectedArticle[] {
  const byId = new Map<string, FeedItem>()
  for (const item of items) {
    const isTaken = byId.has(item.wantedId)
    byId.set(isTaken ? idForHost(item.wantedId, new URL(item.url).hostname) : item.wantedId, item)
  }
  return [...byId].map(([id, item]) => ({
    id,
    title: item.title,
    url: item.url,
    publishedAt: item.publishedAt === undefined ? null : new Date(item.publishedAt).toISOString(),
    flags: item.flags,
    ...(item.summary === undefined ? {} : { summary: item.summary }),
    ...(item.section === undefined ? {} : { section: item.section }),
  }))
}
