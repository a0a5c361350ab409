// The limit server over HTTP: each call is judged by faults and limit, noted, and answered after its latency.
// Light on purpose: it must never be what the senders wait for.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRandom } from '#tools/bench/random'
import { createBucket } from './bucket.ts'
import type { ServerJob } from './contract.ts'
import { drawFate, type Fate, type Flood } from './faults.ts'
import type { Ledger } from './ledger.ts'
import { BOT_USER, messageResult, methodKind, type Params, parseParams, refusal } from './methods.ts'
import type { People } from './people.ts'
import type { UpdateQueue } from './updates.ts'

export type ServeParts = { job: ServerJob; ledger: Ledger; people: People; updates: UpdateQueue; now: () => number }

/** `listen` resolves with the port, on the loopback address. */
export function createLimitServer({ job, ledger, people, updates, now }: ServeParts) {
  const random = createRandom(job.seed)
  const bucket = createBucket(job.perSecond, job.burst)
  const shares = job.faults ?? { lostAnswers: 0, serverErrors: 0 }
  const { totals } = ledger
  let flood: Flood | undefined
  let lastMessageId = 100

  const latencyMs = () => job.latencyMs[0] + random() * (job.latencyMs[1] - job.latencyMs[0])
  const later = (
    response: ServerResponse,
    status: number,
    body: Params,
    onWritten: (at: number) => void = () => {},
  ) => {
    setTimeout(() => {
      // A response to a process that was killed meanwhile is never written.
      if (!response.destroyed) onWritten(now())
      write(response, status, body)
    }, latencyMs())
  }
  const refuse = (response: ServerResponse, seconds: number) => {
    totals.refused += 1
    later(response, 429, refusal(429, `Too Many Requests: retry after ${seconds}`, seconds))
  }

  /** Takes a call that costs a slot, or refuses it. */
  const charge = (response: ServerResponse, params: Params, makesMessage: boolean) => {
    const at = now()
    const chatId = Number(params['chat_id'])
    const fate: Fate = drawFate(shares, flood, at, random)
    if (fate.kind === 'flood') return refuse(response, fate.retryAfterSec)
    const waitSeconds = bucket.take(at, makesMessage ? chatId : undefined)
    if (waitSeconds > 0) return refuse(response, waitSeconds)
    if (fate.kind === 'error') {
      totals.errors += 1
      return later(response, 500, refusal(500, 'Internal Server Error'))
    }
    if (makesMessage) lastMessageId += 1
    const messageId = makesMessage ? lastMessageId : Number(params['message_id'])
    const exchange = ledger.take(makesMessage ? textOf(params) : undefined, chatId, at)
    // What a kill broke off is under way at that kill, and at no later one.
    response.once('close', () => {
      exchange.endedAt ??= now()
    })
    if (fate.kind === 'lost-answer') {
      totals.lostAnswers += 1
      setTimeout(() => response.destroy(), latencyMs())
      return
    }
    later(response, 200, { ok: true, result: messageResult(params, messageId, at) }, (writtenAt) => {
      exchange.endedAt = writtenAt
      people.sees(chatId, messageId, params['reply_markup'], writtenAt)
    })
  }

  const answer = (response: ServerResponse, method: string, params: Params) => {
    totals.calls += 1
    switch (methodKind(method)) {
      case 'message':
        return charge(response, params, true)
      case 'edit':
        return charge(response, params, false)
      case 'updates':
        return updates.poll(Number(params['offset'] ?? 0), Number(params['timeout'] ?? 0) * 1000, (result) =>
          write(response, 200, { ok: true, result }),
        )
      case 'press-answer':
        return later(response, 200, { ok: true, result: true }, (at) =>
          people.answered(params['callback_query_id'], at),
        )
      case 'free':
        return later(response, 200, { ok: true, result: method === 'getMe' ? BOT_USER : true })
      case 'unknown':
        return later(response, 404, refusal(404, 'Not Found'))
    }
  }

  const server = createServer((request, response) => {
    readBody(request, (body) => {
      const params = parseParams(body)
      const method = /^\/bot[^/]+\/(\w+)$/.exec(request.url ?? '')?.[1] ?? ''
      if (params === undefined) return write(response, 400, refusal(400, 'Bad Request: the body is no JSON object'))
      answer(response, method, params)
    })
  })
  server.keepAliveTimeout = 120_000

  return {
    listen: () =>
      new Promise<number>((resolve, reject) => {
        server.once('error', reject)
        server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
          const address = server.address()
          resolve(typeof address === 'object' && address !== null ? address.port : 0)
        })
      }),
    setFlood: (next: Flood) => {
      flood = next
    },
  }
}

function readBody(request: IncomingMessage, then: (body: string) => void): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => then(Buffer.concat(chunks).toString('utf8')))
}

function write(response: ServerResponse, status: number, body: Params): void {
  if (response.destroyed) return
  const text = JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

/** The words of a message, rich or plain: the mark stands in them. */
function textOf(params: Params): string {
  return params['text'] === undefined ? JSON.stringify(params['rich_message'] ?? '') : String(params['text'])
}
