// Appends finished deliveries to a day file, all of them or none.
import type { Delivery } from '#domain/delivery'
import type { Files } from './files.ts'
import type { Mark } from './receipt-index.ts'

export type Appended = { marks: Mark[]; from: number; to: number }

/** Durable when it resolves; says where the lines stand. */
export async function appendLines(files: Files, path: string, deliveries: Delivery[]): Promise<Appended> {
  const file = await files.open(path, 'append')
  try {
    const from = await file.size()
    // The newline in front ends a line that a crash cut.
    const parts = [Buffer.from('\n')]
    const marks: Mark[] = []
    let to = from + 1
    for (const delivery of deliveries) {
      const line = Buffer.from(`${JSON.stringify(delivery)}\n`)
      marks.push({ chatId: delivery.chatId, offset: to })
      parts.push(line)
      to += line.length
    }
    try {
      await file.write(Buffer.concat(parts), from)
      await file.sync()
    } catch (error) {
      await file.truncate(from).catch(() => undefined)
      throw error
    }
    return { marks, from, to }
  } finally {
    await file.close()
  }
}
