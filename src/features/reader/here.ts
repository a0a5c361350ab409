// /here, in a topic of a forum: which sections' news comes to it.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { GENERAL, leaveTopic, placeAll, placeSections, releaseSections } from '#domain/forum'
import { isOffWord } from '#domain/schedule-words'
import { findSections } from '#domain/section'
import { SECTIONS } from '#domain/section-names'
import { changeSettings } from '#features/change'
import { type Ctx, onPress, type Reader, readerOf, reply, show, topicOfMessage } from '#features/context'
import { sectionsOf } from '#features/sections'
import { renderHere } from '#views/menu-here'
import { sectionName } from '#views/section-name'

export function here(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('here', async (ctx) => {
    const reader = await readerOf(deps, ctx)
    const { locale, settings } = reader
    if (!isForum(ctx)) return void (await reply(deps, ctx, { html: locale.html('here-no-forum') }))
    const line = ctx.match.trim()
    if (line === '') return screen(ctx, reader)
    const topic = topicOfMessage(ctx) ?? GENERAL
    if (isOffWord(line)) return change(ctx, leaveTopic(settings, topic) ?? { change: {}, drop: [] })
    const known = [...new Set([...SECTIONS, ...(await sectionsOf(deps, settings))])]
    const names = known.map((slug) => ({ slug, name: sectionName(locale, slug) }))
    const { found, unknown } = findSections(line, names)
    if (unknown.length + found.length === 0) return screen(ctx, reader)
    if (unknown.length > 0) {
      const args = { names: unknown.slice(0, 10).join(', '), known: names.map(({ name }) => name).join(', ') }
      return void (await reply(deps, ctx, { html: locale.html('here-unknown', args) }))
    }
    await change(ctx, found.includes('all') ? placeAll(topic) : placeSections(settings, found, topic))
  })
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'set' && action.what === 'here' ? action.value : undefined),
    async (ctx, slug, answer) => {
      const { locale, settings } = await readerOf(deps, ctx)
      const offered = ['all', ...SECTIONS, ...(await sectionsOf(deps, settings))]
      if (!isForum(ctx) || !offered.includes(slug)) return answer(locale.text('toast-stale'))
      const topic = topicOfMessage(ctx) ?? GENERAL
      if (slug === 'all') await change(ctx, placeAll(settings.topicId === topic ? GENERAL : topic))
      else if (settings.sectionTopics?.[slug] === topic) await change(ctx, releaseSections(settings, [slug]))
      else await change(ctx, placeSections(settings, [slug], topic))
      await answer(locale.text('toast-saved'))
    },
  )
  return composer

  async function change(ctx: Ctx, { change, drop }: ReturnType<typeof placeAll>): Promise<void> {
    if (await changeSettings(deps, ctx, change, drop)) await screen(ctx, await readerOf(deps, ctx))
  }

  async function screen(ctx: Ctx, { settings, locale }: Reader): Promise<void> {
    const topic = topicOfMessage(ctx) ?? GENERAL
    await show(deps, ctx, renderHere(settings, await sectionsOf(deps, settings), topic, locale))
  }
}

function isForum({ chat }: Ctx): boolean {
  return chat?.type === 'supergroup' && chat.is_forum === true
}
