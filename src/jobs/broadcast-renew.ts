// A broadcast that waits for approval is not what was shown any more: its author sees how it is now, and the others are asked
// for their approval anew.
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import { asNextVersion, type BroadcastChange, stampOf, versionOf } from '#domain/broadcast-change'
import { askApproval, takeBackAsked, waitingCard } from './broadcast-approval.ts'
import { basisOf } from './broadcast-basis.ts'
import { postsOf, sendPosts } from './broadcast-preview.ts'
import { becomeLive } from './live-card.ts'
import { editorAs } from './tell-editors.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now' | 'log'>

/** Approvals given so far are void. Nothing happens where it was changed meanwhile, or can no longer be sent. */
export async function renew(deps: World, found: Broadcast): Promise<void> {
  const { id } = found
  const change = await asRenewed(deps, found)
  const renewed = change && (await deps.store.changeBroadcast(id, ['waiting'], change, { version: versionOf(found) }))
  if (renewed === undefined) return
  deps.log.info('broadcast-renewed', { broadcast: id })
  await takeBackAsked(deps, found)
  const { chatId, locale } = await editorAs(deps, renewed.authorId)
  await deps.telegram.send(chatId, { html: locale.html('broadcast-renewed', { id }) })
  await showRenewed(deps, renewed)
  await askApproval(deps, renewed)
}

/** The change that makes it its next version, as it is now; undefined when it can no longer be sent. */
export async function asRenewed(deps: World, found: Broadcast): Promise<BroadcastChange | undefined> {
  const basis = await basisOf(deps, found.content)
  if (basis === undefined) return undefined
  const shown = stampOf({ version: versionOf(found) + 1 }, basis)
  return asNextVersion(found, { shown, askedAt: deps.now() })
}

/** To its author: what readers would get now, and under it the card, which is the live one from now on. */
export async function showRenewed(deps: World, renewed: Broadcast): Promise<void> {
  const author = await editorAs(deps, renewed.authorId)
  await sendPosts(deps, author, renewed.id, (await postsOf(deps, renewed, author.zone)) ?? [])
  const outcome = await deps.telegram.send(author.chatId, await waitingCard(deps, renewed))
  if (outcome.kind === 'sent') await becomeLive(deps, renewed, author.chatId, outcome.messageId, author.locale)
}
