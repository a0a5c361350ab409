// Edits that would change nothing, as the bot's own memory of its messages tells.
import { beforeEach, expect, it } from 'vitest'
import { withoutIdleEdits } from '#adapters/telegram/idle-edits'
import type { SendOutcome, Telegram } from '#deps'

const CHAT = 5
const sent: SendOutcome = { kind: 'sent', messageId: 7 }
const options = { silent: false }
let asked: string[]
let answer: (what: string) => SendOutcome | Promise<SendOutcome>
let telegram: Telegram

beforeEach(() => {
  asked = []
  answer = () => sent
  const call =
    (name: string) =>
    async (...given: unknown[]) => {
      asked.push(name)
      return answer(JSON.stringify(given))
    }
  telegram = withoutIdleEdits({
    send: call('send'),
    edit: call('edit'),
    editKeyboard: call('keyboard'),
    editPicture: call('picture'),
    deliver: call('deliver'),
  } as unknown as Telegram)
})

const edit = (html: string, messageId = 7) => telegram.edit(CHAT, messageId, { html })

it('an edit to what the message was sent with, or last edited to, is not sent, and is as good as sent', async () => {
  await telegram.send(CHAT, { html: 'one' })
  expect(await edit('one')).toEqual(sent)
  await edit('two')
  expect(await edit('two')).toEqual(sent)
  await edit('one')
  expect(asked).toEqual(['send', 'edit', 'edit'])
})

it('buttons are a part of what it shows', async () => {
  await edit('one')
  await telegram.edit(CHAT, 7, { html: 'one', keyboard: [[{ text: 'More', data: 'x' }]] })
  expect(asked).toEqual(['edit', 'edit'])
})

it('another message, and the same number in another chat, are others', async () => {
  await edit('one')
  await edit('one', 8)
  await telegram.edit(CHAT + 1, 7, { html: 'one' })
  expect(asked).toEqual(['edit', 'edit', 'edit'])
})

it('the same edit asked for twice at once is sent once, and edits of a message keep their order', async () => {
  const waiting: (() => void)[] = []
  answer = (given) => (given.includes('slow') ? new Promise((resolve) => waiting.push(() => resolve(sent))) : sent)
  const edits = [edit('slow'), edit('slow'), edit('next'), edit('next')]
  await new Promise(setImmediate)
  expect(asked).toEqual(['edit'])
  waiting[0]?.()
  await Promise.all(edits)
  expect(asked).toEqual(['edit', 'edit'])
})

it.each([
  ['whose end is in doubt', () => edit('two'), { kind: 'unknown', reason: 'no-answer' }],
  ['of the buttons alone', () => telegram.editKeyboard(CHAT, 7, []), sent],
  [
    'of a picture',
    () => telegram.editPicture(CHAT, 7, { bytes: new Uint8Array(), name: 'a.png' }, { html: 'one' }),
    sent,
  ],
] as const)('after an edit %s it is asked for again', async (_, between, outcome) => {
  await edit('one')
  answer = () => outcome
  await between()
  answer = () => sent
  await edit('one')
  expect(asked).toHaveLength(3)
})

it('a correction is always sent, and known afterwards', async () => {
  await edit('one')
  await telegram.deliver(CHAT, { html: 'one' }, 'bulk', options, 7)
  await telegram.deliver(CHAT, { html: 'corrected' }, 'bulk', options, 7)
  await edit('corrected')
  expect(asked).toEqual(['edit', 'deliver', 'deliver'])
})
