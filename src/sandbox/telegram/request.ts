// One HTTP request as a call of the Bot API: which method, with which parameters and files. It judges none of them.
import type { IncomingMessage } from 'node:http'
import { parseMultipart } from './multipart.ts'
import { isObject, type Params, type Upload } from './params.ts'
import { badRequest, Refusal } from './refusal.ts'

export type Input = { params: Params; uploads: ReadonlyMap<string, Upload> }

// Bot API, "Sending files": 50 MB for files; the rest of a request is far smaller.
const MAX_BODY_BYTES = 50 * 1024 * 1024

/** Query and body together (Bot API, "Making requests": query, urlencoded, JSON, multipart). */
export async function readInput(request: IncomingMessage, url: URL): Promise<Input> {
  const query = Object.fromEntries(url.searchParams)
  return inputOf(request.headers['content-type'] ?? '', await readBody(request), query)
}

/** A body of this content type, beside what the query gives. */
export function inputOf(type: string, body: Buffer, query: Record<string, string> = {}): Input {
  if (body.length === 0) return { params: query, uploads: new Map() }
  if (type.startsWith('application/json')) return { params: { ...query, ...parseJson(body) }, uploads: new Map() }
  if (type.startsWith('multipart/form-data')) {
    const form = parseMultipart(type, body)
    if (form === undefined) throw badRequest("can't parse multipart form data")
    return { params: { ...query, ...form.fields }, uploads: form.files }
  }
  if (type.startsWith('application/x-www-form-urlencoded'))
    return {
      params: { ...query, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) },
      uploads: new Map(),
    }
  throw badRequest('unsupported content type')
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > MAX_BODY_BYTES) throw new Refusal(413, 'Request Entity Too Large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function parseJson(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    if (isObject(value)) return value
  } catch {
    // Falls through to the refusal below, like valid JSON of another type.
  }
  throw badRequest("can't parse JSON object")
}
