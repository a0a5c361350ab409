// Erases the lines of chats from a day file: spaces take their place, so that no other line moves and whoever reads on
// from an offset misses none.
import { markOf, parseDelivery } from './delivery-line.ts'
import type { Files, OpenFile } from './files.ts'
import { eachLine } from './lines.ts'

type Range = { start: number; end: number }

const COPY_BYTES = 1 << 20
const SPACE = 32

/** Rewrites the file beside the old one and renames it over that; durable when it resolves. */
export async function eraseLines(files: Files, folder: string, path: string, chatIds: number[]): Promise<void> {
  const marks = chatIds.map(markOf)
  const from = await files.open(path, 'read')
  try {
    const gaps: Range[] = []
    await eachLine(from, (line, start) => {
      if (!marks.some((mark) => line.includes(mark))) return
      const delivery = parseDelivery(line)
      // The piece of a line that a crash left is erased as well.
      if (delivery === undefined || chatIds.includes(delivery.chatId)) gaps.push({ start, end: start + line.length })
    })
    if (gaps.length === 0) return
    const draft = `${path}.tmp`
    await writeWithout(files, from, gaps, draft)
    await files.rename(draft, path)
    await files.syncFolder(folder)
  } finally {
    await from.close()
  }
}

/** Copies a file with these ranges (ascending) blank, durably. */
async function writeWithout(files: Files, from: OpenFile, gaps: Range[], path: string): Promise<void> {
  const to = await files.open(path, 'create')
  try {
    const size = await from.size()
    const chunk = Buffer.allocUnsafe(COPY_BYTES)
    let position = 0
    const write = async (bytes: Buffer) => {
      await to.write(bytes, position)
      position += bytes.length
    }
    for (const { start, end } of [...gaps, { start: size, end: size }]) {
      while (position < start) {
        const read = await from.read(chunk.subarray(0, Math.min(chunk.length, start - position)), position)
        if (read === 0) break
        await write(chunk.subarray(0, read))
      }
      await write(Buffer.alloc(end - start, SPACE))
    }
    await to.sync()
  } finally {
    await to.close()
  }
}
