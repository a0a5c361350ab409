// /feeds: how each feed stands, and a button that asks it at once. It changes no feed, and says so to who wants to.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { type AnswerPress, type Ctx, onPress, readerOf, show } from '#features/context'
import { noteAct } from '#features/rights'
import { renderFeeds } from '#views/feeds'

/** `pollFeeds` asks these feeds now, due or not, and resolves when they have answered. */
export function feeds(deps: Deps, pollFeeds: (ids: string[]) => Promise<void>): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('feeds', async (ctx) => {
    if (ctx.match.trim() === '') return list(ctx, 0)
    const { chatId, locale } = await readerOf(deps, ctx)
    await deps.telegram.send(chatId, { html: locale.html('feeds-fixed') })
  })
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'desk' && action.what === 'feeds' ? action : undefined),
    (ctx, { page }) => list(ctx, page),
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'desk' && action.what === 'poll' ? action : undefined),
    (ctx, { subject, page }, answer) => poll(ctx, subject, page, answer),
  )
  return composer

  async function list(ctx: Ctx, page: number): Promise<void> {
    const { settings, locale } = await readerOf(deps, ctx)
    const view = { states: await deps.store.feeds(), page, zone: settings.zone, at: deps.now() }
    await show(deps, ctx, renderFeeds(view, locale))
  }

  /** `feedId` empty: all of them. */
  async function poll(ctx: Ctx, feedId: string, page: number, answer: AnswerPress): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    const ids = (await deps.store.feeds())
      .filter(({ feed }) => feed.enabled && (feedId === '' || feed.id === feedId))
      .map(({ feed }) => feed.id)
    if (ids.length === 0) {
      await answer(locale.text('toast-stale'))
      return list(ctx, page)
    }
    await noteAct(deps, ctx, 'feed-polled', feedId)
    await answer(locale.text('toast-polling'))
    // A feed may take half a minute to fail: what the editor does meanwhile must not wait for it.
    void pollFeeds(ids)
      .then(() => list(ctx, page))
      .catch((error: unknown) => deps.log.warn('feeds-not-shown', {}, error))
  }
}
