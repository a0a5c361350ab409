// /channels: the channels a person connected, and connecting one: by its button, by a post of it, or by its @name.
import { Composer, type Context } from 'grammy'
import type { Deps } from '#deps'
import { enterQuestion, question } from '#features/ask'
import { commandLine } from '#features/command-case'
import { type Ctx, onPress, readerOf, reply, show } from '#features/context'
import { askTelegram, mayManage, refuseManaging } from '#features/managing'
import { subscribe } from '#features/subscribe'
import { renderChannelQuestion, renderChannels } from '#views/menu-channels'

export function channels(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.use(
    question(
      deps,
      'ask-channel',
      ({ locale }) => renderChannelQuestion(locale),
      (ctx) => connect(ctx),
      { isAnswer: isChannel },
    ),
  )
  composer.chatType('private').command('channels', async (ctx) => {
    const { chatId, locale } = await readerOf(deps, ctx)
    const connected = await deps.store.chatsConnectedBy(chatId)
    // A group is changed in the group itself, while the bot is in it.
    const listed = connected.filter(({ kind, state }) => kind === 'channel' || state === 'unreachable')
    await show(deps, ctx, renderChannels(listed, locale))
  })
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'do' && action.what === 'ask-channel' ? action : undefined),
    (ctx) => enterQuestion(ctx, 'ask-channel'),
  )
  return composer

  /** Only where the person is an administrator and the bot may post; what is missing is said. */
  async function connect(ctx: Ctx): Promise<boolean> {
    const { locale } = await readerOf(deps, ctx)
    const ref = channelOf(ctx)
    const channel = ref === undefined ? undefined : await askTelegram(deps, ctx, (telegram) => telegram.channel(ref))
    if (channel !== undefined && channel !== 'unknown') ctx.about = { id: channel.id, title: channel.title }
    if (ctx.about === undefined || !(await mayManage(deps, ctx))) {
      await refuseManaging(deps, ctx)
      return false
    }
    await reply(deps, ctx, { html: locale.html('channel-found'), chooseChannel: false })
    return subscribe(deps, ctx)
  }
}

/** What names a channel: one that was chosen, a post of it, its @name, link or id. */
function channelOf({ message }: Context): string | number | undefined {
  if (message?.chat_shared !== undefined) return message.chat_shared.chat_id
  if (message?.forward_origin?.type === 'channel') return message.forward_origin.chat.id
  const [, name, id] =
    /^(?:https?:\/\/t\.me\/|t\.me\/|@)?([a-z]\w{3,31})\/?$|^(-100\d{5,13})$/i.exec(message?.text?.trim() ?? '') ?? []
  if (id !== undefined) return Number(id)
  return name === undefined ? undefined : `@${name}`
}

function isChannel({ message }: Context): boolean {
  if (message?.forward_origin !== undefined || message?.chat_shared !== undefined) return true
  return message?.text !== undefined && commandLine(message) === undefined
}
