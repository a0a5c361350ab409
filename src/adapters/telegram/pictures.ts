// Pictures known by their address: downloaded and uploaded once, then sent by their file id. An address that was refused is left
// alone for a day.
import { InputFile } from 'grammy'
import type { Deps } from '#deps'
import type { Instant } from '#domain/article'
import type { SendOutcome } from '#domain/delivery'
import type { FetchFailureCode } from '#domain/feed'

/** File ids of uploaded pictures, by their address. */
export type PictureStore = {
  fileId(url: string): Promise<string | undefined>
  remember(url: string, fileId: string): Promise<void>
}

export type Picture = string | InputFile

export type PictureSender = {
  /**
   * One request with the picture, and once more with `undefined` where the picture cannot be had or is refused. Those who ask
   * for the same one meanwhile wait for its upload.
   */
  send(url: string, request: (picture: Picture | undefined) => Promise<SendOutcome>): Promise<SendOutcome>
}

type PictureOptions = Pick<Deps, 'fetchPicture' | 'now'> & { store: PictureStore }

const REFUSED_FOR_MS = 24 * 3_600_000
/** A site that does not answer may be back soon, and no reader should wait for it again meanwhile. */
const AWAY_FOR_MS = 600_000
const AWAY: FetchFailureCode[] = ['dns', 'refused', 'tls', 'timeout', 'network']
const MOST_REFUSED = 5000

export function createPictureSender({ fetchPicture, now, store }: PictureOptions): PictureSender {
  const refusedUntil = new Map<string, Instant>()
  const uploads = new Map<string, Promise<unknown>>()

  const refuse = (url: string, forMs: number) => {
    refusedUntil.delete(url)
    refusedUntil.set(url, now() + forMs)
    const [oldest] = refusedUntil.keys()
    if (refusedUntil.size > MOST_REFUSED && oldest !== undefined) refusedUntil.delete(oldest)
  }

  const fetchUpload = async (url: string): Promise<InputFile | undefined> => {
    const fetched = await fetchPicture(url)
    if (fetched.kind === 'picture') return new InputFile(fetched.bytes, fileName(fetched.name))
    const isAway = AWAY.includes(fetched.code) || (fetched.status ?? 0) >= 500 || fetched.status === 429
    refuse(url, isAway ? AWAY_FOR_MS : REFUSED_FOR_MS)
    return undefined
  }

  const sendOnce: PictureSender['send'] = async (url, request) => {
    if ((refusedUntil.get(url) ?? 0) > now()) return request(undefined)
    const known = await store.fileId(url)
    // An id belongs to one bot: after a change of the token it is refused, and the picture is uploaded anew.
    const byId = known === undefined ? undefined : await request(known)
    if (byId?.kind === 'no-media') return request(undefined)
    if (byId !== undefined && !isRejected(byId)) return byId
    const upload = await fetchUpload(url)
    if (upload === undefined) return request(undefined)
    const outcome = await request(upload)
    if (outcome.kind === 'sent' && outcome.pictureFileId !== undefined) await store.remember(url, outcome.pictureFileId)
    if (outcome.kind === 'no-media') return request(undefined)
    if (!isRejected(outcome)) return outcome
    const without = await request(undefined)
    // A message that is refused without it as well is refused for something else.
    if (without.kind === 'sent') refuse(url, REFUSED_FOR_MS)
    return without
  }

  return {
    async send(url, request) {
      const upload = uploads.get(url)
      if (upload !== undefined) {
        await upload.catch(() => undefined)
        return sendOnce(url, request)
      }
      const sending = sendOnce(url, request)
      uploads.set(url, sending)
      return sending.finally(() => uploads.delete(url))
    },
  }
}

function isRejected(outcome: SendOutcome): boolean {
  return outcome.kind === 'rejected' && outcome.status === 400
}

/** A name of a file, whatever was given: grammY writes it unquoted into a multipart header. */
export function fileName(name: string): string {
  const safe = name.replace(/[^\w.-]/g, '_').slice(-60)
  return safe === '' ? 'picture.jpg' : safe
}
