// The list of messages keeps its place: at its end it follows what is new, elsewhere it stays and counts what came below.
import type { Here } from './here.ts'

/** Nearer to the end than this one is at it. */
const END_PX = 48
/** Left over what one jumped to. */
const TOP_PX = 16

/** For `ref` of the list: follows its content from then on until it leaves the page. */
export function keepsPlace(here: Here): (list: Element | undefined) => void {
  const { local, place } = here
  return (list) => {
    if (!(list instanceof HTMLElement) || list.dataset['place'] === place) return
    list.dataset['place'] = place
    local.reading = { place, isAtEnd: true, seen: newest(here) }
    const toEnd = () => {
      list.scrollTop = list.scrollHeight
    }
    const growth = new ResizeObserver(() => local.reading.isAtEnd && toEnd())
    for (const child of list.children) growth.observe(child)
    growth.observe(list)
    list.addEventListener('scroll', () => {
      const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < END_PX
      if (isAtEnd === local.reading.isAtEnd) return
      local.reading.isAtEnd = isAtEnd
      here.redraw()
    })
    toEnd()
  }
}

/** How many messages came below while one was reading further up. */
export function unseen(here: Here): number {
  const { reading } = here.local
  if (reading.place !== here.place) return 0
  if (reading.isAtEnd) reading.seen = newest(here)
  return (here.model.messages.get(here.chat.id) ?? []).filter(({ wire }) => wire.message_id > reading.seen).length
}

export function goToEnd(here: Here): void {
  const list = document.querySelector<HTMLElement>('.messages')
  here.local.reading.isAtEnd = true
  if (list !== null) list.scrollTop = list.scrollHeight
  here.redraw()
}

/** Brings a part of a message to the top of the list, or a message to its middle; what is around the list stays. */
export function bringIntoView(part: HTMLElement, block: 'start' | 'center'): void {
  const list = part.closest('.messages')
  if (list === null) return
  const [inner, outer] = [part.getBoundingClientRect(), list.getBoundingClientRect()]
  const room = block === 'start' ? TOP_PX : Math.max(TOP_PX, (outer.height - inner.height) / 2)
  list.scrollTop += inner.top - outer.top - room
}

/** Lights it up for a moment. */
export function flash(part: Element): void {
  part.classList.remove('flash')
  // Read, so that the animation starts anew.
  part.getBoundingClientRect()
  part.classList.add('flash')
}

function newest({ model, chat }: Here): number {
  return model.messages.get(chat.id)?.at(-1)?.wire.message_id ?? 0
}
