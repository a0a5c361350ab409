// A Telegram that knows nobody yet: its options and what it remembers at the start. Nothing listens here.
import type { UserFromGetMe } from '@grammyjs/types'
import { createCallLog } from './calls.ts'
import type { Limits } from './limits.ts'
import { createSignal } from './signal.ts'
import type { State } from './state.ts'
import { createUpdateQueue } from './updates.ts'

export type TelegramOptions = {
  /** The time of this Telegram, ms; dates of messages, limits and the 48 hours of deletions go by it. */
  now: () => number
  token: string
  botUser?: Partial<UserFromGetMe>
  /** Resolves after `ms`, or when the signal aborts; real time when absent. Long polls and slow answers go by it. */
  wait?: (ms: number, signal?: AbortSignal) => Promise<void>
  /** 0 ≤ x < 1, for faults that strike a share of calls; always 0 when absent, so that they strike. */
  random?: () => number
  /** Sending limits; none when absent. */
  limits?: Limits
  /** False: an older server, which answers 404 to sendRichMessage. */
  richMessages?: boolean
  /** False: the bot's owner has no Telegram Premium, so that its custom emoji become plain ones. */
  customEmoji?: boolean
  /** How long `until` and presses wait in real time before they fail, ms. */
  patienceMs?: number
  /** For long runs: how many calls, and messages in each chat of a simulated person, are kept; all when absent. */
  keep?: { calls?: number; messages?: number }
  /** How long a press may be answered, ms of `now`. */
  queryLifeMs?: number
}

const FIRST_IDS = { message: 100, query: 7_000_000_001, file: 1, album: 13_000_000_001, user: 500_001, chat: 4_001 }

/** The memory of a new Telegram with this clock, token and bot. */
export function createState(options: TelegramOptions): State {
  const signal = createSignal()
  const ids: Record<string, number> = {}
  const botId = Number(options.token.split(':')[0]) || 42
  const bot = { ...BOT, id: botId, ...options.botUser } as UserFromGetMe
  const { id, is_bot, first_name, username } = bot
  return {
    ...signal,
    token: options.token,
    bot,
    botUser: { id, is_bot, first_name, username },
    now: options.now,
    wait: options.wait ?? realWait,
    richMessages: options.richMessages ?? true,
    customEmoji: options.customEmoji ?? true,
    users: new Map(),
    chats: new Map(),
    queries: new Map(),
    files: new Map(),
    previews: new Map(),
    commands: new Map(),
    profile: new Map(),
    menuButtons: new Map(),
    defaultRights: new Map(),
    inlineMessages: new Map(),
    calls: createCallLog(options.keep?.calls),
    updates: createUpdateQueue(options.now, 1, signal.changed),
    isPayingAllowed: true,
    paidMessages: 0,
    webhook: undefined,
    endPoll: undefined,
    queryLifeMs: options.queryLifeMs ?? 600_000,
    nextId: (sequence) => {
      const next = ids[sequence] ?? FIRST_IDS[sequence]
      ids[sequence] = next + 1
      return next
    },
  }
}

const BOT = {
  is_bot: true,
  first_name: 'Briefings',
  username: 'briefings_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: true,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
}

function realWait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    if (signal?.aborted === true) done()
    signal?.addEventListener('abort', done)
  })
}
