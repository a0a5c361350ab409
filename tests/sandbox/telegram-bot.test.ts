// The server with a real client: grammY's Bot polls it, as the product does.
import { Bot, GrammyError, HttpError, InlineKeyboard } from 'grammy'
import { afterEach, describe, expect, it } from 'vitest'
import { createTelegram, type Telegram } from '#sandbox/telegram/world'

const TOKEN = '42:TEST'
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function running(setUp: (bot: Bot) => void): Promise<{ telegram: Telegram; bot: Bot }> {
  const telegram = createTelegram({ now: () => 1_790_000_000_000, token: TOKEN })
  closers.push(telegram.close)
  const { root } = await telegram.listen()
  const bot = new Bot(TOKEN, { client: { apiRoot: root } })
  setUp(bot)
  const stopped = bot.start({ timeout: 20 })
  closers.push(async () => {
    await bot.stop()
    await stopped
  })
  return { telegram, bot }
}

describe('a grammY bot on the local Telegram', () => {
  it('hears a command, answers with buttons, edits its message on a press and shows a toast', async () => {
    const { telegram } = await running((bot) => {
      bot.command('start', (ctx) =>
        ctx.reply(`<b>Welcome</b> ${ctx.match}`, {
          parse_mode: 'HTML',
          reply_markup: new InlineKeyboard().text('More', 'more:1'),
        }),
      )
      bot.callbackQuery('more:1', async (ctx) => {
        await ctx.editMessageText('There is no more')
        await ctx.answerCallbackQuery('Done')
      })
    })
    const aylin = telegram.person({ firstName: 'Aylin', languageCode: 'az' })
    aylin.start('a_17')
    const welcome = await telegram.until(() => aylin.last())
    expect(welcome).toMatchObject({ text: 'Welcome a_17', html: '<b>Welcome</b> a_17', silent: false })
    expect(await aylin.press(welcome, 'More')).toEqual({ text: 'Done', alert: false, url: undefined })
    expect(aylin.last()).toMatchObject({ text: 'There is no more', keyboard: [], edits: [{ text: 'Welcome a_17' }] })
    expect(telegram.unanswered()).toEqual([])
  })

  it('learns by its own errors what was refused and what was cut', async () => {
    const { telegram, bot } = await running(() => {})
    const aylin = telegram.person({ firstName: 'Aylin' })
    await expect(bot.api.sendMessage(aylin.id, 'hello')).rejects.toThrow(GrammyError)
    aylin.start()
    telegram.addFault({ kind: 'lost-answer', methods: ['sendMessage'], times: 1 })
    await expect(bot.api.sendMessage(aylin.id, 'hello')).rejects.toThrow(HttpError)
    expect(aylin.last()?.text).toBe('hello')
  })
})
