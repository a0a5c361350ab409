// A press nobody took: of a button that is out of date or of none of ours, in a private chat or anywhere else. It is answered
// like any other, and one that means the desk is written down where the presser may not be there. It comes last.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { isAtDesk, isOwner, noteAct } from '#features/rights'
import { editorsButton } from '#views/action'
import { type Ctx, readerOf } from './context.ts'

export function unknownPress(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.on('callback_query', async (ctx) => {
    const { data = '' } = ctx.callbackQuery
    const button = editorsButton(data)
    // An owner's button pressed by an editor comes here as well: they have no such buttons.
    if (button !== undefined && !(await mayPress(ctx, data))) await noteAct(deps, ctx, 'refused', button)
    const { locale } = await readerOf(deps, ctx)
    // After a downtime the press may be too old to be answered.
    await ctx.answerCallbackQuery({ text: locale.text('toast-unknown-button') }).catch((error: unknown) => {
      deps.log.info('press-not-answered', { update: ctx.update.update_id }, error)
    })
  })
  return composer

  async function mayPress(ctx: Ctx, data: string): Promise<boolean> {
    const isOwners = /^o:(?:editors|remove|remove-sure):/.test(data)
    return isOwners ? isOwner(deps, ctx) : isAtDesk(deps, ctx)
  }
}
