// /audit: who did what when, of all or of one broadcast, for every editor. It only reads.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { AuditEntry } from '#domain/editor'
import { type Ctx, onPress, readerOf, show } from '#features/context'
import { type AuditView, renderAudit } from '#views/audit'

const PAGE_SIZE = 12
const LAST_PAGE = 99
const LISTED_AT_ONCE = 500
/** So far back one broadcast's acts are looked for. */
const MOST_LISTED = 10_000

export function audit(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('audit', (ctx) => {
    const id = ctx.match.trim()
    return list(ctx, /^\d{1,12}$/.test(id) ? id : '', 0)
  })
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'desk' && action.what === 'audit' && action.page <= LAST_PAGE ? action : undefined),
    (ctx, { subject, page }) => list(ctx, subject, page),
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'desk' && action.what === 'history' && action.subject !== '' ? action : undefined),
    async (ctx, { subject }, answer) => {
      await answer()
      const { chatId, locale } = await readerOf(deps, ctx)
      // A message of its own: the card it was pressed on is a live one.
      await deps.telegram.send(chatId, renderAudit(await viewOf(ctx, subject, 0), locale))
    },
  )
  return composer

  async function list(ctx: Ctx, broadcastId: string, page: number): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    await show(deps, ctx, renderAudit(await viewOf(ctx, broadcastId, page), locale))
  }

  async function viewOf(ctx: Ctx, broadcastId: string, page: number): Promise<AuditView> {
    const { settings } = await readerOf(deps, ctx)
    const end = (page + 1) * PAGE_SIZE
    const entries = await newest(end + 1, broadcastId)
    return {
      entries: entries.slice(page * PAGE_SIZE, end),
      broadcastId,
      page,
      hasNext: entries.length > end && page < LAST_PAGE,
      zone: settings.zone,
    }
  }

  async function newest(limit: number, broadcastId: string): Promise<AuditEntry[]> {
    const isOf = ({ act, subject, of }: AuditEntry) =>
      broadcastId === '' || (act.startsWith('broadcast-') && (subject === broadcastId || of === broadcastId))
    const found: AuditEntry[] = []
    let listed = 0
    let cursor: string | undefined
    do {
      const listing = await deps.store.listActs(broadcastId === '' ? limit : LISTED_AT_ONCE, cursor)
      found.push(...listing.items.filter(isOf))
      listed += listing.items.length
      cursor = listing.next
    } while (cursor !== undefined && found.length < limit && listed < MOST_LISTED)
    return found.slice(0, limit)
  }
}
