// The bot is killed in each step of an editor's work before anything goes out. The editor goes on from the buttons that are
// in the chat, or by one line; readers get the message, once.
import { describe, expect, it, type TestContext } from 'vitest'
import type { SeenMessage } from '#sandbox/telegram/world'
import { HOUR } from '../support/builders.ts'
import { labels } from '../support/desk.ts'
import { type KilledDesk, openKilledDesk } from '../support/killed-desk.ts'

const WORDS = 'The office moves on Monday'
const READERS = 3
/** One white pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
)

// Each has a process of its own, which mostly waits.
const LONG = { timeout: 90_000 }
const story = it.concurrent
const open = async ({ onTestFinished }: TestContext, config?: Parameters<typeof openKilledDesk>[1]) => {
  const desk = await openKilledDesk(READERS, config)
  onTestFinished(() => desk.end())
  return desk
}

const isSent = async (desk: KilledDesk) => {
  await desk.reading(/Broadcast \d+ is done|✅ Done/)
  desk.expectOnce(WORDS)
}
const nobodyHas = (desk: KilledDesk) => expect(desk.copies(WORDS)).toEqual(Array(READERS).fill(0))
const toPreview = async (desk: KilledDesk, label = 'Send'): Promise<SeenMessage> => {
  await desk.owner.press(await desk.cardWith('Everyone'), 'Everyone')
  await desk.owner.press(await desk.cardWith('Now'), 'Now')
  return desk.cardWith(label)
}

describe('an editor whose bot is killed', LONG, () => {
  story(
    'as it asks what to send, with the audience chosen, as it asks when, and until its time comes goes on',
    async (context) => {
      const desk = await open(context)
      const { owner } = desk
      owner.send('/broadcast')
      await desk.reading(/What shall be sent/)
      await desk.restart()
      owner.send(WORDS)
      await desk.owner.press(await desk.cardWith('Everyone'), 'Everyone')
      const time = await desk.cardWith('Later')
      await desk.restart()
      await owner.press(time, 'Later')
      await desk.reading(/When shall it go out/)
      await desk.restart()
      owner.send('tomorrow 9:00')
      await owner.press(await desk.cardWith('Send'), 'Send')
      await desk.reading(/Scheduled for/)
      await desk.kill()
      nobodyHas(desk)
      desk.clock.jump(48 * HOUR)
      desk.start()
      // Hours too late it does not go by itself.
      const asked = await desk.reading(/Shall it go out now/)
      nobodyHas(desk)
      await desk.restart()
      await owner.press(asked, 'Send now')
      await isSent(desk)
    },
  )

  story('as the card under the preview is sent, or as it is pressed, goes on from that card', async (context) => {
    const desk = await open(context)
    const { owner } = desk
    owner.send(`/broadcast ${WORDS}`)
    await owner.press(await desk.cardWith('Everyone'), 'Everyone')
    const time = await desk.cardWith('Now')
    // The preview has come, the card is on its way: the bot never learns its number.
    const before = owner.messages().length
    desk.telegram.addFault({ kind: 'slow', ms: 400, methods: ['sendMessage'] })
    desk.press(owner, time, 'Now')
    await desk.telegram.until(() => owner.messages().length > before, 'the preview')
    await desk.telegram.until(
      () => 'reply_markup' in (desk.telegram.calls('sendMessage').at(-1)?.params ?? {}),
      'the card',
    )
    await desk.kill()
    desk.telegram.clearFaults()
    desk.start()
    // The press was written down: it is handled again, and what it shows comes a second time.
    const cards = () => owner.messages().filter((message) => labels(message).includes('Send'))
    await desk.telegram.until(() => cards().length === 2, 'the card once more')
    // Its handler has ended when the next message is answered.
    owner.send('/help')
    await desk.reading(/What I can do/)
    const [, card] = cards() as [SeenMessage, SeenMessage]
    await desk.killIn('editMessageText', owner.id, () => desk.press(owner, card, 'Send'))
    desk.start()
    await isSent(desk)
  })

  story('with an album half gathered gets it whole, however long the bot was down', async (context) => {
    const desk = await open(context)
    const { owner } = desk
    owner.send('/broadcast')
    await desk.reading(/What shall be sent/)
    const part = (caption?: string) =>
      owner.sendFile('photo', { bytes: PNG, name: 'photo', album: 'A1', ...(caption && { caption }) })
    const first = part(WORDS)
    // No message tells of a part that was written down.
    await expect.poll(() => desk.written(), { timeout: 10_000, interval: 20 }).toContain('"A1"')
    await desk.kill()
    desk.clock.jump(HOUR)
    const second = part()
    desk.start()
    await owner.press(await toPreview(desk), 'Send')
    await desk.reading(/Broadcast \d+ is done/)
    for (const chatId of desk.chatIds)
      expect(desk.telegram.messages(chatId).map(({ file }) => file?.id)).toEqual([first.file?.id, second.file?.id])
  })
})

describe('with APPROVALS=2 a broadcast whose bot is killed', LONG, () => {
  story(
    'as editors are asked, after the first approval and after the second goes out, each approval counted once',
    async (context) => {
      const desk = await open(context, { approvals: 2 })
      const { owner, others } = desk
      const [one, two] = others
      owner.send(`/broadcast ${WORDS}`)
      const preview = await toPreview(desk, 'Ask for approval')
      // The author's card is not brought up to date any more.
      const release = desk.telegram.addFault({ kind: 'reset', methods: ['editMessageText'], chatIds: [owner.id] })
      desk.press(owner, preview, 'Ask for approval')
      const isCards = ({ chatId, params }: { chatId: number | undefined; params: object }) =>
        chatId === owner.id && 'message_id' in params && Number(params.message_id) === preview.id
      await desk.telegram.until(() => desk.telegram.calls('editMessageText').some(isCards), 'the edit of the card')
      await desk.kill()
      release()
      desk.start()
      await owner.press(preview, 'Ask for approval')
      await owner.press(await desk.cardWith('Ask again'), 'Ask again')
      const asked = await desk.cardWith('Approve', one)
      await desk.killIn('editMessageText', one.id, () => desk.press(one, asked, 'Approve'))
      desk.start()
      await owner.press(await desk.cardWith('Ask again'), 'Ask again')
      await desk.reading(/waits for approval: 1 of 2/)
      nobodyHas(desk)
      const last = await desk.cardWith('Approve', two)
      await desk.killIn('editMessageText', two.id, () => desk.press(two, last, 'Approve'))
      desk.start()
      await isSent(desk)
      await desk.kill()
      const stored = await desk.look((store) => store.broadcast('1'))
      expect(stored?.approvals?.map(({ editorId }) => editorId)).toEqual([one.id, two.id])
    },
  )
})
