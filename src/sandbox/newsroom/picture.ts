// A picture for a story, drawn: a sky, a sun and hills in the section's colour, with a motif that differs by section.
import type { SectionSlug } from './articles/article.ts'
import { encodePng, type Rgb } from './png.ts'
import { sections } from './words.ts'

const width = 640
const height = 360
const skyShades = 64
const sun = skyShades
const farHills = skyShades + 1
const nearHills = skyShades + 2
const motifLight = skyShades + 3
const motifDark = skyShades + 4

/** A PNG of 640 × 360: the same bytes for the same section and number, other ones for any other section. */
export function drawPicture(section: SectionSlug, number: number): Buffer {
  const place = Math.max(0, sections.indexOf(section))
  const hue = (place * 360) / sections.length
  const pixels = new Uint8Array(width * height)
  const sunAt = { x: 120 + ((number * 53) % 400), y: 90 + ((number * 17) % 60) }
  for (let x = 0; x < width; x++) {
    const near = 300 + 14 * Math.sin(x / 70 + number)
    const far = 235 + 30 * Math.sin(x / 90 + number * 2) + 12 * Math.sin(x / 31)
    for (let y = 0; y < height; y++) pixels[y * width + x] = colourAt(x, y, { near, far, sunAt, place })
  }
  return encodePng({ width, height, palette: paletteOf(hue), pixels })
}

/** Heights of the hills in this column, in pixels from above. */
type View = { near: number; far: number; sunAt: { x: number; y: number }; place: number }

function colourAt(x: number, y: number, { near, far, sunAt, place }: View): number {
  if (y > near) return nearHills
  const motif = motifAt(x, y, place)
  if (motif !== undefined) return motif
  if (y > far) return farHills
  if ((x - sunAt.x) ** 2 + (y - sunAt.y) ** 2 < 46 ** 2) return sun
  return Math.min(skyShades - 1, Math.floor((y * skyShades) / height))
}

/** Columns, bars, arches or rings, their count and size by the section's place. */
function motifAt(x: number, y: number, place: number): number | undefined {
  const step = 62 + place * 5
  const column = Math.floor(x / step)
  const inside = x % step
  if (column === 0 || inside > step * 0.62) return undefined
  const kind = place % 4
  if (kind === 0) return y > 150 && y < 320 ? shade(inside % 14 < 9) : undefined
  if (kind === 1) return y > 250 - ((column * 47 + place * 13) % 150) ? shade(inside < step * 0.3) : undefined
  const middle = step * 0.31
  const distance = Math.sqrt((inside - middle) ** 2 + (y - 220) ** 2)
  if (kind === 2)
    return y > 220 ? shade(inside > middle) : distance < middle ? shade(distance > middle * 0.7) : undefined
  return distance < middle && distance > middle * 0.5 ? shade(y < 220) : undefined
}

function shade(light: boolean): number {
  return light ? motifLight : motifDark
}

function paletteOf(hue: number): Rgb[] {
  const sky = Array.from({ length: skyShades }, (_, row) => fromHsl(hue, 0.55, 0.38 + (0.5 * row) / skyShades))
  const warm = (hue + 40) % 360
  return [
    ...sky,
    fromHsl(warm, 0.9, 0.86),
    fromHsl(hue, 0.35, 0.4),
    fromHsl(hue, 0.4, 0.2),
    fromHsl(warm, 0.5, 0.74),
    fromHsl(warm, 0.45, 0.52),
  ]
}

/** Hue in degrees, the others 0–1 (CSS Color 4, §7.1). */
function fromHsl(hue: number, saturation: number, lightness: number): Rgb {
  const channel = (offset: number) => {
    const k = (offset + hue / 30) % 12
    const a = saturation * Math.min(lightness, 1 - lightness)
    return Math.round(255 * (lightness - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
  }
  return [channel(0), channel(8), channel(4)]
}
