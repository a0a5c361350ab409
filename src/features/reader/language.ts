// /language: of the bot and of the news; a second one fills only what the first leaves empty.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { Chat } from '#domain/chat'
import { newsLanguages } from '#domain/news-languages'
import { changeSettings } from '#features/change'
import { type Ctx, onPress, readerOf, reply, show } from '#features/context'
import { publishChatMenu } from '#features/menu'
import { renderLanguages } from '#views/menu-settings'

export function language(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('language', async (ctx) => {
    const [first = '', second] = ctx.match
      .trim()
      .split(/[\s,]+/)
      .map((name) => codeOf(name) ?? name)
    if (first === '') return screen(ctx)
    const offered = await deps.store.newsLanguages()
    if (!deps.locales.languages.includes(first)) return refuse(ctx, first)
    if (second !== undefined && !offered.includes(second)) return refuseSecond(ctx, second, first, offered)
    await setLanguage(ctx, first, second)
  })
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'show' && action.screen === 'language' ? action : undefined),
    (ctx) => screen(ctx),
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'set' && action.what === 'language' ? action.value : undefined),
    async (ctx, code, answer) => {
      const { settings, locale } = await readerOf(deps, ctx)
      if (!deps.locales.languages.includes(code)) return answer(locale.text('toast-stale'))
      const forgotten = settings.secondLanguage === code ? (['secondLanguage'] as const) : []
      const chat = await changeSettings(deps, ctx, { language: code }, [...forgotten])
      if (!chat) return
      await answer(deps.locales.of(code).text('toast-saved'))
      await screen(ctx)
      await changeMenu(ctx, chat)
    },
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'set' && action.what === 'second' ? action.value : undefined),
    async (ctx, code, answer) => {
      const { settings, locale } = await readerOf(deps, ctx)
      const isOff = code === 'off'
      if (!isOff && (code === settings.language || !(await deps.store.newsLanguages()).includes(code)))
        return answer(locale.text('toast-stale'))
      if (!(await changeSettings(deps, ctx, isOff ? {} : { secondLanguage: code }, isOff ? ['secondLanguage'] : [])))
        return
      await answer(locale.text('toast-saved'))
      await screen(ctx)
    },
  )
  return composer

  async function screen(ctx: Ctx): Promise<void> {
    const { settings, locale } = await readerOf(deps, ctx)
    await show(deps, ctx, renderLanguages(settings, deps.locales.languages, await deps.store.newsLanguages(), locale))
  }

  async function setLanguage(ctx: Ctx, first: string, second: string | undefined): Promise<void> {
    const isSecond = second !== undefined && second !== first
    const chat = await changeSettings(
      deps,
      ctx,
      { language: first, ...(isSecond ? { secondLanguage: second } : {}) },
      isSecond ? [] : ['secondLanguage'],
    )
    if (!chat) return
    const locale = deps.locales.of(first)
    const name = (code: string) => locale.text(`language-${code}`)
    const [main] = newsLanguages(chat, await deps.store.newsLanguages(), deps.settings.defaultLanguage)
    const lines = [
      locale.html('language-set'),
      ...(main !== undefined && main !== first ? [locale.html('language-news-from', { language: name(main) })] : []),
      ...(isSecond ? [locale.html('language-second-set', { language: name(second) })] : []),
    ]
    await reply(deps, ctx, { html: lines.join('\n') })
    await changeMenu(ctx, chat)
  }

  /** The `/` menu of a group is its members', each in the language of their client. */
  async function changeMenu(ctx: Ctx, { id, kind }: Chat): Promise<void> {
    if (kind === 'private') await publishChatMenu(ctx.api, deps, id)
  }

  async function refuse(ctx: Ctx, name: string): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    const known = deps.locales.languages
    const args = { name: name.slice(0, 30), known: known.join(', '), example: known[0] ?? '' }
    await reply(deps, ctx, { html: locale.html('language-unknown', args) })
  }

  /** The bot may well speak it: what is missing is news. */
  async function refuseSecond(ctx: Ctx, name: string, first: string, offered: string[]): Promise<void> {
    const { locale } = await readerOf(deps, ctx)
    const other = offered.find((code) => code !== first)
    const example = other === undefined ? first : `${first} ${other}`
    const args = { name: name.slice(0, 30), known: offered.join(', '), example }
    await reply(deps, ctx, { html: locale.html('language-second-unknown', args) })
  }

  /** The code of a language written as code or by a name, in its own language or in an offered one. */
  function codeOf(name: string): string | undefined {
    const wanted = name.toLocaleLowerCase()
    const known = ['az', 'en', 'ru', 'de', 'fr', 'es', 'ar', 'zh']
    return known.find(
      (code) =>
        code === wanted ||
        deps.locales.languages.some((spoken) =>
          [`language-${code}`, `language-own-${code}`].some(
            (key) => deps.locales.of(spoken).text(key).toLocaleLowerCase() === wanted,
          ),
        ),
    )
  }
}
