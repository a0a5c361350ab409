// `GET /events`: what changed, to every page that is open. A page that reads too slowly is told everything anew
// once it has caught up, so that nothing piles up for it.
import type { ServerResponse } from 'node:http'
import type { Cast } from './cast.ts'
import type { Director } from './director.ts'
import { createNews } from './news.ts'
import type { PageEvent } from './protocol.ts'

const MIN_INTERVAL_MS = 50
const HEARTBEAT_MS = 15_000
const MAX_UNREAD_BYTES = 1024 * 1024

type Listener = { response: ServerResponse; isBehind: boolean; missed: boolean }

export type Events = {
  open: (response: ServerResponse) => void
  /** Says no more; the connections are the server's to end. */
  close: () => void
}

export function createEvents(cast: Cast, director: Director | undefined): Events {
  const news = createNews(cast, director)
  const listeners = new Set<Listener>()
  let sceneChanged = false
  let flushing: NodeJS.Timeout | undefined
  let flushedAt = 0

  const flush = () => {
    clearTimeout(flushing)
    flushing = undefined
    flushedAt = performance.now()
    const events = news.changes(sceneChanged)
    sceneChanged = false
    if (events.length === 0) return
    const text = events.map(asText).join('')
    for (const listener of listeners) write(listener, text)
  }
  // Called thousands of times a second while an audience is served: it may only make a mark.
  const look = () => {
    if (listeners.size > 0)
      flushing ??= setTimeout(flush, Math.max(5, flushedAt + MIN_INTERVAL_MS - performance.now())).unref()
  }
  const write = (listener: Listener, text: string) => {
    if (listener.isBehind) listener.missed = true
    else {
      listener.response.write(text)
      listener.isBehind = listener.response.writableLength > MAX_UNREAD_BYTES
    }
  }
  const caughtUp = (listener: Listener) => {
    listener.isBehind = false
    if (!listener.missed) return
    listener.missed = false
    flush()
    write(listener, asText(news.hello()))
  }

  const stops = [
    cast.telegram.subscribe(look),
    director?.subscribe(() => {
      sceneChanged = true
      look()
    }),
  ]
  const heartbeat = setInterval(() => {
    for (const listener of listeners) if (!listener.isBehind) listener.response.write(': still here\n\n')
  }, HEARTBEAT_MS).unref()

  return {
    open: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' })
      // What the others have not been told yet is told now: from here on all know the same.
      flush()
      const listener = { response, isBehind: false, missed: false }
      listeners.add(listener)
      response.on('drain', () => caughtUp(listener))
      response.on('close', () => listeners.delete(listener))
      write(listener, `retry: 1000\n\n${asText(news.hello())}`)
    },
    close: () => {
      clearTimeout(flushing)
      clearInterval(heartbeat)
      for (const stop of stops) stop?.()
      listeners.clear()
    },
  }
}

function asText(event: PageEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`
}
