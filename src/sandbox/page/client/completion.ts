// What the input field offers for what stands in it. Pure.
import type { BotCommand } from '@grammyjs/types'

/** The commands that begin as the text does, for a text that is the beginning of a command and nothing else. */
export function completions(text: string, commands: readonly BotCommand[]): readonly BotCommand[] {
  const typed = /^\/([a-z0-9_]*)$/i.exec(text)?.[1]?.toLowerCase()
  return typed === undefined ? [] : commands.filter(({ command }) => command.startsWith(typed))
}

/** The inline query a text asks (`@bot words`), the spaces around it away; undefined where it asks none. */
export function inlineQueryOf(text: string, username: string): string | undefined {
  if (username === '' || !text.toLowerCase().startsWith(`@${username.toLowerCase()} `)) return undefined
  return text.slice(username.length + 2).trim()
}

/** Where the mark goes in a list of `count` lines; it goes round. */
export function moved(choice: number, step: -1 | 1, count: number): number {
  return count === 0 ? 0 : (choice + step + count) % count
}
