// Screens of a private chat that are about a channel: named by its title, and with buttons that say which channel they mean.
import { type Action, parseAction } from './action.ts'
import { cutText, escapeHtml } from './html.ts'
import type { Button, Post } from './message.ts'

/** The channel in question. */
export type About = { id: number; title: string }

/** Callback data (Bot API: 64 bytes). Ids of channels have at most 17 characters. */
const MOST_BYTES = 64
const DATA = /^c(-\d{1,16})~(.*)$/s
const DEEDS = ['subscribe', 'stop', 'forget', 'ask-time', 'ask-city', 'close', 'resume']

/** Whether the action is about what a chat gets. */
export function isAboutChat(action: Action): boolean {
  if (action.kind === 'do') return DEEDS.includes(action.what)
  if (action.kind === 'show') return action.screen !== 'help'
  return ['set', 'follow', 'unfollow', 'follow-story', 'unfollow-story'].includes(action.kind)
}

/** Whether the action stops or erases a chat, or is on the way to it. */
export function isLeaving(action: Action): boolean {
  if (action.kind === 'do') return ['stop', 'forget', 'close'].includes(action.what)
  return action.kind === 'show' && action.screen === 'forget'
}

/** Which channel the data of a button is about, and what it says of it; undefined for a button about nobody else. */
export function parseAbout(data: string): { id: number; data: string } | undefined {
  const [, id, rest] = DATA.exec(data) ?? []
  return id === undefined || rest === undefined ? undefined : { id: Number(id), data: rest }
}

export function aboutData(id: number, data: string): string {
  return `c${id}~${data}`
}

/** The same post about this channel. A button with no room for its name goes. */
export function aboutChannel<T extends Post>(post: T, { id, title }: About): T {
  const name = cutText(title, 100)
  const headed = 'html' in post ? { ...post, html: `📣 <b>${escapeHtml(name)}</b>\n\n${post.html}` } : post
  if (post.keyboard === undefined) return headed
  return { ...headed, keyboard: post.keyboard.map((row) => row.flatMap((button) => meant(button, id))) }
}

function meant(button: Button, id: number): Button[] {
  const action = 'data' in button ? parseAction(button.data) : undefined
  if (!('data' in button) || action === undefined || !isAboutChat(action)) return [button]
  const data = aboutData(id, button.data)
  // An id is ASCII; of the rest a letter may take four bytes.
  return data.length > MOST_BYTES || /[^ -~]/.test(data) ? [] : [{ text: button.text, data }]
}
