// Sends what stands in the composer: a text, an edit, files, a forward.
import type { Context } from './context.ts'
import type { Here } from './here.ts'
import type { Draft } from './local-state.ts'
import { goToEnd } from './scroll.ts'

/** What was refused comes back into the field, unless something new stands there by then. */
export async function send(here: Here): Promise<void> {
  const { draft, local } = here
  const before = { ...draft }
  const { forwarding } = local
  if (before.text.trim() === '' && before.files.length === 0 && forwarding === undefined) return
  emptyDraft(here)
  goToEnd(here)
  const refused = await sendDraft(here, before)
  if (refused !== undefined) {
    if (draft.text === '' && draft.files.length === 0) Object.assign(draft, refused)
  } else if (forwarding !== undefined) {
    local.forwarding = undefined
    await here.context.act({ kind: 'forward', message: forwarding.message, from: forwarding.from })
  }
  here.redraw()
}

/** Resolves to what was not sent, if anything was refused. */
async function sendDraft({ context }: Here, draft: Draft): Promise<Draft | undefined> {
  const { text, files, replyTo, editing } = draft
  const refused = ({ ok }: { ok: boolean }) => (ok ? undefined : draft)
  if (editing !== undefined) return refused(await context.act({ kind: 'edit', message: editing, text }))
  if (files.length > 0) return sendFiles(context, draft)
  if (text.trim() === '') return undefined
  return refused(await context.act({ kind: 'send', text, ...(replyTo === undefined ? {} : { replyTo }) }))
}

/** Several files are one album, the caption on its first (Bot API, sendMediaGroup). Those sent before a refused one stay sent. */
async function sendFiles(context: Context, draft: Draft): Promise<Draft | undefined> {
  const { files, text } = draft
  const album = files.length > 1 ? { album: crypto.randomUUID() } : {}
  for (const [index, { file, kind }] of files.entries()) {
    const words = index === 0 && text.trim() !== '' ? { caption: text } : {}
    const answer = await context.upload({ kind, name: file.name, ...words, ...album }, file)
    if (!answer.ok) return { ...draft, files: files.slice(index), text: index === 0 ? text : '' }
  }
  return undefined
}

export function emptyDraft({ draft, local }: Here): void {
  Object.assign(draft, { text: '', files: [], replyTo: undefined, editing: undefined })
  local.choice = 0
  local.cancelSearch()
  local.inline = undefined
}

/** Escape: lets go of an edit, a reply or a forward; false if there was none. */
export function letGo(here: Here): boolean {
  const { draft, local } = here
  if (draft.editing !== undefined) emptyDraft(here)
  else if (draft.replyTo !== undefined) draft.replyTo = undefined
  else if (local.forwarding !== undefined) local.forwarding = undefined
  else return false
  here.redraw()
  return true
}
