// 🔔 under an article: what follows on its story comes at once. Which headlines do is decided elsewhere.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { DEFAULT_ALERTS } from '#domain/alert'
import { MOST_STORIES, presentStories, STORY_LASTS_MS, storyWords } from '#domain/story'
import { changeSettings } from '#features/change'
import { type AnswerPress, type Ctx, onPress, readerOf, show } from '#features/context'
import { changePressed } from '#features/pressed-keyboard'
import type { StoryPlace } from '#views/action'
import { cutText } from '#views/html'
import { renderFollowing } from '#views/menu-following'
import { storyButton } from '#views/story-button'

/** Headlines that tell which words are rare: some days of a language. */
const LOOKED_AT = 500
const LONGEST_TITLE = 300

export function story(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'follow-story' ? action : undefined),
    (ctx, { id, place }, answer) => follow(ctx, id, place, answer),
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'unfollow-story' ? action : undefined),
    (ctx, { id, place }, answer) => unfollow(ctx, id, place, answer),
  )
  return composer

  async function follow(ctx: Ctx, id: string, place: StoryPlace, answer: AnswerPress): Promise<void> {
    const { settings, locale } = await readerOf(deps, ctx)
    const at = deps.now()
    const stories = presentStories(settings.stories, at)
    if (!stories.some(({ articleId }) => articleId === id)) {
      if (stories.length >= MOST_STORIES) return answer(locale.text('toast-stories-full', { count: MOST_STORIES }))
      const [article] = await deps.store.keptArticles([id])
      if (article === undefined) return answer(locale.text('toast-story-gone'))
      const others = await deps.store.listArticles({ languages: [article.language] }, LOOKED_AT)
      const words = storyWords(
        article.title,
        others.items.map(({ title }) => title),
      )
      if (words.length < 2) return answer(locale.text('toast-story-gone'))
      const added = { articleId: id, title: cutText(article.title, LONGEST_TITLE), words, untilAt: at + STORY_LASTS_MS }
      if (!(await changeSettings(deps, ctx, { stories: [...stories, added] }))) return
    }
    const isSilent = (settings.alerts ?? DEFAULT_ALERTS).choice === 'off'
    await answer(locale.text(isSilent ? 'toast-story-silent' : 'toast-story-followed'))
    await changePressed(deps, ctx, storyButton(id, 'followed', place, locale))
  }

  async function unfollow(ctx: Ctx, id: string, place: StoryPlace, answer: AnswerPress): Promise<void> {
    const { settings, locale } = await readerOf(deps, ctx)
    const stories = presentStories(settings.stories, deps.now())
    const left = stories.filter(({ articleId }) => articleId !== id)
    if (left.length < stories.length) {
      const isLast = left.length === 0
      if (!(await changeSettings(deps, ctx, isLast ? {} : { stories: left }, isLast ? ['stories'] : []))) return
    }
    await answer(locale.text('toast-story-unfollowed'))
    if (place !== 'list') return changePressed(deps, ctx, storyButton(id, 'free', place, locale))
    const isOff = (settings.alerts ?? DEFAULT_ALERTS).choice === 'off'
    await show(deps, ctx, renderFollowing({ words: settings.words ?? [], stories: left }, isOff, locale))
  }
}
