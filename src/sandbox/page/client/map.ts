// A place, without asking anyone for a map: a drawn sheet with a pin, and its coordinates.
import type { Location } from '@grammyjs/types'
import { html, nothing, type TemplateResult } from 'lit-html'
import type { Here } from './here.ts'
import { link } from './inline-parts.ts'

export function mapCard(here: Here, { latitude, longitude }: Location, title?: string): TemplateResult {
  const coordinates = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`
  const address = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=12/${latitude}/${longitude}`
  return html`<div class="map">
    <svg viewBox="0 0 260 120" role="img" aria-label=${`Map, ${title ?? coordinates}`}>
      <path class="map-water" d="M0 86 Q50 66 96 84 T182 88 T260 70 V120 H0Z"/>
      <path class="map-road" d="M-4 30 Q80 8 132 46 T264 40 M60 -4 Q72 60 40 124 M196 -4 Q168 50 214 124"/>
      <path class="map-pin" d="M130 76c-13-16-17-22-17-30a17 17 0 1 1 34 0c0 8-4 14-17 30z"/>
      <circle class="map-hole" cx="130" cy="46" r="6"/>
    </svg>
    <div class="map-words">${title === undefined ? nothing : html`<b dir="auto">${title}</b>`}${link(here, address, coordinates)}</div></div>`
}
