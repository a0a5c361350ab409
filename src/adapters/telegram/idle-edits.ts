// Edits that would change nothing are not sent: Telegram refuses them ("message is not modified"), after they have cost a slot
// and a second of the chat's pace.
import type { SendOutcome, Telegram } from '#deps'
import { hashText } from '#domain/hash-text'

/** Messages whose content is remembered: those of the last minutes, and a live card. */
const MOST_MESSAGES = 5000

type Post = Parameters<Telegram['send']>[1]
type Edit = () => Promise<SendOutcome>

/** A Telegram that remembers what it has shown, and edits a message one edit after the other. For a process that alone edits them. */
export function withoutIdleEdits(telegram: Telegram): Telegram {
  const contents = new Map<string, string>()
  const tails = new Map<string, Promise<SendOutcome>>()
  const keyOf = (chatId: number, messageId: number) => `${chatId} ${messageId}`

  const note = (key: string, content: string) => {
    contents.delete(key)
    contents.set(key, content)
    const [oldest] = contents.keys()
    if (contents.size > MOST_MESSAGES && oldest !== undefined) contents.delete(oldest)
  }
  /** `content`: what the message shows then; undefined where only a part of it is known. */
  const change = async (key: string, content: string | undefined, edit: Edit): Promise<SendOutcome> => {
    // Not known from now on, unless it goes through.
    contents.delete(key)
    const outcome = await edit()
    if (outcome.kind === 'sent' && content !== undefined) note(key, content)
    return outcome
  }
  const inTurn = (key: string, edit: Edit): Promise<SendOutcome> => {
    const before = tails.get(key)
    const own = before === undefined ? edit() : before.then(edit, edit)
    tails.set(key, own)
    const forget = () => {
      if (tails.get(key) === own) tails.delete(key)
    }
    own.then(forget, forget)
    return own
  }

  return {
    ...telegram,
    async send(chatId, post, options) {
      const outcome = await telegram.send(chatId, post, options)
      if (outcome.kind === 'sent') note(keyOf(chatId, outcome.messageId), contentOf(post))
      return outcome
    },
    edit(chatId, messageId, post) {
      const [key, content] = [keyOf(chatId, messageId), contentOf(post)]
      return inTurn(key, async () =>
        contents.get(key) === content
          ? { kind: 'sent', messageId }
          : change(key, content, () => telegram.edit(chatId, messageId, post)),
      )
    },
    editKeyboard(chatId, messageId, keyboard) {
      const key = keyOf(chatId, messageId)
      return inTurn(key, () => change(key, undefined, () => telegram.editKeyboard(chatId, messageId, keyboard)))
    },
    editPicture(chatId, messageId, ...shown) {
      const key = keyOf(chatId, messageId)
      return inTurn(key, () => change(key, undefined, () => telegram.editPicture(chatId, messageId, ...shown)))
    },
    deliver(chatId, post, lane, options, messageId) {
      const deliver = () => telegram.deliver(chatId, post, lane, options, messageId)
      if (messageId === undefined) return deliver()
      const key = keyOf(chatId, messageId)
      return inTurn(key, () => change(key, contentOf(post), deliver))
    },
  }
}

function contentOf(post: Post): string {
  return hashText(JSON.stringify(post))
}
