// Commands in any case: phones begin a line with a capital. It changes the command's own letters, and no other.
import { Composer } from 'grammy'
import type { Ctx } from './context.ts'

/** `/Digest` as `/digest`, under a picture too; what stands behind the command stays as it is. */
export function commandCase(): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.on('message', (ctx, next) => {
    const { message } = ctx
    if (message.text !== undefined) message.text = lowered(message.text)
    if (message.caption !== undefined) message.caption = lowered(message.caption)
    return next()
  })
  return composer
}

/** As long as before: entities count on it. */
function lowered(text: string): string {
  return text.replace(/^\/\w+/, (command) => command.toLowerCase())
}
