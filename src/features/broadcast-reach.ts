// How many chats a broadcast would reach, how long that takes at the limit's rate, and whose approval it needs.
import type { Deps } from '#deps'
import { otherEditors } from '#domain/approval'
import { type Audience, articleAudience, type Broadcast } from '#domain/broadcast'
import { PACED_SHARE } from '#domain/pace'
import { editorIds } from '#jobs/tell-editors'
import type { Reach } from '#views/broadcast-send-card'

/** Counted now, for the audience the draft has now; `zone` is that of who reads it. */
export async function reachOf(deps: Deps, draft: Broadcast, zone: string): Promise<Reach> {
  const { settings } = deps
  const { audience, startAt, authorId, content } = draft
  const recipients = await countRecipients(deps, draft)
  const expectedMs = (recipients / (settings.messagesPerSecond * PACED_SHARE)) * 1000
  return {
    audience,
    ...(content.kind === 'correction' || content.kind === 'recall' ? { of: content.of } : {}),
    recipients,
    expectedMs,
    ...(startAt === undefined ? {} : { startAt }),
    zone,
    approvals: settings.approvals,
    others: otherEditors(authorId, await editorIds(deps)).length,
  }
}

/** Of a correction: the messages it changes. */
async function countRecipients({ store, now }: Deps, draft: Broadcast): Promise<number> {
  const { content } = draft
  if (content.kind !== 'correction' && content.kind !== 'recall') return store.countRecipients(draft, now())
  const { recent, older } = await store.countMessagesOf(content.of, now())
  return recent + older
}

/** The readers of an article that is there in these languages. */
export async function readersOf({ store, locales, settings }: Deps, languages: string[]): Promise<Audience> {
  return articleAudience(languages, locales.languages, await store.newsLanguages(), settings.defaultLanguage)
}
