// Buttons for where many read together: what is to be read opens in each reader's own chat with the bot. It changes no text.
import { type Action, parseAction } from './action.ts'
import type { Button, Post } from './message.ts'

/** Where a deep link leads (Bot API, "Deep linking": 1–64 of `A-Za-z0-9_-`); undefined for what is no reading. */
export function startPayload(action: Action): string | undefined {
  switch (action.kind) {
    case 'read':
    case 'page':
    case 'question':
    case 'form':
      return `a_${action.id}`
    case 'more':
      return 'digest'
    case 'latest':
      return action.section === '' ? 'latest' : `latest_${action.section}`
    case 'interviews':
      return 'interviews'
    default:
      return undefined
  }
}

function deepLink(botUsername: string, payload: string): string {
  return `https://t.me/${botUsername}?start=${payload}`
}

/**
 * The same post with links in the place of the buttons that open something to read. Of the others, which change what a chat
 * gets, `keep` leaves all, and `drop` none: in a channel nobody presses for all. An arrow back leads nowhere and goes.
 */
export function withLinks<T extends Post>(post: T, botUsername: string, others: 'keep' | 'drop'): T {
  if (post.keyboard === undefined) return post
  const keyboard = post.keyboard
    .map((row) => row.flatMap((button) => linked(button, botUsername, others)))
    .filter((row) => row.length > 0)
  return { ...post, keyboard }
}

function linked(button: Button, botUsername: string, others: 'keep' | 'drop'): Button[] {
  if (!('data' in button)) return [button]
  const action = parseAction(button.data)
  const payload = action && startPayload(action)
  if (payload === undefined) return others === 'keep' ? [button] : []
  if (button.text === '◀') return []
  return [{ text: button.text, url: deepLink(botUsername, payload) }]
}
