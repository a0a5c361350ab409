// The demo's clock between two events of the server. Pure.
import type { Scene } from '#sandbox/page/protocol'

/** The demo's time now: what it was when the scene came, and what has passed since at its rate. */
export function sceneNow(scene: Scene, sceneAt: number, browserNow: number): number {
  return scene.now + Math.max(0, browserNow - sceneAt) * scene.rate
}

/** `07:59:50` in a zone. */
export function timeIn(timeZone: string | undefined, at: number): string {
  return text(at, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }, timeZone)
}

/** `Tue 24 Nov 2026` in a zone. */
export function dateIn(timeZone: string | undefined, at: number): string {
  return text(at, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }, timeZone)
}

function text(at: number, options: Intl.DateTimeFormatOptions, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('en-GB', timeZone === undefined ? options : { ...options, timeZone }).format(at)
}
