// Text without a command, which no question waits for and which is neither number nor link: a search (PRODUCT.md §4).
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { commandLine } from '#features/command-case'
import type { Ctx } from '#features/context'
import { startSearch } from '#features/show-search'

export function plainText(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.on('message:text', async (ctx, next) => {
    const { text } = ctx.message
    if (commandLine(ctx.message) !== undefined || (await startSearch(deps, ctx, text, false)) === 'no-words')
      return next()
  })
  return composer
}
