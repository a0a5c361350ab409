// A private chat that speaks about a channel: by a button that names it, or by a command such as `/schedule @name 08:00`. Only
// who administers the channel now is let through; everything then happens to the channel as it would to the chat itself. Where
// the bot is in it no more, whoever connected it may stop and erase it; so it is with a group.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { commandLine } from '#features/command-case'
import { askTelegram, mayLeave, mayManage, refuseManaging } from '#features/managing'
import { isAboutChat, isLeaving, parseAbout } from '#views/about'
import { parseAction } from '#views/action'
import { renderLost } from '#views/menu-channels'
import { type Ctx, readerOf, show } from './context.ts'

const LEAVING = ['stop', 'forget']
/** What begins with @ can be followed, too. */
const FOLLOWING = ['follow', 'unfollow']
/** Commands that can name a channel. */
const COMMANDS = [
  ...['settings', 'topics', 'schedule', 'timezone', 'quiet', 'language', 'following'],
  ...['breaking', 'pause', 'resume', 'why', ...LEAVING, ...FOLLOWING],
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
    ctx.about = { id: about.id, title: '' }
    if (!(await isNamed(ctx))) return refuseManaging(deps, ctx)
    ctx.callbackQuery.data = about.data
    return passTo(ctx, isLeaving(action), next)
  })
  composer.chatType('private').on('message:text', async (ctx, next) => {
    const [all, given = '', bot = '', name = ''] = NAMED.exec(commandLine(ctx.message) ?? '') ?? []
    const command = given.toLowerCase()
    if (all === undefined || !COMMANDS.includes(command)) return next()
    const isKnown = await isNamed(ctx, name)
    const isAdministered = isKnown && (await mayManage(deps, ctx))
    if (!isAdministered && ctx.rights !== 'unknown' && FOLLOWING.includes(command)) {
      delete ctx.about
      delete ctx.rights
      return next()
    }
    if (!isKnown) return refuseManaging(deps, ctx)
    ctx.message.text = `/${given}${bot} ${ctx.message.text.slice(all.length).trim()}`.trim()
    return passTo(ctx, LEAVING.includes(command), next)
  })
  return composer

  /** Sets what is spoken about. False where there is no such channel, none connected by this name, or Telegram does not answer. */
  async function isNamed(ctx: Ctx, name?: string): Promise<boolean> {
    const ref = ctx.about?.id ?? (name?.startsWith('@') ? name : Number(name))
    const known = typeof ref === 'number' ? (await deps.store.chat(ref))?.connection : undefined
    const found = known
      ? { id: Number(ref), ...known }
      : await askTelegram(deps, ctx, (telegram) => telegram.channel(ref))
    if (found === undefined || found === 'unknown') return false
    const isConnected = name === undefined || (await deps.store.chat(found.id)) !== undefined
    if (isConnected) ctx.about = { id: found.id, title: found.title }
    return isConnected
  }

  async function passTo(ctx: Ctx, leaves: boolean, next: () => Promise<void>): Promise<void> {
    const { chat, locale } = await readerOf(deps, ctx)
    // A group's settings are its own chat's matter; here it can only be left.
    const isGroup = chat !== undefined && chat.kind !== 'channel'
    if (!(await mayLeave(deps, ctx)) || (isGroup && !leaves)) return refuseManaging(deps, ctx)
    if (leaves || ctx.rights === 'yes' || chat === undefined) return next()
    await show(deps, ctx, renderLost(chat, locale))
    if (ctx.callbackQuery) await ctx.answerCallbackQuery()
  }
}
