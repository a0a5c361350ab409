// The list of messages keeps its place: at its end it follows what is new, as far as the beginning of that stays in view;
// elsewhere it stays and counts what came below.
import type { Here } from './here.ts'
import type { Reading } from './local-state.ts'

/** Nearer to the end than this one is at it. */
const END_PX = 48
/** Left over what one jumped to. */
const TOP_PX = 16

/** For `ref` of the list: follows its content from then on until it leaves the page. */
export function keepsPlace(here: Here): (list: Element | undefined) => void {
  const { place } = here
  return (list) => {
    if (!(list instanceof HTMLElement) || list.dataset['place'] === place) return
    list.dataset['place'] = place
    const reading = readingOf(here)
    const { top } = reading
    let isPlaced = false
    const settle = () => {
      // Not in sight, or gone from the page: it has no place.
      if (list.clientHeight === 0) return
      const news = messagesIn(list).filter((each) => idOf(each) > reading.seen)
      const answers = news.filter((each) => !each.classList.contains('out'))
      // What one writes oneself is followed from anywhere, to its end: the answer is what is read.
      if (answers.length < news.length) reading.isAtEnd = true
      if (reading.isAtEnd) list.scrollTop = restOf(list, answers[0])
      else if (!isPlaced) list.scrollTop = top
      isPlaced = true
      if (look(list, reading)) here.redraw()
    }
    const growth = new ResizeObserver(settle)
    for (const child of list.children) {
      growth.observe(child)
      // What fits into the view makes nothing larger.
      new MutationObserver(settle).observe(child, { childList: true })
    }
    growth.observe(list)
    list.addEventListener('scroll', () => {
      if (look(list, reading)) here.redraw()
    })
  }
}

/** Begins with what was seen of the place elsewhere: what came since is read from its beginning. */
export function readingOf({ local, place, model }: Here): Reading {
  const known = local.readings.get(place)
  if (known !== undefined) return known
  const reading = { isAtEnd: true, seen: model.read.get(place) ?? 0, below: 0, top: 0 }
  local.readings.set(place, reading)
  return reading
}

export function goToEnd(here: Here): void {
  const reading = readingOf(here)
  const list = document.querySelector<HTMLElement>('.messages')
  reading.isAtEnd = true
  if (list !== null) {
    reading.seen = Math.max(reading.seen, ...messagesIn(list).map(idOf))
    list.scrollTop = list.scrollHeight
  }
  here.redraw()
}

/** Whoever pressed a button of the newest message reads it to its end, whatever the view holds: the answer is followed. */
export function followAnswer(here: Here, message: number): void {
  const newest = here.model.messages.get(here.chat.id)?.at(-1)?.wire.message_id
  if (message === newest) readingOf(here).isAtEnd = true
}

const messagesIn = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>('[data-message]')]
const idOf = ({ dataset }: HTMLElement) => Number(dataset['message'])

/** The end, or the beginning of what is new where that is more than the view holds. */
function restOf(list: HTMLElement, news: HTMLElement | undefined): number {
  const end = list.scrollHeight - list.clientHeight
  return news === undefined ? end : Math.min(end, list.scrollTop + offsetIn(list, news) - TOP_PX)
}

/** Takes down where the list is; true if that is to be drawn. A message is seen when its beginning is in view. */
function look(list: HTMLElement, reading: Reading): boolean {
  const messages = messagesIn(list)
  const inView = messages.findLastIndex((each) => offsetIn(list, each) < list.clientHeight)
  const last = messages[inView]
  if (last !== undefined) reading.seen = Math.max(reading.seen, idOf(last))
  const below = messages.slice(inView + 1).filter((each) => idOf(each) > reading.seen).length
  const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < END_PX
  const isOther = isAtEnd !== reading.isAtEnd || below !== reading.below
  Object.assign(reading, { isAtEnd, below, top: list.scrollTop })
  return isOther
}

function offsetIn(list: HTMLElement, part: HTMLElement): number {
  return part.getBoundingClientRect().top - list.getBoundingClientRect().top
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
