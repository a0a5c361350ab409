// Files and places to send: chosen, pasted, listed over the input field.
import { html, nothing, type TemplateResult } from 'lit-html'
import { focusComposer } from './button-action.ts'
import type { Here } from './here.ts'
import { CLIP, CLOSE } from './icons.ts'
import { sizeText } from './media.ts'
import { PLACES, sendPlace } from './places.ts'
import { menuButton } from './popup.ts'

/** Bot API, sendMediaGroup. */
const MAX_ALBUM = 10

export function attachButton(here: Here): TemplateResult | typeof nothing {
  if (here.draft.editing !== undefined) return nothing
  const items = [
    { label: 'Photo or video', act: () => pick(here, 'image/*,video/*', false) },
    { label: 'File', act: () => pick(here, '', true) },
    ...PLACES.map((place) => ({ label: `Location: ${place.name}`, act: () => sendPlace(here, place) })),
  ]
  return menuButton(here, 'attach', 'Attach', CLIP, items)
}

function pick(here: Here, accept: string, asFiles: boolean): void {
  const input = document.createElement('input')
  Object.assign(input, { type: 'file', multiple: true, accept })
  input.addEventListener('change', () => attachFiles(here, [...(input.files ?? [])], asFiles))
  input.click()
}

/** Puts files into the composer; documents do not mix with pictures in one album. */
export function attachFiles(here: Here, files: readonly File[], asFiles: boolean): void {
  const { draft } = here
  const isPlain = (type: string) => asFiles || !/^(image\/(png|jpeg|gif|webp)|video\/)/.test(type)
  const someFile = files.some(({ type }) => isPlain(type)) || draft.files.some(({ kind }) => kind === 'document')
  const kindOf = ({ type }: File) => (someFile ? 'document' : type.startsWith('video/') ? 'video' : 'photo')
  const all = [...draft.files.map(({ file }) => file), ...files]
  draft.files = all.slice(0, MAX_ALBUM).map((file) => ({ file, kind: kindOf(file) }))
  if (all.length > MAX_ALBUM) here.context.toast(`An album holds ${MAX_ALBUM} files at most.`)
  here.redraw()
  focusComposer()
}

export function attachedFiles(here: Here): TemplateResult | typeof nothing {
  const { draft } = here
  if (draft.files.length === 0) return nothing
  const remove = (file: File) => () => {
    draft.files = draft.files.filter((each) => each.file !== file)
    here.redraw()
  }
  return html`<ul class="attached" aria-label="Files to send">${draft.files.map(
    ({
      file,
      kind,
    }) => html`<li><span class="attached-kind">${kind}</span> <span dir="auto">${file.name}</span> <small>${sizeText(file.size)}</small>
      <button type="button" class="icon-button" aria-label=${`Remove ${file.name}`} @click=${remove(file)}>${CLOSE}</button></li>`,
  )}</ul>`
}
