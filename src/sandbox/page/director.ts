// What the page's panel can ask of the demo around it. A type alone: the page knows no newsroom and no bot.
import type { Direction, Scene } from './protocol.ts'

export type Director = {
  scene(): Scene
  /** Calls back when the scene changed until the returned function is called. */
  subscribe(listener: () => void): () => void
  /** Carries it out; rejects with a sentence for the person at the panel. */
  direct(direction: Direction): Promise<void>
  /** Somebody opened the page: the first time something worth seeing begins. */
  opened(): void
}
