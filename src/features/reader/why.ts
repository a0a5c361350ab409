// /why: receipts of what was sent, or was not and why. It reads the ledger and changes nothing.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { Delivery } from '#domain/delivery'
import { isPaused } from '#domain/pause'
import { type Ctx, type Reader, readerOf, reply } from '#features/context'
import { isTelling, renderReceipts } from '#views/receipts'

const RECEIPTS = 10
/** Edits are receipts, too, and are left out. */
const LOOKED_AT = 50

export function why(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('why', async (ctx) => {
    const reader = await readerOf(deps, ctx)
    const { chatId, chat, settings, locale } = reader
    const deliveries = (await deps.store.receipts(chatId, LOOKED_AT)).filter(isTelling).slice(0, RECEIPTS)
    const titles = new Map((await deps.store.articles(alerted(deliveries))).map(({ id, title }) => [id, title]))
    const receipts = deliveries.map((delivery) => {
      const title = delivery.task.kind === 'alert' ? titles.get(delivery.task.articleId) : undefined
      return { delivery, ...(title !== undefined && { title }) }
    })
    const note = stateNote(reader, deps.now())
    const view = {
      receipts,
      zone: settings.zone,
      at: deps.now(),
      nextAt: chat?.nextSlotAt,
      places: settings,
      ...(note !== undefined && { note }),
    }
    await reply(deps, ctx, renderReceipts(view, locale))
  })
  return composer
}

function alerted(deliveries: Delivery[]): string[] {
  return deliveries.flatMap(({ task }) => (task.kind === 'alert' ? [task.articleId] : []))
}

/** Why nothing comes at present. */
function stateNote({ chat, locale }: Reader, at: number): string | undefined {
  if (chat === undefined) return undefined
  if (chat.state !== 'active') return locale.html('settings-stopped')
  if (chat.pause === undefined || !isPaused(chat, at)) return undefined
  return locale.html('settings-paused', { until: locale.dateTime(chat.pause.untilAt, chat.zone) })
}
