// Receipts of the document and of the day files, each once: a crash can leave one in both, or twice in its file.
import { join } from 'node:path'
import type { Instant } from '#domain/article'
import type { Delivery } from '#domain/delivery'
import { movedTo } from '#domain/delivery-rules'
import { dayOf, endOf } from './days.ts'
import { parseDelivery } from './delivery-line.ts'
import { type Files, withFile } from './files.ts'
import { eachLine } from './lines.ts'
import type { Tables } from './tables.ts'

/** Lines read in one step. */
const AT_ONCE = 1000
/** Keys that a chat can have again, days later; all others are given once for ever. */
const COMES_AGAIN = /^(alert|held):/

/** Those that ended at or after `sinceAt`, the latest day first, under the ids their chats have now. */
export async function* dumpReceipts(
  files: Files,
  folder: string,
  { deliveries, finished, chats, erasures }: Tables,
  sinceAt: Instant,
): AsyncGenerator<Delivery, void> {
  const erased = new Set([...erasures.values()].flatMap(({ chatId, formerIds }) => [chatId, ...formerIds]))
  const presentIds = new Map<number, number>()
  for (const { id, formerIds = [] } of chats.values()) for (const former of formerIds) presentIds.set(former, id)

  const seen = new Set<string>()
  for (const delivery of finished.values()) {
    if (endOf(delivery) < sinceAt) continue
    seen.add(delivery.key)
    yield delivery
  }
  for (const day of await daysSince(files, folder, sinceAt)) {
    // One that has not ended is told as such: its key was given again, or the folder is a copy of two moments.
    const isWanted = (delivery: Delivery) =>
      endOf(delivery) >= sinceAt &&
      !erased.has(delivery.chatId) &&
      !seen.has(delivery.key) &&
      !deliveries.has(delivery.key)
    const path = join(folder, 'deliveries', `${day}.jsonl`)
    const offsets = await lastLines(files, path, isWanted)
    for (let from = 0; from < offsets.length; from += AT_ONCE)
      for (const delivery of await readLines(files, path, offsets.slice(from, from + AT_ONCE))) {
        if (COMES_AGAIN.test(delivery.key)) seen.add(delivery.key)
        const presentId = presentIds.get(delivery.chatId)
        yield presentId === undefined ? delivery : movedTo(delivery, presentId)
      }
  }
}

async function daysSince(files: Files, folder: string, sinceAt: Instant): Promise<string[]> {
  const names = await files.list(join(folder, 'deliveries'))
  const days = names.flatMap((name) => /^(\d{4}-\d\d-\d\d)\.jsonl$/.exec(name)?.[1] ?? [])
  return days
    .filter((day) => day >= dayOf(sinceAt))
    .sort()
    .reverse()
}

/** Where the last line of each key begins, ascending. */
async function lastLines(files: Files, path: string, isWanted: (delivery: Delivery) => boolean): Promise<number[]> {
  const last = new Map<string, number>()
  await withFile(files, path, (file) =>
    eachLine(file, (line, offset) => {
      const delivery = parseDelivery(line)
      if (delivery && isWanted(delivery)) last.set(delivery.key, offset)
    }),
  )
  return [...last.values()].sort((a, b) => a - b)
}

/** The lines that begin at these offsets, in one pass from the first to the last. */
async function readLines(files: Files, path: string, offsets: number[]): Promise<Delivery[]> {
  const wanted = new Set(offsets)
  const last = offsets.at(-1) ?? 0
  const found: Delivery[] = []
  const take = (line: Buffer, offset: number) => {
    const delivery = wanted.has(offset) ? parseDelivery(line) : undefined
    if (delivery) found.push(delivery)
    return offset < last
  }
  await withFile(files, path, (file) => eachLine(file, take, offsets[0]))
  return found
}
