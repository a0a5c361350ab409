// Places to time zones: names of zones, cities and countries in several languages and scripts, and coordinates. It asks
// nobody: all data is in the packages.
import { createRequire } from 'node:module'
import type { Deps, Place } from '#deps'
import { fold } from '#domain/fold'
import { transliterate } from '#domain/transliterate'
import { ENGLISH_NAMES, SMALL_PLACES } from './place-names.ts'

type City = {
  city_ascii: string
  country: string
  iso2: string
  province: string
  pop: number
  timezone: string | null
}
type ZonedCity = City & { timezone: string }

const MOST_PLACES = 5
const LONGEST_NAME = 80
/** Shorter beginnings are abbreviations (`EST`), not cities. */
const FEWEST_LETTERS = 4

/**
 * Loads its data at the first question. `findZone`: at most five places of different zones, the likeliest first, for a
 * zone's name in any case, a city (`Bakı`, `Баку`; `Paris, France`), the beginning of one, or a country. Bare offsets
 * find nothing: they know no daylight saving. `zoneAt`: undefined for what are no coordinates.
 */
export function createPlaces(): Deps['places'] {
  let cities: Map<string, ZonedCity[]> | undefined
  let zones: Map<string, string> | undefined
  const require = createRequire(import.meta.url)

  const citiesByName = () => {
    cities ??= indexCities((require('city-timezones') as { cityMapping: City[] }).cityMapping)
    return cities
  }
  const zoneNamed = (name: string) => {
    zones ??= new Map(Intl.supportedValuesOf('timeZone').map((zone) => [zone.toLowerCase(), zone]))
    const key = name.replaceAll(' ', '_')
    // Zones such as `Asia/Calcutta` are understood but not listed.
    return zones.get(key.toLowerCase()) ?? (key.includes('/') ? knownZone(key) : undefined)
  }

  return {
    findZone: (text) => {
      const name = text.trim().slice(0, LONGEST_NAME)
      const zone = zoneNamed(name)
      if (zone !== undefined) return [{ zone, name: zone }]
      const key = placeKey(name)
      const small = Object.hasOwn(SMALL_PLACES, key) ? SMALL_PLACES[key] : undefined
      if (small !== undefined) return [{ zone: small, name }]
      return distinctZones(findCities(citiesByName(), name)).slice(0, MOST_PLACES)
    },
    zoneAt: (latitude, longitude) => {
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined
      return (require('@photostructure/tz-lookup') as (lat: number, lon: number) => string)(latitude, longitude)
    },
  }
}

function findCities(cities: Map<string, ZonedCity[]>, text: string): ZonedCity[] {
  const [key = '', ...area] = text.split(',').map(englishKey)
  const named = cities.get(key) ?? []
  if (area.length > 0) return named.filter((city) => area.every((part) => isIn(city, part)))
  if (named.length > 0 || key.length < FEWEST_LETTERS) return named
  const all = [...cities.values()].flat().sort(biggestFirst)
  const ofCountry = all.filter(({ country }) => placeKey(country) === key)
  return ofCountry.length > 0 ? ofCountry : all.filter(({ city_ascii }) => placeKey(city_ascii).startsWith(key))
}

function isIn({ country, iso2, province }: City, area: string): boolean {
  return [country, iso2, province].some((name) => name && placeKey(name) === area)
}

function knownZone(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

function englishKey(name: string): string {
  const key = placeKey(name)
  return Object.hasOwn(ENGLISH_NAMES, key) ? (ENGLISH_NAMES[key] ?? key) : key
}

function placeKey(name: string): string {
  return transliterate(fold(name))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

function indexCities(all: City[]): Map<string, ZonedCity[]> {
  const byName = new Map<string, ZonedCity[]>()
  for (const city of all.filter((one): one is ZonedCity => one.timezone !== null).sort(biggestFirst)) {
    const key = placeKey(city.city_ascii)
    const same = byName.get(key)
    if (same) same.push(city)
    else byName.set(key, [city])
  }
  return byName
}

function biggestFirst(a: City, b: City): number {
  return b.pop - a.pop
}

/** The biggest city of each zone, unless it is dwarfed by the first: that is what people mean. */
function distinctZones(found: ZonedCity[]): Place[] {
  const [biggest] = found
  const byZone = new Map<string, ZonedCity>()
  for (const city of found) {
    if (!byZone.has(city.timezone) && city.pop * 10 >= (biggest?.pop ?? 0)) byZone.set(city.timezone, city)
  }
  const cities = [...byZone.values()]
  const names = cities.map(({ city_ascii, country }) => `${city_ascii}, ${country}`)
  return cities.map(({ timezone, city_ascii, province, country }, index) => {
    const name = names[index] ?? ''
    const isTold = names.indexOf(name) === names.lastIndexOf(name) || !province
    return { zone: timezone, name: isTold ? name : `${city_ascii}, ${province}, ${country}` }
  })
}
