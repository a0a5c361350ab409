// A private chat that speaks about a channel: by a button that names it, or by a command such as `/schedule @name 08:00`. Only
// who administers the channel now is let through; everything then happens to the channel as it would to the chat itself.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { mayManage, refuseManaging } from '#features/managing'
import { isAboutChat, parseAbout } from '#views/about'
import { parseAction } from '#views/action'
import type { Ctx } from './context.ts'

/** Commands that can name a channel. */
const COMMANDS = [
  ...['stop', 'settings', 'topics', 'schedule', 'timezone', 'quiet', 'language', 'follow', 'unfollow', 'following'],
  ...['breaking', 'pause', 'resume', 'why', 'forget'],
]

/** A name as Telegram gives it to a channel, or the id of one. */
const NAMED = /^\/(\w+)((?:@\w+)?)\s+(@[a-z]\w{3,31}|-100\d{5,13})(?=\s|$)/i

export function aboutChannels(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.chatType('private').on('callback_query:data', async (ctx, next) => {
    const about = parseAbout(ctx.callbackQuery.data)
    if (about === undefined) return next()
    const action = parseAction(about.data)
    // None of our buttons: it is answered like any other of these.
    if (action === undefined || !isAboutChat(action)) return next()
    const chat = await deps.store.chat(about.id)
    const title = chat?.connection?.title ?? (await deps.telegram.channel(about.id))?.title
    ctx.about = { id: about.id, title: title ?? '' }
    if (title === undefined || !(await mayManage(deps, ctx))) return refuseManaging(deps, ctx)
    ctx.callbackQuery.data = about.data
    return next()
  })
  composer.chatType('private').on('message:text', async (ctx, next) => {
    const [all, command = '', bot = '', name = ''] = NAMED.exec(ctx.message.text) ?? []
    if (all === undefined || !COMMANDS.includes(command.toLowerCase())) return next()
    const channel = await deps.telegram.channel(name.startsWith('@') ? name : Number(name))
    const chat = channel && (await deps.store.chat(channel.id))
    // A word that begins with @ can be followed, too.
    if (channel === undefined || chat === undefined || !channel.administrators.includes(ctx.from.id)) return next()
    ctx.about = { id: channel.id, title: channel.title }
    ctx.message.text = `/${command}${bot} ${ctx.message.text.slice(all.length).trim()}`.trim()
    return next()
  })
  return composer
}
