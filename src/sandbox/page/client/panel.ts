// The director's panel: what goes on in the demo, and what the person at the page can make happen. Only where there is a scene.
import { html, nothing, render, type TemplateResult } from 'lit-html'
import type { Answer, Direction, Scene } from '#sandbox/page/protocol'
import { CLOSE, SLIDERS } from './icons.ts'
import type { Model } from './model.ts'
import { audiencePart } from './panel-audience.ts'
import type { Desk } from './panel-button.ts'
import { clockPart } from './panel-clock.ts'
import { botPart, networkPart } from './panel-network.ts'
import { newsroomPart } from './panel-newsroom.ts'
import { sceneNow } from './scene-clock.ts'

export type Panel = {
  /** Draws it if it is open, and says whether it is. */
  draw: (model: Model) => boolean
  /** The button that opens and closes it; nothing where there is no scene. */
  toggleButton: (model: Model) => TemplateResult | typeof nothing
}

const TICK_MS = 250

export function createPanel(
  root: HTMLElement,
  direct: (direction: Direction) => Promise<Answer>,
  toast: (text: string) => void,
  redraw: () => void,
): Panel {
  const waiting = new Set<string>()
  let isOpen = matchMedia('(min-width: 1100px)').matches
  let shown: { scene: Scene; sceneAt: number } | undefined

  const desk: Desk = {
    isWaiting: (direction) => waiting.has(JSON.stringify(direction)),
    direct: async (direction) => {
      const key = JSON.stringify(direction)
      if (waiting.has(key)) return
      waiting.add(key)
      redraw()
      const answer = await direct(direction)
      waiting.delete(key)
      if (!answer.ok) toast(answer.error)
      redraw()
    },
  }
  const openers = () => document.querySelectorAll<HTMLElement>('[aria-controls="panel"]')
  const toggle = () => {
    isOpen = !isOpen
    redraw()
    // Once both are drawn: into the panel, and back to what opened it.
    const isShown = (each: HTMLElement) => each.offsetParent !== null
    const target = () => (isOpen ? root.querySelector('button') : [...openers()].find(isShown))
    requestAnimationFrame(() => requestAnimationFrame(() => target()?.focus()))
  }
  const tick = () => {
    if (shown === undefined || document.visibilityState !== 'visible') return
    const { scene, sceneAt } = shown
    render(content(scene, sceneNow(scene, sceneAt, Date.now()), desk, toggle), root)
  }
  // The clock goes on between two events; only the panel is drawn for it.
  setInterval(tick, TICK_MS)
  root.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && isOpen) toggle()
  })

  return {
    draw: ({ scene, sceneAt }) => {
      shown = isOpen && scene !== undefined ? { scene, sceneAt } : undefined
      root.hidden = shown === undefined
      tick()
      return shown !== undefined
    },
    toggleButton: ({ scene }) =>
      scene === undefined
        ? nothing
        : html`<button type="button" class="icon-button" aria-pressed=${isOpen} aria-controls="panel" aria-label="Director’s panel"
            title="Director’s panel" @click=${toggle}>${SLIDERS}</button>`,
  }
}

function content(scene: Scene, now: number, desk: Desk, close: () => void): TemplateResult {
  return html`<header class="panel-head">
      <h2>Director’s panel</h2>
      <button type="button" class="icon-button" aria-label="Close the panel" @click=${close}>${CLOSE}</button>
    </header>
    <div class="panel-body">
      ${scene.caption === '' ? nothing : html`<p class="caption" role="status">${scene.caption}</p>`}
      ${newsroomPart(scene, desk)} ${clockPart(scene, now, desk)} ${audiencePart(scene, desk)}
      ${networkPart(scene, desk)} ${botPart(scene, desk)}
    </div>`
}
