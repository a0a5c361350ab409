// A chat on a terminal: messages as a reader sees them, in plain lines. It only draws.
import type { SeenMessage } from '#sandbox/telegram/world'

const WIDTH = 78

export type Terminal = {
  /** A line of the narrator, not of the chat. */
  say: (text: string) => void
  /** A message of either side. */
  show: (message: SeenMessage, who: string) => void
}

/** `write` gets whole lines; `colours` for terminals that have them. */
export function createTerminal(write: (line: string) => void, colours: boolean): Terminal {
  const paint = (code: number, text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text)
  return {
    say: (text) => write(`\n${paint(36, `▸ ${text}`)}`),
    show: (message, who) => {
      const edge = paint(message.own ? 32 : 35, '│')
      const lines = message.text.split('\n').flatMap((line) => wrap(line, WIDTH - 4))
      write(`\n${edge} ${paint(1, who)}${message.edits.length > 0 ? paint(2, ' (edited)') : ''}`)
      for (const line of lines) write(`${edge} ${line}`)
      if (message.file) write(`${edge} ${paint(2, `[${message.file.kind}]`)}`)
      for (const row of message.keyboard)
        for (const line of wrap(row.map(({ text }) => `[${text}]`).join(' '), WIDTH - 4))
          write(`${edge} ${paint(33, line)}`)
    },
  }
}

/** Words into lines of at most `width` columns; a longer word stands alone. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
