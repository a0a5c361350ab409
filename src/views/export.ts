// What is stored about a chat, as a person reads it in a JSON file: moments in ISO 8601, schedules in words, sections by slug.
import { DEFAULT_ALERTS } from '#domain/alert'
import type { Article, Instant } from '#domain/article'
import type { Broadcast } from '#domain/broadcast'
import type { Chat } from '#domain/chat'
import type { Delivery, DeliveryTask } from '#domain/delivery'
import type { ShownDigest } from '#domain/digest'
import type { AuditEntry, Editor } from '#domain/editor'
import type { Locale } from '#locale'
import { alertsText } from './menu-alerts.ts'
import { quietText, scheduleText } from './schedule-text.ts'

/** Milliseconds from 1970 to either end of what a Date can hold (ECMA-262). */
const LAST_MOMENT = 8.64e15

/** A value of the file: JSON, fields in the order they are read. */
export type ExportValue = Record<string, unknown>

export function exportChat(chat: Chat, locale: Locale): ExportValue {
  const { alertsSent } = chat
  return {
    id: chat.id,
    kind: chat.kind,
    state: chat.state,
    subscribedAt: iso(chat.subscribedAt),
    nextDigestAt: iso(chat.nextSlotAt),
    lastScheduledDigestAt: iso(chat.digestedUntil),
    alertsCounted: alertsSent && `${alertsSent.count} on ${alertsSent.date}`,
    waitingForTheNextDigest: chat.held,
    sectionsToCatchUpSince:
      chat.owed && Object.fromEntries(Object.entries(chat.owed).map(([section, since]) => [section, iso(since)])),
    settings: {
      language: chat.language,
      secondLanguage: chat.secondLanguage,
      timeZone: chat.zone,
      schedule: scheduleText(chat.schedule, locale),
      sections: chat.sections.chosen,
      otherNews: chat.sections.other,
      sponsoredItems: chat.sponsored,
      tellWhenNothingIsNew: chat.tellWhenEmpty,
      longArticles: chat.textForm,
      quietHours: quietText(chat.quiet, locale),
      alerts: alertsText(chat.alerts ?? DEFAULT_ALERTS, locale),
      followedWords: chat.words ?? [],
      followedStories: chat.stories?.map(({ articleId, title, words, untilAt }) => ({
        articleId,
        title,
        words,
        until: iso(untilAt),
      })),
      pause: chat.pause && { from: iso(chat.pause.fromAt), until: iso(chat.pause.untilAt) },
      topicId: chat.topicId,
      sectionTopics: chat.sectionTopics,
    },
  }
}

export function exportSaved(article: Article, savedAt: Instant): ExportValue {
  const { id, title, url, language, section, publishedAt, correctedAt, withdrawnAt } = article
  return {
    savedAt: iso(savedAt),
    id,
    title,
    url,
    language,
    section,
    publishedAt: iso(publishedAt),
    correctedAt: iso(correctedAt),
    withdrawnAt: iso(withdrawnAt),
  }
}

export function exportDigest(digest: ShownDigest): ExportValue {
  const { groups, restIds, slotAt, sentAt, fromAt, untilAt, editedAt, ...own } = digest
  return {
    plannedAt: iso(slotAt),
    sentAt: iso(sentAt),
    newsFrom: iso(fromAt),
    newsUntil: iso(untilAt),
    editedAt: iso(editedAt),
    messageId: own.messageId,
    language: own.language,
    timeZone: own.zone,
    pageOpen: own.page + 1,
    shown: groups.map(({ section, articles }) => ({ section, articles: articles.map(({ id }) => id) })),
    further: restIds,
  }
}

/** `title`: of the article an alert was about, where it is still known. */
export function exportDelivery(delivery: Delivery, title: string | undefined): ExportValue {
  const { task, queuedAt, settledAt, notBeforeAt, state, reason, items, messageId, messageIds, attempts } = delivery
  return {
    ...exportTask(task),
    title,
    state,
    reason,
    writtenDownAt: iso(queuedAt),
    notBefore: settledAt === undefined ? iso(notBeforeAt) : undefined,
    endedAt: iso(settledAt),
    headlines: items,
    messages: messageIds ?? (messageId === undefined ? undefined : [messageId]),
    requests: attempts,
  }
}

function exportTask(task: DeliveryTask): ExportValue {
  switch (task.kind) {
    case 'digest':
      return { what: task.kind, plannedAt: iso(task.slotAt), topicId: task.share?.topicId }
    case 'catch-up':
      return { what: task.kind, pausedAt: iso(task.fromAt) }
    case 'alert':
    case 'alert-edit':
      return { what: task.kind, level: task.level, articleId: task.articleId }
    case 'digest-edit':
      return { what: task.kind, changes: [task.messageId] }
    case 'broadcast':
      return { what: task.kind, broadcast: task.broadcastId }
    default:
      return { what: task.kind, broadcast: task.broadcastId, changes: task.messageIds }
  }
}

/** A group or a channel this person connected. */
export function exportConnected({ id, kind, connection }: Chat): ExportValue {
  return { id, kind, title: connection?.title ?? '' }
}

export function exportEditor({ addedBy, at }: Editor): ExportValue {
  return { since: iso(at), addedBy }
}

export function exportAct({ at, ...act }: AuditEntry): ExportValue {
  return { at: iso(at), ...act }
}

export function exportDraft({ id, createdAt, audience, content }: Broadcast): ExportValue {
  return { id, createdAt: iso(createdAt), audience, content }
}

/** `2026-11-24T04:00:00.000Z`; undefined stays so, and its field is left out, as is a moment no calendar has. */
export function iso(at: Instant | undefined): string | undefined {
  return at === undefined || !(Math.abs(at) <= LAST_MOMENT) ? undefined : new Date(at).toISOString()
}
