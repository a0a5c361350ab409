import { inject } from 'vitest'
import type { MAKERS } from './once-makers.ts'

/** What the run has one of, made when the first test asks: where it is. */
export async function once(name: keyof typeof MAKERS): Promise<string> {
  const answer = await fetch(new URL(name, inject('onceRoot')))
  const said = await answer.text()
  if (!answer.ok) throw new Error(said)
  return said
}
