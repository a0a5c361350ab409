// What must hold, each as a sentence and a function: checked after each simulated day, and at the end. A function says how
// its sentence is broken, or nothing.
import { openLowdbSource, openLowdbTarget } from '#adapters/store/lowdb/portable-lowdb'
import type { Broadcast } from '#domain/broadcast'
import type { Chat } from '#domain/chat'
import type { Delivery } from '#domain/delivery'
import { moveStore } from '#tools/move/move-store'
import { newOwner } from './loop.ts'
import { type ChatRecord, type Promised, wasUntroubled } from './record.ts'
import { FOLDER, type Scene } from './scene.ts'

export type Invariant = {
  sentence: string
  when: 'daily' | 'end'
  check: (scene: Scene) => Promise<string | undefined> | string | undefined
}

/** News, which has a number here, and broadcasts. */
const NUMBERED = /story-\d|Bulletin \d/
/** A list with a first headline. */
const DIGEST = /(^|\n)(<b>)?1\./
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** What is under way has ended by then, whatever fault was on. */
const SETTLED_MS = 2 * HOUR
/** A digest later than three hours is missed, and its request may be under way at that moment. */
const LATEST_MS = 3 * HOUR + 10 * MINUTE

export const INVARIANTS: Invariant[] = [
  promised('silence', 'Nothing comes to who stopped or paused until they act again.'),
  promised('limit', 'No more than thirty messages leave within a second.'),
  promised('flood', 'A chat is left alone for as long as Telegram asks.'),
  promised('one-process', 'No second process works in the folder of the first.'),
  promised('runs', 'The bot starts after every crash, ends when asked to, and never gives up.'),
  {
    sentence: 'The bot meets no error of its own.',
    when: 'daily',
    check: ({ record }) =>
      record.errors.map(({ at, event, detail }) => `${new Date(at).toISOString()} ${event} ${detail}`)[0],
  },
  {
    sentence: 'Every due slot is sent once, or its receipt says why not.',
    when: 'daily',
    check: (scene) =>
      eachChat(scene, async (chat, seen, receipts) => {
        if (chat.state !== 'active' || seen.isMuddled) return undefined
        const now = scene.loop.now()
        const since = Math.max(now - DAY - SETTLED_MS, seen.lastActAt + MINUTE)
        for (const slot of scene.calendar.slots(chat.schedule, chat.zone, since, now - SETTLED_MS)) {
          if (!wasUp(scene, slot.at) || slot.at < (chat.pause?.untilAt ?? seen.promised?.pause?.untilAt ?? 0)) continue
          const of = receipts.filter(({ task }) => task.kind === 'digest' && task.slotKey === slot.key)
          const [receipt] = of
          if (of.length !== 1) return `chat ${chat.id}: slot ${slot.key} in ${chat.zone} has ${of.length} receipts`
          const { messageId } = receipt ?? {}
          const sent = seen.carried.find((each) => messageId !== undefined && each.messageId === messageId)
          const sentAt = sent?.leftAt ?? slot.at
          // A slot is named by its time of day: who moves to another zone may have had it there already.
          const isEarly = sentAt < slot.at && sentAt > seen.lastActAt
          if (receipt?.state === 'sent' && (isEarly || sentAt > slot.at + LATEST_MS))
            return `chat ${chat.id}: slot ${slot.key} in ${chat.zone} was sent at ${new Date(sentAt).toISOString()}`
        }
        return undefined
      }),
  },
  {
    sentence: 'What a receipt calls sent is in the chat.',
    when: 'daily',
    check: (scene) =>
      eachChat(scene, async (chat, seen, receipts) => {
        const since = scene.loop.now() - DAY
        for (const { key, state, messageId, settledAt = 0, task } of receipts) {
          if (state !== 'sent' || messageId === undefined || settledAt < since) continue
          if (task.kind !== 'digest' && task.kind !== 'broadcast' && task.kind !== 'alert') continue
          if (!seen.carried.some((carried) => carried.messageId === messageId))
            return `chat ${chat.id}: ${key} is said to be message ${messageId}, which never came`
        }
        return undefined
      }),
  },
  {
    sentence: 'Nothing comes twice unasked, but what was under way at a kill or never answered.',
    when: 'daily',
    check: ({ record, loop, people, story }) => {
      // Who writes broadcasts sees each on cards as well.
      const editors = people.slice(story.readers).map(({ id }) => id)
      for (const [chatId, { carried }] of record.chats) {
        if (editors.includes(chatId)) continue
        const seen = new Map<string, { times: number; allowed: number }>()
        for (const { at, method, text, isAsked, heardAt, isDoubtful = false } of carried) {
          if (at < loop.now() - DAY || !/^send/i.test(method) || isAsked || !NUMBERED.test(text)) continue
          const { times, allowed } = seen.get(text) ?? { times: 0, allowed: 1 }
          const isRepeatable = !DIGEST.test(text) && (heardAt === undefined || isDoubtful)
          if (times + 1 > allowed) return `chat ${chatId} got ${times + 1} times: ${text.slice(0, 80)}`
          // Each that the bot may not know of may come once more, but for digests.
          seen.set(text, { times: times + 1, allowed: allowed + (isRepeatable ? 1 : 0) })
        }
      }
      return undefined
    },
  },
  {
    sentence: 'What was acknowledged is there after every crash.',
    when: 'daily',
    check: (scene) =>
      eachChat(scene, async (chat, { promised, answeredAt, lastActAt, isMuddled }) => {
        if (isMuddled || promised === undefined || answeredAt === undefined || answeredAt < lastActAt) return undefined
        const home = scene.telegram.chat(chat.id)
        const isOpen = home?.kind === 'private' && home.reach === 'open'
        if (isOpen && chat.state !== promised.state) return `chat ${chat.id}: ${promised.state} became ${chat.state}`
        const [then, now] = [settingsOf(promised), settingsOf(chat)]
        return then === now ? undefined : `chat ${chat.id}: ${then} became ${now}`
      }),
  },
  {
    sentence: 'No update is unanswered.',
    when: 'daily',
    check: ({ record, loop, telegram }) => {
      const { upAt = Number.POSITIVE_INFINITY } = record.kills.at(-1) ?? { upAt: 0 }
      const isDue = (at: number) =>
        Math.max(at, upAt) < loop.now() - 10 * MINUTE &&
        wasUntroubled(record, at - MINUTE, Math.max(at, upAt) + 5 * MINUTE)
      for (const [chatId, { lastAct, lastActAt, answeredAt, isMuddled }] of record.chats)
        if (!isMuddled && lastAct.startsWith('/') && answeredAt === undefined && isDue(lastActAt))
          return `chat ${chatId}: no answer to ${lastAct} of ${new Date(lastActAt).toISOString()}`
      // Telegram takes no answer to a press after some minutes.
      const wasAway = (at: number) => record.kills.some((kill) => kill.at < at + 10 * MINUTE && (kill.upAt ?? at) > at)
      const press = telegram.unanswered().find(({ at }) => at > loop.now() - DAY && isDue(at) && !wasAway(at))
      return press && `no answer to a press by ${press.from.id} of ${new Date(press.at).toISOString()}`
    },
  },
  {
    sentence: 'A broadcast that is done reached everybody, or a receipt says why not.',
    when: 'daily',
    check: async (scene) => {
      const done = (await ended(scene)).filter(
        ({ content, audience }) => content.kind === 'text' && audience.kind === 'everyone',
      )
      return eachChat(scene, async (chat, { carried, lastActAt, silence }, receipts) => {
        if (chat.state !== 'active' || chat.pause !== undefined || silence !== undefined) return undefined
        const missed = done.find(
          ({ id, startedAt = 0, content }) =>
            lastActAt < startedAt - MINUTE &&
            chat.subscribedAt < startedAt &&
            !carried.some(({ text, at }) => at >= startedAt && content.kind === 'text' && text === content.text) &&
            !receipts.some(
              ({ task, state }) => task.kind === 'broadcast' && task.broadcastId === id && state !== 'sent',
            ),
        )
        return missed && `chat ${chat.id} is active and has neither broadcast ${missed.id} nor a reason`
      })
    },
  },
  {
    sentence: 'A recall that is done leaves nothing that can be taken back.',
    when: 'daily',
    check: async (scene) => {
      const all = await ended(scene)
      for (const { id, content, startedAt = 0 } of all) {
        const source = content.kind === 'recall' ? all.find((each) => each.id === content.of) : undefined
        if (source?.content.kind !== 'text') continue
        for (const [chatId, { carried }] of scene.record.chats) {
          const home = scene.telegram.chat(chatId)
          if (home?.kind !== 'private' || home.reach !== 'open') continue
          const { text } = source.content
          const left = carried.find(
            (each) =>
              each.text === text &&
              each.at >= (source.startedAt ?? 0) &&
              each.at < startedAt &&
              // Of one whose answer was lost nobody knows the message.
              each.heardAt !== undefined &&
              !each.isDoubtful &&
              each.messageId !== undefined &&
              home.messages.get(each.messageId)?.deletedAt === undefined &&
              home.messages.get(each.messageId)?.wire.text === text,
          )
          if (left === undefined) continue
          // Who blocked the bot meanwhile keeps it, as the receipt says.
          const receipts = (await asked(scene, (store) => store.receipts(chatId, 60))) ?? []
          // Of who was forgotten since, nobody knows any message.
          const known = await asked(scene, (store) => store.chat(chatId))
          if (known === undefined || known.subscribedAt > (source.startedAt ?? 0)) continue
          const isTold = receipts.some(
            ({ task, state }) => task.kind === 'recall' && task.broadcastId === id && state !== 'sent',
          )
          if (!isTold) return `message ${left.messageId} of broadcast ${source.id} is still in chat ${chatId}`
        }
      }
      return undefined
    },
  },
  {
    sentence: 'Nothing of a forgotten chat is on the disk.',
    when: 'daily',
    check: async (scene) => {
      const { story, people, record, disk, loop } = scene
      for (const { id } of people.slice(0, story.readers)) {
        const { silence } = record.chat(id)
        if (silence?.kind !== 'forgotten' || silence.sinceAt > loop.now() - HOUR) continue
        if ((await asked(scene, (store) => store.chat(id))) !== undefined) return `${id}, forgotten, is still known`
        const paths = disk.search(String(id))
        if (paths.length > 0) return `${id}, forgotten, is in ${paths.join(', ')}`
      }
      return undefined
    },
  },
  {
    sentence: 'Memory and files do not grow without end.',
    when: 'daily',
    check: ({ disk, loop, story, telegram, process }) => {
      const mostBytes = 40_000_000 + 4_000 * story.readers * story.days
      if (disk.bytes() > mostBytes) return `${disk.bytes()} bytes on the disk`
      if (loop.waiting() > 20_000) return `${loop.waiting()} timers wait`
      return process?.isUp && telegram.pendingUpdates() > 1000 ? `${telegram.pendingUpdates()} updates wait` : undefined
    },
  },
  {
    sentence: 'The store equals its copy by migrate-store.',
    when: 'end',
    check: async ({ loop, disk }) => {
      const owner = newOwner('migrate-store')
      const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
      const side = () => {
        const copy = disk.copy()
        return { files: copy.files(owner), lock: copy.lock(owner), folder: FOLDER, wait: loop.wait, log }
      }
      const moved = await loop.complete(
        owner,
        async () => {
          const source = await openLowdbSource(side())
          const target = await openLowdbTarget({ ...side(), folder: '/moved' }, loop.now())
          return moveStore(source, target, loop.now(), () => undefined)
        },
        HOUR,
      )
      return moved.kind === 'moved' ? undefined : JSON.stringify(moved).slice(0, 400)
    },
  },
]

function promised(promise: Promised, sentence: string): Invariant {
  return {
    sentence,
    when: 'daily',
    check: ({ record }) => {
      const broken = record.broken.find((each) => each.promise === promise)
      return broken && `${new Date(broken.at).toISOString()} ${broken.detail}`
    },
  }
}

/** Asks the store of the bot that runs; undefined when none does. */
async function asked<T>(
  { process, loop }: Scene,
  ask: (store: NonNullable<NonNullable<Scene['process']>['app']>['deps']['store']) => Promise<T>,
): Promise<T | undefined> {
  if (process?.app === undefined || !process.isUp) return undefined
  const { store } = process.app.deps
  return loop.complete(process.owner, () => ask(store), 10 * MINUTE)
}

/** The first complaint about a private chat. */
async function eachChat(
  scene: Scene,
  judge: (chat: Chat, seen: ChatRecord, receipts: Delivery[]) => Promise<string | undefined>,
): Promise<string | undefined> {
  return asked(scene, async (store) => {
    for (const { id } of scene.people) {
      const chat = await store.chat(id)
      if (chat === undefined) continue
      const complaint = await judge(chat, scene.record.chat(id), await store.receipts(id, 60))
      if (complaint !== undefined) return complaint
    }
    return undefined
  })
}

/** Broadcasts that ended within the last day. */
async function ended(scene: Scene): Promise<Broadcast[]> {
  const { items } = (await asked(scene, (store) => store.listBroadcasts(50))) ?? { items: [] }
  return items.filter(({ state, startedAt = 0 }) => state === 'done' && startedAt > scene.loop.now() - DAY)
}

/** Whether a slot finds the bot at work; what a longer absence covers is another sentence. */
function wasUp({ record }: Scene, at: number): boolean {
  const isIn = (fromAt: number, untilAt: number) => at > fromAt - MINUTE && at < untilAt + MINUTE
  return (
    record.kills.every((kill) => !isIn(kill.at, kill.upAt ?? Number.POSITIVE_INFINITY)) &&
    record.troubles.every(({ kind, fromAt, untilAt }) => kind !== 'disk' || !isIn(fromAt, untilAt))
  )
}

function settingsOf({
  language,
  secondLanguage,
  zone,
  schedule,
  sections,
  sponsored,
  quiet,
  alerts,
  words,
}: Chat): string {
  return JSON.stringify({ language, secondLanguage, zone, schedule, sections, sponsored, quiet, alerts, words })
}
