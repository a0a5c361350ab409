// The few drawings of the page; emoji are not on every machine.
import { svg, type TemplateResult } from 'lit-html'

const drawn = (paths: TemplateResult<2>) =>
  svg`<svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.8"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg>`

export const SUN = drawn(
  svg`<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4"/>`,
)
export const MOON = drawn(svg`<path d="M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5z"/>`)
export const SLIDERS = drawn(
  svg`<path d="M4 7h8M18 7h2M4 17h2M12 17h8"/><circle cx="15" cy="7" r="2.6"/><circle cx="9" cy="17" r="2.6"/>`,
)
export const BACK = drawn(svg`<path d="M15 5l-7 7 7 7"/>`)
export const CLOSE = drawn(svg`<path d="M6 6l12 12M18 6 6 18"/>`)
export const PENCIL = drawn(svg`<path d="M4 20l1-4L16 5l3 3L8 19zM14 7l3 3"/>`)
export const MORE = drawn(
  svg`<g fill="currentColor" stroke="none"><circle cx="12" cy="5.5" r="1.8"/><circle cx="12" cy="12" r="1.8"/><circle cx="12" cy="18.5" r="1.8"/></g>`,
)
export const DOWN = drawn(svg`<path d="M6 9.5l6 6 6-6"/>`)
export const LINES = drawn(svg`<path d="M4 7h16M4 12h16M4 17h16"/>`)
export const CLIP = drawn(
  svg`<path d="M20 11.5l-8 8a5 5 0 0 1-7-7l8.5-8.500a3.3 3.3 0 0 1 4.7 4.700L9.7 17a1.6 1.6 0 0 1-2.3-2.300L15 7"/>`,
)
export const KEYS = drawn(
  svg`<rect x="3" y="6" width="18" height="12" rx="2"/><path d="M7 10h.01M10.3 10h.01M13.7 10h.01M17 10h.01M7 14h10"/>`,
)
export const SEND = drawn(
  svg`<path fill="currentColor" stroke="none" d="M3 20.5 21.5 12 3 3.500v6.700L15 12 3 13.800z"/>`,
)
export const DONE = drawn(svg`<path stroke-width="2.4" d="M5 12.500l4.5 4.500L19 7.5"/>`)
export const OUT = drawn(svg`<path d="M7 17 17 7M9 7h8v8"/>`)
export const COPY = drawn(svg`<rect x="8" y="8" width="12" height="12" rx="2"/><path d="M16 4H6a2 2 0 0 0-2 2v10"/>`)
export const LENS = drawn(svg`<circle cx="11" cy="11" r="6"/><path d="m15.5 15.5 5 5"/>`)
export const FORWARD = drawn(svg`<path d="M13 6l7 6-7 6v-4c-5 0-8 2-9 4 0-5 3-8 9-8z"/>`)
export const SILENT = drawn(
  svg`<path d="M6 16c1.5-1.5 1.5-3 1.5-6a4.5 4.5 0 0 1 8-2.800M17 11c.2 3 .5 4 1.5 5H9M10.5 19.5h3M4 4l16 16"/>`,
)
