// Which messages are commands, and commands in any case: phones begin a line with a capital.
import { Composer } from 'grammy'
import type { Message } from 'grammy/types'
import type { Ctx } from './context.ts'

/** The text or caption of a command; undefined for other messages. What was forwarded is somebody else's words, and never one. */
export function commandLine(message: Message | undefined): string | undefined {
  const line = message?.text ?? message?.caption
  return message?.forward_origin === undefined && line?.startsWith('/') ? line : undefined
}

/**
 * `/Digest` as `/digest`, under a picture too; what stands behind the command stays as it is. Of a forwarded message grammY no
 * longer sees a command.
 */
export function commandCase(): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.on('message', (ctx, next) => {
    const { message } = ctx
    if (message.forward_origin !== undefined) withoutCommands(message)
    else {
      if (message.text !== undefined) message.text = lowered(message.text)
      if (message.caption !== undefined) message.caption = lowered(message.caption)
    }
    return next()
  })
  return composer
}

function withoutCommands(message: Message): void {
  if (message.entities) message.entities = message.entities.filter(({ type }) => type !== 'bot_command')
  if (message.caption_entities)
    message.caption_entities = message.caption_entities.filter(({ type }) => type !== 'bot_command')
}

/** As long as before: entities count on it. */
function lowered(text: string): string {
  return text.replace(/^\/\w+/, (command) => command.toLowerCase())
}
