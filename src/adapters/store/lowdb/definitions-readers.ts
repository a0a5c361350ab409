// Tables of the news and of those who read it: keys and shapes.
import { isArticleId } from '#domain/identity'
import type { Definitions } from './definition.ts'

type Names =
  | 'feeds'
  | 'articles'
  | 'pictures'
  | 'chats'
  | 'lists'
  | 'bookmarks'
  | 'keptArticles'
  | 'contents'
  | 'digests'
  | 'sessions'
  | 'erasures'

export const READER_TABLES: Definitions<Names> = {
  feeds: {
    key: ({ feed }) => feed.id,
    shape: {
      feed: 'object',
      validators: 'object',
      nextCheckAt: 'number',
      failures: 'number',
      presentIds: 'array?',
      isClaimed: 'boolean?',
    },
  },
  articles: {
    key: ({ id }) => id,
    shape: {
      id: 'string',
      keys: 'array',
      feedId: 'string',
      language: 'string',
      url: 'string',
      title: 'string',
      flags: 'array',
      publishedAt: 'number',
      countsAt: 'number',
      seenAt: 'number',
      revision: 'number',
      correctedAt: 'number?',
      earlierTitles: 'array?',
      withdrawnAt: 'number?',
      summary: 'string?',
      picture: 'string?',
      section: 'string?',
      twins: 'array?',
      page: 'object?',
      tries: 'number?',
      unannounced: 'boolean?',
    },
    // Names of files are made of these.
    rule: ({ id, page }) =>
      isArticleId(id) && (page === undefined || Number.isSafeInteger(page.fetchedAt))
        ? undefined
        : `an article has the id ${JSON.stringify(id.slice(0, 40))}, of which no file may be named`,
  },
  pictures: { key: ({ url }) => url, shape: { url: 'string', fileId: 'string' } },
  chats: {
    key: ({ id }) => id,
    shape: {
      id: 'number',
      kind: 'string',
      state: 'string',
      subscribedAt: 'number',
      language: 'string',
      secondLanguage: 'string?',
      zone: 'string',
      schedule: 'array',
      sections: 'object',
      sponsored: 'boolean',
      tellWhenEmpty: 'boolean',
      textForm: 'string?',
      quiet: 'object?',
      alerts: 'object?',
      words: 'array?',
      stories: 'array?',
      pause: 'object?',
      topicId: 'number?',
      sectionTopics: 'object?',
      connection: 'object?',
      refusedSince: 'number?',
      held: 'array?',
      alertsSent: 'object?',
      nextSlotAt: 'number?',
      digestedUntil: 'number?',
      owed: 'object?',
      recentSlots: 'string?',
      formerIds: 'array?',
    },
  },
  lists: { key: ({ chatId }) => chatId, shape: { chatId: 'number', articleIds: 'array' } },
  bookmarks: { key: ({ chatId }) => chatId, shape: { chatId: 'number', saved: 'array' } },
  keptArticles: {
    key: ({ id }) => id,
    shape: {
      id: 'string',
      keys: 'array',
      feedId: 'string',
      language: 'string',
      url: 'string',
      title: 'string',
      flags: 'array',
      publishedAt: 'number',
      countsAt: 'number',
      revision: 'number',
    },
  },
  contents: { key: ({ key }) => key, shape: { key: 'string', groups: 'array', restIds: 'array' } },
  digests: {
    key: ({ chatId }) => chatId,
    shape: {
      chatId: 'number',
      messageId: 'number',
      content: 'string',
      slotAt: 'number?',
      sentAt: 'number',
      fromAt: 'number',
      untilAt: 'number',
      language: 'string',
      zone: 'string',
      page: 'number',
      editedAt: 'number?',
      shares: 'array?',
    },
  },
  sessions: { key: ({ key }) => key, shape: { key: 'string', writtenAt: 'number?' } },
  erasures: { key: ({ chatId }) => chatId, shape: { chatId: 'number', formerIds: 'array' } },
}
