// Splits a multipart/form-data body (RFC 7578) into fields and files. Knows nothing of the Bot API.
import type { Upload } from './params.ts'

export type Form = { fields: Record<string, string>; files: Map<string, Upload> }

/** Fields and files of the body; undefined when the content type has no boundary or a part is not closed. */
export function parseMultipart(contentType: string, body: Buffer): Form | undefined {
  const found = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  const boundary = found?.[1] ?? found?.[2]
  if (boundary === undefined) return undefined
  const form: Form = { fields: {}, files: new Map() }
  const mark = Buffer.from(`--${boundary}`)
  let from = body.indexOf(mark)
  while (from >= 0) {
    const start = from + mark.length
    if (body.subarray(start, start + 2).toString('latin1') === '--') return form
    const next = body.indexOf(mark, start)
    const headEnd = body.indexOf('\r\n\r\n', start)
    if (next < 0 || headEnd < 0 || headEnd > next) return undefined
    addPart(form, body.subarray(start, headEnd).toString('utf8'), body.subarray(headEnd + 4, next - 2))
    from = next
  }
  return undefined
}

function addPart(form: Form, head: string, content: Buffer): void {
  const name = /[;\s]name="([^"]*)"/i.exec(head)?.[1]
  if (name === undefined) return
  // A bare token is as good as a quoted string (RFC 2183 §2); grammY writes one.
  const named = /[;\s]filename=(?:"([^"]*)"|([^\s";]+))/i.exec(head)
  const file = named?.[1] ?? named?.[2]
  if (file === undefined) form.fields[name] = content.toString('utf8')
  else {
    const mime = /content-type:\s*([^\r\n]+)/i.exec(head)?.[1]?.trim() ?? 'application/octet-stream'
    form.files.set(name, { name: file, mime, bytes: Uint8Array.from(content) })
  }
}
