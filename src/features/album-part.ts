// Albums come part by part, to whichever process, and get one answer.
import type { Message } from 'grammy/types'
import type { Deps } from '#deps'

const ALBUM_MS = 60_000

/** True for what is no part of an album, and for the part that is to be answered. */
export async function isFirstPart(
  { store }: Pick<Deps, 'store'>,
  { media_group_id: albumId, chat, message_id: id }: Message,
): Promise<boolean> {
  return albumId === undefined || store.takeLease(`album ${chat.id} ${albumId}`, `${id}`, ALBUM_MS)
}
