// Running long and large: what is kept is bounded where it is asked for, and what is counted is not.
import { expect, it } from 'vitest'
import { openBench } from './api.ts'

it('keeps the newest calls alone, and counts all of them by method and outcome', async () => {
  const { telegram, call } = await openBench({ keep: { calls: 3 } })
  const { id } = telegram.person({ firstName: 'Aylin', isKnown: true })
  for (let n = 1; n <= 10; n += 1) {
    await call('sendMessage', { chat_id: id, text: String(n) })
    expect(telegram.calls().length).toBe(Math.min(n, 3))
  }
  await call('SendMessage', { chat_id: 1, text: 'a' })
  expect(telegram.calls().map(({ params }) => params['text'])).toEqual(['9', '10', 'a'])
  expect(Object.fromEntries(telegram.tally())).toEqual({ sendmessage: { '200': 10, '400': 1 } })
})

it('counts refusals, cuts and lost answers each as what they were', async () => {
  const { telegram, call } = await openBench()
  telegram.addFault({ kind: 'flood', seconds: 5, times: 1 })
  await call('getMe')
  telegram.addFault({ kind: 'lost-answer', times: 1 })
  await call('getMe').catch(() => {})
  await call('getMe')
  expect(telegram.tally().get('getme')).toEqual({ '429': 1, lost: 1, '200': 1 })
})

it('keeps a few messages of each simulated person, and all of the others', async () => {
  const { telegram, call } = await openBench({ keep: { messages: 2 } })
  const simulated = telegram.person({ firstName: 'One of many', isKnown: true, isSimulated: true })
  const reader = telegram.person({ firstName: 'Aylin', isKnown: true })
  for (const chat_id of [simulated.id, reader.id])
    for (const text of ['a', 'b', 'c']) await call('sendMessage', { chat_id, text })
  expect(simulated.messages().map(({ text }) => text)).toEqual(['b', 'c'])
  expect(reader.messages()).toHaveLength(3)
})

it('keeps everything unless asked', async () => {
  const { telegram, call } = await openBench()
  for (let n = 0; n < 20; n += 1) await call('getMe')
  expect(telegram.calls()).toHaveLength(20)
})
