// Reads a response's body up to a size. It never holds more than that, however small the compressed form was.
import { promisify } from 'node:util'
import { constants, gunzip } from 'node:zlib'

const unzip = promisify(gunzip)

/** The whole body, or `too-large` as soon as it passes `maxBytes` (counted after decompression). */
export async function readBody(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array | 'too-large'> {
  if (!body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength
    if (length > maxBytes) {
      await reader.cancel()
      return 'too-large'
    }
    chunks.push(part.value)
  }
  return unzipUnannounced(Buffer.concat(chunks, length), maxBytes)
}

/** Some servers send a gzip file as it lies on disk, without saying so. */
async function unzipUnannounced(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array | 'too-large'> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    // Z_SYNC_FLUSH keeps what a cut file holds.
    return await unzip(bytes, { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return tooLarge ? 'too-large' : bytes
  }
}
