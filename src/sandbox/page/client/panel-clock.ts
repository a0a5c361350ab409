// The clock's part of the panel: what time it is in the demo, and when else it could be.
import { html, nothing, type TemplateResult } from 'lit-html'
import type { Scene } from '#sandbox/page/protocol'
import { type Desk, deskButton } from './panel-button.ts'
import { dateIn, timeIn } from './scene-clock.ts'

export function clockPart(scene: Scene, now: number, desk: Desk): TemplateResult {
  const jump = (to: 'morning' | 'evening' | 'hour' | 'spring' | 'autumn', words: string) =>
    deskButton(desk, { kind: 'jump', to }, words)
  return html`<section class="desk-part" aria-labelledby="clock-title">
    <h3 id="clock-title">Clock ${scene.rate === 1 ? nothing : html`<span class="pill">×${Math.round(scene.rate)}</span>`}</h3>
    <p class="clock" role="timer"><time>${timeIn('Asia/Baku', now)}</time> <span>Baku, ${dateIn('Asia/Baku', now)}</span></p>
    <p class="clock-other">Berlin ${timeIn('Europe/Berlin', now)} · your own ${timeIn(undefined, now)}</p>
    <div class="desk-row" role="group" aria-label="Jump to">
      ${jump('morning', 'To 07:59')}${jump('evening', 'To 17:59')}${jump('hour', 'An hour on')}
    </div>
    <div class="desk-row" role="group" aria-label="Jump to when clocks change in Berlin">
      ${jump('spring', 'Spring: 02 → 03')}${jump('autumn', 'Autumn: 03 → 02')}
    </div>
  </section>`
}
