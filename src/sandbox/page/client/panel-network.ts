// What can go wrong: the network's and the bot's parts of the panel.
import { html, type TemplateResult } from 'lit-html'
import type { Scene } from '#sandbox/page/protocol'
import { type Desk, deskButton, deskSwitch } from './panel-button.ts'

const FLOOD_SECONDS = 10

export function networkPart({ faults, isGroupClosed }: Scene, desk: Desk): TemplateResult {
  const flood =
    faults.floodSecondsLeft > 0 ? `429 for ${Math.ceil(faults.floodSecondsLeft)} s more` : `429 for ${FLOOD_SECONDS} s`
  return html`<section class="desk-part" aria-labelledby="network-title">
    <h3 id="network-title">Network</h3>
    ${deskSwitch(desk, { kind: 'outage', on: !faults.outage }, 'Telegram is down', 'no connection gets through')}
    ${deskSwitch(desk, { kind: 'lose-answers', on: !faults.losesAnswers }, 'Answers get lost', 'one in ten, after it was done')}
    ${deskSwitch(desk, { kind: 'slow', on: !faults.isSlow }, 'Slow line', 'every answer takes its time')}
    ${deskSwitch(desk, { kind: 'close-group', on: !isGroupClosed }, 'Group is closed', 'its permissions let no member write')}
    <div class="desk-row">
      ${deskButton(desk, { kind: 'flood', seconds: FLOOD_SECONDS }, flood, { isPressed: faults.floodSecondsLeft > 0 })}
    </div>
  </section>`
}

const STATES = { starting: 'starting', running: 'running', down: 'down' } as const

export function botPart({ bot, restarts }: Scene, desk: Desk): TemplateResult {
  const times = restarts === 1 ? 'once' : `${restarts} times`
  return html`<section class="desk-part" aria-labelledby="bot-title">
    <h3 id="bot-title">Bot <span class="pill ${bot}" role="status">${STATES[bot]}</span></h3>
    <p class="desk-note">${restarts === 0 ? 'A process of its own. Nothing it wrote down is lost when it dies.' : `Killed and back ${times}.`}</p>
    <div class="desk-row">${deskButton(desk, { kind: 'kill' }, 'kill -9', { isDanger: true, label: 'Kill the bot’s process' })}</div>
  </section>`
}
