// Reads a file line by line without holding it: journals, snapshots and day files are larger than a string may be.
import type { OpenFile } from './files.ts'

const CHUNK_BYTES = 1 << 20
const NEWLINE = 10

/**
 * Calls `take` with each line's bytes (without its newline; valid only during the call), its offset, and whether a
 * newline ended it. Stops early when `take` returns false. `from` is where a line begins.
 */
export async function eachLine(
  file: OpenFile,
  take: (line: Buffer, offset: number, ended: boolean) => unknown,
  from = 0,
): Promise<void> {
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
  let rest: Buffer[] = []
  let restBytes = 0
  let position = from
  for (;;) {
    const read = await file.read(chunk, position)
    if (read === 0) break
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end !== -1 && end < read; end = chunk.indexOf(NEWLINE, start)) {
      const tail = chunk.subarray(start, end)
      const line = restBytes === 0 ? tail : Buffer.concat([...rest, tail])
      if (take(line, position + start - restBytes, true) === false) return
      rest = []
      restBytes = 0
      start = end + 1
    }
    if (start < read) {
      rest.push(Buffer.from(chunk.subarray(start, read)))
      restBytes += read - start
    }
    position += read
  }
  if (restBytes > 0) take(Buffer.concat(rest), position - restBytes, false)
}
