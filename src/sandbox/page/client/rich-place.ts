// Where in a rich message one is drawing, and the jumps to its anchors and footnotes: never out of the message.
import type { Here } from './here.ts'
import { bringIntoView, flash } from './scroll.ts'

export type RichPlace = { here: Here; message: number; path: string }

export function inside(place: RichPlace, part: number | string): RichPlace {
  return { ...place, path: `${place.path}.${part}` }
}

/** Anchors and references have names of their own. */
export type Target = { kind: 'anchor' | 'reference'; name: string }

export function targetKey({ kind, name }: Target): string {
  return `${kind} ${name}`
}

/** A click's way to the target in the same message; an empty anchor is the message's top (Bot API, RichTextAnchorLink). */
export function jumpsTo(target: Target): (event: Event) => void {
  return (event) => {
    event.preventDefault()
    const message = event.currentTarget instanceof Element ? event.currentTarget.closest<HTMLElement>('.rich') : null
    if (message === null) return
    const isTop = target.kind === 'anchor' && target.name === ''
    const targets = [...message.querySelectorAll<HTMLElement>('[data-target]')]
    const found = isTop ? message : targets.find(({ dataset }) => dataset['target'] === targetKey(target))
    if (found !== undefined) show(found, message)
  }
}

function show(found: HTMLElement, message: HTMLElement): void {
  for (let each = found.closest('details'); each !== null; each = each.parentElement?.closest('details') ?? null)
    if (message.contains(each)) each.open = true
  bringIntoView(found, 'start')
  found.focus({ preventScroll: true })
  const lit = found === message ? undefined : found.textContent === '' ? found.nextElementSibling : found
  if (lit instanceof Element) flash(lit)
}
