// What the agency does by itself once it runs, in order: new stories, and corrections of such as are out already.

export type Step = { act: 'publish' | 'correct'; number: number }

export const programme: readonly Step[] = [
  { act: 'publish', number: 3610409 },
  { act: 'publish', number: 3610399 },
  { act: 'correct', number: 3610309 },
  { act: 'publish', number: 3610404 },
  { act: 'publish', number: 3610440 },
  { act: 'correct', number: 3610238 },
  { act: 'publish', number: 3610437 },
  { act: 'publish', number: 3610421 },
  { act: 'correct', number: 3610315 },
  { act: 'publish', number: 3610424 },
  { act: 'publish', number: 3610428 },
  { act: 'correct', number: 3610262 },
]
