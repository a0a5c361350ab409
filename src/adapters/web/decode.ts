// Bytes → text. What the bytes prove comes before what anyone declares; it never throws, whatever the label says.
import { analyse } from 'chardet'
import { trimEndOf } from '#domain/text'
import { charsetOf } from './headers.ts'

export type Decoded = { text: string; charset: string }

const HEAD_BYTES = 4096
const SAMPLE_BYTES = 64 * 1024
const WESTERN = 'windows-1252'

/**
 * The text of a document and the encoding it was read in. In order: byte order mark; UTF-16 without one; valid UTF-8;
 * the HTTP header; the XML declaration or meta element; `fallback` (the feed's own); a guess by content; windows-1252.
 */
export function decodeDocument(bytes: Uint8Array, hints: { contentType?: string; fallback?: string } = {}): Decoded {
  const proven = byMark(bytes) ?? byZeros(bytes)
  if (proven) return read(bytes, proven)
  const head = latin1(bytes.subarray(0, HEAD_BYTES))
  const declared = [charsetOf(hints.contentType), declaredIn(head)].filter(isKnown)
  if (isUtf8(bytes)) {
    // Seven-bit text may be ISO-2022-JP, which only a declaration tells from ASCII.
    const shifted = declared.find((label) => label.startsWith('iso-2022') && bytes.includes(0x1b))
    return read(bytes, shifted ?? 'utf-8')
  }
  if (declared.some(isUtf8Label) && isAlmostUtf8(bytes)) return read(bytes, 'utf-8')
  const label = declared.find((candidate) => !isUtf8Label(candidate) && !candidate.startsWith('utf-16'))
  if (label) return read(bytes, label)
  return read(bytes, isKnown(hints.fallback) ? hints.fallback : guess(bytes))
}

function read(bytes: Uint8Array, label: string): Decoded {
  const decoder = new TextDecoder(label)
  // A cut file may end inside a character.
  return { text: trimEndOf(decoder.decode(bytes), '\ufffd'), charset: decoder.encoding }
}

function byMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** UTF-16 without a mark: mostly ASCII markup, so every other byte of the beginning is zero. */
function byZeros(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, 64)
  if (head.length < 8) return undefined
  const zeros = [0, 0]
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const most = head.length * 0.35
  if (odd > most && even === 0) return 'utf-16le'
  if (even > most && odd === 0) return 'utf-16be'
  return undefined
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // As a stream, so that a character cut at the very end is no error.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Declared UTF-8 with a few bad bytes is damaged UTF-8; with many it is something else. */
function isAlmostUtf8(bytes: Uint8Array): boolean {
  let bad = 0
  let good = 0
  for (const character of new TextDecoder().decode(bytes.subarray(0, SAMPLE_BYTES))) {
    if (character === '\ufffd') bad++
    else if (character > '\u007f') good++
  }
  return bad <= good / 10
}

function declaredIn(head: string): string | undefined {
  const xml = /^\s{0,200}<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(head)?.[1]
  return (xml ?? /<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1])?.toLowerCase()
}

function guess(bytes: Uint8Array): string {
  // Markup drowns the few letters that tell encodings apart, so the sample is taken around the first of them.
  const first = bytes.findIndex((byte) => byte > 0x7f)
  const sample = bytes.subarray(Math.max(0, first - 512), first + SAMPLE_BYTES)
  const matches = analyse(sample).filter(({ name, lang }) => isKnown(name) && !/^(?:utf|iso-2022)/i.test(name) && lang)
  const best = matches[0]
  // Western and Central European texts share most letters; the commoner encoding wins what is nearly a draw.
  const western = matches.find(({ name }) => new TextDecoder(name).encoding === WESTERN)
  const isDraw = best && western && western.confidence >= best.confidence - 15
  return best && !isDraw ? best.name.toLowerCase() : WESTERN
}

function isKnown(label: string | undefined): label is string {
  if (label === undefined) return false
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    return false
  }
}

function isUtf8Label(label: string): boolean {
  return new TextDecoder(label).encoding === 'utf-8'
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}
