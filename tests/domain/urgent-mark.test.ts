import { describe, expect, it } from 'vitest'
import { urgentMark, withoutUrgentMark } from '#domain/urgent-mark'

describe('a headline says it is urgent', () => {
  it.each([
    ['URGENT: Quake hits the coast', 'urgent'],
    ['URGENT Quake hits the coast', 'urgent'],
    ['Urgent: Quake hits the coast', 'urgent'],
    ['URGENT! Quake hits the coast', 'urgent'],
    ['[URGENT] Quake hits the coast', 'urgent'],
    ['Quake hits the coast - URGENT', 'urgent'],
    ['Quake hits the coast — URGENT!', 'urgent'],
    ['Quake hits the coast (URGENT)', 'urgent'],
    ['BREAKING: Quake hits the coast', 'urgent'],
    ['BREAKING NEWS Quake hits the coast', 'urgent'],
    ['Breaking news: quake hits the coast', 'urgent'],
    ['TƏCİLİ: Zəlzələ oldu', 'urgent'],
    ['TƏCİLİ Zəlzələ oldu', 'urgent'],
    ['Təcili! Zəlzələ oldu', 'urgent'],
    ['TECILI - Zəlzələ oldu', 'urgent'],
    ['T\u018FC\u0049\u0307LI\u0307 – Zəlzələ oldu', 'urgent'],
    ['SON DƏQİQƏ: Zəlzələ oldu', 'urgent'],
    ['СРОЧНО: Землетрясение', 'urgent'],
    ['Срочно — землетрясение у берега', 'urgent'],
    ['ЭКСТРЕННО: Землетрясение', 'flash'],
    ['МОЛНИЯ: Землетрясение', 'flash'],
    ['FLASH: Quake hits the coast', 'flash'],
    ['FLASH - Quake hits the coast', 'flash'],
    ['NEWSFLASH: Quake hits the coast', 'flash'],
  ] as const)('%s → %s', (title, level) => {
    expect(urgentMark(title)).toBe(level)
  })
})

describe('a word of the sentence is no mark', () => {
  it.each([
    'Urgent talks are held in Baku',
    'URGENT talks are held in Baku',
    'URGENT TALKS ARE HELD IN BAKU',
    'Ministry urges: urgent help is needed',
    'FLASH floods hit the north',
    'FLASH Floods hit the north',
    'Flash memory prices rise',
    'BREAKING the ice in the north',
    'Help is urgent',
    'Молния ударила в дерево',
    'Təcili yardım maşınları alınıb',
    'Срочно требуется помощь',
    'URGENT',
    'URGENT:',
    'INSURGENT: a film is shown',
    '',
  ])('%s', (title) => {
    expect(urgentMark(title)).toBeUndefined()
  })
})

describe('under a label of its own a headline goes without the mark it leads with', () => {
  it.each([
    ['TƏCİLİ: Zəlzələ oldu', 'Zəlzələ oldu'],
    ['TECILI! Zəlzələ oldu', 'Zəlzələ oldu'],
    ['T\u018FC\u0049\u0307LI\u0307 – Zəlzələ oldu', 'Zəlzələ oldu'],
    ['Son dəqiqə: Zəlzələ oldu', 'Zəlzələ oldu'],
    ['СРОЧНО: Землетрясение', 'Землетрясение'],
    ['Срочно — землетрясение у берега', 'землетрясение у берега'],
    ['МОЛНИЯ! Землетрясение', 'Землетрясение'],
    ['BREAKING: Quake hits the coast', 'Quake hits the coast'],
    ['Breaking news - quake hits the coast', 'quake hits the coast'],
    ['URGENT!!! Quake hits the coast', 'Quake hits the coast'],
    ['URGENT : Quake hits the coast', 'Quake hits the coast'],
    ['URGENT!!! - Quake hits the coast', 'Quake hits the coast'],
    ['URGENT: -5 °C in Baku', '-5 °C in Baku'],
    ['URGENT - -5 °C in Baku', '-5 °C in Baku'],
    ['BREAKING – URGENT: “Quake” hits the coast', '“Quake” hits the coast'],
    ['FLASH: 7.1 quake hits the coast', '7.1 quake hits the coast'],
  ])('%s → %s', (title, bare) => {
    expect(withoutUrgentMark(title)).toBe(bare)
  })

  it.each([
    'Urgent aid arrives',
    'URGENT aid arrives',
    'URGENT Quake hits the coast',
    'Breaking-ice ship sails',
    'Urgent-care centres open',
    'Aid is urgent: ministers meet',
    'Quake hits the coast - URGENT',
    'Təcili yardım: yeni maşınlar alınıb',
    'Срочно требуется помощь: кому звонить',
    'Flash memory: prices rise',
    'Молния: двое пострадали',
    'URGENT:',
    'URGENT: !',
    '  ',
  ])('%s is kept as it is', (title) => {
    expect(withoutUrgentMark(title)).toBe(title)
  })
})
