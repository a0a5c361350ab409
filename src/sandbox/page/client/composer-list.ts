// The list over the input field, if there is one: commands as one types them, or results of an inline query.
import { completions } from './completion.ts'
import { emptyDraft } from './composer-send.ts'
import type { Here } from './here.ts'

export type Listed = { kind: 'commands' | 'results'; count: number }

export function listed(here: Here): Listed | undefined {
  if (here.local.dismissed === here.draft.text) return undefined
  const commands = offeredCommands(here).length
  if (commands > 0) return { kind: 'commands', count: commands }
  const results = here.local.inline?.results.length ?? 0
  return results > 0 ? { kind: 'results', count: results } : undefined
}

export function offeredCommands({ chat, draft, model }: Here) {
  return completions(draft.text, chat.menus[model.player] ?? [])
}

/** Takes a line of the list: a result is sent; a command is sent or, with Tab, only written. */
export function chooseListed(here: Here, index: number, sends: boolean): void {
  const { draft, context, local } = here
  const command = offeredCommands(here)[index]
  if (command !== undefined) {
    const text = `/${command.command}`
    if (sends) {
      emptyDraft(here)
      void context.act({ kind: 'send', text })
    } else draft.text = `${text} `
    here.redraw()
    return
  }
  const result = local.inline?.results[index]
  if (result === undefined) return
  const query = local.inline?.query ?? ''
  emptyDraft(here)
  here.redraw()
  void context.act({ kind: 'choose', query, result })
}
