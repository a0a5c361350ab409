// The command menu: its limits, and which of the menus a person sees.
import { expect, it } from 'vitest'
import { openBench } from './api.ts'

const command = (name: string, description = 'x') => ({ command: name, description })

it.each([
  ['100 commands', Array.from({ length: 100 }, (_, index) => command(`c${index}`)), undefined],
  ['101 commands', Array.from({ length: 101 }, (_, index) => command(`c${index}`)), 'BOT_COMMANDS_TOO_MUCH'],
  ['a capital', [command('Start')], 'BOT_COMMAND_INVALID'],
  ['33 characters', [command('x'.repeat(33))], 'BOT_COMMAND_INVALID'],
  ['a description of 256 characters', [command('start', 'ə'.repeat(256))], undefined],
  ['a description of 257 characters', [command('start', 'ə'.repeat(257))], 'BOT_COMMAND_DESCRIPTION_INVALID'],
  ['no description', [command('start', ' ')], 'BOT_COMMAND_DESCRIPTION_INVALID'],
])('setMyCommands with %s', async (_, commands, reason) => {
  const { call } = await openBench()
  const { description } = await call('setMyCommands', { commands })
  expect(description).toBe(reason === undefined ? undefined : `Bad Request: ${reason}`)
  expect((await call('getMyCommands')).result).toEqual(reason === undefined ? commands : [])
})

it('shows a person the menu of the narrowest scope, in their language if there is one', async () => {
  const { telegram, call } = await openBench()
  const aylin = telegram.person({ firstName: 'Aylin', languageCode: 'az' })
  const orkhan = telegram.person({ firstName: 'Orkhan', languageCode: 'ru' })
  const group = telegram.group({ title: 'News', owner: orkhan, members: [aylin] })
  const set = (name: string, scope?: object, language_code?: string) =>
    call('setMyCommands', { commands: [command(name)], scope, language_code })
  const menus = () =>
    [aylin.menu(), orkhan.menu(), aylin.menu({ chat: group.id }), orkhan.menu({ chat: group.id })].map(
      (menu) => menu[0]?.command,
    )
  await set('everyone')
  expect(menus()).toEqual(['everyone', 'everyone', 'everyone', 'everyone'])
  await set('azeri', undefined, 'az')
  await set('in_groups', { type: 'all_group_chats' })
  expect(menus()).toEqual(['azeri', 'everyone', 'in_groups', 'in_groups'])
  await set('for_admins', { type: 'all_chat_administrators' })
  await set('own', { type: 'chat', chat_id: aylin.id })
  expect(menus()).toEqual(['own', 'everyone', 'in_groups', 'for_admins'])
  await call('deleteMyCommands', { scope: { type: 'chat', chat_id: aylin.id } })
  expect(menus()[0]).toBe('azeri')
})

it.each([
  ['setMyDescription', 'description', 512],
  ['setMyShortDescription', 'short_description', 120],
])('%s takes %s of at most %i characters, by language', async (method, field, limit) => {
  const { call } = await openBench()
  expect((await call(method, { [field]: 'x'.repeat(limit + 1) })).error_code).toBe(400)
  await call(method, { [field]: 'for all' })
  await call(method, { [field]: 'на русском', language_code: 'ru' })
  const read = async (language_code?: string) => (await call(method.replace('set', 'get'), { language_code })).result
  expect([await read('ru'), await read('az')]).toEqual([{ [field]: 'на русском' }, { [field]: 'for all' }])
})
