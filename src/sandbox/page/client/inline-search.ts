// Asks the bot inline as one types (Bot API, InlineQuery): after a pause, and only the last question's answer counts.
import { inlineQueryOf } from './completion.ts'
import type { Here } from './here.ts'

const PAUSE_MS = 350

export function searchInline(here: Here): void {
  const { local, model, draft } = here
  const query = inlineQueryOf(draft.text, model.bot?.username ?? '')
  if (query !== undefined && query === local.inline?.query) return
  local.cancelSearch()
  if (query === undefined) {
    local.inline = undefined
    return
  }
  local.inline = { query, isWaiting: true, results: [], nextOffset: '' }
  const timer = setTimeout(() => void ask(here, query, ''), PAUSE_MS)
  local.cancelSearch = () => clearTimeout(timer)
}

/** The results after those there are. */
export function searchOn(here: Here): void {
  const { inline } = here.local
  if (inline === undefined || inline.isWaiting) return
  inline.isWaiting = true
  here.redraw()
  void ask(here, inline.query, inline.nextOffset)
}

async function ask(here: Here, query: string, offset: string): Promise<void> {
  const asked = here.local.inline
  const answer = await here.context.act({ kind: 'inline', query, ...(offset === '' ? {} : { offset }) })
  if (asked === undefined || here.local.inline !== asked) return
  // Why not, the context has said: the list goes, so that Enter sends the text.
  if (!answer.ok) here.local.dismissed = here.draft.text
  const found = answer.ok ? (answer.results ?? []) : []
  here.local.inline = {
    query,
    isWaiting: false,
    results: [...asked.results, ...found],
    nextOffset: answer.ok ? (answer.nextOffset ?? '') : '',
  }
  here.redraw()
}
