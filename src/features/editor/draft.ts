// To whom a draft goes: the presses on its audience, ticks of languages and sections, a test for its author. It sends to
// nobody else.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { Audience, Broadcast } from '#domain/broadcast'
import { asNextVersion, versionOf } from '#domain/broadcast-change'
import { choosableLanguages } from '#domain/news-languages'
import { answerStale, messageDraftOf, sendCard } from '#features/broadcast-card'
import { presentDraft } from '#features/broadcast-present'
import { type AnswerPress, type Ctx, onPress, readerOf, show } from '#features/context'
import { articlesOf, isArticled } from '#jobs/broadcast-basis'
import { postsOf, sendPosts } from '#jobs/broadcast-preview'
import { readersOf } from '#jobs/broadcast-reach'
import type { BroadcastAct } from '#views/action'
import {
  renderAudienceCard,
  renderLanguageCard,
  renderSectionCard,
  renderTimeCard,
  tickedLanguages,
  tickedSections,
} from '#views/broadcast-draft'

const ACTS = ['audience', 'readers', 'everyone', 'languages', 'language', 'sections', 'section', 'test'] as const
type Act = (typeof ACTS)[number]

export function draft(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'broadcast' && isAct(action.what) ? { ...action, what: action.what } : undefined),
    async (ctx, { what, id, value }, answer) => {
      const found = await messageDraftOf(deps, ctx, id)
      if (!found) return answerStale(deps, ctx, id, answer)
      if (what === 'language' || what === 'section') return tick(ctx, found, what, value, answer)
      await answer()
      if (what === 'everyone') return choose(ctx, found, { kind: 'everyone' })
      if (what === 'readers') return chooseReaders(ctx, found)
      if (what === 'languages') return showLanguages(ctx, found)
      if (what === 'sections') return showSections(ctx, found)
      if (what === 'test') return test(ctx, found)
      await show(deps, ctx, await audienceCard(ctx, found, false))
    },
  )
  return composer

  /** The audience is chosen: of breaking news the card is shown again, of anything else the time is asked for. */
  async function choose(ctx: Ctx, found: Broadcast, audience: Audience): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    const changed = await change(found, audience)
    if (!changed) return
    if (changed.content.kind === 'article') return presentDraft(deps, ctx, changed)
    await show(deps, ctx, renderTimeCard(changed, locale))
  }

  async function chooseReaders(ctx: Ctx, found: Broadcast): Promise<void> {
    const readers = await articleReaders(found)
    if (readers) await choose(ctx, found, readers)
  }

  async function tick(ctx: Ctx, found: Broadcast, what: 'language' | 'section', value: string, answer: AnswerPress) {
    const { store, locales } = deps
    const choosable = choosableLanguages(locales.languages, await store.newsLanguages())
    const isKnown = what === 'section' || choosable.includes(value)
    if (!isKnown || value === '') return answerStale(deps, ctx, found.id, answer)
    const audience: Audience =
      what === 'language'
        ? { kind: 'languages', languages: toggled(tickedLanguages(found.audience), value) }
        : { kind: 'sections', sections: toggled(tickedSections(found.audience), value) }
    if (what === 'section' && !(await store.sections(await store.newsLanguages())).includes(value)) {
      // Known sections come and go with the news; a ticked one can always be taken off.
      if (!tickedSections(found.audience).includes(value)) return answerStale(deps, ctx, found.id, answer)
    }
    await answer()
    const changed = await change(found, audience)
    if (changed) await (what === 'language' ? showLanguages(ctx, changed) : showSections(ctx, changed))
  }

  async function showLanguages(ctx: Ctx, found: Broadcast): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    const { content } = found
    const count = (audience: Audience) => deps.store.countRecipients({ content, audience }, deps.now())
    const languages = await Promise.all(
      choosableLanguages(deps.locales.languages, await deps.store.newsLanguages()).map(async (code) => ({
        code,
        recipients: await count({ kind: 'languages', languages: [code] }),
      })),
    )
    await show(deps, ctx, renderLanguageCard(found, languages, await count(found.audience), locale))
  }

  async function showSections(ctx: Ctx, found: Broadcast): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    const sections = await deps.store.sections(await deps.store.newsLanguages())
    const recipients = await deps.store.countRecipients(found, deps.now())
    await show(deps, ctx, renderSectionCard(found, sections, recipients, locale))
  }

  /** To the author alone, as readers would get it; then the audience is asked for again, below it. */
  async function test(ctx: Ctx, found: Broadcast): Promise<void> {
    const reader = await readerOf(deps, ctx)
    const posts = await postsOf(deps, found, reader.settings.zone)
    if (posts === undefined) return show(deps, ctx, { html: reader.locale.html('breaking-withdrawn') })
    if (!(await sendPosts(deps, reader, found.id, posts))) return
    await sendCard(deps, found, await audienceCard(ctx, found, true))
    await show(deps, ctx, { html: reader.locale.html('broadcast-audience') })
  }

  async function audienceCard(ctx: Ctx, found: Broadcast, isTested: boolean) {
    const { locale } = await readerOf(deps, ctx)
    return renderAudienceCard(found, await articleReaders(found), isTested, locale)
  }

  /** The readers of the article's languages, where it is one. */
  async function articleReaders({ content }: Broadcast): Promise<Audience | undefined> {
    const articles = isArticled(content) ? await articlesOf(deps, content) : undefined
    return articles && readersOf(deps, [...new Set(articles.map(({ language }) => language))])
  }

  function change(found: Broadcast, audience: Audience): Promise<Broadcast | undefined> {
    const change = asNextVersion(found, { audience })
    return deps.store.changeBroadcast(found.id, ['draft'], change, { version: versionOf(found) })
  }
}

function isAct(what: BroadcastAct): what is Act {
  return ACTS.some((act) => act === what)
}

function toggled(list: string[], value: string): string[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value]
}
