// An album an editor sends comes part by part, and no part says that it is the last: after a second of silence it is whole,
// and its card comes. It gathers no part itself.
import type { Deps } from '#deps'
import type { Instant } from '#domain/article'
import { renderAudienceCard } from '#views/broadcast-draft'
import { localeOf } from './show-progress.ts'
import { editorIds } from './tell-editors.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now' | 'wait' | 'log'>

/** The album an editor sent last. */
export type Album = {
  /** Telegram's own id of it (Bot API, `media_group_id`). */
  groupId: string
  broadcastId: string
  /** The album that followed it because one holds no more than ten: it is left out. */
  restId?: string
  lastMessageId: number
  lastPartAt: Instant
  /** `closed`: its card is out, no part is taken any more; `over`: nothing more is said of it either. */
  state: 'open' | 'closed' | 'over'
}

const SILENCE_MS = 1000
/** After a restart nobody waits for the silence: a job finds those left open. */
const FORGOTTEN_MS = 5 * SILENCE_MS

export async function albumOf({ store }: Pick<Deps, 'store'>, chatId: number): Promise<Album | undefined> {
  return (await store.session(keyOf(chatId))) as Album | undefined
}

export async function saveAlbum({ store }: Pick<Deps, 'store'>, chatId: number, album: Album): Promise<void> {
  await store.saveSession(keyOf(chatId), album)
}

/** Waits until the album has been silent for a second; nothing happens when another part came meanwhile. Never rejects. */
export async function closeWhenSilent(deps: World, chatId: number, messageId: number): Promise<void> {
  try {
    let leftMs = SILENCE_MS
    while (leftMs > 0) {
      await deps.wait(leftMs)
      const album = await albumOf(deps, chatId)
      if (album?.lastMessageId !== messageId) return
      leftMs = album.lastPartAt + SILENCE_MS - deps.now()
      if (leftMs <= 0) await close(deps, chatId, album)
    }
  } catch (error) {
    // The bot was stopped: the job closes it when it is back.
    deps.log.info('album-not-closed', {}, error)
  }
}

/**
 * The job: closes what no wait closes any more, at its second look at the latest part. At the first one the parts that came
 * while the bot was down may still be on their way.
 */
export function createAlbumCloser(deps: World): () => Promise<void> {
  const seen = new Map<number, number>()
  return async () => {
    for (const chatId of await editorIds(deps)) {
      const album = await albumOf(deps, chatId)
      if (album?.state !== 'open' || deps.now() - album.lastPartAt < FORGOTTEN_MS) continue
      if (seen.get(chatId) === album.lastMessageId) await close(deps, chatId, album)
      seen.set(chatId, album.lastMessageId)
    }
  }
}

async function close(deps: World, chatId: number, album: Album): Promise<void> {
  if (album.state !== 'open') return
  const { store, telegram } = deps
  const draft = await store.broadcast(album.broadcastId)
  const isEditor = (await editorIds(deps)).includes(chatId)
  if (isEditor && draft?.state === 'draft' && draft.cardId === undefined) {
    const card = renderAudienceCard(draft, undefined, false, await localeOf(deps, chatId))
    const outcome = await telegram.send(chatId, card)
    // The job tries again: without its card the album would be lost.
    if (outcome.kind === 'retry') return
    if (outcome.kind === 'sent') await store.changeBroadcast(draft.id, ['draft'], { cardId: outcome.messageId })
  }
  // Last: a kill before it brings the card once more, a kill after a mark set first would bring none.
  await saveAlbum(deps, chatId, { ...album, state: 'closed' })
}

/** So named, it is erased with the chat. */
const keyOf = (chatId: number) => `${chatId}:album`
