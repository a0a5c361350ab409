// A circle with the initials of a person or a chat, in a colour of their own.
import { html, type TemplateResult } from 'lit-html'

const HUES = 6

export function avatar(id: number, name: string): TemplateResult {
  return html`<span class="avatar hue-${Math.abs(id) % HUES}" aria-hidden="true">${initials(name)}</span>`
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase())
    .join('')
}
