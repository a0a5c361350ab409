// The page's only way out: the stream of events in, acts as POST. It knows no document.
import type { Act, Answer, Direction, PageEvent, UploadQuery } from '#sandbox/page/protocol'

export type Connection = {
  act(act: Act): Promise<Answer>
  upload(query: UploadQuery, bytes: Blob): Promise<Answer>
  direct(direction: Direction): Promise<Answer>
}

export type Heard = {
  event(event: PageEvent): void
  /** The stream broke; it is tried again until it comes, and the first event then is `hello`. */
  lost(): void
}

const RETRY_MS = 1500

/** Opens the stream of events and keeps it open. */
export function connect({ event, lost }: Heard): Connection {
  const open = () => {
    const source = new EventSource('/events')
    source.onmessage = ({ data }) => event(JSON.parse(data) as PageEvent)
    source.onerror = () => {
      lost()
      // A browser tries again by itself after a broken line, and gives up after an answer that is no stream.
      if (source.readyState === EventSource.CLOSED) setTimeout(open, RETRY_MS)
    }
  }
  open()
  return {
    act: (act) => post('/act', JSON.stringify(act), 'application/json'),
    direct: (direction) => post('/direct', JSON.stringify(direction), 'application/json'),
    upload: (query, bytes) => post(`/upload?${new URLSearchParams(query)}`, bytes, bytes.type),
  }
}

async function post(path: string, body: BodyInit, type: string): Promise<Answer> {
  try {
    const headers = { 'content-type': type || 'application/octet-stream' }
    const response = await fetch(path, { method: 'POST', body, headers })
    return (await response.json()) as Answer
  } catch {
    return { ok: false, error: 'No connection to the local Telegram.' }
  }
}
