// /language: of the bot and of the news; a second one fills only what the first leaves empty.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { Chat } from '#domain/chat'
import { choosableLanguages, newsLanguages } from '#domain/news-languages'
import { changeSettings } from '#features/change'
import { type Ctx, onPress, readerOf, reply, show } from '#features/context'
import { publishChatMenu } from '#features/menu'
import { renderLanguages } from '#views/menu-settings'

/** Known by name though neither spoken nor in any feed: the refusal then names the code. */
const NAMED = ['az', 'en', 'ru', 'de', 'fr', 'es', 'ar', 'zh']

export function language(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('language', async (ctx) => {
    const offered = await deps.store.newsLanguages()
    const [first = '', second] = ctx.match
      .trim()
      .split(/[\s,]+/)
      .map((name) => codeOf(name, offered) ?? name)
    if (first === '') return screen(ctx)
    if (!choosableLanguages(deps.locales.languages, offered).includes(first)) return refuse(ctx, first)
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
      if (!(await choosable()).includes(code)) return answer(locale.text('toast-stale'))
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
    await show(deps, ctx, renderLanguages(settings, await choosable(), await deps.store.newsLanguages(), locale))
  }

  async function choosable(): Promise<string[]> {
    return choosableLanguages(deps.locales.languages, await deps.store.newsLanguages())
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
    const name = (code: string) => locale.languageName(code)
    // Where the interface does not speak it the news does, and the nearest it speaks goes with it.
    const isSpoken = deps.locales.languages.includes(first)
    const [main] = newsLanguages(chat, await deps.store.newsLanguages(), deps.settings.defaultLanguage)
    const lines = [
      isSpoken ? locale.html('language-set') : locale.html('language-news-only', { language: name(first) }),
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
    const known = await choosable()
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
  function codeOf(name: string, offered: string[]): string | undefined {
    const wanted = name.toLocaleLowerCase()
    const namesOf = (code: string) => [
      code,
      ...deps.locales.languages.flatMap((spoken) => {
        const locale = deps.locales.of(spoken)
        return [locale.languageName(code), locale.ownLanguageName(code)]
      }),
    ]
    const known = choosableLanguages(NAMED, offered)
    return known.find((code) => namesOf(code).some((known) => known.toLocaleLowerCase() === wanted))
  }
}
