// /topics: the sections a chat gets, as switches or in one line.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { SectionChoice } from '#domain/chat'
import { findSections } from '#domain/section'
import { SECTIONS } from '#domain/section-names'
import { changeSettings } from '#features/change'
import { type Ctx, onPress, type Reader, readerOf, reply, show } from '#features/context'
import { sectionsOf } from '#features/sections'
import { renderTopics } from '#views/menu-settings'
import { sectionName } from '#views/section-name'

export function topics(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('topics', async (ctx) => {
    const reader = await readerOf(deps, ctx)
    if (ctx.match.trim() === '') return screen(ctx, reader)
    const known = [...new Set([...SECTIONS, ...(await sectionsOf(deps, reader.settings))])]
    const names = known.map((slug) => ({ slug, name: sectionName(reader.locale, slug) }))
    const { found, unknown } = findSections(ctx.match, names)
    if (found.length + unknown.length === 0) return screen(ctx, reader)
    if (unknown.length > 0) {
      const args = { names: unknown.slice(0, 10).join(', '), known: names.map(({ name }) => name).join(', ') }
      return void (await reply(deps, ctx, { html: reader.locale.html('topics-unknown', args) }))
    }
    const sections: SectionChoice = found.includes('all')
      ? { chosen: 'all', other: true }
      : {
          chosen: found.filter((slug) => slug !== 'other'),
          other: reader.settings.sections.other || found.includes('other'),
        }
    if (await changeSettings(deps, ctx, { sections })) await screen(ctx, await readerOf(deps, ctx))
  })
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'show' && action.screen === 'topics' ? action : undefined),
    async (ctx) => screen(ctx, await readerOf(deps, ctx)),
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'set' && action.what === 'topic' ? action.value : undefined),
    async (ctx, slug, answer) => {
      const reader = await readerOf(deps, ctx)
      const offered: string[] = ['all', ...SECTIONS, ...(await sectionsOf(deps, reader.settings))]
      if (!offered.includes(slug)) return answer(reader.locale.text('toast-stale'))
      const sections = toggleSection(reader.settings.sections, slug)
      if (!(await changeSettings(deps, ctx, { sections }))) return
      await answer(reader.locale.text('toast-saved'))
      await screen(ctx, await readerOf(deps, ctx))
    },
  )
  return composer

  async function screen(ctx: Ctx, reader: Reader): Promise<void> {
    await show(deps, ctx, renderTopics(reader.settings, await sectionsOf(deps, reader.settings), reader.locale))
  }
}

/** One press: from "all" to just the pressed one; the last one switched off means all again. */
function toggleSection({ chosen, other }: SectionChoice, slug: string): SectionChoice {
  if (slug === 'all') return { chosen: 'all', other: true }
  if (slug === 'other') return { chosen, other: !other }
  if (chosen === 'all') return { chosen: [slug], other }
  const left = chosen.includes(slug) ? chosen.filter((one) => one !== slug) : [...chosen, slug]
  return { chosen: left.length === 0 ? 'all' : left, other }
}
