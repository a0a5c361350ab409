// /saved and the 🔖 under an article: what a chat keeps, last saved first. Removed where it stands, in the list or the article.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { type AnswerPress, type Ctx, onPress, readerOf, show } from '#features/context'
import { changePressed } from '#features/pressed-keyboard'
import { saveButton } from '#views/article-buttons'
import { renderSavedList, SAVED_PAGE_SIZE } from '#views/saved-list'

const TOASTS = {
  added: 'toast-bookmarked',
  known: 'toast-bookmarked',
  full: 'toast-bookmarks-full',
  gone: 'toast-bookmark-gone',
} as const

export function saved(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('saved', (ctx) => list(ctx, 0, false))
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'saved' ? action : undefined),
    (ctx, { page, isRemoving }) => list(ctx, page, isRemoving),
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'save' ? action.id : undefined),
    (ctx, id, answer) => save(ctx, id, answer),
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'unsave' ? action : undefined),
    async (ctx, { id, page }, answer) => {
      const { chatId, locale } = await readerOf(deps, ctx)
      await deps.store.removeBookmark(chatId, id)
      await answer(locale.text('toast-unbookmarked'))
      if (page === undefined) await changePressed(deps, ctx, saveButton(id, false, locale))
      else await list(ctx, page, true)
    },
  )
  return composer

  async function save(ctx: Ctx, id: string, answer: AnswerPress): Promise<void> {
    const { chatId, locale } = await readerOf(deps, ctx)
    const outcome = await deps.store.addBookmark(chatId, id, deps.now())
    await answer(locale.text(TOASTS[outcome]))
    if (outcome === 'added' || outcome === 'known') await changePressed(deps, ctx, saveButton(id, true, locale))
  }

  /** The page, or the last one there is. */
  async function list(ctx: Ctx, wanted: number, isRemoving: boolean): Promise<void> {
    const { chatId, settings, locale } = await readerOf(deps, ctx)
    const ids = (await deps.store.bookmarks(chatId)).map(({ articleId }) => articleId)
    const page = Math.min(wanted, Math.max(0, Math.ceil(ids.length / SAVED_PAGE_SIZE) - 1))
    const end = (page + 1) * SAVED_PAGE_SIZE
    const articles = await deps.store.keptArticles(ids.slice(page * SAVED_PAGE_SIZE, end))
    await deps.store.rememberList(chatId, ids.slice(0, end))
    const view = { articles, total: ids.length, page, isRemoving, zone: settings.zone, at: deps.now() }
    await show(deps, ctx, renderSavedList(view, locale))
  }
}
