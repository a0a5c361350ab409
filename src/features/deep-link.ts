// A link from a group's or a channel's list, `t.me/BOT?start=latest_economy`: done as if its command had been typed. Articles
// (`a_ID`) are start's.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { commandLine } from '#features/command-case'
import { renderOffer } from '#views/menu-welcome'
import { type Ctx, readerOf, reply } from './context.ts'

const START = /^\/start (digest|latest|interviews)(?:_([\w-]{1,30}))?$/

export function deepLink(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.chatType('private').on('message:text', async (ctx, next) => {
    const { message } = ctx
    const [, name, section = ''] = START.exec(commandLine(message) ?? '') ?? []
    if (name === undefined) return next()
    message.text = `/${name} ${section}`.trim()
    message.entities = [{ type: 'bot_command', offset: 0, length: name.length + 1 }]
    await next()
    const { chat, locale } = await readerOf(deps, ctx)
    if (chat?.state !== 'active') await reply(deps, ctx, renderOffer(locale))
  })
  return composer
}
