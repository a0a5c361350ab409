// Places to time zones: names of zones and cities in several languages and scripts, and coordinates. It asks nobody.
import { createRequire } from 'node:module'
import type { Deps, Place } from '#deps'
import { fold } from '#domain/fold'
import { transliterate } from '#domain/transliterate'
import { ENGLISH_NAMES, SMALL_PLACES } from './place-names.ts'

type City = { city_ascii: string; country: string; pop: number; timezone: string }

const MOST_PLACES = 5

/** Loads its data at the first question. */
export function createPlaces(): Deps['places'] {
  let index: Map<string, City[]> | undefined
  let zones: Map<string, string> | undefined
  const require = createRequire(import.meta.url)

  const cities = () => {
    index ??= indexCities((require('city-timezones') as { cityMapping: City[] }).cityMapping)
    return index
  }
  const zoneNames = () => {
    zones ??= new Map(Intl.supportedValuesOf('timeZone').map((zone) => [zoneKey(zone), zone]))
    return zones
  }

  return {
    findZone: (name) => {
      const zone = zoneNames().get(zoneKey(name)) ?? (name.includes('/') ? knownZone(name) : undefined)
      if (zone !== undefined) return [{ zone, name: zone }]
      const key = placeKey(name)
      const small = Object.hasOwn(SMALL_PLACES, key) ? SMALL_PLACES[key] : undefined
      if (small !== undefined) return [{ zone: small, name: name.trim() }]
      const english = Object.hasOwn(ENGLISH_NAMES, key) ? ENGLISH_NAMES[key] : undefined
      return distinctZones(cities().get(english ?? key) ?? []).slice(0, MOST_PLACES)
    },
    zoneAt: (latitude, longitude) => {
      try {
        return (require('@photostructure/tz-lookup') as (lat: number, lon: number) => string)(latitude, longitude)
      } catch {
        return undefined
      }
    },
  }
}

/** Zones such as `Asia/Calcutta` are understood but not listed. */
function knownZone(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name.trim() }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

function zoneKey(name: string): string {
  return name.trim().toLowerCase().replaceAll(' ', '_')
}

function placeKey(name: string): string {
  return transliterate(fold(name))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

function indexCities(all: City[]): Map<string, City[]> {
  const byName = new Map<string, City[]>()
  for (const city of all) {
    const key = placeKey(city.city_ascii)
    byName.set(key, [...(byName.get(key) ?? []), city])
  }
  for (const same of byName.values()) same.sort((a, b) => b.pop - a.pop)
  return byName
}

/** The biggest city of each zone, unless it dwarfs the others: then it is what people mean. */
function distinctZones(found: City[]): Place[] {
  const [biggest] = found
  const near = found.filter(({ pop, timezone }) => timezone && pop * 10 >= (biggest?.pop ?? 0))
  const byZone = new Map(near.toReversed().map((city) => [city.timezone, city]))
  return [...byZone.values()]
    .toReversed()
    .map((city) => ({ zone: city.timezone, name: `${city.city_ascii}, ${city.country}` }))
}
