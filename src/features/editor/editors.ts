// /editors [add|remove ID]: an owner says who the editors are. Nobody becomes one any other way.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { listBroadcasts } from '#features/broadcast-listing'
import { type AnswerPress, type Ctx, onPress, readerOf, settingsFor, show } from '#features/context'
import { publishChatMenu } from '#features/menu'
import { isOwner, noteAct } from '#features/rights'
import { offerToOwners } from '#jobs/report-broadcast'
import { renderEditorChange, renderEditors, renderRemoval } from '#views/editors'

const ID = /^[1-9]\d{0,14}$/

export function editors(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  const own = composer.filter((ctx) => isOwner(deps, ctx))
  own.command('editors', async (ctx) => {
    const [what = '', id = '', ...rest] = ctx.match.trim().split(/\s+/)
    if (what === '') return list(ctx, 0)
    const isGood = ID.test(id) && rest.length === 0
    if (what.toLowerCase() === 'add' && isGood) return add(ctx, Number(id))
    if (what.toLowerCase() === 'remove' && isGood) return remove(ctx, Number(id))
    const { chatId, locale } = await readerOf(deps, ctx)
    await deps.telegram.send(chatId, { html: locale.html('editors-usage') })
  })
  onPress(
    own,
    deps,
    (action) => (action.kind === 'desk' && action.what === 'editors' ? action : undefined),
    (ctx, { page }) => list(ctx, page),
  )
  onPress(
    own,
    deps,
    (action) =>
      action.kind === 'desk' && (action.what === 'remove' || action.what === 'remove-sure') && ID.test(action.subject)
        ? { id: Number(action.subject), page: action.page, isSure: action.what === 'remove-sure' }
        : undefined,
    (ctx, { id, page, isSure }, answer) => (isSure ? removeListed(ctx, id, page, answer) : askToRemove(ctx, id, page)),
  )
  return composer

  async function list(ctx: Ctx, page: number): Promise<void> {
    const { settings, locale } = await readerOf(deps, ctx)
    const view = { ownerIds: deps.settings.ownerIds, editors: await deps.store.editors(), page, zone: settings.zone }
    await show(deps, ctx, renderEditors(view, locale))
  }

  async function add(ctx: Ctx, id: number): Promise<void> {
    const { chatId, locale } = await readerOf(deps, ctx)
    const { settings, store, now, telegram } = deps
    const say = (key: Parameters<typeof renderEditorChange>[0]) =>
      telegram.send(chatId, renderEditorChange(key, id, locale)).then(() => undefined)
    if (settings.ownerIds.includes(id)) return say('is-owner')
    if (!(await store.addEditor({ id, addedBy: chatId, at: now() }))) return say('known')
    await noteAct(deps, ctx, 'editor-added', String(id))
    await publishChatMenu(ctx.api, deps, id)
    await say((await tell(id, 'editors-you-are')) ? 'added' : 'added-unreached')
  }

  async function remove(ctx: Ctx, id: number): Promise<void> {
    const { chatId, locale } = await readerOf(deps, ctx)
    const key = deps.settings.ownerIds.includes(id) ? 'is-owner' : (await take(ctx, id)) ? 'removed' : 'unknown'
    await deps.telegram.send(chatId, renderEditorChange(key, id, locale))
  }

  async function askToRemove(ctx: Ctx, id: number, page: number): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    const isOne = (await deps.store.editors()).some((editor) => editor.id === id)
    await (isOne ? show(deps, ctx, renderRemoval(id, page, locale)) : list(ctx, page))
  }

  async function removeListed(ctx: Ctx, id: number, page: number, answer: AnswerPress): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    const isTaken = await take(ctx, id)
    await answer(locale.text(isTaken ? 'toast-editor-removed' : 'toast-stale'))
    await list(ctx, page)
  }

  /**
   * False when they were none. What they have open ends at its next step, where their right is asked for; what they planned is
   * offered to the owners.
   */
  async function take(ctx: Ctx, id: number): Promise<boolean> {
    if (!(await deps.store.removeEditor(id))) return false
    await noteAct(deps, ctx, 'editor-removed', String(id))
    await publishChatMenu(ctx.api, deps, id)
    await tell(id, 'editors-you-were')
    for (const { broadcast } of await listBroadcasts(deps))
      if (broadcast.authorId === id && broadcast.startedAt === undefined) await offerToOwners(deps, broadcast)
    return true
  }

  /** In their own language; false when they have no chat with the bot. */
  async function tell(id: number, key: 'editors-you-are' | 'editors-you-were'): Promise<boolean> {
    const { language } = (await deps.store.chat(id)) ?? (await settingsFor(deps, undefined))
    const outcome = await deps.telegram.send(id, { html: deps.locales.of(language).html(key) })
    return outcome.kind === 'sent'
  }
}
