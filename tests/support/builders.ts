// Builders of domain values for tests: each gives a whole, valid value, and the test states only what it is about.
import type { Article, FeedItem } from '#domain/article'
import type { Broadcast } from '#domain/broadcast'
import type { Chat, ChatSettings } from '#domain/chat'
import type { Delivery } from '#domain/delivery'
import type { ShownDigest } from '#domain/digest'
import type { Feed } from '#domain/feed'
import type { Page } from '#domain/page'
import type { Schedule } from '#domain/schedule'

/** 2026-11-24T04:00:00Z, eight in the morning in Baku: the moment tests take for now unless they say otherwise. */
export const NOW = Date.UTC(2026, 10, 24, 4)
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Every day at 08:00. */
export const MORNINGS: Schedule = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], minutes: [480] }]

export function aFeed(over: Partial<Feed> = {}): Feed {
  return { id: 'az', url: 'https://agency.example/rss', language: 'az', enabled: true, ...over }
}

/** An item as a feed of the agency gives it: a number at the end of the link and nothing but title and date. */
export function anItem(over: Partial<FeedItem> & { number?: number; host?: string } = {}): FeedItem {
  const { number = 4_411_239, host = 'agency.example', ...fields } = over
  return {
    keys: [`num:${host}/${number}`, `url:${host}/xeber/story-${number}`],
    wantedId: String(number),
    url: `https://${host}/xeber/story-${number}`,
    title: `Headline of story ${number}`,
    flags: [],
    publishedAt: NOW - HOUR,
    ...fields,
  }
}

export function anArticle(over: Partial<Article> = {}): Article {
  const id = over.id ?? '4411239'
  return {
    id,
    keys: [`num:agency.example/${id}`, `url:agency.example/xeber/story-${id}`],
    feedId: 'az',
    language: 'az',
    url: `https://agency.example/xeber/story-${id}`,
    title: `Headline of story ${id}`,
    flags: [],
    publishedAt: NOW - HOUR,
    countsAt: NOW - HOUR,
    revision: 0,
    ...over,
  }
}

export function settings(over: Partial<ChatSettings> = {}): ChatSettings {
  return {
    language: 'az',
    zone: 'Asia/Baku',
    schedule: MORNINGS,
    sections: { chosen: 'all', other: true },
    sponsored: false,
    tellWhenEmpty: false,
    ...over,
  }
}

export function aChat(over: Partial<Chat> = {}): Chat {
  return { ...settings(), id: 100, kind: 'private', state: 'active', subscribedAt: NOW - 30 * DAY, ...over }
}

export function aDelivery(over: Partial<Delivery> = {}): Delivery {
  return {
    key: 'digest:100:2026-11-24T08:00',
    chatId: 100,
    task: { kind: 'digest', slotKey: '2026-11-24T08:00', slotAt: NOW },
    state: 'pending',
    queuedAt: NOW,
    notBeforeAt: NOW,
    attempts: 0,
    ...over,
  }
}

export function aShownDigest(over: Partial<ShownDigest> = {}): ShownDigest {
  return {
    chatId: 100,
    messageId: 7,
    slotAt: NOW,
    sentAt: NOW + MINUTE,
    fromAt: NOW - DAY,
    untilAt: NOW,
    language: 'az',
    zone: 'Asia/Baku',
    groups: [{ section: 'politics', articles: [{ id: '4411239', revision: 0 }] }],
    restIds: ['4411200'],
    page: 0,
    ...over,
  }
}

export function aPage(over: Partial<Page> = {}): Page {
  return {
    title: 'Headline of the page',
    lead: ['The first paragraph says what happened.'],
    paragraphs: [{ kind: 'text', text: 'The second paragraph says how.' }],
    turns: [],
    twins: [],
    ...over,
  }
}

export function aBroadcast(over: Partial<Broadcast> = {}): Broadcast {
  return {
    id: '7',
    authorId: 1,
    content: { kind: 'text', text: 'The office moves.', entities: [], preview: true },
    audience: { kind: 'everyone' },
    state: 'draft',
    createdAt: NOW,
    canaryPassed: false,
    queuedAll: false,
    ...over,
  }
}
