// A broadcast that waits for approval is not what was shown any more: its author sees how it is now, and the others are asked
// for their approval anew.
import type { Deps } from '#deps'
import type { Broadcast } from '#domain/broadcast'
import { asNextVersion, stampOf, versionOf } from '#domain/broadcast-change'
import { askApproval, editorAs, takeBackAsked, waitingCard } from '#features/broadcast-approval'
import { becomeLive } from '#features/broadcast-card'
import { postsOf, sendPosts } from '#features/broadcast-preview'
import { basisOf } from '#jobs/broadcast-basis'

/** Approvals given so far are void. Nothing happens where it was changed meanwhile, or can no longer be sent. */
export async function renew(deps: Deps, found: Broadcast): Promise<void> {
  const { id } = found
  const basis = await basisOf(deps, found.content)
  if (basis === undefined) return
  const version = versionOf(found)
  const change = { ...asNextVersion(found, {}), shown: stampOf({ version: version + 1 }, basis) }
  const renewed = await deps.store.changeBroadcast(id, ['waiting'], change, { version })
  if (renewed === undefined) return
  deps.log.info('broadcast-renewed', { broadcast: id })
  await takeBackAsked(deps, found)
  await showAuthor(deps, renewed)
  await askApproval(deps, renewed)
}

async function showAuthor(deps: Deps, renewed: Broadcast): Promise<void> {
  const author = await editorAs(deps, renewed.authorId)
  const { chatId, locale, settings } = author
  await deps.telegram.send(chatId, { html: locale.html('broadcast-renewed', { id: renewed.id }) })
  await sendPosts(deps, author, renewed.id, (await postsOf(deps, renewed, settings.zone)) ?? [])
  const outcome = await deps.telegram.send(chatId, await waitingCard(deps, renewed))
  if (outcome.kind === 'sent') await becomeLive(deps, renewed, outcome.messageId, locale)
}
