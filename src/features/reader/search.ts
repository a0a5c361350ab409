// /search: articles by the words of their headlines and texts.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { enterQuestion, question } from '#features/ask'
import { commandLine } from '#features/command-case'
import { type Ctx, onPress, readerOf } from '#features/context'
import { startSearch, turnSearch } from '#features/show-search'

export function search(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.use(
    question(
      deps,
      'ask-search',
      'search-ask',
      async (ctx) => (await startSearch(deps, ctx, ctx.message?.text ?? '', true)) === 'said',
      // A text is searched for whether it was asked for or not: no answer comes too late.
      {
        isAnswer: ({ message }) => message?.text !== undefined && commandLine(message) === undefined,
        limitMs: Number.POSITIVE_INFINITY,
      },
    ),
  )
  composer.command('search', async (ctx) => {
    if ((await startSearch(deps, ctx, ctx.match, true)) === 'no-words') await enterQuestion(ctx, 'ask-search')
  })
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'search' ? action : undefined),
    async (ctx, action, answer) => {
      if (!(await turnSearch(deps, ctx, action)))
        await answer((await readerOf(deps, ctx)).locale.text('toast-stale-search'))
    },
  )
  return composer
}
