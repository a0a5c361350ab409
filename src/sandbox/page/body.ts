// Reads the body of a request up to a size; nothing larger is ever held.
import type { IncomingMessage } from 'node:http'
import { nonsense, Refused } from './refused.ts'

/** The bytes of the body; refused with 413 when there are more than `limit`. */
export async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > limit) throw new Refused(413, `That is larger than ${Math.round(limit / 1024)} kB.`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** The body as a JSON object. Its type is asked for, since a form of another site cannot send it. */
export async function readObject(request: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw nonsense('The body must be application/json.')
  const bytes = await readBytes(request, limit)
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw nonsense('The body is no JSON.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw nonsense('The body is no JSON object.')
  return value as Record<string, unknown>
}
