// Reads lines of a file by where they begin: a few of a hundred thousand.
import type { OpenFile } from './files.ts'

const FIRST_BYTES = 1024
const NEWLINE = 10

/** The lines (without their newlines) that begin at these offsets; the last one may lack its end. */
export async function linesAt(file: OpenFile, offsets: number[]): Promise<Buffer[]> {
  const lines: Buffer[] = []
  for (const offset of offsets) lines.push(await lineAt(file, offset))
  return lines
}

async function lineAt(file: OpenFile, offset: number): Promise<Buffer> {
  for (let bytes = FIRST_BYTES; ; bytes *= 4) {
    const chunk = Buffer.alloc(bytes)
    const read = await file.read(chunk, offset)
    const end = chunk.subarray(0, read).indexOf(NEWLINE)
    if (end !== -1) return chunk.subarray(0, end)
    if (read < bytes) return chunk.subarray(0, read)
  }
}
