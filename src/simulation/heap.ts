// A binary heap: the least first, in logarithmic time. A year of a thousand readers has some ten million timers.

export type Heap<T> = { push(item: T): void; pop(): T | undefined; peek(): T | undefined; size(): number }

export function createHeap<T>(compare: (a: T, b: T) => number): Heap<T> {
  const items: T[] = []
  const isLess = (a: number, b: number) => compare(items[a] as T, items[b] as T) < 0
  const swap = (a: number, b: number) => {
    const item = items[a] as T
    items[a] = items[b] as T
    items[b] = item
  }
  return {
    push(item) {
      let place = items.push(item) - 1
      while (place > 0) {
        const parent = (place - 1) >> 1
        if (!isLess(place, parent)) return
        swap(place, parent)
        place = parent
      }
    },
    pop() {
      const first = items[0]
      const last = items.pop()
      if (items.length === 0 || last === undefined) return first
      items[0] = last
      for (let place = 0; ; ) {
        const left = 2 * place + 1
        const least = left + 1 < items.length && isLess(left + 1, left) ? left + 1 : left
        if (least >= items.length || !isLess(least, place)) return first
        swap(place, least)
        place = least
      }
    },
    peek: () => items[0],
    size: () => items.length,
  }
}
