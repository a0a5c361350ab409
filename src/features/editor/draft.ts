// The presses on a text's draft before it is sent: to whom, when, a test for its author. Sending is another file's.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { Audience, Broadcast } from '#domain/broadcast'
import { answerStale, draftOf, sendCard } from '#features/broadcast-card'
import { reachOf } from '#features/broadcast-reach'
import { type AnswerPress, type Ctx, onPress, readerOf, show } from '#features/context'
import { isEditor } from '#features/rights'
import type { BroadcastAct } from '#views/action'
import { renderAudienceCard, renderLanguageCard, renderSendCard, renderTimeCard } from '#views/broadcast-draft'
import { audienceText } from '#views/broadcast-words'
import type { FormattedText } from '#views/message'

const ACTS = ['audience', 'everyone', 'languages', 'language', 'test', 'now'] as const
type Act = (typeof ACTS)[number]

export function draft(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  const own = composer.filter((ctx) => isEditor(deps, ctx))
  onPress(
    own,
    deps,
    (action) => (action.kind === 'broadcast' && isAct(action.what) ? { ...action, what: action.what } : undefined),
    async (ctx, { what, id, value }, answer) => {
      const found = await draftOf(deps, ctx, id)
      const text = found && textOf(found)
      if (!found || !text) return answerStale(deps, ctx, id, answer)
      if (what === 'language') return chooseLanguage(ctx, found, value, answer)
      await answer()
      if (what === 'everyone') return chooseAudience(ctx, found, { kind: 'everyone' })
      if (what === 'languages') return showLanguages(ctx, found)
      if (what === 'test') return test(ctx, found, text)
      if (what === 'now') return preview(ctx, found, text)
      const { locale } = await readerOf(deps, ctx)
      await show(deps, ctx, renderAudienceCard(id, false, locale))
    },
  )
  return composer

  async function chooseAudience(ctx: Ctx, { id }: Broadcast, audience: Audience): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    if (await deps.store.changeBroadcast(id, ['draft'], { audience }))
      await show(deps, ctx, renderTimeCard(id, audience, locale))
  }

  async function chooseLanguage(ctx: Ctx, found: Broadcast, code: string, answer: AnswerPress): Promise<void> {
    if (!deps.locales.languages.includes(code)) return answerStale(deps, ctx, found.id, answer)
    await chooseAudience(ctx, found, { kind: 'languages', languages: [code] })
  }

  async function showLanguages(ctx: Ctx, { id, content }: Broadcast): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    const count = async (code: string) => {
      const audience: Audience = { kind: 'languages', languages: [code] }
      return { code, recipients: await deps.store.countRecipients({ content, audience }, deps.now()) }
    }
    const languages = await Promise.all(deps.locales.languages.map(count))
    await show(deps, ctx, renderLanguageCard(id, languages, locale))
  }

  /** To the author alone, as readers would get it; then the audience is asked for again, below it. */
  async function test(ctx: Ctx, found: Broadcast, text: FormattedText): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    if (!(await sendText(ctx, found, text))) return
    await sendCard(deps, found, renderAudienceCard(found.id, true, locale))
    await show(deps, ctx, { html: locale.html('broadcast-audience') })
  }

  async function preview(ctx: Ctx, found: Broadcast, text: FormattedText): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    const reach = await reachOf(deps, found)
    if (!(await sendText(ctx, found, text))) return
    await sendCard(deps, found, renderSendCard(found.id, reach, locale))
    const audience = audienceText(found.audience, locale)
    await show(deps, ctx, { html: locale.html('broadcast-previewed', { audience }) })
  }

  /** False when Telegram did not take it: then nobody may get it, and the editor is told. */
  async function sendText(ctx: Ctx, { authorId, id }: Broadcast, text: FormattedText): Promise<boolean> {
    const { locale } = await readerOf(deps, ctx)
    const outcome = await deps.telegram.send(authorId, text)
    if (outcome.kind === 'sent') return true
    deps.log.warn('broadcast-not-previewed', { broadcast: id, outcome: outcome.kind })
    const key = outcome.kind === 'rejected' ? 'broadcast-refused' : 'error-general'
    await deps.telegram.send(authorId, { html: locale.html(key) })
    return false
  }
}

function isAct(what: BroadcastAct): what is Act {
  return ACTS.some((act) => act === what)
}

function textOf({ content }: Broadcast): FormattedText | undefined {
  return content.kind === 'text'
    ? { text: content.text, entities: content.entities, preview: content.preview }
    : undefined
}
