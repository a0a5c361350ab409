// A page's server over a Telegram of its own for each test, its stream of events, and a bare client that may lie about itself.
import { request } from 'node:http'
import { onTestFinished } from 'vitest'
import type { Director } from '#sandbox/page/director'
import type { Answer, PageEvent, Scene } from '#sandbox/page/protocol'
import { createPageServer } from '#sandbox/page/server'
import type { Group, Person, TelegramOptions } from '#sandbox/telegram/world'
import { type Bench, openBench } from './api.ts'

export type Reply = { status: number; headers: Record<string, unknown>; body: string }
export type Sent = { method?: string; headers?: Record<string, string>; body?: string | Uint8Array }

export type PageBench = Bench & {
  url: string
  leyla: Person
  murad: Person
  group: Group
  ask: (path: string, sent?: Sent) => Promise<Reply>
  act: (act: object) => Promise<Answer & { status: number }>
  /** Opens the stream of events. */
  listen: (headers?: Record<string, string>) => Promise<Stream>
  /** Opens it and does not read until `resume`, which reads until `probe` says yes to all that came. */
  listenPaused: () => Promise<{ resume: (probe: (text: string) => boolean) => Promise<string> }>
  close: () => Promise<void>
}

export async function openPage(options: Partial<TelegramOptions> = {}, director?: Director): Promise<PageBench> {
  const bench = await openBench(options)
  const { telegram } = bench
  const leyla = telegram.person({ firstName: 'Leyla', languageCode: 'en' })
  const murad = telegram.person({ firstName: 'Murad', languageCode: 'en' })
  const group = telegram.group({ title: 'Newsroom friends', owner: murad })
  group.addBot(murad)
  const asPlayer = (person: Person, name: string, role: 'reader' | 'editor') => ({
    ...{ id: person.id, name, role, note: '', language: 'en', person },
  })
  const server = createPageServer({
    telegram,
    players: [asPlayer(leyla, 'Leyla', 'reader'), asPlayer(murad, 'Murad', 'editor')],
    groups: [group],
    ...(director === undefined ? {} : { director }),
  })
  onTestFinished(server.close)
  const { url } = await server.listen()
  const ask: PageBench['ask'] = (path, sent) => asked(url, path, sent)
  const act: PageBench['act'] = async (given) => {
    const headers = { 'content-type': 'application/json' }
    const { status, body } = await ask('/act', { method: 'POST', headers, body: JSON.stringify(given) })
    return { ...(JSON.parse(body) as Answer), status }
  }
  const listen: PageBench['listen'] = (headers) => openStream(url, headers)
  const listenPaused = () => openPaused(url)
  return { ...bench, url, leyla, murad, group, ask, act, listen, listenPaused, close: server.close }
}

/** As `fetch`, but with any header and any path, however wrong. */
export function asked(url: string, path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const sending = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString() }),
      )
    })
    sending.on('error', reject)
    sending.end(body)
  })
}

function openPaused(url: string): ReturnType<PageBench['listenPaused']> {
  return new Promise((resolve, reject) => {
    const asking = request(`${url}events`, { agent: false }, (response) => {
      const resume = async (probe: (text: string) => boolean) => {
        let text = ''
        for await (const part of response.setEncoding('utf8') as AsyncIterable<string>) {
          text += part
          if (probe(text)) break
        }
        return text
      }
      resolve({ resume })
    })
    asking.on('error', reject)
    onTestFinished(() => void asking.destroy())
    asking.end()
  })
}

export type Stream = {
  status: number
  events: PageEvent[]
  /** The next event, among those not taken yet, that `probe` says yes to. */
  next: <Kind extends PageEvent['kind']>(
    kind: Kind,
    probe?: (event: Extract<PageEvent, { kind: Kind }>) => boolean,
  ) => Promise<Extract<PageEvent, { kind: Kind }>>
  /** Resolves when the server ended it. */
  ended: Promise<void>
}

async function openStream(url: string, headers: Record<string, string> = {}): Promise<Stream> {
  const gone = new AbortController()
  onTestFinished(() => gone.abort())
  const response = await fetch(`${url}events`, { headers, signal: gone.signal })
  const events: PageEvent[] = []
  let wake = () => {}
  let taken = 0
  const read = async () => {
    let text = ''
    for await (const part of (response.body as ReadableStream).pipeThrough(
      new TextDecoderStream(),
    ) as never as AsyncIterable<string>) {
      const [rest = '', ...blocks] = (text + part).split('\n\n').reverse()
      text = rest
      for (const block of blocks.reverse()) if (block.startsWith('data: ')) events.push(JSON.parse(block.slice(6)))
      wake()
    }
  }
  const ended = read().catch(() => {})
  const next: Stream['next'] = async (kind, probe = () => true) => {
    for (;;) {
      const index = events.findIndex((each, place) => place >= taken && each.kind === kind && probe(each as never))
      if (index >= 0) {
        taken = index + 1
        return events[index] as never
      }
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  return { status: response.status, events, next, ended }
}

export const SCENE: Scene = {
  now: 1_790_000_000_000,
  rate: 1,
  bot: 'running',
  restarts: 0,
  faults: { outage: false, losesAnswers: false, isSlow: false, floodSecondsLeft: 0 },
  isGroupClosed: false,
  stories: [],
  isPublishing: false,
  audience: 0,
  figures: { history: [], waiting: 0, delivered: 0, failed: 0, floods: 0 },
  caption: 'It begins.',
}
