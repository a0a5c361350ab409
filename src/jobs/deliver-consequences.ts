// What an outcome means for the chat, beyond the delivery: it cannot be reached, it refuses what is sent, it moved, its topic is
// gone. No outcome takes a setting away but that of a topic that is no more.
import type { Deps } from '#deps'
import { isGivenUp } from '#domain/chat'
import type { SendOutcome } from '#domain/delivery'
import { leaveTopic } from '#domain/forum'
import type { Ledger } from './deliver-ledger.ts'
import { leaveChat } from './leave-chat.ts'

export type Consequences = {
  /** Before the delivery goes back, so that it is not sent to the same topic again. */
  beforeSettling(chatId: number, outcome: SendOutcome, topicId: number | undefined): Promise<void>
  /** `wasRefused`: all that went to this chat lately was. */
  afterSettling(chatId: number, outcome: SendOutcome, wasRefused: boolean): Promise<void>
}

export function createConsequences(
  deps: Pick<Deps, 'store' | 'telegram' | 'locales' | 'log' | 'now'>,
  ledger: Ledger,
): Consequences {
  const { store, telegram, locales, log, now } = deps
  const fallBack = async (chatId: number, topicId: number) => {
    const chat = await store.chat(chatId)
    const left = chat && leaveTopic(chat, topicId)
    // Another topic may have been chosen since.
    if (chat === undefined || left === undefined) return
    const { topicId: place } = (await store.changeSettings(chatId, left.change, left.drop, 'keep')) ?? {}
    const message = { html: locales.of(chat.language).html('topic-gone') }
    // Nobody waits for it: it goes by the chat's own pace.
    telegram
      .send(chatId, message, place === undefined ? {} : { topicId: place })
      .catch((error: unknown) => log.error('topic-not-told', {}, error))
  }

  /**
   * The same words stand for a right the bot lost and for a group in which nobody may write at night: it rests only where
   * Telegram says that the bot itself may not write, or nothing arrived for a week.
   */
  const noteRefusal = async (chatId: number) => {
    const chat = await store.chat(chatId)
    if (chat === undefined || chat.state !== 'active') return
    const isOver =
      isGivenUp(chat, now()) || (chat.kind !== 'private' && !(await telegram.mayWrite(chat).catch(() => true)))
    if (isOver) await leaveChat(deps, chatId)
    else if (chat.refusedSince === undefined) await store.changeSettings(chatId, { refusedSince: now() }, [], 'keep')
  }

  return {
    beforeSettling: async (chatId, outcome, topicId) => {
      if (outcome.kind === 'topic-gone' && topicId !== undefined) {
        await ledger.write('leave-topic', () => fallBack(chatId, topicId))
      }
    },
    afterSettling: async (chatId, outcome, wasRefused) => {
      if (outcome.kind === 'unreachable') await ledger.write('deactivate', () => leaveChat(deps, chatId))
      if (outcome.kind === 'refused') await ledger.write('refused', () => noteRefusal(chatId))
      if (outcome.kind === 'sent' && wasRefused)
        await ledger.write('taken-again', () => store.changeSettings(chatId, {}, ['refusedSince'], 'keep'))
      if (outcome.kind === 'migrated') await ledger.write('migrate', () => store.migrateChat(chatId, outcome.toChatId))
    },
  }
}
