// Where one can say to be: the page has no need of the browser's true location.
import type { Here } from './here.ts'

type Place = { name: string; latitude: number; longitude: number }

export const PLACES: readonly Place[] = [
  { name: 'Baku', latitude: 40.4093, longitude: 49.8671 },
  { name: 'Berlin', latitude: 52.52, longitude: 13.405 },
  { name: 'Istanbul', latitude: 41.0082, longitude: 28.9784 },
  { name: 'New York', latitude: 40.7128, longitude: -74.006 },
  { name: 'Kathmandu', latitude: 27.7172, longitude: 85.324 },
  { name: 'Lord Howe Island', latitude: -31.5553, longitude: 159.0821 },
]

export function sendPlace({ context }: Here, { latitude, longitude }: Place): void {
  void context.act({ kind: 'location', latitude, longitude })
}
