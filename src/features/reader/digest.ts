// /digest: the digest now, always with an answer; and "more", which turns a digest's pages. Scheduled ones stay untouched.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { ChatSettings } from '#domain/chat'
import { type AnswerPress, type Ctx, onPress, readerOf, reply, show } from '#features/context'
import { type DigestComposer, digestView, listedIds, openShownDigest, shownDigest } from '#jobs/show-digest'
import { renderDigest } from '#views/digest'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export function digest(deps: Deps, compose: DigestComposer): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('digest', (ctx) => sendDigest(ctx))
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'do' && action.what === 'digest' ? action : undefined),
    async (ctx, _, answer) => {
      await answer()
      await sendDigest(ctx)
    },
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'more' ? action : undefined),
    (ctx, action, answer) => turnPage(ctx, action, answer),
  )
  return composer

  async function sendDigest(ctx: Ctx): Promise<void> {
    const { chatId, chat, settings, locale } = await readerOf(deps, ctx)
    // Whole seconds: the buttons carry the window so.
    const now = Math.ceil(deps.now() / 1000) * 1000
    const latest = await deps.store.latestDigest(chatId)
    const lastAt = Math.max(chat?.digestedUntil ?? 0, latest?.untilAt ?? 0)
    const fromAt = lastAt === 0 ? now - DAY_MS : Math.max(lastAt, now - 3 * DAY_MS)
    const fresh = await compose(settings, { fromAt, untilAt: now })
    const window = fresh ? { fromAt, untilAt: now } : { fromAt: now - DAY_MS, untilAt: now }
    const found = fresh ?? (await compose(settings, window)) ?? { ...window, groups: [], restIds: [] }
    const mode = fresh ? 'asked' : 'nothing-new'
    const outcome = await reply(
      deps,
      ctx,
      renderDigest(digestView(found, { zone: settings.zone, at: now, mode }), locale),
    )
    if (outcome.kind !== 'sent') return
    const shown = shownDigest(found, { chatId, messageId: outcome.messageId, sentAt: now, settings })
    await deps.store.rememberDigest(shown)
    await deps.store.rememberList(chatId, listedIds(shown, 0))
  }

  async function turnPage(ctx: Ctx, action: { fromSec: number; untilSec: number; page: number }, answer: AnswerPress) {
    const { chatId, settings, locale } = await readerOf(deps, ctx)
    const messageId = ctx.callbackQuery?.message?.message_id ?? 0
    const latest = await deps.store.latestDigest(chatId)
    const window = { fromAt: action.fromSec * 1000, untilAt: action.untilSec * 1000 }
    const shown = latest?.messageId === messageId ? latest : await composeAgain(chatId, messageId, settings, window)
    if (!shown) return answer(locale.text('toast-stale'))
    const view = await openShownDigest(deps, { ...shown, page: action.page })
    await show(deps, ctx, renderDigest(view, locale))
    if (shown === latest) await deps.store.rememberDigest({ ...shown, page: view.page })
    await deps.store.rememberList(chatId, listedIds(shown, view.page))
  }

  /** An older digest than the latest: its window, chosen anew by the chat's present settings. */
  async function composeAgain(
    chatId: number,
    messageId: number,
    settings: ChatSettings,
    window: { fromAt: number; untilAt: number },
  ) {
    const found = await compose(settings, window)
    return found && shownDigest(found, { chatId, messageId, sentAt: window.untilAt, settings })
  }
}
