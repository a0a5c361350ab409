// Mistakes as programmers make them, made around the bot: it has no switch for any of them. Each bends what the bot is given, or
// what it made.
import type { App } from '#app'
import type { Mistake } from '#simulation/scene'

type Store = App['deps']['store']
type Fetch = (url: string, init: { body?: unknown }) => Promise<{ status: number; text(): Promise<string> }>

/** Changes how the bot's store acts. */
const bend = (change: (store: Store) => Partial<Store>): Mistake => ({
  app: ({ deps }) => void Object.assign(deps.store, change({ ...deps.store })),
})
/** Changes what the bot hears from Telegram. */
const mishear = (change: (fetch: Fetch, now: () => number) => Fetch): Mistake => ({
  world: (world, { now }) => ({ ...world, telegramFetch: change(world.telegramFetch as never, now) as never }),
})
const answer = (result: unknown, now: () => number) => ({
  status: 200,
  headers: { get: () => new Date(now()).toUTCString() },
  text: async () => JSON.stringify({ ok: true, result }),
})

/**
 * By what a reviewer would say of it. `breaks`: which promises find it; `seeds`: within how many, `from` the first on. `readers`:
 * where few are not enough.
 */
export const MISTAKES: {
  [name: string]: { mistake: Mistake; breaks: RegExp; from?: number; seeds: number; readers?: number }
} = {
  'what is written counts as durable before the sync': {
    mistake: {
      disk: (disk) => {
        const { files } = disk
        disk.files = (owner) => {
          const real = files(owner)
          return { ...real, open: async (path, mode) => ({ ...(await real.open(path, mode)), sync: async () => {} }) }
        }
      },
    },
    breaks: /equals its copy|never gives up|acknowledged/,
    seeds: 2,
  },
  'the key of a slot is its time in UTC': {
    mistake: bend(({ queueSlot }) => ({
      queueSlot: (plan) => {
        const { slot } = plan
        const inUtc = slot && { ...slot, key: new Date(slot.at).toISOString().slice(0, 16) }
        return queueSlot({ ...plan, ...(inUtc && { slot: inUtc }) })
      },
    })),
    breaks: /due slot/,
    from: 2,
    seeds: 2,
  },
  'the clock is an hour fast': {
    mistake: { world: (world, { now }) => ({ ...world, now: () => now() + 3_600_000 }) },
    breaks: /due slot/,
    from: 4,
    seeds: 2,
  },
  'the limit is a hundred a second': {
    mistake: { config: (config) => ({ ...config, messagesPerSecond: 100 }) },
    breaks: /thirty messages/,
    seeds: 2,
    readers: 90,
  },
  'a flood wait is over at once': {
    mistake: mishear((fetch) => async (url, init) => {
      const heard = await fetch(url, init)
      return { ...heard, text: async () => (await heard.text()).replace(/"retry_after":\d+/, '"retry_after":0') }
    }),
    breaks: /as long as Telegram asks/,
    from: 8,
    seeds: 3,
  },
  'what was polled is not written down before it is handled': {
    mistake: bend(() => ({ keepUpdates: async () => {} })),
    breaks: /update is unanswered/,
    from: 5,
    seeds: 3,
    readers: 40,
  },
  'who forgets stays in the store': {
    mistake: bend(() => ({ forgetChat: async () => {} })),
    breaks: /forgotten chat/,
    from: 4,
    seeds: 3,
  },
  'stop stops nothing': {
    mistake: bend(() => ({ deactivateChat: async () => {} })),
    breaks: /stopped or paused/,
    from: 6,
    seeds: 3,
  },
  'what was answered is sent once more': {
    mistake: mishear((fetch) => async (url, init) => {
      if (url.endsWith('/sendMessage') && String(init.body).includes('Bulletin')) await fetch(url, init)
      return fetch(url, init)
    }),
    breaks: /comes twice/,
    seeds: 3,
  },
  'what was sent is not written down': {
    mistake: bend(({ settleDelivery }) => ({
      settleDelivery: async (...given) => given[2].state === 'sent' || settleDelivery(...given),
    })),
    breaks: /due slot|comes twice/,
    seeds: 2,
  },
  'a schedule moves on though nothing was queued': {
    mistake: bend(({ queueSlot }) => ({ queueSlot: ({ slot: _, ...plan }) => queueSlot(plan) })),
    breaks: /due slot/,
    seeds: 2,
    from: 2,
  },
  'a success is told though nothing was sent': {
    mistake: mishear(
      (fetch, now) => async (url, init) =>
        url.endsWith('/sendMessage') &&
        /Bulletin|<b>1\./.test(String(init.body)) &&
        /"chat_id":\d*[05]\b/.test(String(init.body))
          ? answer({ message_id: 1, date: 0, chat: { id: 1, type: 'private' }, text: '' }, now)
          : fetch(url, init),
    ),
    breaks: /in the chat/,
    seeds: 3,
  },
}
