// The index of a day file: for every chat the offsets of its lines. Numbers of eight bytes: a version, how far the file
// is covered, where each bucket of chats begins, then the pairs of chat and offset. It can always be made anew.
import type { OpenFile } from './files.ts'

/** A line of a chat in a day file. */
export type Mark = { chatId: number; offset: number }
/** All of an index: `pairs` holds a chat's id and an offset by turns; an erased one has 0 for the id. */
export type ReceiptIndex = { covered: number; pairs: ArrayLike<number> }

const VERSION = 1
const BUCKETS = 1024
const HEAD = 2 + BUCKETS + 1
const NUMBER_BYTES = 8

/** The bytes of an index with these pairs, erased ones left out. */
export function encodeIndex({ covered, pairs }: ReceiptIndex): Uint8Array {
  const counts = new Array<number>(BUCKETS + 1).fill(0)
  let total = 0
  for (let at = 0; at < pairs.length; at += 2) {
    const chatId = pairs[at] as number
    if (chatId === 0) continue
    counts[bucketOf(chatId)] = (counts[bucketOf(chatId)] as number) + 1
    total++
  }
  const numbers = new Float64Array(HEAD + 2 * total)
  numbers[0] = VERSION
  numbers[1] = covered
  let start = 0
  const next = counts.map((count) => {
    const mine = start
    start += count
    return mine
  })
  numbers.set(next, 2)
  for (let at = 0; at < pairs.length; at += 2) {
    const chatId = pairs[at] as number
    if (chatId === 0) continue
    const place = next[bucketOf(chatId)] as number
    next[bucketOf(chatId)] = place + 1
    numbers[HEAD + 2 * place] = chatId
    numbers[HEAD + 2 * place + 1] = pairs[at + 1] as number
  }
  return new Uint8Array(numbers.buffer)
}

/** The whole index; undefined for what is none: cut short, or of another version. */
export async function readIndex(file: OpenFile): Promise<ReceiptIndex | undefined> {
  const covered = await readCovered(file)
  if (covered === 0) return undefined
  return { covered, pairs: await readNumbers(file, HEAD, (await file.size()) / NUMBER_BYTES - HEAD) }
}

/** How far an index covers its day file; 0 for what is none. */
export async function readCovered(file: OpenFile): Promise<number> {
  const head = await readNumbers(file, 0, HEAD)
  const [version, covered = 0] = head
  const isWhole = (await file.size()) === (HEAD + 2 * (head[HEAD - 1] ?? 0)) * NUMBER_BYTES
  return version === VERSION && isWhole ? covered : 0
}

/** Offsets of the chat's lines. */
export async function readOffsets(file: OpenFile, chatId: number): Promise<number[]> {
  const { numbers } = await readBucket(file, chatId)
  const offsets: number[] = []
  for (let at = 0; at < numbers.length; at += 2) if (numbers[at] === chatId) offsets.push(numbers[at + 1] as number)
  return offsets
}

/** Erases the chat from the index, in place. */
export async function eraseOffsets(file: OpenFile, chatId: number): Promise<void> {
  const { numbers, position } = await readBucket(file, chatId)
  const left = numbers.map((number, at) => (at % 2 === 0 && number === chatId ? 0 : number))
  if (left.some((number, at) => number !== numbers[at])) await file.write(new Uint8Array(left.buffer), position)
}

async function readBucket(file: OpenFile, chatId: number) {
  const [from = 0, to = from] = await readNumbers(file, 2 + bucketOf(chatId), 2)
  const start = HEAD + 2 * from
  return { numbers: await readNumbers(file, start, 2 * (to - from)), position: start * NUMBER_BYTES }
}

/** Fewer than `count` at the end of the file. */
async function readNumbers(file: OpenFile, first: number, count: number): Promise<Float64Array<ArrayBuffer>> {
  const numbers = new Float64Array(count)
  const bytes = new Uint8Array(numbers.buffer)
  let done = 0
  while (done < bytes.length) {
    const read = await file.read(bytes.subarray(done), first * NUMBER_BYTES + done)
    if (read === 0) break
    done += read
  }
  return done === bytes.length ? numbers : numbers.slice(0, Math.floor(done / NUMBER_BYTES))
}

function bucketOf(chatId: number): number {
  return Math.abs(chatId) % BUCKETS
}
