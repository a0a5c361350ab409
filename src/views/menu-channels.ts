// Channels that a person connected, each with the button to its settings, and how to connect another; groups among them
// that can only be erased from here.
import type { Chat } from '#domain/chat'
import type { Locale } from '#locale'
import { aboutData } from './about.ts'
import { actionData } from './action.ts'
import { cutText } from './html.ts'
import type { Keyboard, Message } from './message.ts'

const MOST_CHANNELS = 50

export function renderChannels(
  channels: readonly Pick<Chat, 'id' | 'kind' | 'state' | 'connection'>[],
  locale: Locale,
): Message {
  const keyboard: Keyboard = channels.slice(0, MOST_CHANNELS).map(({ id, kind, state, connection }) => [
    {
      text: `${state === 'active' ? '📣' : '⏸'} ${cutText(connection?.title ?? String(id), 50)}`,
      data: aboutData(id, actionData({ kind: 'show', screen: kind === 'channel' ? 'settings' : 'forget' })),
    },
  ])
  const add = { text: locale.text('button-connect'), data: actionData({ kind: 'do', what: 'ask-channel' }) }
  return {
    html: locale.html(channels.length === 0 ? 'channels-none' : 'channels-screen'),
    keyboard: [...keyboard, [add]],
  }
}

/** Asks which channel, with a button under the input field that lets a person choose among their own. */
export function renderChannelQuestion(locale: Locale): Message {
  return { html: locale.html('channel-ask'), chooseChannel: locale.text('button-choose-channel') }
}

/** To who connected a chat the bot cannot write into any more; its settings can be erased from here. */
export function renderLost(
  { id, kind, connection }: Pick<Chat, 'id' | 'kind' | 'connection'>,
  locale: Locale,
): Message {
  const data = aboutData(id, actionData({ kind: 'show', screen: 'forget' }))
  return {
    html: locale.html(kind === 'channel' ? 'channel-lost' : 'group-lost', { title: connection?.title ?? '' }),
    keyboard: [[{ text: locale.text('button-forget'), data }]],
  }
}

/** In the private chat of who let the bot into a channel: `isBack` where its settings are still known. */
export function renderChannelOffer(id: number, title: string, isBack: boolean, locale: Locale): Message {
  const text = locale.text(isBack ? 'button-resume-channel' : 'button-connect')
  return {
    html: locale.html(isBack ? 'channel-back' : 'channel-hello', { title }),
    keyboard: [[{ text, data: aboutData(id, actionData({ kind: 'do', what: 'subscribe' })) }]],
  }
}
