// The audience's part of the panel: how many simulated readers there are, and how their messages go out.
import { html, svg, type TemplateResult } from 'lit-html'
import type { Figures, Scene } from '#sandbox/page/protocol'
import { type Desk, deskButton } from './panel-button.ts'
import { curveOf, rateOf } from './sparkline.ts'

const SIZES = [0, 100, 1000, 10_000]
const WIDTH = 300
const HEIGHT = 56

/** What Telegram lets a bot send in a second (Bot FAQ, "My bot is hitting limits"). */
const FREE_RATE = 30

const number = new Intl.NumberFormat('en')

export function audiencePart({ audience, figures }: Scene, desk: Desk): TemplateResult {
  const choice = (size: number) =>
    deskButton(desk, { kind: 'audience', size }, number.format(size), { isPressed: size === audience })
  return html`<section class="desk-part" aria-labelledby="audience-title">
    <h3 id="audience-title">Audience</h3>
    <div class="desk-row joined" role="group" aria-label="Simulated readers">${SIZES.map(choice)}</div>
    ${figuresPart(figures)}
  </section>`
}

function figuresPart({ history, waiting, delivered, failed, floods }: Figures): TemplateResult {
  const rate = rateOf(history)
  const rows: [string, number][] = [
    ['waiting', waiting],
    ['delivered', delivered],
    ['failed', failed],
    ['429s', floods],
  ]
  return html`<figure class="figures">
    <figcaption><strong>${rate.toFixed(rate < 10 ? 1 : 0)}</strong> messages a second, the last minute</figcaption>
    ${curve(history)}
    <dl>${rows.map(([name, value]) => html`<div><dd>${number.format(value)}</dd><dt>${name}</dt></div>`)}</dl>
  </figure>`
}

function curve(history: readonly number[]): TemplateResult {
  const { line, area, top } = curveOf(history, WIDTH, HEIGHT, FREE_RATE * 1.15)
  const limit = HEIGHT - (FREE_RATE / top) * HEIGHT
  return html`<svg class="curve" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img"
    aria-label="Messages in each of the last sixty seconds">${svg`
    <path class="curve-area" d=${area}></path><path class="curve-line" d=${line}></path>
    <path class="curve-limit" d="M0,${limit}H${WIDTH}"><title>30 a second</title></path>`}</svg>`
}
