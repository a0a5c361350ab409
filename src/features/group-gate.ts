// What of a group's life is for the bot at all: its commands, presses of its buttons, answers to its questions. Talk among
// people passes by, and so do the commands of other bots.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { commandLine } from '#features/command-case'
import { mayManage, refuseManaging } from '#features/managing'
import { editorsButton, parseAction } from '#views/action'
import { type Ctx, isInGroup } from './context.ts'

/** For everybody: they show news and change nothing. */
const READING = ['digest', 'latest', 'interviews', 'read', 'search', 'check', 'help']
const MANAGING = [
  ...['start', 'stop', 'settings', 'topics', 'schedule', 'timezone', 'quiet', 'language', 'follow', 'unfollow'],
  ...['following', 'breaking', 'pause', 'resume', 'why', 'privacy', 'forget', 'cancel', 'here'],
]

/** Anybody may ask for news, all of them together this often: a group takes 20 messages a minute, and some are for the news. */
const READING_EVERY_MS = 4000

export function groupGate(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.filter(isInGroup).on('message', async (ctx, next) => {
    const command = commandFor(ctx)
    if (command === undefined) return (await isAwaited(ctx)) && (await mayAnswer(ctx)) ? next() : undefined
    if (READING.includes(command)) return (await mayRead(ctx)) ? next() : undefined
    if (!MANAGING.includes(command)) return
    return (await mayManage(deps, ctx)) ? next() : refuseManaging(deps, ctx)
  })
  composer.filter(isInGroup).on('callback_query:data', async (ctx, next) => {
    if (parseAction(ctx.callbackQuery.data)?.kind === 'search' && isOnItsMessage(ctx))
      return (await mayRead(ctx)) ? next() : void (await ctx.answerCallbackQuery())
    // There are none of the desk's in a group: whoever presses one is answered, and on the record.
    const isOfDesk = editorsButton(ctx.callbackQuery.data) !== undefined
    return isOfDesk || (await mayManage(deps, ctx)) ? next() : refuseManaging(deps, ctx)
  })
  return composer

  /** An answer to a question the bot asked this person; to be one, it is a reply. */
  async function isAwaited({ message, chatId, from, me }: Ctx): Promise<boolean> {
    if (message?.reply_to_message?.from?.id !== me.id || from === undefined) return false
    return (await deps.store.session(`${chatId}:${from.id}`)) !== undefined
  }

  /** An answer that was none leaves the question open, so that one question can cost many messages. */
  async function mayAnswer(ctx: Ctx): Promise<boolean> {
    const { chatId, update } = ctx
    const isFirst = await deps.store.takeLease(`answering ${chatId}`, `${update.update_id}`, READING_EVERY_MS)
    return isFirst || mayManage(deps, ctx)
  }

  async function mayRead({ chatId, update }: Ctx): Promise<boolean> {
    return deps.store.takeLease(`reading ${chatId}`, `${update.update_id}`, READING_EVERY_MS)
  }
}

/** A client can send any data from any message: a list must not take the place of the news. */
function isOnItsMessage({ callbackQuery }: Ctx): boolean {
  const rows = callbackQuery?.message?.reply_markup?.inline_keyboard ?? []
  return rows.flat().some((button) => 'callback_data' in button && button.callback_data === callbackQuery?.data)
}

/** After the dialogues: what was no answer after all is talk. */
export function groupTalk(): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.filter(isInGroup).on('message', (ctx, next) => (commandFor(ctx) === undefined ? undefined : next()))
  return composer
}

/** The command's name, in lower case; undefined for what is none, or another bot's. */
function commandFor({ message, me }: Ctx): string | undefined {
  const [, name = '', bot] = /^\/(\w+)(?:@(\w+))?(?=\s|$)/.exec(commandLine(message) ?? '') ?? []
  if (name === '' || (bot !== undefined && bot.toLowerCase() !== me.username.toLowerCase())) return undefined
  return name.toLowerCase()
}
