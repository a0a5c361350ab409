// How many chats a broadcast would reach, how long that takes and what it costs, and whose approval it needs.
import type { Deps } from '#deps'
import { otherEditors } from '#domain/approval'
import type { Audience, Broadcast } from '#domain/broadcast'
import { articleAudience } from '#domain/broadcast-audience'
import { choosableLanguages } from '#domain/news-languages'
import { sendingMs } from '#domain/pace'
import { isPaidContent, rateOf, starsFor } from '#domain/stars'
import type { Reach } from '#views/broadcast-send-card'
import { isArticled } from './broadcast-basis.ts'
import { editorIds } from './tell-editors.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now'>

/** Counted now, for the audience the draft has now; `zone` is that of who reads it. */
export async function reachOf(deps: World, draft: Broadcast, zone: string): Promise<Reach> {
  const { settings, telegram } = deps
  const { audience, startAt, authorId, content } = draft
  const recipients = await countRecipients(deps, draft)
  const messages = recipients * (content.kind === 'media' ? content.items.length : 1)
  const isPaid = isPaidContent(content, settings.paidBroadcast) && telegram.paidState() !== 'refused'
  const rate = rateOf(settings, isPaid)
  return {
    audience,
    ...(content.kind === 'correction' || content.kind === 'recall' ? { of: content.of } : {}),
    recipients,
    expectedMs: sendingMs(messages, rate),
    stars: isPaid ? starsFor(messages, rate) : 0,
    ...(startAt === undefined ? {} : { startAt }),
    zone,
    approvals: settings.approvals,
    others: otherEditors(authorId, await editorIds(deps)).length,
    isArticle: isArticled(content),
  }
}

/** Of a correction: the messages it changes. */
async function countRecipients({ store, now }: World, draft: Broadcast): Promise<number> {
  const { content } = draft
  if (content.kind !== 'correction' && content.kind !== 'recall') return store.countRecipients(draft, now())
  const { recent, older } = await store.countMessagesOf(content.of, now())
  return recent + older
}

/** The readers of an article that is there in these languages. */
export async function readersOf({ store, locales, settings }: World, languages: string[]): Promise<Audience> {
  const offered = await store.newsLanguages()
  const chatLanguages = choosableLanguages(locales.languages, offered)
  return articleAudience(languages, chatLanguages, offered, settings.defaultLanguage)
}
