// How others send to many chats: the loops and plugins our sender is measured beside, each with its defaults.
import { autoRetry } from '@grammyjs/auto-retry'
import { apiThrottler } from '@grammyjs/transformer-throttler'
import { Api } from 'grammy'

export const PEER_NAMES = ['for-await', 'promise-all', 'throttler', 'auto-retry'] as const
export type PeerName = (typeof PEER_NAMES)[number]

export type PeerJob = { peer: PeerName; apiRoot: string; chatIds: number[]; text: string }

/** Requests `auto-retry` has under way at a time. */
const RETRIES_AT_ONCE = 3

/** Sends the text to every chat as this peer does; resolves with how many sends were given up. */
export async function sendAsPeer({ peer, apiRoot, chatIds, text }: PeerJob, token: string): Promise<number> {
  const api = new Api(token, { apiRoot })
  let failed = 0
  const send = async (chatId: number) => {
    await api.sendMessage(chatId, text).catch(() => {
      failed += 1
    })
  }
  switch (peer) {
    case 'for-await':
      for (const chatId of chatIds) await send(chatId)
      break
    case 'promise-all':
      await Promise.all(chatIds.map(send))
      break
    case 'throttler':
      api.config.use(apiThrottler() as Parameters<typeof api.config.use>[0])
      await Promise.all(chatIds.map(send))
      break
    case 'auto-retry': {
      api.config.use(autoRetry())
      const left = [...chatIds]
      const work = async () => {
        for (let chatId = left.shift(); chatId !== undefined; chatId = left.shift()) await send(chatId)
      }
      await Promise.all(Array.from({ length: RETRIES_AT_ONCE }, work))
      break
    }
  }
  return failed
}
