// /pause and /resume: nothing at all for a while, then one message that catches up. It holds nothing back itself: who
// sends looks at the chat's pause.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { Chat, ChatSettings, Pause } from '#domain/chat'
import { isPaused, parsePause } from '#domain/pause'
import { isOffWord } from '#domain/schedule-words'
import { changeSettings } from '#features/change'
import { type Ctx, onPress, readerOf, reply, replyToChat, show } from '#features/context'
import { mayManage, refuseManaging } from '#features/managing'
import { catchUpMessage } from '#jobs/catch-up'
import { type DigestComposer, listedIds } from '#jobs/show-digest'
import { renderPause, renderResumed } from '#views/menu-pause'

export function pause(deps: Deps, compose: DigestComposer): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('pause', async (ctx) => {
    if (ctx.match.trim() === '') await screen(ctx)
    else if (isOffWord(ctx.match)) await resume(ctx)
    else await begin(ctx, ctx.match)
  })
  composer.command('resume', (ctx) => resume(ctx))
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'show' && action.screen === 'pause' ? action : undefined),
    (ctx) => screen(ctx),
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'set' && action.what === 'pause' ? action.value : undefined),
    (ctx, value) => begin(ctx, value),
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'do' && action.what === 'resume' ? action : undefined),
    async (ctx, _, answer) => {
      await answer()
      await resume(ctx)
    },
  )
  return composer

  async function screen(ctx: Ctx): Promise<void> {
    const { settings, locale } = await readerOf(deps, ctx)
    await show(deps, ctx, renderPause(pauseOf(settings, deps.now()), settings.zone, locale))
  }

  async function begin(ctx: Ctx, text: string): Promise<void> {
    if (!(await mayManage(deps, ctx))) return refuseManaging(deps, ctx)
    const { chatId, chat, settings, locale } = await readerOf(deps, ctx)
    const parsed = parsePause(text)
    if (parsed.kind === 'failure') {
      const key = parsed.code === 'out-of-range' ? 'pause-range' : 'pause-wrong'
      return void (await reply(deps, ctx, { html: locale.html(key, { part: parsed.part }) }))
    }
    // To one who stopped, nothing comes as it is.
    if (chat !== undefined && chat.state !== 'active') return show(deps, ctx, { html: locale.html('settings-stopped') })
    const at = deps.now()
    const planned: Pause = { fromAt: startOf(pauseOf(settings, at), at), untilAt: at + parsed.lengthMs }
    // First its end: a catch-up without its pause comes to nothing, a pause without one would lose what it kept back.
    if (chat) await deps.store.queueDeliveries([catchUpAfter(chatId, planned)], at)
    const changed = await changeSettings(deps, ctx, { pause: planned })
    if (!changed) return
    await show(deps, ctx, renderPause(planned, changed.zone, locale))
  }

  async function resume(ctx: Ctx): Promise<void> {
    const { chatId, chat, settings, locale } = await readerOf(deps, ctx)
    const at = deps.now()
    const over = pauseOf(settings, at)
    if (chat === undefined || over === undefined) {
      const html = locale.html(chat?.state === 'stopped' ? 'settings-stopped' : 'pause-none')
      return show(deps, ctx, { html })
    }
    // The topics of a forum are caught up each: by the catch-up, as if the pause had been planned until now.
    const isShared = chat.state === 'active' && chat.sectionTopics !== undefined
    const ended = isShared && { fromAt: startOf(over, at), untilAt: at }
    const changed = await (ended
      ? changeSettings(deps, ctx, { pause: ended })
      : changeSettings(deps, ctx, {}, ['pause']))
    if (!changed) return
    if (ended) {
      await deps.store.queueDeliveries([catchUpAfter(chatId, ended)], at)
      return show(deps, ctx, renderResumed(changed.nextSlotAt, changed.zone, locale))
    }
    // The button's message says "paused until": it must not stay so.
    if (ctx.callbackQuery) await show(deps, ctx, renderResumed(changed.nextSlotAt, changed.zone, locale))
    if (changed.state === 'active') await catchUp(ctx, changed, over, at)
    else if (!ctx.callbackQuery) await reply(deps, ctx, renderResumed(undefined, changed.zone, locale))
  }

  async function catchUp(ctx: Ctx, chat: Chat, over: Pause, at: number): Promise<void> {
    const { message, shown, heldIds } = await catchUpMessage(deps, compose, chat, over, at)
    const outcome = await replyToChat(deps, ctx, message)
    const digest = outcome.kind === 'sent' ? shown?.(outcome.messageId, at) : undefined
    if (!digest) return
    await deps.store.rememberDigest(digest, heldIds)
    await deps.store.rememberList(chat.id, listedIds(digest, 0))
  }
}

/** The pause under way. */
function pauseOf({ pause }: ChatSettings, at: number): Pause | undefined {
  return pause !== undefined && isPaused({ pause }, at) ? pause : undefined
}

/**
 * Where a new pause starts: with the one under way, so that what that kept back is caught up, too, but a millisecond
 * before. So each has a catch-up of its own, known by its start, and a former one, whenever it comes due, is of no pause.
 */
function startOf(underWay: Pause | undefined, at: number): number {
  return underWay === undefined ? at : underWay.fromAt - 1
}

function catchUpAfter(chatId: number, { fromAt, untilAt }: Pause) {
  const task = { kind: 'catch-up' as const, fromAt }
  return { key: `catch-up:${chatId}:${fromAt}`, chatId, task, notBeforeAt: untilAt }
}
