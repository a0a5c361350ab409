import { describe, expect, it } from 'vitest'
import { createPlaces } from '#adapters/places'

const places = createPlaces()
const zonesOf = (name: string) => places.findZone(name).map(({ zone }) => zone)

describe('the zone of a name', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['america/new york', 'America/New_York'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
    ['UTC', 'UTC'],
    ['Baku', 'Asia/Baku'],
    ['Bakı', 'Asia/Baku'],
    ['БАКУ', 'Asia/Baku'],
    ['Gəncə', 'Asia/Baku'],
    ['Şuşa', 'Asia/Baku'],
    ['Нахчыван', 'Asia/Baku'],
    ['Москва', 'Europe/Moscow'],
    ['Moskva', 'Europe/Moscow'],
    ['İstanbul', 'Europe/Istanbul'],
    ['Берлин', 'Europe/Berlin'],
    ['Париж', 'Europe/Paris'],
    ['Киев', 'Europe/Kyiv'],
    ['Vaşinqton', 'America/New_York'],
    ['  london ', 'Europe/London'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['Екатеринбург', 'Asia/Yekaterinburg'],
    ['Paris, France', 'Europe/Paris'],
    ['Birmingham, USA', 'America/Chicago'],
    ['Birmingham, Alabama', 'America/Chicago'],
    ['san franc', 'America/Los_Angeles'],
    ['Germany', 'Europe/Berlin'],
    ['Almaniya', 'Europe/Berlin'],
  ])('%s is %s', (name, zone) => {
    expect(zonesOf(name)).toEqual([zone])
  })

  it('a city is told with its country, the biggest of a name first, a zone once', () => {
    expect(places.findZone('Birmingham')).toEqual([
      { zone: 'Europe/London', name: 'Birmingham, United Kingdom' },
      { zone: 'America/Chicago', name: 'Birmingham, United States of America' },
    ])
  })

  it('cities of one name in one country are told with their provinces', () => {
    expect(places.findZone('Springfield').map(({ name }) => name)).toEqual([
      'Springfield, Massachusetts, United States of America',
      'Springfield, Missouri, United States of America',
      'Springfield, Oregon, United States of America',
    ])
  })

  it('a country of many zones gives at most five of them, that of its biggest city first', () => {
    expect(zonesOf('USA')).toHaveLength(5)
    expect(zonesOf('USA')[0]).toBe('America/New_York')
  })

  it('a village of the same name does not make a question of a capital', () => {
    expect(zonesOf('Moscow')).toEqual(['Europe/Moscow'])
  })

  it.each([
    '+04:00',
    'UTC+4',
    'GMT+4',
    'EST',
    '',
    '?',
    'x',
    '__proto__',
    'constructor',
    'Nowhere/City',
    'a/b/c',
    'z'.repeat(10_000),
  ])('"%.20s" is none', (name) => {
    expect(zonesOf(name)).toEqual([])
  })
})

describe('the zone of coordinates', () => {
  it.each([
    [40.4, 49.87, 'Asia/Baku'],
    [52.52, 13.4, 'Europe/Berlin'],
    [-31.55, 159.08, 'Australia/Lord_Howe'],
  ])('%d, %d is %s', (latitude, longitude, zone) => {
    expect(places.zoneAt(latitude, longitude)).toBe(zone)
  })

  it.each([
    [91, 0],
    [0, 181],
    [Number.NaN, 0],
    [Number.POSITIVE_INFINITY, 0],
  ])('%d, %d is nowhere', (latitude, longitude) => {
    expect(places.zoneAt(latitude, longitude)).toBeUndefined()
  })
})
