// A rich message (Bot API, RichMessage): its frame, and the jumps inside it. Blocks and running text are files of their own.
import type { RichMessage } from '@grammyjs/types'
import { html, type TemplateResult } from 'lit-html'
import type { Here } from './here.ts'
import { blocks } from './rich-blocks.ts'

export function richMessage(here: Here, message: number, { blocks: content, is_rtl }: RichMessage): TemplateResult {
  const at = { here, message, path: `${here.chat.id}:${message}:rich` }
  return html`<div class="rich" dir=${is_rtl === true ? 'rtl' : 'ltr'} tabindex="-1">${blocks(at, content)}</div>`
}
