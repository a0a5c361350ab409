// What a story needs whose bot is killed: a local Telegram with an owner and many readers who are known already, and the
// configuration of a bot over it that lets 120 messages a second go.
import type { Config } from '#config'
import { createTelegram, type Person, type Telegram } from '#sandbox/telegram/world'
import { once } from './once.ts'
import { makeFolder } from './store-folders.ts'

export type Killable = { telegram: Telegram; owner: Person; config: Config; chatIds: number[]; token: string }

const FIRST_CHAT = 10_000
const OWNER = 9000
const PATIENCE_MS = 20_000

/** `seed`: of the chance by which faults strike. The folder and the Telegram are the caller's to remove. */
export async function createKillable(chats: number, seed: number, now = Date.now): Promise<Killable> {
  await once('bot')
  const token = '42:TEST-token_of-the-killed'
  let state = seed
  const random = () => {
    state = (state * 16_807) % 2_147_483_647
    return state / 2_147_483_647
  }
  const telegram = createTelegram({ now, token, random, patienceMs: PATIENCE_MS })
  const { root } = await telegram.listen()
  const owner = telegram.person({ id: OWNER, firstName: 'Owner', languageCode: 'en', isKnown: true })
  const chatIds = Array.from({ length: chats }, (_, index) => FIRST_CHAT + index)
  for (const id of chatIds) telegram.person({ id, firstName: 'Reader', isKnown: true })
  const config: Config = {
    botToken: token,
    botApiRoot: root,
    adminIds: [OWNER],
    approvals: 0,
    richMessages: 'offer',
    feeds: [],
    feedsFileFound: true,
    dataDir: await makeFolder(),
    defaultLanguage: 'en',
    defaultZone: 'UTC',
    defaultDigestMinutes: [],
    pollCron: '0 0 1 1 *',
    messagesPerSecond: 120,
    paidBroadcast: 'off',
    httpPort: 0,
    httpHost: '127.0.0.1',
    allowPrivateHosts: true,
    retentionDays: 90,
    logLevel: 'info',
  }
  return { telegram, owner, config, chatIds, token }
}
