// Which methods and parameters there are: held against the Bot API as @grammyjs/types has it.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { otherMethod } from '#sandbox/telegram/other-methods'
import { unknownParameters } from '#sandbox/telegram/parameters'
import { openBench } from './api.ts'

/** The names of all methods and of their parameters, from the declarations (methods.d.ts, ApiMethods). */
function declared(): Map<string, string[]> {
  const file = fileURLToPath(new URL('methods.d.ts', import.meta.resolve('@grammyjs/types')))
  const text = readFileSync(file, 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, '')
  const methods = new Map<string, string[]>()
  for (const [, name = '', body = ''] of text.matchAll(/^ {4}(\w+)\(args\??: \{([\s\S]*?)^ {4}\}\): /gm))
    methods.set(
      name,
      [...body.matchAll(/^ {8}(\w+)\??:/gm)].map((parameter) => parameter[1] ?? ''),
    )
  for (const [, name = ''] of text.matchAll(/^ {4}(\w+)\((?:args\?: \{\})?\): /gm)) methods.set(name, [])
  return methods
}

describe('every method of the Bot API (@grammyjs/types, methods.d.ts)', () => {
  const methods = declared()

  it('is carried out, or is 501 with its name', async () => {
    const { call } = await openBench()
    expect(methods.size).toBeGreaterThan(180)
    for (const name of methods.keys()) {
      // A poll would wait; what it answers has tests of its own.
      const { description } = name === 'getUpdates' ? {} : await call(name)
      const isOther = otherMethod(name.toLowerCase()) === name
      expect([name, description === `Not Implemented by this local Telegram: ${name}`]).toEqual([name, isOther])
      expect([name, description]).not.toEqual([name, 'Not Found'])
    }
  })

  it('has the parameters declared there and no others', () => {
    const names = [...new Set([...methods.values()].flat())]
    for (const [method, parameters] of methods) {
      if (otherMethod(method.toLowerCase()) !== undefined) continue
      const unknown = unknownParameters(method.toLowerCase(), names)
      const expected = names.filter((name) => !parameters.includes(name) && name !== 'reply_to_message_id')
      expect([method, unknown]).toEqual([method, expected])
    }
  })
})

it('passes over an unknown parameter, as Telegram does, and notes it on the call', async () => {
  const { telegram, call } = await openBench()
  const reader = telegram.person({ firstName: 'Aylin', isKnown: true })
  expect(await call('sendMessage', { chat_id: reader.id, text: '<b>a</b>', pase_mode: 'HTML' })).toMatchObject({
    ok: true,
  })
  expect(reader.last()?.html).toBe('&lt;b&gt;a&lt;/b&gt;')
  await call('sendMessage', { chat_id: reader.id, text: 'a', parse_mode: 'HTML' })
  expect(telegram.calls('sendMessage').map(({ warnings }) => warnings)).toEqual([
    ['sendMessage has no parameter "pase_mode"'],
    undefined,
  ])
})

it.each(['business_connection_id', 'ephemeral_message_parameters', 'live_period'])(
  'refuses %s, which would make another message of it, instead of passing over it',
  async (parameter) => {
    const { telegram, call } = await openBench()
    const reader = telegram.person({ firstName: 'Aylin', isKnown: true })
    expect(await call('sendMessage', { chat_id: reader.id, text: 'a', [parameter]: '1' })).toMatchObject({
      error_code: 501,
      description: `Not Implemented by this local Telegram: ${parameter}`,
    })
    expect(reader.messages()).toEqual([])
  },
)

it('answers nonsense with a refusal, never with an error of its own', async () => {
  const { telegram, call } = await openBench({ keep: { calls: 10 } })
  const reader = telegram.person({ firstName: 'Aylin', isKnown: true })
  const group = telegram.group({ title: 'Friends', owner: reader, topics: { 5: 'Sport' } })
  group.addBot(reader, 'administrator')
  await call('sendMessage', { chat_id: reader.id, text: 'a', reply_markup: { keyboard: [['Yes']] } })
  const methods = [...declared()].filter(
    ([name]) => !otherMethod(name.toLowerCase()) && !/webhook|updates|leave/i.test(name),
  )
  const places = fc.constantFrom(reader.id, group.id, reader.last()?.id ?? 0, 5, '@nobody')
  const words = fc.constantFrom(
    '',
    'HTML',
    'MarkdownV2',
    '<b>',
    '*',
    '>||',
    '[a](',
    'attach://x',
    'https://example.org/a',
    '[[]]',
    '{}',
    '[1]',
    '[null]',
  )
  const values = fc.oneof(places, words, fc.boolean(), fc.integer(), fc.jsonValue({ maxDepth: 3 }), fc.string())
  const calls = fc.constantFrom(...methods).chain(([name, parameters]) =>
    fc.record({
      name: fc.constant(name),
      chat: places,
      params: fc.dictionary(fc.constantFrom('reply_markup', 'chat_id', ...parameters), values, { maxKeys: 6 }),
    }),
  )
  await fc.assert(
    fc.asyncProperty(calls, async ({ name, chat, params }) => {
      const { ok, error_code = 0, description = '' } = await call(name, { chat_id: chat, ...params })
      expect(ok || [400, 403, 501].includes(error_code), description).toBe(true)
    }),
    { numRuns: 600 },
  )
})
