// /follow, /unfollow, /following: words whose new headlines come at once. Whom a headline reaches is decided elsewhere.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { DEFAULT_ALERTS } from '#domain/alert'
import type { ChatSettings } from '#domain/chat'
import { addPhrase, findPhrase, parseFollow, phraseId, splitFollows } from '#domain/follow'
import { presentStories } from '#domain/story'
import { changeSettings } from '#features/change'
import { type AnswerPress, type Ctx, onPress, readerOf, reply, show } from '#features/context'
import type { UnfollowPlace } from '#views/action'
import { type FollowOutcome, renderFollowed, renderFollowing, renderUnfollowed } from '#views/menu-following'

export function follow(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('follow', (ctx) => (ctx.match.trim() === '' ? screen(ctx) : followAll(ctx, splitFollows(ctx.match))))
  composer.command('unfollow', (ctx) => (ctx.match.trim() === '' ? screen(ctx) : unfollowByName(ctx, ctx.match.trim())))
  composer.command('following', (ctx) => screen(ctx))
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'show' && action.screen === 'following' ? action : undefined),
    (ctx) => screen(ctx),
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'follow' ? action.phrase : undefined),
    (ctx, phrase) => followAll(ctx, [phrase]),
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'unfollow' ? action : undefined),
    (ctx, { id, place }, answer) => unfollowPressed(ctx, id, place, answer),
  )
  return composer

  async function screen(ctx: Ctx, note?: string): Promise<void> {
    const { settings, locale } = await readerOf(deps, ctx)
    const follows = { words: settings.words ?? [], stories: presentStories(settings.stories, deps.now()) }
    await show(deps, ctx, renderFollowing(follows, areAlertsOff(settings), locale, note))
  }

  async function followAll(ctx: Ctx, pieces: string[]): Promise<void> {
    const { settings, locale } = await readerOf(deps, ctx)
    const { words, outcome } = addAll(settings.words ?? [], pieces)
    if (outcome.added.length > 0 && !(await changeSettings(deps, ctx, { words }))) return
    await show(deps, ctx, renderFollowed(outcome, areAlertsOff(settings), locale))
  }

  async function unfollowByName(ctx: Ctx, name: string): Promise<void> {
    const { settings, locale } = await readerOf(deps, ctx)
    const word = findPhrase(settings.words ?? [], phraseId(name))
    if (word === undefined) return screen(ctx, locale.html('unfollow-unknown', { word: name.slice(0, 60) }))
    if (await drop(ctx, settings, word)) await show(deps, ctx, renderUnfollowed(word, locale))
  }

  async function unfollowPressed(ctx: Ctx, id: string, place: UnfollowPlace, answer: AnswerPress): Promise<void> {
    const { settings, locale } = await readerOf(deps, ctx)
    const word = findPhrase(settings.words ?? [], id)
    if (word === undefined) {
      await answer(locale.text('toast-not-followed'))
      return place === 'list' ? screen(ctx) : undefined
    }
    if (!(await drop(ctx, settings, word))) return
    await answer(locale.text('toast-unfollowed', { word }))
    if (place === 'list') return screen(ctx)
    const unfollowed = renderUnfollowed(word, locale)
    // The alert itself stays to be read.
    if (place === 'alert') await reply(deps, ctx, unfollowed)
    else await show(deps, ctx, unfollowed)
  }

  async function drop(ctx: Ctx, settings: ChatSettings, word: string): Promise<boolean> {
    const words = (settings.words ?? []).filter((other) => other !== word)
    const changed = await changeSettings(
      deps,
      ctx,
      words.length > 0 ? { words } : {},
      words.length > 0 ? [] : ['words'],
    )
    return changed !== undefined
  }
}

function addAll(before: string[], pieces: string[]): { words: string[]; outcome: FollowOutcome } {
  let words = before
  const added: string[] = []
  const known = new Set<string>()
  let refused: FollowOutcome['refused']
  for (const part of pieces.length > 0 ? pieces : ['']) {
    const parsed = parseFollow(part)
    if (parsed.kind === 'failure') {
      refused ??= { code: parsed.code, part: part.trim() }
      continue
    }
    const result = addPhrase(words, parsed.phrase)
    if (result.kind === 'full') refused ??= { code: 'full', part: parsed.phrase }
    else if (result.kind === 'known') known.add(result.phrase)
    else {
      words = result.words
      added.push(parsed.phrase)
    }
  }
  return {
    words,
    outcome: { added, known: [...known].filter((word) => !added.includes(word)), ...(refused && { refused }) },
  }
}

function areAlertsOff({ alerts }: ChatSettings): boolean {
  return (alerts ?? DEFAULT_ALERTS).choice === 'off'
}
